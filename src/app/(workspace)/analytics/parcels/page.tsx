import { getTranslations } from "next-intl/server";
import { listOfAddress } from "@/modules/analytics/journeys/ask";
import { JourneyList } from "@/modules/analytics/ui/ways/journey-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";

export async function generateMetadata() {
  const t = await getTranslations("analytics.ways");
  return { title: t("listTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The orders and parcels that a figure was counted from. */
export default async function ParcelsBehindPage({ searchParams }: Props) {
  const ask = listOfAddress(await searchParams);
  const [t, first] = await Promise.all([getTranslations("analytics.ways"), api.journeys.list(ask)]);
  return (
    <Page title={t("listTitle")} back="/analytics/fulfilment">
      <JourneyList first={overTheWire(first)} ask={ask} />
    </Page>
  );
}
