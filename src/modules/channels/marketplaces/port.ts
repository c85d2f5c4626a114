import type { z } from "zod";
import type { Reason } from "@/lib/reason";

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
  paymentMethod: string | null;
  paymentReference: string | null;
  paidAt: Date | null;
  note: string | null;
  problems: Problem[];
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
  kind: "order" | "ping" | "ignored";
  /** Why it is ignored, for the log. */
  reason: Reason | null;
};

/** A place that sells for us. An adapter translates and decides nothing; it throws at nothing that comes from outside. */
export interface Marketplace {
  readonly kind: string;
  /** What `PUT /connections/{code}` accepts for this kind. */
  readonly settings: z.ZodType<Record<string, unknown>>;
  readonly secrets: z.ZodType<Record<string, string | undefined>>;
  /** Cheap and pure; called first, because a ping may come unsigned. */
  inspect(delivery: { headers: Headers; rawBody: Uint8Array }): Delivery;
  verify(delivery: { headers: Headers; rawBody: Uint8Array; secrets: Secrets }): "ok" | "bad_signature";
  translate(delivery: { rawBody: Uint8Array; topic: string; receivedAt: Date }): Translation;
  /** Asks the channel something harmless with these credentials. Null when it answers. */
  testConnection(connection: { settings: Settings; secrets: Secrets; fetch: typeof fetch }): Promise<Reason | null>;
}

/** Whether the channel has the buyer's money, or had it before it gave it back. */
export function moneyArrived({ state, paidAt }: Pick<OrderIntake, "state" | "paidAt">): boolean {
  return paidAt !== null || state === "paid" || state === "completed" || state === "refunded";
}
