import { getTranslations } from "next-intl/server";
import { AccuracyView } from "@/modules/purchasing/ui/forecasts/accuracy-view";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { ForecastTabs } from "../forecast-tabs";

/** Whether forecasts came true, week by week. */
export default async function AccuracyPage() {
  const [t, first] = await Promise.all([getTranslations("forecast.tabs"), api.forecasts.accuracy()]);
  return (
    <Page title={t("accuracy")} tabs={<ForecastTabs current="accuracy" />}>
      <AccuracyView first={first} />
    </Page>
  );
}
