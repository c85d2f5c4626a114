import type { Reason } from "@/lib/reason";
import type {
  BookedRef,
  BookingKey,
  BookingRequest,
  BookingResult,
  CancelResult,
  CarrierAccount,
  Contact,
  Label,
  PickupPoint,
  Place,
  QuoteAnswer,
  QuoteRequest,
  TrackingEvent,
} from "./port";

/** Where a buyer may collect from a carrier. What the carrier does not tell is null; hours and note are in its own words. */
export type CollectionPoint = {
  code: string;
  name: string;
  kind: "office" | "locker";
  country: string;
  region: string | null;
  city: string;
  postalCode: string | null;
  line1: string;
  latitude: number | null;
  longitude: number | null;
  hours: string | null;
  phone: string | null;
  note: string | null;
  /** Whether a buyer can pay there. */
  takesCash: boolean | null;
  takesCards: boolean | null;
  maxGrams: number | null;
  maxDimensionsMm: { length: number; width: number; height: number } | null;
  /** How many days a parcel is kept. */
  storageDays: number | null;
};

/** One place or its surroundings; the carrier's own list of a city is small enough to be taken whole. */
export type PointSearch = Pick<Place, "country" | "region" | "city" | "postalCode" | "latitude" | "longitude">;

/** What came to our address, as it came. Header names are in small letters. */
export type HookDelivery = { headers: Readonly<Record<string, string>>; query: Readonly<Record<string, string>>; rawBody: Uint8Array };

/**
 * One parcel that a notice is about: by the carrier's reference, its tracking number, or our own key. Without `events` the parcel is
 * looked at through the API; events of a notice count only where the carrier signs it.
 */
export type HookNews = { carrierReference?: string; trackingNumber?: string; idempotencyKey?: string; events?: TrackingEvent[] };

/** A carrier that calls us. Both are pure and throw at nothing that comes from outside. */
export interface CarrierHook<Settings, Secrets> {
  /** Whether the notice carries a signature that `verify` checks; if not, only the secret address guards it. */
  readonly signed: boolean;
  verify(delivery: HookDelivery, account: Pick<CarrierAccount<Settings, Secrets>, "settings" | "secrets">): boolean;
  /** Empty: nothing that concerns a parcel. */
  read(delivery: HookDelivery): { topic: string; news: HookNews[] };
}

/** `date` is a day (YYYY-MM-DD) at the warehouse, the hours are its own too ("09:00"). */
export type CourierCall = {
  date: string;
  from: string;
  until: string;
  place: Place;
  contact: Contact;
  parcels: number;
  weightGrams: number;
  comment: string | null;
};

/** `document` is the list that the carrier signs, as PDF; null while it is being made, or where the carrier prints none. */
export type Manifest = { reference: string; document: Label | null };

export type Granted<Given> = ({ outcome: "done" } & Given) | { outcome: "refused"; reason: Reason };

/** What the carrier makes of an address: put right, or why it is none. `quality` in its own words. */
export type AddressOpinion = { place: Place; isDeliverable: boolean; quality: string | null };

/** What a parcel's booking may be changed to before it leaves, and the whole booking as it is to be then, for carriers that take no parts. */
export type BookingChange = { to?: Place; recipient?: Contact; pickupPoint?: string; whole: BookingRequest };

/** The parcel that brought the goods, where this account carried it. */
export type Outward = { carrierReference: string; trackingNumber: string | null; service: string; pickupPoint: PickupPoint | null };

/** A parcel on its way back: `from` is the buyer's place, `to` the warehouse's; the buyer is the sender. Nothing is collected for it. */
export type ReturnQuoteRequest = QuoteRequest & { outward: Outward | null };
export type ReturnRequest = BookingRequest & { outward: Outward | null };

/**
 * A label for goods that the buyer sends back, booked by the same protocol as a parcel to the buyer. Its arrival at the warehouse is
 * told as `delivered`. Without `label` one is drawn here.
 */
export interface ReturnLabel<Settings, Secrets> {
  readonly repeatsSafely: boolean;
  quote(request: ReturnQuoteRequest, account: CarrierAccount<Settings, Secrets>): Promise<QuoteAnswer>;
  book(request: ReturnRequest, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult>;
  findBooking?(key: BookingKey & { outward: Outward | null }, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult | null>;
  poll?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<BookingResult>;
  track?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<TrackingEvent[]>;
  cancel?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<CancelResult>;
  label?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<Label | null>;
}

/**
 * What some carriers can do beyond carrying. Like the port's own methods they get parsed settings, answer a "no" as an answer, and
 * throw `CarrierUnavailable` for what cannot be answered now.
 */
export interface CarrierAbilities<Settings, Secrets> {
  /** Null: the account can be used; else why not. */
  testConnection?(account: CarrierAccount<Settings, Secrets>): Promise<Reason | null>;
  points?(search: PointSearch, account: CarrierAccount<Settings, Secrets>): Promise<CollectionPoint[]>;
  readonly hook?: CarrierHook<Settings, Secrets>;
  /** Tells the carrier where to call us; safe to repeat. */
  subscribe?(hookUrl: string, account: CarrierAccount<Settings, Secrets>): Promise<Reason | null>;
  /** The paper that goes with a parcel beside its label; null while it is being made. */
  waybill?(booking: BookedRef, account: CarrierAccount<Settings, Secrets>): Promise<Label | null>;
  /** Closes a handover of booked parcels: the carrier's own list of them. `key` is the same for a repeat. */
  manifest?(
    handover: { key: string; date: string; bookings: readonly BookedRef[] },
    account: CarrierAccount<Settings, Secrets>,
  ): Promise<Granted<Manifest>>;
  /** The list of a manifest that was not ready; null: not yet. */
  manifestDocument?(reference: string, account: CarrierAccount<Settings, Secrets>): Promise<Label | null>;
  callCourier?(call: CourierCall & { key: string }, account: CarrierAccount<Settings, Secrets>): Promise<Granted<{ reference: string }>>;
  readonly returnLabel?: ReturnLabel<Settings, Secrets>;
  modify?(booking: BookedRef, change: BookingChange, account: CarrierAccount<Settings, Secrets>): Promise<Granted<object>>;
  checkAddress?(place: Place, account: CarrierAccount<Settings, Secrets>): Promise<AddressOpinion>;
}
