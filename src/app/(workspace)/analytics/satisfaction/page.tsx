import { getTranslations } from "next-intl/server";
import { journeysOfAddress } from "@/modules/analytics/journeys/ask";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { RatedTable } from "@/modules/analytics/ui/satisfaction/rated-table";
import { RatingDays } from "@/modules/analytics/ui/satisfaction/rating-days";
import { SatisfactionRow } from "@/modules/analytics/ui/satisfaction/satisfaction-row";
import { StarsChart } from "@/modules/analytics/ui/satisfaction/stars-chart";
import { api } from "@/server/api";
import { EmptyState } from "@/ui/empty-state";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.satisfaction") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What buyers say of their orders, and who sold, packed and carried those. */
export default async function SatisfactionPage({ searchParams }: Props) {
  const { params, choices, mayRebuild } = await askOfPage(searchParams);
  const { stage: _, carrier: __, ...ask } = journeysOfAddress(params);
  const [t, now] = await Promise.all([getTranslations("analytics.satisfaction"), api.satisfaction.figures(ask)]);
  const { span, figures, channels, warehouses, carriers } = now;
  return (
    <AnalyticsFrame page="satisfaction" {...{ ask, span, figures, choices, mayRebuild }} narrows={["warehouse"]}>
      {now.total.ratings === 0 && <EmptyState title={t("empty")}>{t("emptyText")}</EmptyState>}
      <SatisfactionRow now={now} ask={ask} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,2fr)]">
        <StarsChart now={now} ask={ask} />
        <RatingDays now={now} ask={ask} />
      </div>
      {ask.warehouse === undefined && (
        <>
          <RatedTable by="carrier" rows={carriers} {...{ span, ask }} />
          <RatedTable by="warehouse" rows={warehouses} {...{ span, ask }} />
        </>
      )}
      <RatedTable by="channel" rows={channels} {...{ span, ask }} />
    </AnalyticsFrame>
  );
}
