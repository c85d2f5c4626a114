import { cx } from "./cx";

type Props = { name: string; title?: string; active?: boolean; className?: string };

/** A person as two letters. `active` rings who is working here right now; `title` says more than the name. */
export function Avatar({ name, title = name, active, className }: Props) {
  return (
    <span
      title={title}
      className={cx(
        "grid size-6 shrink-0 place-items-center rounded-full border bg-sunken text-10 leading-none font-semibold text-ink",
        active ? "border-accent-ink" : "border-line-2",
        className,
      )}
    >
      <span aria-hidden="true">{initials(name)}</span>
      <span className="sr-only">{title}</span>
    </span>
  );
}

function initials(name: string): string {
  const words = name.trim().split(/\s+/);
  return words.length > 1 ? `${words[0]?.[0] ?? ""}${words.at(-1)?.[0] ?? ""}`.toUpperCase() : name.slice(0, 2).toUpperCase();
}
