import type { FulfilmentState } from "./fulfilment-state";
import type { HoldEvent } from "./hold-events";
import type { FulfilmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from "./order-status";
import type { Priority } from "./priority";
import type { RuleSource } from "./routing/rules";
import type { Address } from "./tables";

/** An order as the API tells it (CONTRACT: the answer of /orders). Plain data, so that placing and reading answer alike. */
export type OrderAnswer = {
  id: string;
  number: string;
  channel: string;
  externalId: string | null;
  version: number;
  status: OrderStatus;
  paymentStatus: PaymentStatus;
  fulfilmentStatus: FulfilmentStatus;
  returnStatus: ReturnStatus;
  fulfilledBy: "us" | "channel";
  placedAt: string;
  currency: string;
  customer: { name: string; email: string | null; phone: string | null; locale: string };
  shippingAddress: Address | null;
  shippingMethod: string | null;
  pickupPoint: { carrier: string; code: string } | null;
  shipBy: string | null;
  /** When the last of the waiting lines is expected to leave; null when nothing waits, or nobody knows. */
  promisedAt: string | null;
  /** The day that the buyer was told, and what is expected by now; null: none was told. */
  delivery: DeliveryAnswer | null;
  note: string | null;
  tags: string[];
  /** Who of the staff answers for it. */
  responsible: { id: string; name: string } | null;
  priority: Priority;
  customFields: Record<string, string>;
  holds: HoldAnswer[];
  totals: { goods: Sum; discount: Sum; shipping: Sum; tax: Sum; total: Sum; paid: Sum; refunded: Sum };
  lines: LineAnswer[];
  fulfilments: {
    id: string;
    warehouse: string;
    status: FulfilmentState;
    lines: { sku: string; quantity: number; picked: number; packed: number }[];
  }[];
  shipments: { id: string; carrier: string; trackingNumber: string | null; status: string }[];
  /** `ruleSet`: whose rules decided; null where nothing was routed, or by a version that did not note it. */
  routing: { ruleSet: DecidingRules | null; chosen: unknown; candidates: unknown[]; refused: unknown[] };
  /** Null for whoever may not pass for the buyer. */
  trackingUrl: string | null;
};

export type DeliveryAnswer = {
  /** The last moment of the promised day. */
  promisedBy: string;
  /** Null: it has arrived, or nobody can say. */
  expectedAt: string | null;
  /** Why the promised day will not be kept; null while it can be. */
  late: { since: string; reason: string; params?: Record<string, string | number> } | null;
  /** The offer that the days on the way were taken from before anything was packed; null: no carrier was asked. */
  offer: { carrier: string; service: string; daysMin: number; daysMax: number; price: Sum; askedAt: string } | null;
};

export type HoldAnswer = {
  id: string;
  reason: string;
  note: string | null;
  until: string | null;
  /** The event that releases it by itself. */
  waitsFor: HoldEvent | null;
  /** What a rule wants to tell with it: failed conditions, the order that this one looks like. */
  data: Record<string, unknown>;
};

export type Sum = { amount: number; currency: string };

export type LineAnswer = {
  id: string;
  sku: string;
  name: string;
  quantity: number;
  cancelled: number;
  reserved: number;
  backordered: number;
  picked: number;
  packed: number;
  shipped: number;
  delivered: number;
  returned: number;
  promisedAt: string | null;
  unitPrice: number;
  discount: number;
  taxRate: number | null;
};

/** Whose rules an order was routed by; those of a test drive route nothing. */
type DecidingRules = Omit<RuleSource, "scope"> & { scope: Exclude<RuleSource["scope"], "tried"> };

export function decidingRules(source: RuleSource | undefined): DecidingRules | null {
  return source && source.scope !== "tried" ? { ...source, scope: source.scope } : null;
}

/** The totals of an order as sums of its currency. */
export function totalsAnswer(
  order: {
    goodsMinor: number;
    discountMinor: number;
    shippingPriceMinor: number;
    taxMinor: number;
    totalMinor: number;
    paidMinor: number;
    refundedMinor: number;
  },
  currency: string,
): OrderAnswer["totals"] {
  const sum = (amount: number): Sum => ({ amount, currency });
  return {
    goods: sum(order.goodsMinor),
    discount: sum(order.discountMinor),
    shipping: sum(order.shippingPriceMinor),
    tax: sum(order.taxMinor),
    total: sum(order.totalMinor),
    paid: sum(order.paidMinor),
    refunded: sum(order.refundedMinor),
  };
}

/** The tracking page of an order, absolute. */
export function trackingUrl(token: string): string {
  const base = process.env.NEXTAUTH_URL ?? "http://127.0.0.1:3000";
  return `${base.replace(/\/+$/, "")}/t/${token}`;
}
