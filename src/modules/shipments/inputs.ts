import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { PastInstant } from "@/modules/orders/inputs";
import { bookingStates } from "./booking";
import { CarrierRule } from "./carrier-rule";
import { trackingStatuses } from "./tracking";

export const ShipmentId = z.strictObject({ shipmentId: z.uuid() });

/** Nothing asked for: the rules and the offers decide. */
export const ShipFulfilment = z.strictObject({ carrier: code().optional(), service: code(100).optional() });
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

/** One carrier account, by its code. */
export const CarrierByCode = z.strictObject({ code: CarrierCode });

export const ListNotices = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListNotices = z.input<typeof ListNotices>;
export const ListNoticesOf = ListNotices.extend({ code: CarrierCode });

/** The rules in their order; the list replaces the one before. */
export const PutCarrierRules = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  rules: z.array(CarrierRule).max(200),
});
export type PutCarrierRules = z.infer<typeof PutCarrierRules>;

/** What leaves through the door now: the parcels that were scanned, or all that wait for one carrier. */
export const HandOver = z.union([
  z.strictObject({ shipmentIds: z.array(z.uuid()).min(1).max(200) }),
  z.strictObject({ carrier: CarrierCode, warehouse: code().optional() }),
]);
export type HandOver = z.infer<typeof HandOver>;

/** Where a buyer may collect: near a place, or near a point of the map. */
export const SearchPoints = z.strictObject({
  /** The code of a carrier account, or its kind. */
  carrier: CarrierCode,
  country: z
    .string()
    .regex(/^[A-Za-z]{2}$/)
    .default("RU"),
  region: text(200, 0).optional(),
  city: text(200, 0).optional(),
  postalCode: text(20, 0).optional(),
  latitude: z.coerce.number().min(-90).max(90).optional(),
  longitude: z.coerce.number().min(-180).max(180).optional(),
  /** The heaviest parcel, and the sides of the largest one: points that do not take it are left out. */
  weightGrams: z.coerce.number().int().min(0).max(10_000_000).optional(),
  lengthMm: z.coerce.number().int().min(1).max(100_000).optional(),
  widthMm: z.coerce.number().int().min(1).max(100_000).optional(),
  heightMm: z.coerce.number().int().min(1).max(100_000).optional(),
  /** A part of the name, the street or the code. */
  q: text(100, 0).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
});
export type SearchPoints = z.input<typeof SearchPoints>;

export const ListHandovers = z.strictObject({
  carrier: CarrierCode.optional(),
  warehouse: code().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListHandovers = z.input<typeof ListHandovers>;
export const HandoverId = z.strictObject({ handoverId: z.uuid() });

const Clock = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is not a time of day");

/** A courier is to come to a warehouse; day and hours are its own. What there is to take is counted unless it is said. */
export const CallCourier = z
  .strictObject({
    carrier: CarrierCode,
    warehouse: code(),
    day: z.iso.date(),
    from: Clock,
    until: Clock,
    parcels: z.int().min(1).max(10_000).optional(),
    weightGrams: z.int().min(1).max(100_000_000).optional(),
    comment: text(500, 0).nullable().default(null),
  })
  .refine(({ from, until }) => from < until, { error: "is not after from", path: ["until"] });
export type CallCourier = z.infer<typeof CallCourier>;
export const CourierCallId = z.strictObject({ callId: z.uuid() });
export const CourierLoad = z.strictObject({ carrier: CarrierCode, warehouse: code() });
export type CourierLoad = z.infer<typeof CourierLoad>;

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
