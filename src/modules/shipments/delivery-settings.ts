import { z } from "zod";
import { tileOrigins } from "./tile-address";

/** Where a map gets its pictures, and whom it has to name for them. */
export const MapTiles = z.strictObject({
  tiles: z
    .string()
    .trim()
    .max(500)
    .refine((template) => tileOrigins(template) !== null, { error: "is no address of tiles" }),
  attribution: z.string().trim().min(1).max(200),
});
export type MapTiles = z.infer<typeof MapTiles>;

/** What is watched on the way to the buyer. */
export const DeliverySettings = z.strictObject({
  /** A parcel that nothing was heard of for so many days lies still, and somebody is told. */
  stuckAfterDays: z.int().min(1).max(60).default(5),
  /** So many days before a pickup point sends a parcel back the buyer is reminded. */
  remindDaysBefore: z.int().min(1).max(10).default(2),
  /** Days on the way where neither a table of prices nor a record tells them; null: then nothing is promised before the booking. */
  usualTransitDays: z.int().min(0).max(60).nullable().default(null),
  /** So many days from today on the buyer may be told another day; what is later is a mistake of the hand. */
  agreeWithinDays: z.int().min(1).max(365).default(14),
  /** The map of pickup points; null: there is none, and nobody else is asked for pictures. */
  map: MapTiles.nullable().default(null),
});
export type DeliverySettings = z.infer<typeof DeliverySettings>;

export const usualDeliverySettings: DeliverySettings = DeliverySettings.parse({});

/** Stored settings, with what was added since. */
export const deliverySettingsFrom = (stored: unknown): DeliverySettings => DeliverySettings.parse(stored ?? {});
