import { z } from "@hono/zod-openapi";
import { bookingStates } from "./booking";
import { strategies } from "./carrier-rule";
import type { ShipmentView } from "./queries";
import type { RateDecision } from "./rate-choice";
import { trackingStatuses } from "./tracking";

const Sum = z.object({ amount: z.int(), currency: z.string() });

export const ShipmentDocument = z
  .object({
    id: z.uuid(),
    fulfilmentId: z.uuid(),
    orderId: z.uuid(),
    orderNumber: z.string(),
    carrier: z.string(),
    service: z.string(),
    booking: z.enum(bookingStates).openapi({ description: "Where the booking stands at the carrier" }),
    status: z.enum(trackingStatuses),
    trackingNumber: z.string().nullable().openapi({ description: "null while the carrier still has to give it" }),
    price: Sum,
    expectedAt: z.string().nullable(),
    storedUntil: z.string().nullable(),
    parcels: z.array(
      z.object({
        weightGrams: z.int(),
        dimensionsMm: z.object({ length: z.int(), width: z.int(), height: z.int() }),
        lines: z.array(z.object({ sku: z.string(), quantity: z.int() })),
      }),
    ),
    labelReady: z.boolean(),
    events: z.array(
      z.object({ status: z.enum(trackingStatuses), occurredAt: z.string(), location: z.string().nullable(), note: z.string().nullable() }),
    ),
  })
  .openapi("Shipment");

/** A shipment as the API tells it. */
export function shipmentAnswer(shipment: ShipmentView): z.infer<typeof ShipmentDocument> {
  const { id, fulfilmentId, orderId, orderNumber, carrier, service, booking, status, trackingNumber, parcels, labelReady } = shipment;
  return {
    id,
    fulfilmentId,
    orderId,
    orderNumber,
    carrier,
    service,
    booking,
    status,
    trackingNumber,
    price: { amount: shipment.priceMinor, currency: shipment.currency },
    expectedAt: shipment.expectedAt?.toISOString() ?? null,
    storedUntil: shipment.storedUntil?.toISOString() ?? null,
    parcels,
    labelReady,
    events: shipment.events.map((event) => ({
      status: event.status,
      occurredAt: event.occurredAt.toISOString(),
      location: event.location,
      note: event.note,
    })),
  };
}

const Why = { reason: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])).optional() };

export const RatesDocument = z
  .object({
    offers: z.array(
      z.object({
        carrier: z.string(),
        service: z.string(),
        price: Sum,
        insurance: Sum.nullable().openapi({
          description: "What of the price is for the declared value; null: nothing, or it is not told apart",
        }),
        days: z.object({ min: z.int(), max: z.int() }),
        rank: z.int(),
        inTime: z.boolean(),
        ...Why,
      }),
    ),
    refused: z.array(z.object({ carrier: z.string(), service: z.string().nullable(), ...Why })),
    rule: z
      .object({ name: z.string(), position: z.int() })
      .nullable()
      .openapi({ description: "The owner's rule that decided; null: none did" }),
    strategy: z.enum(strategies),
    passed: z.array(z.object({ name: z.string(), position: z.int(), ...Why })).openapi({
      description: "Rules that fitted and could not be followed",
    }),
    askedAt: z.string().openapi({ description: "When the oldest of the answers was given" }),
  })
  .openapi("Rates");

/** The offers of all carriers as the API tells them, the one to take first. */
export function ratesAnswer({
  ranked,
  refused,
  rule,
  strategy,
  passed,
  askedAt,
}: RateDecision & { askedAt: Date }): z.infer<typeof RatesDocument> {
  return {
    offers: ranked.map(({ carrier, service, priceMinor, insuranceMinor, currency, days, rank, inTime, reason }) => ({
      carrier,
      service,
      price: { amount: priceMinor, currency },
      insurance: insuranceMinor ? { amount: insuranceMinor, currency } : null,
      days,
      rank,
      inTime,
      reason: reason.code,
      params: reason.params,
    })),
    refused: refused.map(({ carrier, service, reason }) => ({ carrier, service, reason: reason.code, params: reason.params })),
    rule: rule ?? null,
    strategy: strategy ?? "cheapest",
    passed: (passed ?? []).map(({ name, position, reason }) => ({ name, position, reason: reason.code, params: reason.params })),
    askedAt: askedAt.toISOString(),
  };
}
