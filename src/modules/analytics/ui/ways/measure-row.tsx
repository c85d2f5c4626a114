"use client";
import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import { FigureLink } from "@/ui/button-link";
import { MeasureName } from "../frame/measure-name";

export type MeasureItem = {
  /** Of `analytics.measures`. */
  measure: string;
  value: string;
  href?: string | null;
  /** Compared with the other period; null: nothing is compared. */
  change?: { text: string; direction: -1 | 0 | 1 } | null;
};

/** How a figure has moved, as the arrow beside it shows it. */
export const directionOf = (now: number | null, before: number | null | undefined): -1 | 0 | 1 =>
  now === null || before === null || before === undefined || now === before ? 0 : now > before ? 1 : -1;

/** Figures of a period in one row, each with its change, its definition and what is behind it. */
export function MeasureRow({ items }: { items: readonly MeasureItem[] }) {
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3 xl:flex xl:gap-x-0 xl:divide-x xl:divide-line print:grid-cols-4">
      {items.map(({ measure, value, href, change }) => {
        const Arrow = change?.direction === 1 ? ArrowUpRight : change?.direction === -1 ? ArrowDownRight : Minus;
        return (
          <div key={measure} className="min-w-0 xl:px-7 xl:first:pl-0">
            <dt className="text-13 text-ink-2">
              <MeasureName measure={measure} />
            </dt>
            <dd className="text-20 font-semibold tabular-nums">{href ? <FigureLink href={href}>{value}</FigureLink> : value}</dd>
            {change && (
              <dd className="flex items-center gap-1 text-12 text-ink-2 tabular-nums [&>svg]:size-3.5 [&>svg]:shrink-0">
                <Arrow aria-hidden="true" />
                {change.text}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
