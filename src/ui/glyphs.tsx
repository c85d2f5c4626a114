import type { ReactNode } from "react";
import { cx } from "./cx";

/**
 * The signs of states. Circle = work on the order, square = money, octagon = hold.
 * The shape alone tells them apart; colour only repeats it.
 */
export type GlyphName = keyof typeof shapes;

const stroke = { fill: "none", stroke: "currentColor", strokeWidth: 1.75, strokeLinecap: "round", strokeLinejoin: "round" } as const;
const cut = { ...stroke, stroke: "var(--gk, var(--surface))" } as const;

const ring = <circle cx="8" cy="8" r="6.5" {...stroke} />;
const disc = <circle cx="8" cy="8" r="7.4" fill="currentColor" />;
const frame = <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" {...stroke} />;
const block = <rect x="1" y="1" width="14" height="14" rx="3.6" fill="currentColor" />;

const tick = "M5 8.2 7.2 10.4 11 6";
const right = "M5 8h6M8.6 5.6 11 8l-2.4 2.4";
const left = "M11 8H5M7.4 5.6 5 8l2.4 2.4";

function pie(d: string): ReactNode {
  return (
    <>
      {ring}
      <path d={d} fill="currentColor" />
    </>
  );
}

const shapes = {
  dashed: <circle cx="8" cy="8" r="6.5" {...stroke} strokeLinecap="butt" strokeDasharray="2.2 2.2" />,
  dot: (
    <>
      {ring}
      <circle cx="8" cy="8" r="2.6" fill="currentColor" />
    </>
  ),
  quarter: pie("M8 8V4a4 4 0 0 1 4 4Z"),
  half: pie("M8 8V4a4 4 0 0 1 0 8Z"),
  threeQuarters: pie("M8 8V4a4 4 0 1 1-4 4Z"),
  box: (
    <>
      {disc}
      <path d="M5 5.6h6v5.2H5zM5 7.6h6" {...cut} strokeWidth={1.3} strokeLinecap="butt" strokeLinejoin="miter" />
    </>
  ),
  arrow: (
    <>
      {disc}
      <path d={right} {...cut} />
    </>
  ),
  arrowOutline: (
    <>
      {ring}
      <path d={right} {...stroke} />
    </>
  ),
  check: (
    <>
      {disc}
      <path d={tick} {...cut} />
    </>
  ),
  checkOutline: (
    <>
      {ring}
      <path d="M5.2 8.2 7.2 10.2 10.8 6" {...stroke} />
    </>
  ),
  back: (
    <>
      {ring}
      <path d={left} {...stroke} />
    </>
  ),
  cross: (
    <>
      {ring}
      <path d="m5.8 5.8 4.4 4.4M10.2 5.8l-4.4 4.4" {...stroke} />
    </>
  ),
  hourglass: <path d="M4 1.8h8M4 14.2h8M5 1.8v2.4L8 8l3-3.8V1.8M5 14.2v-2.4L8 8l3 3.8v2.4" {...stroke} strokeWidth={1.6} />,
  hold: (
    <>
      <path d="M5.1 1.2h5.8l3.9 3.9v5.8l-3.9 3.9H5.1l-3.9-3.9V5.1z" fill="currentColor" />
      <path d="M6.3 5.5v5M9.7 5.5v5" {...cut} />
    </>
  ),
  flag: <path d="M3.5 14.5v-12M3.5 3c3-1.8 5.5 1.2 9 0v6.5c-3.5 1.2-6-1.800-9 0" {...stroke} strokeWidth={1.6} />,
  square: frame,
  squareDashed: <rect x="1.9" y="1.9" width="12.2" height="12.2" rx="3" {...stroke} strokeLinecap="butt" strokeDasharray="2.4 2.1" />,
  squareHalf: (
    <>
      {frame}
      <path d="M4.4 8h7.2v2.6a1 1 0 0 1-1 1H5.4a1 1 0 0 1-1-1z" fill="currentColor" />
    </>
  ),
  squareCheck: (
    <>
      {block}
      <path d={tick} {...cut} />
    </>
  ),
  squareDown: (
    <>
      {frame}
      <path d="M8 4.8v6M5.6 8.4 8 10.8l2.4-2.4" {...stroke} />
    </>
  ),
  squareBackOutline: (
    <>
      {frame}
      <path d={left} {...stroke} />
    </>
  ),
  squareBack: (
    <>
      {block}
      <path d={left} {...cut} />
    </>
  ),
} as const;

/** A status sign, 14 px, in the colour of the text around it. The word beside it carries the meaning. */
export function Glyph({ name, className }: { name: GlyphName; className?: string }) {
  return (
    <svg viewBox="0 0 16 16" aria-hidden="true" className={cx("size-3.5 shrink-0", className)}>
      {shapes[name]}
    </svg>
  );
}
