import { date, weekday } from "@/lib/formats";
import { translator } from "@/platform/i18n/translator";
import type { MessageEvent } from "../message-events";
import type { MailContent } from "./mail-content";

export type MailFact = { label: string; value: string };

const beforeArrival: readonly MessageEvent[] = ["handed_over", "out_for_delivery", "delayed"];
const atThePoint: readonly MessageEvent[] = ["ready_for_pickup", "pickup_reminder"];

/** The few figures that matter at this step: the number, the day it comes or is kept until, whom to ask for it. */
export function factsOfMail({ event, locale, number, parcel, shop, now }: MailContent): MailFact[] {
  const t = translator(locale, "mail");
  const formats = { locale, timeZone: shop.timeZone, currency: "" };
  const facts: MailFact[] = [{ label: t("order"), value: number }];
  if (!parcel) return facts;
  const { carrier, trackingNumber, expectedAt, storedUntil, courierCode } = parcel;
  if (event === "out_for_delivery" && courierCode) facts.push({ label: t("courierCode"), value: courierCode });
  if (atThePoint.includes(event) && storedUntil) {
    facts.push({ label: t("storedUntil"), value: t("storedUntilNote", { day: weekday(storedUntil, formats, now) }) });
  }
  if (beforeArrival.includes(event) && expectedAt && expectedAt >= now)
    facts.push({ label: t("expected"), value: date(expectedAt, formats, now) });
  if (beforeArrival.includes(event) || atThePoint.includes(event) || event === "failed_attempt") {
    if (carrier) facts.push({ label: t("carrier"), value: carrier });
    if (trackingNumber) facts.push({ label: t("trackingNumber"), value: trackingNumber });
  }
  return facts;
}
