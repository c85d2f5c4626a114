import type { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { HandsTo, TrackingStatus } from "../tracking";
import type { CarrierAbilities } from "./abilities";

/** Where goods leave from or go to. Coordinates come from the warehouse, or from city and postal code offline; null where unknown. */
export type Place = {
  country: string;
  region: string | null;
  city: string | null;
  postalCode: string | null;
  line1: string | null;
  latitude: number | null;
  longitude: number | null;
};

export type Contact = { name: string; phone: string | null; email: string | null; locale: string };

export type ParcelLine = {
  sku: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  taxRate: number | null;
  weightGrams: number;
  /** What customs ask, where the product has it: the tariff code in digits, and the country of origin. */
  hsCode?: string | null;
  originCountry?: string | null;
};

export type Parcel = {
  weightGrams: number;
  dimensionsMm: { length: number; width: number; height: number } | null;
  lines: readonly ParcelLine[];
};

/** `carrier` as the channel wrote it: the code of one of our accounts, or a kind. */
export type PickupPoint = { carrier: string; code: string };

/** True when the point belongs to this account, named by its code or by the carrier's kind. */
export function isPointOf(point: PickupPoint, account: { code: string; kind: string }): boolean {
  return point.carrier === account.code || point.carrier === account.kind;
}

/** What a carrier must know to name a price. Plain data, so that a decision can be stored and replayed. */
export type QuoteRequest = {
  from: Place;
  /** Null when the buyer collects and left no address. */
  to: Place | null;
  parcels: readonly Parcel[];
  currency: string;
  /** Declared value of the goods, and what the carrier collects from the buyer (0: nothing), in `currency`. */
  valueMinor: number;
  cashOnDeliveryMinor: number;
  shippingMethod: string;
  pickupPoint: PickupPoint | null;
  /** The channel's own id of the order, where it has one. */
  externalId?: string | null;
  now: Date;
};

/**
 * Prices are what the shop pays the carrier, tax included. Days are calendar days from handover. `insuranceMinor` is what of the price
 * is for the declared value; absent: nothing, or the carrier does not tell it apart.
 */
export type Quote = {
  service: string;
  priceMinor: number;
  insuranceMinor?: number;
  currency: string;
  days: { min: number; max: number };
};

/** A carrier may offer one service and refuse another; a refusal without a service speaks for all of them. */
export type QuoteAnswer = { quotes: Quote[]; refused: { service: string | null; reason: Reason }[] };

/** What names one booking in every call about it. `attempt` counts the calls of `book` for it from 1; `requestedAt` never changes. */
export type BookingKey = { idempotencyKey: string; requestedAt: Date; attempt: number; service: string; now: Date };

export type BookingRequest = QuoteRequest &
  BookingKey & {
    /** Printed on the carrier's papers: our order or shipment number. */
    reference: string;
    sender: Contact;
    recipient: Contact;
  };

/** The PDF of a label, as bytes. */
export type Label = Uint8Array<ArrayBuffer>;

/**
 * `booked` has its number, `accepted` gets it later (ask by `poll`), `refused` bought nothing and says why.
 * A booking without label bytes, of a carrier without `label`, gets a label that we draw.
 */
export type BookingResult =
  | { outcome: "booked"; trackingNumber: string; carrierReference: string; priceMinor?: number; label?: Label; events?: TrackingEvent[] }
  | { outcome: "accepted"; carrierReference: string }
  | { outcome: "refused"; reason: Reason };

/** `code` is the carrier's own word, kept even when we cannot read it; `storedUntil` is the last day at the pickup point. */
export type TrackingEvent = {
  status: TrackingStatus;
  occurredAt: Date;
  location: string | null;
  note: string | null;
  code: string | null;
  storedUntil?: Date;
};

/** A booking that exists: how carriers are asked for its number, its events, its label, or to drop it. */
export type BookedRef = BookingKey & { carrierReference: string; trackingNumber: string | null; from: Place; to: Place | null };

export type CancelResult = { outcome: "cancelled" } | { outcome: "refused"; reason: Reason };

/** `fetch` of the platform: it ends after 10 seconds and reaches no private network. */
export type Fetch = (url: string | URL, init?: RequestInit) => Promise<Response>;

/** One organization's contract with a carrier. */
export type CarrierAccount<Settings, Secrets> = { code: string; settings: Settings; secrets: Secrets; fetch: Fetch };

/** One field of a carrier's set-up. `name` is the one of the settings or secrets schema. */
export type CarrierField = {
  name: string;
  in: "settings" | "secrets";
  shape: "text" | "number" | "switch" | "url" | "texts";
  required: boolean;
};

/** How often a carrier is worth asking, in milliseconds. */
export type Pace = { pollMs: number; trackMs: number };

/**
 * A carrier, as the shipments module sees it. Adapters translate and decide nothing. Methods get parsed settings (`openAccount` does it).
 * What cannot be answered now (no connection, time-out, 429, 5xx, rubbish) is thrown as `CarrierUnavailable`; a "no" is an answer.
 * Adapters import this file, their own folder, `lib/` and, for price tables of our own, `tariffs.ts`.
 */
export interface Carrier<Settings = unknown, Secrets = unknown> extends CarrierAbilities<Settings, Secrets> {
  readonly kind: string;
  /** What the set-up asks for, in its order; words by kind and name. Absent: the kind has a form of its own. */
  readonly fields?: readonly CarrierField[];
  readonly settingsSchema: z.ZodType<Settings>;
  readonly secretsSchema: z.ZodType<Secrets>;
  readonly handsTo: HandsTo;
  /** True if `book` with the same key answers with the same booking. If not, a lost answer is looked up by `findBooking`, or by a person. */
  readonly repeatsSafely: boolean;
  /** The label is the sales channel's sticker: nobody draws one, and it comes when its connection has fetched it. */
  readonly labelFromChannel?: boolean;
  pace(settings: Settings): Pace;
  quote(request: QuoteRequest, account: CarrierAccount<Settings, Secrets>): Promise<QuoteAnswer>;
  book(request: BookingRequest, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult>;
  /** The booking of a call whose answer never arrived; null when the carrier surely knows of none. */
  findBooking?(key: BookingKey, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult | null>;
  poll?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult>;
  /** All events known so far; repeats are harmless. A delivery back to the sender is told as `returned`, never as `delivered`. */
  track?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<TrackingEvent[]>;
  cancel?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<CancelResult>;
  /** The carrier's own label; null while it is being made. */
  label?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<Label | null>;
}

/**
 * The carrier could not be asked. `reached` tells what may have happened: "no" is sure that nothing was bought,
 * "maybe" that the answer was lost, so that a booking must be looked up before it is repeated.
 */
export class CarrierUnavailable extends Error {
  override readonly name = "CarrierUnavailable";

  constructor(
    message: string,
    readonly reached: "no" | "maybe",
    readonly retryAfterMs: number | null = null,
  ) {
    super(message);
  }
}

/** One refusal for every service of the carrier. */
export function refuseAll(why: Reason): QuoteAnswer {
  return { quotes: [], refused: [{ service: null, reason: why }] };
}

/** What is being booked, at today's table: its offer, or why it is refused after all. */
export function offerFor(answer: QuoteAnswer, service: string): { quote: Quote } | { reason: Reason } {
  const quote = answer.quotes.find((offered) => offered.service === service);
  if (quote) return { quote };
  const refusal = answer.refused.find((refused) => refused.service === service || refused.service === null);
  return { reason: refusal?.reason ?? reason("carrier.unknown_service", { service }) };
}
