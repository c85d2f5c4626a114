import type { HandsTo, TrackingStatus } from "@/modules/shipments/tracking";

/** The shop as the tracking page shows it. */
export type TrackedShop = {
  name: string;
  brandColor: string;
  /** A picture of our own address, or one that stands in the page itself; null: the name's first letter. */
  logo: string | null;
  supportEmail: string | null;
  supportPhone: string | null;
  timeZone: string;
};

export type TrackedLine = { name: string; picture: string | null; quantity: number };

export type TrackedEvent = { status: TrackingStatus; occurredAt: Date; location: string | null };

export type TrackedShipment = {
  /** The carrier's name to a buyer; null for the shop's own courier and for collection at the shop. */
  carrier: string | null;
  handsTo: HandsTo;
  trackingNumber: string | null;
  status: TrackingStatus;
  expectedAt: Date | null;
  /** The first day on which it may arrive, where the carrier promised a span; `expectedAt` is the last. */
  expectedFrom: Date | null;
  storedUntil: Date | null;
  /** What the buyer tells the courier, while one has the parcel and codes are asked for. */
  courierCode?: string | null;
  /** How far the courier is, who shares it; km only where both places are known. */
  courierAway?: { km: number | null; stops: number } | null;
  events: readonly TrackedEvent[];
};

/** One warehouse's part of an order: what travels together. */
export type TrackedPart = {
  id: string;
  status: "planned" | "picking" | "picked" | "packed" | "handed_over" | "delivered" | "returned_to_sender" | "cancelled";
  packedAt: Date | null;
  handedOverAt: Date | null;
  deliveredAt: Date | null;
  fromCity: string | null;
  weightGrams: number | null;
  lines: readonly TrackedLine[];
  shipment: TrackedShipment | null;
};

/** What the tracking page may know of an order: no name, no street, no phone, no e-mail of the buyer is among it. */
export type TrackedOrder = {
  number: string;
  status: "draft" | "new" | "confirmed" | "closed" | "cancelled";
  locale: "ru" | "en";
  placedAt: Date;
  pickingAt: Date | null;
  deliveredAt: Date | null;
  cancelledAt: Date | null;
  promisedAt: Date | null;
  /** The reasons why work stands still. */
  openHolds: readonly string[];
  city: string | null;
  /** It goes to a point, where its buyer collects it. */
  toPoint: boolean;
  parts: readonly TrackedPart[];
  /** What no warehouse has taken on yet. */
  waiting: readonly TrackedLine[];
  /** Goods and delivery, in minor units, where the shop has switched prices on. */
  total: { minor: number; currency: string } | null;
  rating: { score: number; delivery: number | null; goods: number | null; comment: string | null } | null;
};
