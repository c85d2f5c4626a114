import type { Context } from "@/platform/context";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import { derivedStock, type StockDay } from "../stock/stock-days";
import { type AskStock, type CountSums, stockFigures } from "../stock/stock-figures";
import { figureCell } from "./file-table";
import type { PageTables } from "./sales-tables";

/** What the page of stock shows. */
export async function stockTables(ctx: Context, asked: AskStock, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics.stockPage");
  const m = translator(locale, "analytics.measures");
  const { span, days, counts, warehouses } = await stockFigures(ctx, asked);
  const { currency } = span;
  const cells = (own: readonly StockDay[], counted: CountSums) => {
    const of = derivedStock(own);
    return [
      own.at(-1)?.onHand ?? 0,
      figureCell(own.at(-1)?.valueMinor ?? 0, "money", currency),
      figureCell(of.turnover, "decimal", currency),
      figureCell(of.coverDays, "decimal", currency),
      figureCell(counted.places > 0 ? counted.exact / counted.places : null, "share", currency),
      figureCell(of.lostMinor, "money", currency),
    ];
  };
  return {
    span,
    tables: [
      {
        title: t("byWarehouse"),
        head: [
          t("warehouse"),
          m("onHandUnits.name"),
          m("stockValue.name"),
          m("turnover.name"),
          m("coverDays.name"),
          `${m("accuracy.name")}, %`,
          m("shrinkage.name"),
        ],
        rows: [[t("all"), ...cells(days, counts)], ...warehouses.map(({ name, days, counts }) => [name, ...cells(days, counts)])],
      },
      {
        title: t("byDay"),
        head: [t("day"), t("onHand"), t("received"), t("shipped"), t("returned"), t("writtenOff"), t("found"), t("missed")],
        rows: days.map((day) => [day.day, day.onHand, day.received, day.shipped, day.returned, day.writtenOff, day.found, day.missed]),
      },
    ],
  };
}
