import { z } from "zod";
import { withCheckDigit } from "@/lib/check-digit";
import { reason } from "@/lib/reason";
import { seededDigits } from "@/lib/seeded";
import { type BookingRequest, type BookingResult, type Carrier, offerFor, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";
import { checkTariffs, quoteByTariffs, type TariffTable, tariffFields } from "../tariffs";

/** What every organization starts with: one zone that reaches everywhere and one price list. */
export const ownCourierDefaults: TariffTable = {
  currency: "RUB",
  zones: [{ code: "everywhere" }],
  tariffs: [
    { zone: "everywhere", service: "courier", baseMinor: 300_00, baseGrams: 3000, perExtraKgMinor: 40_00, days: { min: 1, max: 3 } },
  ],
};

export const OwnCourierSettings = z.strictObject(tariffFields(ownCourierDefaults)).superRefine(checkTariffs);
export type OwnCourierSettings = z.infer<typeof OwnCourierSettings>;

const NoSecrets = z.strictObject({});
type NoSecrets = z.infer<typeof NoSecrets>;

/** The shop's own people and cars: booked at once, tracked by events that staff or the courier post by hand. */
export const ownCourier: Carrier<OwnCourierSettings, NoSecrets> = {
  kind: "own_courier",
  settingsSchema: OwnCourierSettings,
  secretsSchema: NoSecrets,
  handsTo: "carrier",
  repeatsSafely: true,
  pace: () => ({ pollMs: 0, trackMs: 0 }),
  quote: async (request, { settings }) => quote(settings, request),
  book: async (request, { settings }) => book(settings, request),
  cancel: async () => ({ outcome: "cancelled" }),
  // Fetched from the buyer's door for the price of the way there.
  returnLabel: {
    repeatsSafely: true,
    quote: async (request, { settings }) => quote(settings, outwards(request)),
    book: async (request, { settings }) => book(settings, outwards(request)),
    cancel: async () => ({ outcome: "cancelled" }),
  },
};

/** Zones are drawn around the warehouse: the way back costs what the way out does. */
function outwards<Request extends QuoteRequest>(request: Request): Request {
  const { from, to } = request;
  return to ? { ...request, from: to, to: from.line1 || from.city ? from : null } : request;
}

function quote(settings: OwnCourierSettings, request: QuoteRequest): QuoteAnswer {
  if (!request.to) return refuseAll(reason("carrier.no_address"));
  return quoteByTariffs(settings, request);
}

function book(settings: OwnCourierSettings, request: BookingRequest): BookingResult {
  const offered = offerFor(quote(settings, request), request.service);
  if ("reason" in offered) return { outcome: "refused", reason: offered.reason };

  const trackingNumber = trackingNumberOf(request.idempotencyKey);
  const labelMade = {
    status: "pre_transit",
    occurredAt: request.requestedAt,
    location: request.from.city,
    note: null,
    code: null,
  } as const;
  return { outcome: "booked", trackingNumber, carrierReference: trackingNumber, priceMinor: offered.quote.priceMinor, events: [labelMade] };
}

/**
 * `DRG` and 14 digits, the last one a check digit. The booking's key alone decides it, so a repeat buys no second number.
 * 13 free digits: among a million shipments the chance of a single clash is one in twenty, and a clash only shows two hits in a search.
 */
export function trackingNumberOf(idempotencyKey: string): string {
  return `DRG${withCheckDigit(seededDigits(`own_courier ${idempotencyKey}`, 13))}`;
}
