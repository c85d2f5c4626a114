import { getTranslations } from "next-intl/server";
import { ratingsOfAddress } from "@/modules/analytics/satisfaction/list-ratings";
import { RatingList } from "@/modules/analytics/ui/satisfaction/rating-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";

export async function generateMetadata() {
  const t = await getTranslations("analytics.satisfaction");
  return { title: t("listTitle") };
}

type Props = { searchParams: Promise<Record<string, string | string[] | undefined>> };

/** The verdicts that a figure was counted from. */
export default async function RatingsBehindPage({ searchParams }: Props) {
  const ask = ratingsOfAddress(await searchParams);
  const [t, first] = await Promise.all([getTranslations("analytics.satisfaction"), api.satisfaction.list(ask)]);
  return (
    <Page title={t("listTitle")} back="/analytics/satisfaction">
      <RatingList first={overTheWire(first)} ask={ask} />
    </Page>
  );
}
