import { getTranslations } from "next-intl/server";
import { PromotionsList } from "@/modules/purchasing/ui/promotions/promotions-list";
import { overTheWire } from "@/platform/trpc/over-the-wire";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { ForecastTabs } from "../forecast-tabs";

/** Days on which more was sold than usual, so that the forecast does not take them for the usual. */
export default async function PromotionsPage() {
  const [t, first] = await Promise.all([getTranslations("forecast.promotions"), api.forecasts.promotions({})]);
  return (
    <Page title={t("title")} tabs={<ForecastTabs current="promotions" />}>
      <PromotionsList first={overTheWire(first)} />
    </Page>
  );
}
