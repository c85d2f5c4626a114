import { zero } from "@/lib/decimal";
import { decimalsOf, toDecimal } from "@/lib/money";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { positive } from "../amounts";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Translation } from "../port";
import { Problems } from "../problems";
import { readableCurrency, settle } from "../settle";
import { addressOf, customerOf, deliveryOf } from "./buyer";
import { isGraphOrder, webhookShape } from "./graph-order";
import { cancelledUnits, linesOf, refundsOf, shippingOf } from "./lines";
import { isPaid, orderState } from "./order-state";
import { readWireOrder, type WireOrder } from "./wire";

/** Reads a Shopify order: a webhook's body, `{"order": …}` of the REST API, or what GraphQL answers. */
export function translate({ rawBody, receivedAt }: { rawBody: Uint8Array; receivedAt: Date }): Translation {
  const parsed = readBody(rawBody);
  if (parsed === undefined) return { unreadable: reason("channel.not_json") };
  const payload = unwrapped(parsed);
  if (!looksLikeOrder(payload)) return { unreadable: reason("channel.not_an_order") };
  const read = readWireOrder(payload);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  if (!/^\d+$/.test(read.value.id)) return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf(read.value, new Problems(read.unreadable), receivedAt) };
}

function intakeOf(order: WireOrder, problems: Problems, receivedAt: Date): OrderIntake {
  const plausible = (at: Date | null, path: string): Date | null => plausibleDate(at, path, receivedAt, problems);
  const placedAt = plausible(order.created_at, "created_at") ?? receivedAt;
  const { state, known } = orderState(order);
  const money = order.financial_status.toLowerCase();
  const paidAt = isPaid(money) ? plausible(order.processed_at, "processed_at") : null;
  if (!known) problems.add("financial_status", "channel.status_unknown", { status: order.financial_status });
  if (order.test === true) problems.add("test", "channel.test_order");
  const delivery = deliveryOf(order);
  return {
    externalId: order.id,
    externalNumber: order.name || order.order_number || order.id,
    externalVersion: plausible(order.updated_at, "updated_at") ?? placedAt,
    state,
    rawStatus: [order.cancelled_at ? "cancelled" : "", money, order.fulfillment_status.toLowerCase()].filter(Boolean).join("/"),
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...moneyOf(order, problems, state === "refunded"),
    customer: customerOf(order, problems),
    shippingAddress: addressOf(order, delivery.shippingMethod, problems),
    ...delivery,
    pickupPoint: null,
    prepayments: [],
    paymentMethod: order.payment_gateway_names.find(Boolean) || order.gateway || null,
    paymentReference: null,
    paidAt: paidAt && paidAt > receivedAt ? receivedAt : paidAt,
    note: noteOf(order),
    problems: problems.all(),
  };
}

type Money = Pick<OrderIntake, "currency" | "lines" | "fees" | "shippingPriceMinor" | "totalMinor" | "refunds">;

function moneyOf(order: WireOrder, problems: Problems, refunded: boolean): Money {
  const currency = readableCurrency(order.currency.toUpperCase(), order.currency, problems);
  const decimals = decimalsOf(currency);
  const drafts = linesOf(order, decimals, problems);
  if (drafts.length === 0) problems.add("line_items", "channel.no_lines");
  const { shippingMinor, fees } = shippingOf(order, decimals, problems);
  const sums = {
    shippingMinor,
    feesMinor: fees.map(({ amountMinor }) => amountMinor),
    giftCardsMinor: 0,
    totalMinor: order.total_price === null ? null : positive(order.total_price, decimals, "total", problems),
  };
  const settled = settle(drafts, sums, currency, problems);
  const words = (minor: number) => toDecimal(minor, currency);
  const refunds = refundsOf(order, decimals, problems);
  const back = refunds.reduce((sum, { amountMinor }) => sum + amountMinor, 0);
  if (back > settled.totalMinor)
    problems.add("refunds", "channel.refunds_exceed_total", { refunded: words(back), total: words(settled.totalMinor), currency });
  if (refunded && back === 0 && (order.total_price ?? zero) > zero) problems.add("refunds", "channel.refund_unknown");
  return {
    ...settled,
    currency,
    lines: settled.lines.map((line) => ({
      ...line,
      cancelledQuantity: cancelledUnits(order, line.externalLineId, line.quantity),
    })),
    fees,
    refunds,
  };
}

/** The buyer's words, and what the shop's apps asked besides. */
function noteOf({ note, note_attributes }: WireOrder): string | null {
  const asked = note_attributes
    .filter(({ name, value }) => value !== "" && !name.startsWith("_"))
    .map(({ name, value }) => `${name}: ${value}`);
  return [note, ...asked].filter(Boolean).join("\n").slice(0, 5000) || null;
}

function unwrapped(payload: unknown): unknown {
  if (!isRecord(payload)) return payload;
  const order = isRecord(payload["order"]) ? payload["order"] : payload;
  return isGraphOrder(order) ? webhookShape(order) : order;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** Fulfilments have lines, refunds and products have ids: only an order has lines and a total or the state of its money. */
function looksLikeOrder(payload: unknown): boolean {
  return isRecord(payload) && "line_items" in payload && ("financial_status" in payload || "total_price" in payload);
}
