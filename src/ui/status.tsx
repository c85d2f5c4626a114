import type { ReactNode } from "react";
import { cx } from "./cx";
import { Glyph, type GlyphName } from "./glyphs";
import { inkOf, pillOf, type Tone } from "./tone";

export type Sign = { glyph: GlyphName; icon?: never } | { icon: ReactNode; glyph?: never };

type Props = Sign & { tone: Tone; children: ReactNode; className?: string };

/** A state in a list: a coloured sign and an ink word. `quiet` greys what is normal, such as "Paid". */
export function Status({ glyph, icon, tone, quiet, children, className }: Props & { quiet?: boolean }) {
  return (
    <span className={cx("inline-flex max-w-full items-center gap-1.5 whitespace-nowrap align-middle", className)}>
      <span className={cx("[&_svg]:size-3.5", quiet ? "text-ink-3" : inkOf[tone])}>{glyph ? <Glyph name={glyph} /> : icon}</span>
      <span className={cx("truncate", quiet ? "text-ink-2" : "text-ink")}>{children}</span>
    </span>
  );
}

/** A tinted pill: for exceptions in lists (hold, late) and for the header of a page. */
export function Badge({ glyph, icon, tone, children, className }: Partial<Sign> & { tone: Tone; children: ReactNode; className?: string }) {
  return (
    <span
      className={cx(
        "inline-flex h-[22px] items-center gap-1 whitespace-nowrap rounded-sm pr-[7px] align-middle text-12 font-medium [&_svg]:size-[13px]",
        glyph || icon ? "pl-[5px]" : "pl-[7px]",
        pillOf[tone],
        className,
      )}
    >
      {glyph ? <Glyph name={glyph} /> : icon}
      {children}
    </span>
  );
}
