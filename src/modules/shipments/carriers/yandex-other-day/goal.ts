import { type Reason, reason } from "@/lib/reason";
import { isPointOf, type Parcel, type QuoteRequest } from "../port";
import type { OtherDay } from "./ask";

const services = { door: "other_day_door", point: "other_day_point" } as const;
type Service = (typeof services)[keyof typeof services];

/** To the buyer's door, or to the point that the buyer chose. */
export type Goal = { service: Service; policy: "time_interval" | "self_pickup"; address: string; station: string | null };

/** Where parcels go, or why Yandex does not bring them there. Pure. */
export function goalOf(request: QuoteRequest, account: Pick<OtherDay, "code" | "settings">): Goal | { reason: Reason } {
  const { parcels, pickupPoint, to, currency, cashOnDeliveryMinor } = request;
  if (parcels.length === 0) return { reason: reason("carrier.no_parcels") };
  if (currency !== "RUB") return { reason: reason("carrier.other_currency", { currency }) };
  if (cashOnDeliveryMinor > 0 && !account.settings.takesPayment) return { reason: reason("carrier.takes_no_payment") };
  if (pickupPoint) {
    const { carrier, code } = pickupPoint;
    if (!isPointOf(pickupPoint, { code: account.code, kind: "yandex_other_day" }))
      return { reason: reason("carrier.another_carriers_point", { carrier }) };
    return { service: services.point, policy: "self_pickup", address: "", station: code };
  }
  if (!to?.line1) return { reason: reason("carrier.no_address") };
  if (to.country.toUpperCase() !== "RU") return { reason: reason("carrier.abroad", { country: to.country }) };
  const address = [to.region !== to.city ? to.region : null, to.city, to.line1].filter(Boolean).join(", ");
  return { service: services.door, policy: "time_interval", address, station: null };
}

const centimetres = (mm: number) => Math.max(1, Math.ceil(mm / 10));

/** A parcel as the platform weighs and measures it: grams, and centimetres rounded up. */
export function sizesOf({ weightGrams, dimensionsMm }: Parcel) {
  const weight_gross = Math.max(1, Math.ceil(weightGrams));
  if (!dimensionsMm) return { weight_gross };
  const { length, width, height } = dimensionsMm;
  return { weight_gross, dx: centimetres(length), dy: centimetres(height), dz: centimetres(width) };
}
