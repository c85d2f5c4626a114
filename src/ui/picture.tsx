import { Package } from "lucide-react";
import { cx } from "./cx";

type Props = { src: string | null | undefined; alt?: string; size?: number; className?: string };

/** A product's picture on its paper; a parcel's outline when there is none. Decorative (alt "") beside the product's name. */
export function Picture({ src, alt = "", size = 24, className }: Props) {
  const corner = size > 40 ? "rounded" : "rounded-sm";
  return (
    <span
      style={{ width: size, height: size }}
      className={cx("grid shrink-0 place-items-center overflow-hidden bg-pic text-[#4a463f]", corner, className)}
    >
      {src ? (
        // biome-ignore lint/performance/noImgElement: pictures are small and served by us, mostly SVG
        <img src={src} alt={alt} width={size} height={size} loading="lazy" decoding="async" className="size-full object-cover" />
      ) : (
        <Package aria-hidden="true" className="size-1/2 stroke-[1.5]" />
      )}
    </span>
  );
}

/** What an order holds, at a glance: up to three pictures and the count. */
export function Pictures({ items, more }: { items: readonly { key: string; src: string | null | undefined }[]; more?: React.ReactNode }) {
  return (
    <span className="flex items-center gap-[3px]">
      {items.slice(0, 3).map((item) => (
        <Picture key={item.key} src={item.src} />
      ))}
      {more && <span className="ml-[3px] text-12 text-ink-3 tabular-nums">{more}</span>}
    </span>
  );
}
