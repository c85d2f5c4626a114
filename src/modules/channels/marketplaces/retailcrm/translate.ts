import { type Decimal, zero } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { reason } from "@/lib/reason";
import { positive } from "../amounts";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Settings, Translation } from "../port";
import { Problems } from "../problems";
import { readableCurrency, settle } from "../settle";
import { customerOf, destinationOf } from "./buyer";
import { linesOf, rebateOf } from "./lines";
import { orderIn, payloadOf } from "./payload";
import { groupOf, stateOf } from "./status";
import { readWireOrder, type WireOrder } from "./wire";

/** Reads an order that a shop sent as if to RetailCRM: as a form, as `{"site", "order"}` or alone. */
export function translate({ rawBody, receivedAt, settings }: { rawBody: Uint8Array; receivedAt: Date; settings: Settings }): Translation {
  const payload = payloadOf(rawBody);
  if (payload === null) return { unreadable: reason("channel.not_json") };
  const order = orderIn(payload);
  const read = order && readWireOrder(order);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  const externalId = read.value.externalId || read.value.id || read.value.number;
  if (!externalId) return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf({ ...read.value, externalId }, settings, new Problems(read.unreadable), receivedAt) };
}

function intakeOf(order: WireOrder, settings: Settings, problems: Problems, receivedAt: Date): OrderIntake {
  const placedAt = plausibleDate(order.createdAt, "createdAt", receivedAt, problems) ?? receivedAt;
  const rawStatus = order.status || "new";
  const group = groupOf(rawStatus, settings);
  if (!group) problems.add("status", "channel.status_unknown", { status: rawStatus });
  const money = moneyOf(order, settings, problems);
  const paid = paymentOf(order, money.totalMinor, money.currency, settings);
  return {
    externalId: order.externalId,
    externalNumber: order.number || order.externalId,
    // Shops do not tell when they changed an order: what comes later is later.
    externalVersion: receivedAt,
    state: stateOf(group, paid.state),
    rawStatus,
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...money,
    customer: customerOf(order, problems),
    ...destinationOf(order, problems),
    prepayments: [],
    refunds: [],
    paymentMethod: paid.method,
    paymentReference: paid.reference,
    paidAt: paid.at && plausibleDate(paid.at, "payments.paidAt", receivedAt, problems),
    note: [order.customerComment, order.delivery.address.notes, order.managerComment].filter(Boolean).join("\n") || null,
    problems: problems.all(),
    fulfilledBy: order.shipped ? "channel" : "us",
    shipBy: order.shipmentDate,
    place: order.shipmentStore || null,
  };
}

function moneyOf(order: WireOrder, settings: Settings, problems: Problems) {
  const code = order.currency.toUpperCase().replace(/^RUR$/, "RUB") || "RUB";
  const currency = readableCurrency(code, order.currency, problems);
  const decimals = decimalsOf(currency);
  const lines = linesOf(order, decimals, settings, problems);
  if (lines.length === 0) problems.add("items", "channel.no_lines");
  const goodsMinor = lines.reduce((sum, { paidMinor }) => sum + paidMinor, 0);
  // Final prices have the order's discount in them.
  const isFinal = order.items.some(({ prices }) => prices.length > 0);
  const rebate = isFinal ? zero : rebateOf(order, decimalOf(goodsMinor, decimals));
  const rebateMinor = positive(rebate, decimals, "discountManualAmount", problems);
  const sums = {
    shippingMinor: positive(order.delivery.cost, decimals, "delivery.cost", problems),
    feesMinor: rebateMinor > 0 ? [-rebateMinor] : [],
    giftCardsMinor: 0,
    totalMinor: order.totalSumm === null ? null : positive(order.totalSumm, decimals, "totalSumm", problems),
  };
  const settled = settle(lines, sums, currency, problems);
  return {
    ...settled,
    currency,
    fees: [],
  };
}

const decimalOf = (minor: number, decimals: number): Decimal => BigInt(minor) * 10n ** BigInt(10 - decimals);

/** Paid when what is marked as paid makes up the total; else by the kind of payment: at the door, or still to come. */
function paymentOf(order: WireOrder, totalMinor: number, currency: string, settings: Settings) {
  const paid = order.payments.filter(({ status }) => status === "paid");
  const [first] = paid.length > 0 ? paid : order.payments;
  const sum = paid.reduce((total, { amount }) => total + (amount ?? zero), zero);
  const isWhole = paid.length > 0 && (paid.some(({ amount }) => amount === null) || sum >= decimalOf(totalMinor, decimalsOf(currency)));
  const told = settings["paymentsAtDoor"];
  const atDoor = first && (Array.isArray(told) ? told.includes(first.type) : /cash|cod|налич|налож|on-?delivery/i.test(first.type));
  const state = isWhole ? "paid" : atDoor ? "cash_on_delivery" : "awaiting_payment";
  return {
    state: state as "paid" | "cash_on_delivery" | "awaiting_payment",
    method: first?.type || null,
    reference: first?.externalId || null,
    at: isWhole ? (first?.paidAt ?? null) : null,
  };
}
