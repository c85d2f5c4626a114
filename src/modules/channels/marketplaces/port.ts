import type { z } from "zod";
import type { Reason } from "@/lib/reason";
import type { Finance } from "./finance";
import type { Line } from "./line";
import type { MasterStock, StockOut } from "./stock-port";
import type { Abilities, StepsOut } from "./telling";

/** Where an order stands at its channel, in our words. The channel's own word is kept beside it. */
export const orderStates = [
  "awaiting_payment",
  "paid",
  "cash_on_delivery",
  "completed",
  "cancelled",
  "refunded",
  "failed",
  // Drafts and bin: nothing was sold.
  "ignored",
] as const;
export type OrderState = (typeof orderStates)[number];

/** Something in a payload that a person has to look at. The order is taken in all the same, and held. */
export type Problem = { reason: Reason; path: string };

export type IntakeCustomer = { name: string; email: string | null; phone: string | null; locale: string | null };

export type IntakeAddress = {
  country: string;
  region: string | null;
  city: string;
  postalCode: string | null;
  line1: string | null;
  latitude: number | null;
  longitude: number | null;
};

/** quantity × unitPriceMinor − discountMinor is what the buyer pays for the line, tax included; quantity is at least 1. */
export type IntakeLine = {
  externalLineId: string;
  /** The line of the bundle that this one belongs to; such a line may cost nothing. */
  partOf: string | null;
  sku: string | null;
  /** Where the channel's article names a product of several sizes, only this tells which one was sold. */
  barcode?: string | null;
  externalProductId: string;
  name: string;
  quantity: number;
  unitPriceMinor: number;
  discountMinor: number;
  /** Percent; null without tax. */
  taxRate: number | null;
  /** The tax that is in the line's sum. */
  taxMinor: number;
  cancelledQuantity: number;
  /** What the buyer chose or wrote for this line: engraving, wrapping. */
  options: { name: string; value: string }[];
};

export type IntakeRefund = {
  externalId: string;
  amountMinor: number;
  reason: string;
  at: Date | null;
  /** Empty when the channel tells only the sum. */
  lines: { externalLineId: string; quantity: number }[];
};

/** Goods that come back to us through the channel: a buyer's return, or what nobody fetched. Its money is told apart. */
export type IntakeReturn = {
  externalId: string;
  /** In the channel's words. */
  reason: string;
  /** Until it is here, or is known never to come. */
  isOpen: boolean;
  lines: { externalLineId: string; name: string; quantity: number }[];
};

/**
 * An order as a channel tells it, in our terms and without any decision of ours. Prices include tax.
 * Σ lines + shippingPriceMinor = totalMinor, unless there is a problem `channel.total_mismatch`: then totalMinor is what the channel says.
 */
export type OrderIntake = {
  externalId: string;
  /** The number that the buyer knows. */
  externalNumber: string;
  /** The channel's time of the last change: orders newer from older. Of equal ones the later delivery counts. */
  externalVersion: Date;
  state: OrderState;
  rawStatus: string;
  placedAt: Date;
  currency: string;
  customer: IntakeCustomer;
  shippingAddress: IntakeAddress | null;
  /** Stable code of the way of delivery; "pickup" when the buyer comes for it. */
  shippingMethod: string | null;
  shippingMethodTitle: string | null;
  pickupPoint: { carrier: string; code: string } | null;
  /** With the order's fees, tax included. */
  shippingPriceMinor: number;
  /** The fees that are in shippingPriceMinor, by name. */
  fees: { name: string; amountMinor: number }[];
  totalMinor: number;
  /** Already paid by other means than `paymentMethod`, such as gift cards. */
  prepayments: { externalId: string; method: "gift_card"; amountMinor: number }[];
  lines: IntakeLine[];
  refunds: IntakeRefund[];
  /** Only those that this telling names: others that were told before stay as they were. */
  returns?: readonly IntakeReturn[];
  /** The buyer asks us to cancel it, and it is for us to agree. */
  cancellationAsked?: boolean;
  paymentMethod: string | null;
  paymentReference: string | null;
  paidAt: Date | null;
  note: string | null;
  problems: Problem[];
  /** Who picks and sends; the channel itself for FBO, FBW, FBY and the like. Left out: us. */
  fulfilledBy?: "us" | "channel";
  /** The channel's own carrier takes the parcel (FBS): then buyer and address may be hidden, and nothing is wrong with that. */
  carriedByChannel?: boolean;
  /** Until when the parcel must be handed over. */
  shipBy?: Date | null;
  /** The channel's own id of the warehouse that it bound the order to. */
  place?: string | null;
  /** Labels that the order gets here, such as that it is only a trial. */
  tags?: readonly string[];
  /** What the adapter needs for later steps, by line or for the order: ids of jobs, kinds of marking. Plain JSON. */
  memory?: Record<string, unknown>;
};

/** An order, or why the payload is none. What is unreadable stays stored for a replay. */
export type Translation = { order: OrderIntake } | { unreadable: Reason };

/** Header names in lower case. */
export type Headers = Readonly<Record<string, string | undefined>>;
export type Secrets = Readonly<Record<string, string | undefined>>;
export type Settings = Readonly<Record<string, unknown>>;

/** What a delivery is before anyone looks into its content. */
export type Delivery = {
  /** The channel's id of the delivery, or a digest when it names none. */
  deliveryId: string;
  /** Digest of topic and body. A channel may give two deliveries one id: only id and fingerprint together name a repeat. */
  fingerprint: string;
  topic: string;
  /** An order whole; a notice that says only which one is to be read again (`externalId`); that stock changed at its master. */
  kind: "order" | "notice" | "stock" | "ping" | "ignored";
  externalId?: string;
  /** All that a notice names, where it may be several: each is stored, read and taken in for itself. */
  externalIds?: readonly string[];
  /** Why it is ignored, for the log. */
  reason: Reason | null;
};

/** What comes to a webhook address. Query parameters are part of it: some channels put their key or request id there. */
export type Incoming = { headers: Headers; query: Readonly<Record<string, string>>; rawBody: Uint8Array };

/** An order as the channel's API gave it: what `translate` reads. */
export type RawOrder = { externalId: string; body: unknown };

/** The safety net under webhooks, or the only way where there are none. */
export interface Poll {
  readonly everySeconds: number;
  /** Asked again from so long before the last time, since channels' clocks and indexes are late. */
  readonly overlapSeconds: number;
  /** Every order that is new or changed in that time, page by page; repeats are harmless. */
  orders(line: Line, window: { since: Date; until: Date }): AsyncGenerator<RawOrder[]>;
}

/** A product as the channel lists it, for mapping. */
export type ChannelProduct = {
  externalId: string;
  sku: string | null;
  barcode: string | null;
  name: string;
  priceMinor: number | null;
};

/**
 * A place that sells for us. An adapter translates and decides nothing; `inspect`, `verify` and `translate` are pure and throw at
 * nothing that comes from outside. Abilities that a channel lacks are left out.
 */
export interface Marketplace {
  readonly kind: string;
  /** What `PUT /connections/{code}` accepts for this kind. `baseUrl` is always optional. */
  readonly settings: z.ZodType<Record<string, unknown>>;
  readonly secrets: z.ZodType<Record<string, string | undefined>>;
  readonly abilities: Abilities;
  /** Where the channel's API is; null when every shop has an address of its own (`settings.baseUrl`). */
  host(settings: Settings): string | null;
  /** The headers that prove who asks. */
  authorize(secrets: Secrets): Record<string, string>;
  /** The channel's limits: requests per second and at once. */
  readonly pace: { perSecond: number; atOnce: number };
  /** Cheap; called first, because a ping may come unsigned. */
  inspect(delivery: Incoming): Delivery;
  verify(delivery: Incoming & { secrets: Secrets; settings?: Settings }): "ok" | "bad_signature";
  /** What the channel wants to read as the answer to a delivery that is stored, or to a ping. Left out: `{"received": true}`. */
  reply?(delivery: Delivery, now: Date): unknown;
  /** Reads a delivery, or an order as `poll` and `read` gave it (JSON as bytes, topic "order"). */
  translate(delivery: { rawBody: Uint8Array; topic: string; receivedAt: Date; settings: Settings }): Translation;
  /** One order, read again by its id; null when the channel does not know it. */
  read?(line: Line, externalId: string): Promise<unknown>;
  readonly poll?: Poll;
  readonly stock?: StockOut;
  /** Where the other system's books say how much lies in our warehouses. */
  readonly masterStock?: MasterStock;
  readonly stepsOut?: StepsOut;
  /** What the channel took for orders, by its API. */
  readonly finance?: Finance;
  /** The channel's catalogue, page by page. */
  products?(line: Line): AsyncGenerator<ChannelProduct[]>;
  /** Asks the channel something harmless with these credentials. Null when it answers; `ChannelTrouble` is worded by the caller. */
  testConnection(line: Line): Promise<Reason | null>;
}

/** Whether the channel has the buyer's money, or had it before it gave it back. */
export function moneyArrived({ state, paidAt }: Pick<OrderIntake, "state" | "paidAt">): boolean {
  return paidAt !== null || state === "paid" || state === "completed" || state === "refunded";
}
