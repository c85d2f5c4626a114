import type { Context } from "@/platform/context";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { AskFigures } from "../figures/ask";
import type { Line } from "../figures/breakdown-queries";
import { orderCosts } from "../figures/cost-queries";
import { type Figure, type FigureKey, figure } from "../figures/figure";
import { asksOf, breakdownOfPage, buyersShown, columnsOf, countsOrders, type SalesPage } from "../figures/page-columns";
import { salesFigures } from "../figures/sales-queries";
import type { Days } from "../figures/span";
import type { Sums } from "../figures/sums";
import { type FileTable, figureCell } from "./file-table";

export type PageTables = { span: Days; tables: FileTable[] };

const written = (key: FigureKey, sums: Sums, currency: string) => {
  const { of, unit }: Figure = figure(key);
  return figureCell(of(sums), unit, currency);
};

/** What the pages of sales show: their figures, the parts of a breakdown, and the days. */
export async function salesTables(ctx: Context, page: SalesPage, address: AskOfPage, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics");
  const ask = asksOf(page, address);
  const wanted = breakdownOfPage(page, address.by);
  const { span, total, before, by, lines, days } = await salesFigures(ctx, { ...ask, by: wanted, limit: 200 });
  const { currency } = span;
  const { figures, columns } = columnsOf(page, by, ask);
  const hasOrders = countsOrders(by, ask);
  const nameOf = ({ name, key }: Line) => name ?? t(`values.${by}.${key ?? "unknown"}` as never);
  const titleOf = (key: FigureKey) => t(`measures.${key}.name`);
  const figuresOf = (title: string, now: Sums, then: Sums | null): FileTable => ({
    title,
    head: [t("files.figure"), t("files.now"), ...(then ? [t("files.before")] : [])],
    rows: figures.map((key) => [titleOf(key), written(key, now, currency), ...(then ? [written(key, then, currency)] : [])]),
  });
  return {
    span,
    tables: [
      ...(page === "buyers"
        ? buyersShown(lines).map(({ kind, line }) => figuresOf(t(`buyers.${kind}`), line.now, line.before))
        : [figuresOf(t("files.figures"), total, before)]),
      {
        title: t(`by.${by}`),
        head: [t(`by.${by}`), ...columns.map(titleOf)],
        rows: lines.map((line) => [nameOf(line), ...columns.map((key) => written(key, line.now, currency))]),
      },
      {
        title: t("files.byDay"),
        head: [t("day"), ...(hasOrders ? [titleOf("orders")] : []), titleOf("units"), titleOf("sales")],
        rows: sumsByDay(days).map(({ day, orders, units, totalMinor }) => [
          ...(hasOrders ? [day, orders] : [day]),
          units,
          figureCell(totalMinor, "money", currency),
        ]),
      },
    ],
  };
}

type AskOfPage = AskFigures & { by?: string };
type DaySums = { day: string; orders: number; units: number; totalMinor: number };

/** The days of a breakdown, each as a whole. */
function sumsByDay(parts: readonly DaySums[]): DaySums[] {
  const days = new Map<string, DaySums>();
  for (const { day, orders, units, totalMinor } of parts) {
    const sum = days.get(day) ?? { day, orders: 0, units: 0, totalMinor: 0 };
    days.set(day, { day, orders: sum.orders + orders, units: sum.units + units, totalMinor: sum.totalMinor + totalMinor });
  }
  return [...days.values()].toSorted((a, b) => (a.day < b.day ? -1 : 1));
}

/** What the page of costs shows: each stage of an order, in all and by channel. */
export async function costTables(ctx: Context, asked: AskFigures, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics.costs");
  const { span, total, stages, channels } = await orderCosts(ctx, asksOf("costs", asked));
  const { currency } = span;
  const head = [t("stage"), t("perOrder"), t("all"), t("time")];
  const rowsOf = (own: typeof stages, orders: number) =>
    own.map(({ stage, minor, seconds }) => [
      t(`stages.${stage}`),
      figureCell(orders > 0 ? minor / orders : null, "money", currency),
      figureCell(minor, "money", currency),
      figureCell(orders > 0 ? seconds / orders : null, "seconds", currency),
    ]);
  return {
    span,
    tables: [
      { title: t("title"), head, rows: rowsOf(stages, total.orders) },
      ...channels.map(({ name, key, now, stages }) => ({ title: name ?? key ?? "", head, rows: rowsOf(stages, now.orders) })),
    ],
  };
}
