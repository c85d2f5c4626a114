import { getTranslations } from "next-intl/server";
import { asksOf, breakdownOfPage, columnsOf } from "@/modules/analytics/figures/page-columns";
import { BreakdownChoice } from "@/modules/analytics/ui/breakdown-choice";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { BreakdownTable } from "@/modules/analytics/ui/frame/breakdown-table";
import { FigureRow } from "@/modules/analytics/ui/frame/figure-row";
import { SalesChart } from "@/modules/analytics/ui/sales-chart";
import { api } from "@/server/api";
import { Section } from "@/ui/section";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.sales") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What was sold, day by day and by whatever one asks: channel, article, category, warehouse, region, person, buyer. */
export default async function SalesPage({ searchParams }: Props) {
  const { params, ask: asked, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = asksOf("sales", asked);
  const [t, sales] = await Promise.all([
    getTranslations("analytics"),
    api.analytics.sales({ ...ask, by: breakdownOfPage("sales", params.by) }),
  ]);
  const { span, figures, total, before, lines, by } = sales;
  const of = { days: span, ask, currency: span.currency, total };
  const { figures: shown, columns } = columnsOf("sales", by, ask);
  return (
    <AnalyticsFrame
      page="sales"
      {...{ ask, span, figures, choices, mayRebuild }}
      isEmpty={total.units + total.orders + total.cancelled === 0}
    >
      <FigureRow {...of} before={before} keys={shown} />
      {sales.otherCurrencies > 0 && <p className="text-13 text-ink-2">{t("otherCurrencies", { count: sales.otherCurrencies })}</p>}
      <SalesChart sales={sales} ask={ask} stacked={by === "product" ? "channel" : by} />
      <Section title={t("breakDown")} actions={<BreakdownChoice by={by} breakdowns={sales.breakdowns} />}>
        <BreakdownTable {...of} label={t(`by.${by}`)} by={by} lines={lines} keys={columns} />
      </Section>
    </AnalyticsFrame>
  );
}
