import { inkOn } from "@/lib/contrast";

/** A shop as its first letter on its own colour. */
export function BrandMark({ name, color, size = 22 }: { name: string; color: string | null; size?: number }) {
  const paint = color && /^#[0-9a-f]{6}$/i.test(color) ? { backgroundColor: color, color: inkOn(color) } : {};
  return (
    <span
      aria-hidden="true"
      style={{ width: size, height: size, fontSize: size * 0.55, ...paint }}
      className="grid shrink-0 place-items-center rounded-[5px] bg-accent leading-none font-semibold text-on-accent"
    >
      {(name.trim()[0] ?? "D").toUpperCase()}
    </span>
  );
}
