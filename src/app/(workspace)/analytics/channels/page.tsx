import { getTranslations } from "next-intl/server";
import { asksOf, columnsOf, narrowsOf } from "@/modules/analytics/figures/page-columns";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { BreakdownTable } from "@/modules/analytics/ui/frame/breakdown-table";
import { CostGap } from "@/modules/analytics/ui/frame/cost-gap";
import { FigureRow } from "@/modules/analytics/ui/frame/figure-row";
import { SpendingChart } from "@/modules/analytics/ui/spending-chart";
import { api } from "@/server/api";
import { Section } from "@/ui/section";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.channels") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What is left of each channel's sales after goods, commission and fees, carriage and returns. */
export default async function ChannelsPage({ searchParams }: Props) {
  const { ask: asked, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = asksOf("channels", asked);
  const [t, { span, figures, total, before, lines }] = await Promise.all([getTranslations("analytics"), api.analytics.sales(ask)]);
  const of = { days: span, ask, currency: span.currency, total };
  const { figures: shown, columns } = columnsOf("channels", "channel", ask);
  return (
    <AnalyticsFrame
      page="channels"
      narrows={narrowsOf.channels}
      {...{ ask, span, figures, choices, mayRebuild }}
      isEmpty={total.orders + total.cancelled === 0}
    >
      <FigureRow {...of} before={before} keys={shown} />
      <CostGap total={total} />
      <SpendingChart lines={lines} currency={span.currency} />
      <Section title={t("byChannel")}>
        <BreakdownTable {...of} label={t("byChannel")} by="channel" lines={lines} lead="margin" keys={columns} />
      </Section>
    </AnalyticsFrame>
  );
}
