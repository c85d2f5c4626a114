import { cx } from "./cx";

/** A person as two letters. `active` rings who is working here right now. */
export function Avatar({ name, active, className }: { name: string; active?: boolean; className?: string }) {
  return (
    <span
      title={name}
      className={cx(
        "grid size-6 shrink-0 place-items-center rounded-full border bg-sunken text-10 leading-none font-semibold text-ink",
        active ? "border-accent-ink" : "border-line-2",
        className,
      )}
    >
      <span aria-hidden="true">{initials(name)}</span>
      <span className="sr-only">{name}</span>
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length > 1 ? `${words[0]?.[0] ?? ""}${words.at(-1)?.[0] ?? ""}`.toUpperCase() : name.slice(0, 2).toUpperCase();
}
