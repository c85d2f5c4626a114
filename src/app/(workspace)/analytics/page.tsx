import { getTranslations } from "next-intl/server";
import { asksOf, columnsOf } from "@/modules/analytics/figures/page-columns";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { BreakdownTable } from "@/modules/analytics/ui/frame/breakdown-table";
import { CostGap } from "@/modules/analytics/ui/frame/cost-gap";
import { FigureRow } from "@/modules/analytics/ui/frame/figure-row";
import { SalesChart } from "@/modules/analytics/ui/sales-chart";
import { api } from "@/server/api";
import { Section } from "@/ui/section";
import { askOfPage } from "./ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("title") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What happened, on one page: the figures of the period, its days and its channels. */
export default async function AnalyticsPage({ searchParams }: Props) {
  const { ask: asked, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = asksOf("overview", asked);
  const [t, sales] = await Promise.all([getTranslations("analytics"), api.analytics.sales(ask)]);
  const { span, figures, total, before, lines } = sales;
  const of = { days: span, ask, currency: span.currency, total };
  const { figures: shown, columns } = columnsOf("overview", "channel", ask);
  return (
    <AnalyticsFrame
      page="overview"
      {...{ ask, span, figures, choices, mayRebuild }}
      isEmpty={total.units + total.orders + total.cancelled === 0}
    >
      <FigureRow {...of} before={before} keys={shown} />
      <CostGap total={total} />
      <SalesChart sales={sales} ask={ask} stacked="channel" />
      <Section title={t("byChannel")}>
        <BreakdownTable {...of} label={t("byChannel")} by="channel" lines={lines} keys={columns} />
      </Section>
    </AnalyticsFrame>
  );
}
