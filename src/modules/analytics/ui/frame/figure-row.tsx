"use client";
import { ArrowDownRight, ArrowUpRight, Minus } from "lucide-react";
import { useTranslations } from "next-intl";
import { FigureLink } from "@/ui/button-link";
import type { AskFigures } from "../../figures/ask";
import { type FigureKey, figure } from "../../figures/figure";
import { ordersBehind } from "../../figures/orders-behind";
import type { Days } from "../../figures/span";
import type { Sums } from "../../figures/sums";
import { MeasureName } from "./measure-name";
import { useFigures } from "./use-figures";

type Props = {
  keys: readonly FigureKey[];
  total: Sums;
  before: Sums | null;
  days: Days;
  ask: AskFigures;
  currency: string;
};

/** The figures of a period in one row, each with its change, its definition and the orders behind it. */
export function FigureRow({ keys, total, before, days, ask, currency }: Props) {
  const t = useTranslations("analytics");
  const { write, change } = useFigures(currency);
  return (
    <dl className="grid grid-cols-2 gap-x-6 gap-y-4 md:grid-cols-3 xl:flex xl:gap-x-0 xl:divide-x xl:divide-line print:grid-cols-4">
      {keys.map((key) => {
        const { unit, of, behind } = figure(key);
        const now = of(total);
        const then = before && of(before);
        const href = now === null ? null : ordersBehind(behind, { ...days, currency }, ask);
        const Arrow = then === null || now === null || now === then ? Minus : now > then ? ArrowUpRight : ArrowDownRight;
        return (
          <div key={key} className="min-w-0 xl:px-7 xl:first:pl-0">
            <dt className="text-13 text-ink-2">
              <MeasureName measure={key} />
            </dt>
            <dd className="text-20 font-semibold tabular-nums">
              {href ? <FigureLink href={href}>{write(now, unit)}</FigureLink> : write(now, unit)}
            </dd>
            {before && (
              <dd className="flex items-center gap-1 text-12 text-ink-2 tabular-nums [&>svg]:size-3.5 [&>svg]:shrink-0">
                <Arrow aria-hidden="true" />
                {unit === "share" || unit === "decimal" || !then
                  ? change(now, then, unit)
                  : t("changeWas", { change: change(now, then, unit), value: write(then, unit) })}
              </dd>
            )}
          </div>
        );
      })}
    </dl>
  );
}
