import { getTranslations } from "next-intl/server";
import { asksOf, columnsOf, narrowsOf } from "@/modules/analytics/figures/page-columns";
import { ChannelCosts } from "@/modules/analytics/ui/channel-costs";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { CostGap } from "@/modules/analytics/ui/frame/cost-gap";
import { FigureRow } from "@/modules/analytics/ui/frame/figure-row";
import { StageCosts } from "@/modules/analytics/ui/stage-costs";
import { api } from "@/server/api";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.costs") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What an order costs, stage by stage: goods, channel, hands, the way there and the way back. */
export default async function CostsPage({ searchParams }: Props) {
  const { ask: asked, choices, mayRebuild } = await askOfPage(searchParams);
  const ask = asksOf("costs", asked);
  const costs = await api.analytics.costs(ask);
  const { span, figures, total, before } = costs;
  return (
    <AnalyticsFrame page="costs" {...{ ask, span, figures, choices, mayRebuild }} narrows={narrowsOf.costs} isEmpty={total.orders === 0}>
      <FigureRow {...{ total, before, ask }} days={span} currency={span.currency} keys={columnsOf("costs", "channel", ask).figures} />
      <CostGap total={total} />
      <StageCosts costs={costs} />
      <ChannelCosts costs={costs} ask={ask} />
    </AnalyticsFrame>
  );
}
