import type { FulfilmentState } from "./fulfilment-state";
import type { FulfilmentStatus, OrderStatus, PaymentStatus, ReturnStatus } from "./order-status";
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
  note: string | null;
  tags: string[];
  holds: { id: string; reason: string; note: string | null; until: string | null }[];
  totals: { goods: Sum; discount: Sum; shipping: Sum; tax: Sum; total: Sum; paid: Sum; refunded: Sum };
  lines: LineAnswer[];
  fulfilments: {
    id: string;
    warehouse: string;
    status: FulfilmentState;
    lines: { sku: string; quantity: number; picked: number; packed: number }[];
  }[];
  shipments: { id: string; carrier: string; trackingNumber: string | null; status: string }[];
  routing: { chosen: unknown; candidates: unknown[]; refused: unknown[] };
  trackingUrl: string;
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
  unitPrice: number;
  discount: number;
  taxRate: number | null;
};

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
