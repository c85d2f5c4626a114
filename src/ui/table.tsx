import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ComponentProps, CSSProperties, ReactNode } from "react";
import { cx } from "./cx";

/** From which width on a column is there: `md` leaves phones out, `xl` narrow desks too, `wide` (1400) small ones, `2xl` keeps it for wide ones. */
type From = "md" | "xl" | "wide" | "2xl";

/** In pixels; null takes the rest. Its cells carry the same `from`. */
export type Column = number | null | { width: number | null; from: From };

const hiddenBelow: Record<From, string> = {
  md: "max-md:hidden",
  xl: "max-xl:hidden",
  wide: "max-[1400px]:hidden",
  "2xl": "max-2xl:hidden",
};

type TableProps = {
  /** What the table lists, for screen readers. */
  label: string;
  /** Row height: 36 for lists, 44 on the dashboard, 52 for two lines. At least 48 on touch. */
  row?: 36 | 44 | 52;
  /** Padding of the first and last cell: 20 in a page, 16 in a card, 0 in open space. */
  gutter?: 20 | 16 | 0;
  /** Fixed column widths. */
  columns?: readonly Column[];
  /** The head stays in view under the page's own head. */
  sticky?: boolean;
  className?: string;
  children: ReactNode;
};

/** A list with true columns. What narrow screens can spare is left out there, the rest scrolls sideways; for phones show cards below `md` instead. */
export function Table({ label, row = 36, gutter = 20, columns, sticky, className, children }: TableProps) {
  return (
    <div className={cx("relative max-xl:overflow-x-auto", className)}>
      <table
        aria-label={label}
        data-sticky={sticky || undefined}
        style={{ "--row": `${row}px`, "--gutter": `${gutter}px`, ...(columns && leastWidths(columns)) } as CSSProperties}
        className={cx(
          "group/table w-full border-separate border-spacing-0 text-13",
          columns &&
            "table-fixed min-w-(--least-phone) md:min-w-(--least-desk) xl:min-w-(--least-small) min-[1400px]:min-w-(--least-wide) 2xl:min-w-(--least)",
        )}
      >
        {columns && (
          <colgroup>
            {columns.map((column, index) => {
              const { width, from } = detailed(column);
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity than their place
              return <col key={index} className={from && hiddenBelow[from]} style={width === null ? undefined : { width }} />;
            })}
          </colgroup>
        )}
        {children}
      </table>
    </div>
  );
}

const detailed = (column: Column): { width: number | null; from?: From } =>
  typeof column === "object" && column !== null ? column : { width: column };

// A column that takes the rest still needs room for a name.
const least = (columns: readonly Column[], ...without: From[]) =>
  columns
    .map(detailed)
    .filter(({ from }) => !from || !without.includes(from))
    .reduce((sum, { width }) => sum + (width ?? 140), 0);

function leastWidths(columns: readonly Column[]): Record<string, string> {
  return {
    "--least": `${least(columns)}px`,
    "--least-wide": `${least(columns, "2xl")}px`,
    "--least-small": `${least(columns, "2xl", "wide")}px`,
    "--least-desk": `${least(columns, "2xl", "wide", "xl")}px`,
    "--least-phone": `${least(columns, "2xl", "wide", "xl", "md")}px`,
  };
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
  from?: From;
  children?: ReactNode;
};

export function HeadCell({ numeric, sort, from, className, children, ...rest }: HeadCellProps) {
  const direction = sort?.direction;
  return (
    <th
      scope="col"
      aria-sort={direction ? (direction === "asc" ? "ascending" : "descending") : undefined}
      {...rest}
      className={cx(
        "h-8 whitespace-nowrap border-b border-line bg-surface px-2 text-12 font-normal text-ink-3 first:pl-(--gutter) last:pr-(--gutter) group-data-sticky/table:xl:sticky group-data-sticky/table:xl:top-(--page-head,0px) group-data-sticky/table:xl:z-10",
        numeric ? "text-right" : "text-left",
        from && hiddenBelow[from],
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

type CellProps = ComponentProps<"td"> & { numeric?: boolean; wrap?: boolean; from?: From };

export function Cell({ numeric, wrap, from, className, ...rest }: CellProps) {
  return (
    <td
      {...rest}
      className={cx(
        "h-(--row) border-b border-line px-2 first:pl-(--gutter) last:pr-(--gutter) touch:h-[max(var(--row),48px)]",
        // A figure cut short would be a lie, so only words are.
        numeric ? "whitespace-nowrap text-right tabular-nums" : wrap ? "py-1.5" : "truncate",
        from && hiddenBelow[from],
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
