import { getTranslations } from "next-intl/server";
import { journeysOfAddress } from "@/modules/analytics/journeys/ask";
import { AnalyticsFrame } from "@/modules/analytics/ui/frame/analytics-frame";
import { ChosenCarrier } from "@/modules/analytics/ui/ways/chosen-carrier";
import { FulfilmentRow } from "@/modules/analytics/ui/ways/fulfilment-row";
import { Funnel } from "@/modules/analytics/ui/ways/funnel";
import { OnTimeDays } from "@/modules/analytics/ui/ways/on-time-days";
import { StageBars } from "@/modules/analytics/ui/ways/stage-bars";
import { StageDays } from "@/modules/analytics/ui/ways/stage-days";
import { WarehouseTimes } from "@/modules/analytics/ui/ways/warehouse-times";
import { api } from "@/server/api";
import { askOfPage } from "../ask-of-page";

export async function generateMetadata() {
  const t = await getTranslations("analytics");
  return { title: t("tabs.fulfilment") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** How fast orders go through the warehouses, where they wait, and how many leave in time. */
export default async function FulfilmentPage({ searchParams }: Props) {
  const { params, choices, mayRebuild } = await askOfPage(searchParams);
  const { stage, ...ask } = journeysOfAddress(params);
  const now = await api.journeys.fulfilment({ ...ask, stage });
  const { carrier, ...shared } = ask;
  return (
    <AnalyticsFrame
      page="fulfilment"
      ask={shared}
      {...{ choices, mayRebuild }}
      span={now.span}
      figures={now.figures}
      narrows={["warehouse"]}
      isEmpty={now.total.orders + now.total.parcels === 0}
    >
      {carrier !== undefined && <ChosenCarrier name={carrier === "none" ? null : carrier} />}
      <FulfilmentRow now={now} ask={ask} />
      <StageBars now={now} ask={ask} />
      <div className="grid grid-cols-[minmax(0,1fr)] items-start gap-8 xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
        <Funnel now={now} ask={ask} />
        <StageDays now={now} ask={ask} />
      </div>
      <OnTimeDays span={now.span} days={now.days} ask={ask} of="left" />
      <WarehouseTimes now={now} ask={ask} />
    </AnalyticsFrame>
  );
}
