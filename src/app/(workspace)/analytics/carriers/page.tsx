import { getTranslations } from "next-intl/server";
import { journeysOfAddress } from "@/modules/analytics/journeys/ask";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { CarrierTable, RegionTable } from "@/modules/analytics/ui/ways/carrier-table";
import { CarriersRow } from "@/modules/analytics/ui/ways/carriers-row";
import { ChosenCarrier } from "@/modules/analytics/ui/ways/chosen-carrier";
import { OnTimeDays } from "@/modules/analytics/ui/ways/on-time-days";
import { api } from "@/server/api";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.carriers") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** What carriers cost, how long they need, how often they keep their word, and what they lose. */
export default async function CarriersPage({ searchParams }: Props) {
  const { params, choices, mayRebuild } = await askOfPage(searchParams);
  const { from, to, compare, channel, carrier } = journeysOfAddress({ ...params, warehouse: undefined });
  const shared = { from, to, compare, channel };
  const ask = { ...shared, carrier };
  const now = await api.journeys.carriers(ask);
  return (
    <AnalyticsFrame
      page="carriers"
      ask={shared}
      {...{ choices, mayRebuild }}
      span={now.span}
      figures={now.figures}
      narrows={[]}
      isEmpty={now.total.carried + now.total.priced === 0}
    >
      {now.chosen && <ChosenCarrier name={now.chosen.name} />}
      <CarriersRow now={now} ask={ask} />
      <CarrierTable now={now} ask={ask} />
      <OnTimeDays span={now.span} days={now.days} ask={ask} of="arrived" />
      <RegionTable now={now} ask={ask} />
    </AnalyticsFrame>
  );
}
