import { zero } from "@/lib/decimal";
import { decimalsOf, toDecimal } from "@/lib/money";
import { reason } from "@/lib/reason";
import { positive } from "../amounts";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Translation } from "../port";
import { Problems } from "../problems";
import { readableCurrency, settle } from "../settle";
import { addressOf, customerOf, deliveryOf } from "./buyer";
import { decodeEntities } from "./html-entities";
import { linesOf, refundsOf } from "./lines";
import { orderState } from "./order-state";
import { readWireOrder, type WireOrder } from "./wire";

/** Reads a WooCommerce order. What is doubtful becomes a problem and holds the order; only what is no order at all is unreadable. */
export function translate({ rawBody, receivedAt }: { rawBody: Uint8Array; receivedAt: Date }): Translation {
  const payload = parse(rawBody);
  if (payload === undefined) return { unreadable: reason("channel.not_json") };
  if (!looksLikeOrder(payload)) return { unreadable: reason("channel.not_an_order") };
  const read = readWireOrder(payload);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  if (!/^[\w-]+$/.test(read.value.id) || read.value.id === "0") return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf(read.value, new Problems(read.unreadable), receivedAt) };
}

function intakeOf(order: WireOrder, problems: Problems, receivedAt: Date): OrderIntake {
  const plausible = (at: Date | null, path: string): Date | null => plausibleDate(at, path, receivedAt, problems);
  const placedAt = plausible(order.date_created_gmt ?? order.date_created, "date_created_gmt") ?? receivedAt;
  const paidAt = plausible(order.date_paid_gmt ?? order.date_paid, "date_paid_gmt");
  const rawStatus = order.status.toLowerCase().replace(/^wc-/, "");
  const state = orderState({ status: rawStatus, paymentMethod: order.payment_method, paid: paidAt !== null });
  if (!rawStatus) problems.add("status", "channel.status_missing");
  const delivery = deliveryOf(order);
  return {
    externalId: order.id,
    externalNumber: order.number || order.id,
    externalVersion: plausible(order.date_modified_gmt ?? order.date_modified, "date_modified_gmt") ?? placedAt,
    state,
    rawStatus,
    // A shop whose clock runs ahead sells today all the same.
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...moneyOf(order, problems, state === "refunded"),
    customer: customerOf(order, problems),
    shippingAddress: addressOf(order, delivery, problems),
    ...delivery,
    shippingMethodTitle: delivery.shippingMethodTitle && decodeEntities(delivery.shippingMethodTitle),
    paymentMethod: order.payment_method || null,
    paymentReference: order.transaction_id || null,
    paidAt: paidAt && paidAt > receivedAt ? receivedAt : paidAt,
    note: order.customer_note || null,
    problems: problems.all(),
  };
}

type Money = Pick<OrderIntake, "currency" | "lines" | "fees" | "shippingPriceMinor" | "totalMinor" | "prepayments" | "refunds">;

function moneyOf(order: WireOrder, problems: Problems, refunded: boolean): Money {
  const currency = readableCurrency(order.currency.toUpperCase(), order.currency, problems);
  const decimals = decimalsOf(currency);

  const drafts = linesOf(order, decimals, problems);
  if (drafts.length === 0) problems.add("line_items", "channel.no_lines");
  const fees = order.fee_lines.map(({ name, total, total_tax }, index) => {
    const path = `fee_lines.${index}.total`;
    const sum = total + total_tax;
    const amountMinor = sum < zero ? -positive(-sum, decimals, path, problems) : positive(sum, decimals, path, problems);
    return { name: decodeEntities(name), amountMinor };
  });
  const prepayments = order.gift_cards
    .map(({ id, amount }, index) => ({
      externalId: `gift-card-${id || index + 1}`,
      method: "gift_card" as const,
      amountMinor: positive(amount, decimals, `gift_cards.${index}.amount`, problems),
    }))
    .filter(({ amountMinor }) => amountMinor > 0);
  const refunds = refundsOf(order, decimals, problems);
  const totalMinor = order.total === null ? null : positive(order.total, decimals, "total", problems);

  const sums = {
    shippingMinor: positive(order.shipping_total + order.shipping_tax, decimals, "shipping_total", problems),
    feesMinor: fees.map(({ amountMinor }) => amountMinor),
    giftCardsMinor: prepayments.reduce((sum, { amountMinor }) => sum + amountMinor, 0),
    totalMinor,
  };
  const settled = settle(drafts, sums, currency, problems);
  const refundedMinor = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (refundedMinor > settled.totalMinor)
    problems.add("refunds", "channel.refunds_exceed_total", {
      refunded: toDecimal(refundedMinor, currency),
      total: toDecimal(settled.totalMinor, currency),
      currency,
    });
  if (refunded && refundedMinor === 0) problems.add("refunds", "channel.refund_unknown");

  return {
    ...settled,
    currency,
    lines: settled.lines.map((line) => ({
      ...line,
      cancelledQuantity: Math.min(line.quantity, givenBack(line.externalLineId, refunds)),
    })),
    fees: fees.filter(({ amountMinor }) => amountMinor > 0),
    prepayments,
    refunds,
  };
}

function givenBack(externalLineId: string, refunds: OrderIntake["refunds"]): number {
  return refunds.flatMap(({ lines }) => lines).reduce((sum, line) => sum + (line.externalLineId === externalLineId ? line.quantity : 0), 0);
}

function parse(rawBody: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder("utf-8").decode(rawBody));
  } catch {
    return undefined;
  }
}

/** Products, customers and coupons come to the same address if a shop's webhook is set up wrongly; a refund has lines as well. */
function looksLikeOrder(payload: unknown): payload is object {
  if (typeof payload !== "object" || payload === null || Array.isArray(payload)) return false;
  const has = (field: string) => Object.hasOwn(payload, field);
  return (has("line_items") && (has("status") || has("currency") || has("billing"))) || (has("currency") && has("total"));
}
