import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { PastInstant } from "@/modules/orders/inputs";
import { bookingStates } from "./booking";
import { trackingStatuses } from "./tracking";

export const ShipmentId = z.strictObject({ shipmentId: z.uuid() });

/** Nothing asked for: the rules and the offers decide. */
export const ShipFulfilment = z.strictObject({ carrier: code().optional(), service: code(40).optional() });
export type ShipFulfilment = z.infer<typeof ShipFulfilment>;

export const TrackingEventInput = z.strictObject({
  status: z.enum(trackingStatuses),
  occurredAt: PastInstant,
  location: text(200).nullable().default(null),
  note: text(1000, 0).nullable().default(null),
});
export type TrackingEventInput = z.infer<typeof TrackingEventInput>;

const Loose = z.record(z.string().max(100), z.unknown());

export const CarrierCode = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i, "has letters, digits, - and _ only");

export const PutCarrier = z.strictObject({
  kind: code(40),
  name: text(100).optional(),
  settings: Loose.optional(),
  /** Left out: kept as they are. Never told again. */
  secrets: Loose.optional(),
  active: z.boolean().optional(),
});
export type PutCarrier = z.infer<typeof PutCarrier>;

export const PutCarrierRules = z.strictObject({
  rules: z
    .array(z.strictObject({ shippingMethod: text(100), carrier: CarrierCode, service: code(40).nullable().default(null) }))
    .max(200)
    .refine((rules) => new Set(rules.map((rule) => rule.shippingMethod)).size === rules.length, "name a shipping method twice"),
});
export type PutCarrierRules = z.infer<typeof PutCarrierRules>;

/** What leaves through the door now: the parcels that were scanned, or all that wait for one carrier. */
export const HandOver = z.union([
  z.strictObject({ shipmentIds: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({ carrier: CarrierCode, warehouse: code().optional() }),
]);
export type HandOver = z.infer<typeof HandOver>;

export const ListShipments = z.strictObject({
  status: z.enum(trackingStatuses).optional(),
  booking: z.enum(bookingStates).optional(),
  /** Named views: whose number is awaited, what is ready at the door, what went wrong. */
  view: z.enum(["waiting", "ready", "under_way", "trouble", "all"]).optional(),
  carrier: CarrierCode.optional(),
  warehouse: code().optional(),
  q: text(100, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListShipments = z.input<typeof ListShipments>;
