import type { Context } from "@/platform/context";
import type { Locale } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { AskFulfilment, AskJourneys } from "../journeys/ask";
import { carrierFigures } from "../journeys/carrier-figures";
import { type DayRow, fulfilmentFigures } from "../journeys/fulfilment-figures";
import { funnelSteps, ownStages } from "../journeys/stages";
import { derivedJourneys, type JourneySums } from "../journeys/sums";
import { type FileTable, figureCell } from "./file-table";
import type { PageTables } from "./sales-tables";

/** What the page of fulfilment shows. Durations in hours. */
export async function fulfilmentTables(ctx: Context, asked: AskFulfilment, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics.ways");
  const { span, stages, total, warehouses, days } = await fulfilmentFigures(ctx, asked);
  const hours = (seconds: number | null | undefined) => figureCell(seconds ?? null, "seconds", span.currency);
  const inHours = (name: string) => `${name}, ${t("inHours")}`;
  return {
    span,
    tables: [
      {
        title: t("stagesTitle"),
        head: [t("stage"), t("passed"), inHours(t("median")), inHours(t("p90")), inHours(t("medianBefore")), inHours(t("p90Before"))],
        rows: stages.map(({ stage, times, median, p90, before }) => [
          t(`stages.${stage}`),
          times,
          hours(median),
          hours(p90),
          hours(before?.median),
          hours(before?.p90),
        ]),
      },
      {
        title: t("funnelTitle"),
        head: [t("step"), t("came"), `${t("shareOfAll")}, %`],
        rows: funnelSteps.map((step) => [
          t(`funnel.${step}`),
          total[step],
          figureCell(total.orders > 0 ? total[step] / total.orders : null, "share", ""),
        ]),
      },
      {
        title: t("byWarehouse"),
        head: [
          t("warehouse"),
          t("behind.parcels"),
          `${t("onTimeShare")}, %`,
          ...ownStages.flatMap((stage) => [inHours(`${t(`stages.${stage}`)}: ${t("median")}`), inHours(t("p90"))]),
        ],
        rows: warehouses.map(({ key, name, now, stages }) => [
          name ?? key,
          now.parcels,
          figureCell(derivedJourneys(now).leftOnTimeShare, "share", ""),
          ...ownStages.flatMap((stage) => [hours(stages[stage]?.median), hours(stages[stage]?.p90)]),
        ]),
      },
      dayTable(t("leftByDay"), days, ({ leftOnTime, due }) => [leftOnTime, due], locale),
    ],
  };
}

/** What the page of carriers shows. Durations in days' hours. */
export async function carrierTables(ctx: Context, asked: AskJourneys, locale: Locale): Promise<PageTables> {
  const t = translator(locale, "analytics.ways");
  const m = translator(locale, "analytics.measures");
  const { span, carriers, regions, days } = await carrierFigures(ctx, asked);
  const { currency } = span;
  const head = [
    m("carried.name"),
    `${m("arrivedOnTimeShare.name")}, %`,
    `${m("lateDaysEach.name")}, ${t("inDays")}`,
    m("priceEach.name"),
    m("lost.name"),
    m("cameBack.name"),
  ];
  const cells = (now: JourneySums) => {
    const of = derivedJourneys(now);
    return [
      now.carried,
      figureCell(of.arrivedOnTimeShare, "share", currency),
      figureCell(of.lateDaysEach, "decimal", currency),
      figureCell(of.priceEachMinor, "money", currency),
      now.lost,
      now.cameBack,
    ];
  };
  const hours = (name: string) => `${name}, ${t("inHours")}`;
  return {
    span,
    tables: [
      {
        title: t("carriersTitle"),
        head: [t("carrier"), ...head, hours(m("transitMedian.name")), hours(m("transitP90.name"))],
        rows: carriers.map(({ name, now, transit }) => [
          name ?? t("severalCarriers"),
          ...cells(now),
          figureCell(transit.median, "seconds", currency),
          figureCell(transit.p90, "seconds", currency),
        ]),
      },
      { title: t("regionsTitle"), head: [t("region"), ...head], rows: regions.map(({ name, now }) => [name ?? "—", ...cells(now)]) },
      dayTable(t("arrivedByDay"), days, ({ arrivedOnTime, promised }) => [arrivedOnTime, promised], locale),
    ],
  };
}

function dayTable(title: string, days: readonly DayRow[], of: (day: DayRow) => [inTime: number, all: number], locale: Locale): FileTable {
  const t = translator(locale, "analytics.ways");
  return {
    title,
    head: [t("day"), t("inTime"), t("late"), `${t("onTimeShare")}, %`],
    rows: days.map((row) => {
      const [inTime, all] = of(row);
      return [row.day, inTime, all - inTime, figureCell(all > 0 ? inTime / all : null, "share", "")];
    }),
  };
}
