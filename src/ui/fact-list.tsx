import type { ReactNode } from "react";
import { cx } from "./cx";

export type Fact = {
  label: ReactNode;
  value: ReactNode /** The line that matters: the total. */;
  strong?: boolean;
  quiet?: boolean /** A little air above. */;
  apart?: boolean;
};

/** Labels left, values right: sums, identifiers, dates. */
export function FactList({ facts, className }: { facts: readonly Fact[]; className?: string }) {
  return (
    <dl className={cx("grid grid-cols-[auto_1fr] gap-x-4 gap-y-1 text-13", className)}>
      {facts.map((fact, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: facts are a fixed list
        <div key={index} className={cx("col-span-2 grid grid-cols-subgrid", fact.apart && "pt-1.5", fact.strong && "font-semibold")}>
          <dt className={fact.strong ? "text-ink" : "text-ink-3"}>{fact.label}</dt>
          <dd className={cx("min-w-0 text-right tabular-nums [overflow-wrap:anywhere]", fact.quiet && "text-ink-3")}>{fact.value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A block of the facts column: a small grey heading, a remark at its right, hairlines between. */
export function FactBlock({ title, note, children }: { title: ReactNode; note?: ReactNode; children: ReactNode }) {
  return (
    <section className="border-t border-line py-3.5 text-13 first:border-t-0 first:pt-0">
      <h2 className="mb-1.5 flex items-center justify-between gap-2 text-12 font-medium text-ink-3">
        {title}
        {note && <span className="font-normal">{note}</span>}
      </h2>
      {children}
    </section>
  );
}
