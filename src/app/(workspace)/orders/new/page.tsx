import { getLocale, getTranslations } from "next-intl/server";
import { api } from "@/server/api";
import { Page } from "@/ui/page";
import { pointCarriers } from "../point-carriers";
import { NewOrder } from "./new-order";

export async function generateMetadata() {
  const t = await getTranslations("orders.new");
  return { title: t("title") };
}

/** Taking an order by hand: on the phone, over the counter, by letter. */
export default async function NewOrderPage() {
  const [t, locale, channels, { policy }, carriers] = await Promise.all([
    getTranslations("orders.new"),
    getLocale(),
    api.channels.list(),
    api.orders.policy(),
    pointCarriers(),
  ]);
  // Connected shops bring their own orders; by hand one books on the phone and the counter.
  const byHand = ["manual", "pos"].flatMap((kind) => channels.filter((channel) => channel.active && channel.kind === kind));
  return (
    <Page title={t("title")} back="/orders">
      <NewOrder
        channels={byHand.map(({ code, name }) => ({ code, name }))}
        fieldNames={policy.customFields}
        locale={locale}
        pointCarriers={carriers}
      />
    </Page>
  );
}
