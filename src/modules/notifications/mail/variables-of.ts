import { date, money } from "@/lib/formats";
import type { VariableValues } from "../templates/variables";
import type { MailContent } from "./mail-content";

/** What the variables of a template stand for in one message. */
export function variablesOf({ locale, number, shop, trackingUrl, buyer, total, refund, parcel, now }: MailContent): VariableValues {
  const formats = { locale, timeZone: shop.timeZone, currency: "" };
  const day = (at: Date | null | undefined) => (at ? date(at, formats, now) : null);
  const sum = (of: { minor: number; currency: string } | null | undefined) => (of ? money(of.minor, of.currency, locale) : null);
  const isAhead = parcel?.expectedAt && parcel.expectedAt >= now;
  return {
    number,
    name: buyer?.trim() || null,
    shop: shop.name,
    link: trackingUrl,
    total: sum(total),
    refunded: sum(refund),
    carrier: parcel?.carrier ?? null,
    trackingNumber: parcel?.trackingNumber ?? null,
    // A day that has passed is not promised again.
    expected: isAhead ? day(parcel.expectedAt) : null,
    storedUntil: day(parcel?.storedUntil),
    supportPhone: shop.supportPhone,
    supportEmail: shop.supportEmail,
  };
}
