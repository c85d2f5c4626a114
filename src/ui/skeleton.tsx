import { cx } from "./cx";
import { Cell, Row } from "./table";

/** A grey bar where text will stand. */
export function Skeleton({ width, height = 10, className }: { width?: number | string; height?: number; className?: string }) {
  return (
    <span aria-hidden="true" style={{ width, height }} className={cx("block animate-breathe rounded-sm bg-track opacity-75", className)} />
  );
}

const widths = [60, 120, 96, 140, 72, 108, 84, 128];

/** Rows of the true height, while a list is on its way. Goes inside <tbody>. */
export function SkeletonRows({ rows = 8, columns }: { rows?: number; columns: number }) {
  return Array.from({ length: rows }, (_, row) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
    <Row key={row} aria-hidden="true">
      {Array.from({ length: columns }, (_, column) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: placeholders have no identity
        <Cell key={column}>
          <Skeleton width={Math.min(widths[(row + column * 3) % widths.length] ?? 80, 160)} className="max-w-full" />
        </Cell>
      ))}
    </Row>
  ));
}
