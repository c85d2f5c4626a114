import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { cx } from "./cx";

type TableProps = {
  /** What the table lists, for screen readers. */
  label: string;
  /** Row height: 36 for lists, 44 on the dashboard, 52 for two lines. At least 48 on touch. */
  row?: 36 | 44 | 52;
  /** Padding of the first and last cell: 20 in a page, 16 in a card, 0 in open space. */
  gutter?: 20 | 16 | 0;
  /** Fixed column widths, in pixels; null takes the rest. */
  columns?: readonly (number | null)[];
  /** The head stays in view under the page's own head. */
  sticky?: boolean;
  className?: string;
  children: ReactNode;
};

/** A list with true columns. Narrow screens scroll it sideways; where that is poor, show cards below `md` instead. */
export function Table({ label, row = 36, gutter = 20, columns, sticky, className, children }: TableProps) {
  return (
    <div className={cx("relative max-lg:overflow-x-auto", className)}>
      <table
        aria-label={label}
        data-sticky={sticky || undefined}
        style={{ "--row": `${row}px`, "--gutter": `${gutter}px`, minWidth: columns && leastWidth(columns) } as CSSProperties}
        className={cx("group/table w-full border-separate border-spacing-0 text-13", columns && "table-fixed")}
      >
        {columns && (
          <colgroup>
            {columns.map((width, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity than their place
              <col key={index} style={width === null ? undefined : { width }} />
            ))}
          </colgroup>
        )}
        {children}
      </table>
    </div>
  );
}

// A column that takes the rest still needs room for a name.
function leastWidth(columns: readonly (number | null)[]): number {
  return columns.reduce<number>((sum, width) => sum + (width ?? 140), 0);
}

export function TableHead({ children }: { children: ReactNode }) {
  return (
    <thead>
      <tr>{children}</tr>
    </thead>
  );
}

type HeadCellProps = Omit<ComponentProps<"th">, "children"> & {
  numeric?: boolean;
  /** Sorted by this column, and where a click on it leads. */
  sort?: { direction: "asc" | "desc" | null; href: string };
  children?: ReactNode;
};

export function HeadCell({ numeric, sort, className, children, ...rest }: HeadCellProps) {
  const direction = sort?.direction;
  return (
    <th
      scope="col"
      aria-sort={direction ? (direction === "asc" ? "ascending" : "descending") : undefined}
      {...rest}
      className={cx(
        "h-8 whitespace-nowrap border-b border-line bg-surface px-2 text-12 font-normal text-ink-3 first:pl-(--gutter) last:pr-(--gutter) group-data-sticky/table:lg:sticky group-data-sticky/table:lg:top-(--page-head,0px) group-data-sticky/table:lg:z-10",
        numeric ? "text-right" : "text-left",
        className,
      )}
    >
      {sort ? (
        <Link
          href={sort.href}
          scroll={false}
          className={cx("inline-flex items-center gap-0.5 rounded-sm hover:text-ink", direction && "text-ink")}
        >
          {children}
          {direction &&
            (direction === "asc" ? <ArrowUp aria-hidden="true" className="size-3" /> : <ArrowDown aria-hidden="true" className="size-3" />)}
        </Link>
      ) : (
        children
      )}
    </th>
  );
}

type RowProps = ComponentProps<"tr"> & {
  selected?: boolean;
  /** Where the keyboard stands (j, k). */
  cursor?: boolean;
  /** It has just changed: glows once. Better set by useGlow, which knows when. */
  glow?: boolean;
};

export function Row({ selected, cursor, glow, className, ...rest }: RowProps) {
  return (
    <tr
      aria-selected={selected}
      data-cursor={cursor || undefined}
      {...rest}
      className={cx(
        "relative",
        selected ? "[&>td]:bg-accent-tint" : cx("hover:[&>td]:bg-hover", cursor && "[&>td]:bg-hover"),
        cursor && "[&>td:first-child]:shadow-[inset_2px_0_0_var(--accent-ink)]",
        glow && "[&>td]:animate-glow",
        className,
      )}
    />
  );
}

type CellProps = ComponentProps<"td"> & { numeric?: boolean; wrap?: boolean };

export function Cell({ numeric, wrap, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        "h-(--row) border-b border-line px-2 first:pl-(--gutter) last:pr-(--gutter) touch:h-[max(var(--row),48px)]",
        // A figure cut short would be a lie, so only words are.
        numeric ? "whitespace-nowrap text-right tabular-nums" : wrap ? "py-1.5" : "truncate",
        className,
      )}
    />
  );
}

/** The link that makes a whole row clickable: its area covers the row. Give other controls in the row `relative z-1`. */
export function RowLink({ className, ...rest }: ComponentProps<typeof Link>) {
  return (
    <Link
      prefetch={false}
      {...rest}
      className={cx(
        "font-medium tabular-nums after:absolute after:inset-0 focus-visible:outline-none focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-accent-ink",
        className,
      )}
    />
  );
}
