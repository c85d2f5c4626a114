import { z } from "zod";
import { withCheckDigit } from "@/lib/check-digit";
import { reason } from "@/lib/reason";
import { seededDigits } from "@/lib/seeded";
import {
  type BookingRequest,
  type BookingResult,
  type Carrier,
  isPointOf,
  offerFor,
  type QuoteAnswer,
  type QuoteRequest,
  refuseAll,
  type TrackingEvent,
} from "../port";
import { checkTariffs, quoteByTariffs, type TariffTable, tariffFields } from "../tariffs";

/** Collecting at the warehouse costs nothing unless the owner sets a fee. */
export const pickupDefaults: TariffTable = {
  currency: "RUB",
  zones: [{ code: "everywhere" }],
  tariffs: [{ zone: "everywhere", service: "pickup", baseMinor: 0, baseGrams: 0, perExtraKgMinor: 0, days: { min: 0, max: 0 } }],
};

export const PickupSettings = z
  .strictObject({ ...tariffFields(pickupDefaults), storageDays: z.int().min(1).max(365).default(7) })
  .superRefine(checkTariffs);
export type PickupSettings = z.infer<typeof PickupSettings>;

const NoSecrets = z.strictObject({});
type NoSecrets = z.infer<typeof NoSecrets>;

const dayMs = 24 * 60 * 60 * 1000;

/** The buyer comes to the warehouse: the parcel is ready as soon as it is packed, and leaves the books when it is collected. */
export const pickup: Carrier<PickupSettings, NoSecrets> = {
  kind: "pickup",
  settingsSchema: PickupSettings,
  secretsSchema: NoSecrets,
  handsTo: "buyer",
  repeatsSafely: true,
  pace: () => ({ pollMs: 0, trackMs: 0 }),
  quote: async (request, { settings, code }) => quote(settings, request, code),
  book: async (request, { settings, code }) => book(settings, request, code),
  cancel: async () => ({ outcome: "cancelled" }),
};

function quote(settings: PickupSettings, request: QuoteRequest, code: string): QuoteAnswer {
  if (request.shippingMethod !== "pickup") return refuseAll(reason("carrier.not_collected"));
  if (request.pickupPoint && !isPointOf(request.pickupPoint, { code, kind: "pickup" })) {
    return refuseAll(reason("carrier.another_carriers_point", { carrier: request.pickupPoint.carrier }));
  }
  return quoteByTariffs(settings, request);
}

function book(settings: PickupSettings, request: BookingRequest, code: string): BookingResult {
  const offered = offerFor(quote(settings, request, code), request.service);
  if ("reason" in offered) return { outcome: "refused", reason: offered.reason };

  const trackingNumber = `PKP${withCheckDigit(seededDigits(`pickup ${request.idempotencyKey}`, 13))}`;
  const events = [readyAt(request, settings.storageDays)];
  return { outcome: "booked", trackingNumber, carrierReference: trackingNumber, priceMinor: offered.quote.priceMinor, events };
}

function readyAt({ requestedAt, from }: BookingRequest, storageDays: number): TrackingEvent {
  return {
    status: "ready_for_pickup",
    occurredAt: requestedAt,
    location: [from.city, from.line1].filter(Boolean).join(", ") || null,
    note: null,
    code: null,
    storedUntil: new Date(requestedAt.getTime() + storageDays * dayMs),
  };
}
