import type { Context } from "@/platform/context";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { AskJourneys } from "../journeys/ask";
import { derivedRatings, type RatingSums, stars } from "../satisfaction/ratings";
import { type RatedRow, satisfactionFigures } from "../satisfaction/satisfaction-figures";
import { figureCell } from "./file-table";
import type { PageTables } from "./sales-tables";

/** What the page of satisfaction shows. */
export async function satisfactionTables(ctx: Context, asked: AskJourneys, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics.satisfaction");
  const m = translator(locale, "analytics.measures");
  const { span, total, before, days, channels, warehouses, carriers } = await satisfactionFigures(ctx, asked);
  const head = [
    m("ratings.name"),
    m("rating.name"),
    m("nps.name"),
    m("deliveryRating.name"),
    m("goodsRating.name"),
    ...stars.map((_, i) => t("starsCount", { count: i + 1 })),
  ];
  const cells = (sums: RatingSums) => {
    const { rating, nps, delivery, goods } = derivedRatings(sums);
    return [
      sums.ratings,
      ...[rating, nps, delivery, goods].map((value) => figureCell(value, "decimal", "")),
      ...stars.map((name) => sums[name]),
    ];
  };
  const nameOf = ({ key, name }: RatedRow) => name ?? t(key === "several" ? "several" : "none");
  const by = (title: string, rows: readonly RatedRow[]) => ({
    title,
    head: [title, ...head],
    rows: rows.map((row) => [nameOf(row), ...cells(row.now)]),
  });
  return {
    span,
    tables: [
      {
        title: t("listTitle"),
        head: [t("period"), ...head],
        rows: [[t("now"), ...cells(total)], ...(before ? [[t("before"), ...cells(before)]] : [])],
      },
      by(t("by.carrier"), carriers),
      by(t("by.warehouse"), warehouses),
      by(t("by.channel"), channels),
      { title: t("byDay"), head: [t("day"), ...head], rows: days.map((row) => [row.day, ...cells(row)]) },
    ],
  };
}
