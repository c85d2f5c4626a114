"use client";
import { useTranslations } from "next-intl";
import type { Unit } from "../../figures/figure";
import { derivedStock } from "../../stock/stock-days";
import type { StockFigures } from "../../stock/stock-figures";
import { useFigures } from "../frame/use-figures";
import { directionOf, type MeasureItem, MeasureRow } from "../ways/measure-row";

/** The figures of stock in one row. */
export function StockRow({ now }: { now: StockFigures }) {
  const t = useTranslations("analytics");
  const { span, days, before, counts, countsBefore } = now;
  const { write, number } = useFigures(span.currency);
  const of = derivedStock(days);
  const then = before && derivedStock(before);
  const share = (sums: typeof counts | null) => (sums && sums.places > 0 ? sums.exact / sums.places : null);
  const daysOf = (value: number | null | undefined) => (value == null ? "—" : t("ways.days", { count: number(value) }));
  const item = (measure: string, is: number | null, was: number | null | undefined, unit: Unit | "days", href?: string): MeasureItem => {
    const text = (value: number | null | undefined) => (unit === "days" ? daysOf(value) : write(value ?? null, unit));
    return { measure, value: text(is), href, change: before && { text: t("was", { value: text(was) }), direction: directionOf(is, was) } };
  };
  return (
    <MeasureRow
      items={[
        item("onHandUnits", days.at(-1)?.onHand ?? 0, before?.at(-1)?.onHand, "count", "/stock"),
        item("stockValue", days.at(-1)?.valueMinor ?? 0, before?.at(-1)?.valueMinor, "money", "/stock"),
        item("turnover", of.turnover, then?.turnover, "decimal"),
        item("coverDays", of.coverDays, then?.coverDays, "days"),
        item("accuracy", share(counts), share(countsBefore), "share", "/stock/counts"),
        item("shrinkage", of.lostMinor, then?.lostMinor, "money", "/stock/write-offs"),
      ]}
    />
  );
}
