import { z } from "zod";
import { reason } from "@/lib/reason";
import { type BookingRequest, type BookingResult, type Carrier, offerFor, type QuoteAnswer, type QuoteRequest, refuseAll } from "../port";

const Nothing = z.strictObject({});
type Nothing = z.infer<typeof Nothing>;

/**
 * The marketplace takes the parcel with a carrier of its own: there is nothing to buy, the number is the one that it knows the order
 * by, and the sticker is its own, which its connection fetches.
 */
export const marketplace: Carrier<Nothing, Nothing> = {
  kind: "marketplace",
  settingsSchema: Nothing,
  secretsSchema: Nothing,
  handsTo: "carrier",
  repeatsSafely: true,
  labelFromChannel: true,
  pace: () => ({ pollMs: 0, trackMs: 0 }),
  quote: async (request) => quote(request),
  book: async (request) => book(request),
  cancel: async () => ({ outcome: "cancelled" }),
};

function quote({ shippingMethod, currency }: QuoteRequest): QuoteAnswer {
  if (shippingMethod !== "marketplace") return refuseAll(reason("carrier.not_of_marketplace"));
  return { quotes: [{ service: "marketplace", priceMinor: 0, currency, days: { min: 1, max: 7 } }], refused: [] };
}

function book(request: BookingRequest): BookingResult {
  const offered = offerFor(quote(request), request.service);
  if ("reason" in offered) return { outcome: "refused", reason: offered.reason };
  const number = request.externalId ?? request.reference;
  return { outcome: "booked", trackingNumber: number, carrierReference: number, priceMinor: 0 };
}
