import { zero } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import { positive } from "../amounts";
import { plausibleDate } from "../plausible-date";
import type { OrderIntake, Settings, Translation } from "../port";
import { Problems } from "../problems";
import { noCurrency, settle } from "../settle";
import { idInHref, isRecord } from "./ask";
import { addressOf, customerOf } from "./buyer";
import { linesOf } from "./lines";
import { orderState } from "./state";
import { readWireOrder, type WireOrder } from "./wire";

/** Reads a customer order of МойСклад. What is doubtful becomes a problem and holds the order. */
export function translate({ rawBody, receivedAt, settings }: { rawBody: Uint8Array; receivedAt: Date; settings: Settings }): Translation {
  const payload = readBody(rawBody);
  if (payload === undefined) return { unreadable: reason("channel.not_json") };
  if (!looksLikeOrder(payload)) return { unreadable: reason("channel.not_an_order") };
  const read = readWireOrder(payload);
  if (!read) return { unreadable: reason("channel.not_an_order") };
  const externalId = (read.value.id || idInHref(read.value.meta.href)).toLowerCase();
  if (!/^[\w-]+$/.test(externalId)) return { unreadable: reason("channel.no_order_id") };
  return { order: intakeOf({ ...read.value, id: externalId }, settings, new Problems(read.unreadable), receivedAt) };
}

function intakeOf(order: WireOrder, settings: Settings, problems: Problems, receivedAt: Date): OrderIntake {
  const plausible = (at: Date | null, path: string) => plausibleDate(at, path, receivedAt, problems);
  const placedAt = plausible(order.moment, "moment") ?? receivedAt;
  const { state, isKnown } = orderState(order, settings);
  const stateName = order.state.name || idInHref(order.state.meta.href);
  if (!isKnown) problems.add("state", "channel.status_unknown", { status: stateName });
  const isOthers = typeof settings["organizationId"] === "string" && !isLinkTo(order.organization, settings["organizationId"]);
  return {
    externalId: order.id,
    externalNumber: order.name || order.id,
    externalVersion: plausible(order.updated, "updated") ?? placedAt,
    state: isOthers ? "ignored" : state,
    rawStatus: isOthers ? order.organization.name || idInHref(order.organization.meta.href) : stateName,
    placedAt: placedAt > receivedAt ? receivedAt : placedAt,
    ...moneyOf(order, settings, problems),
    customer: customerOf(order, problems),
    shippingAddress: addressOf(order, problems),
    shippingMethod: null,
    shippingMethodTitle: null,
    pickupPoint: null,
    prepayments: [],
    refunds: [],
    paymentMethod: null,
    paymentReference: null,
    paidAt: null,
    note: order.description || null,
    problems: problems.all(),
    fulfilledBy: hasLeft(order) ? "channel" : "us",
    shipBy: order.deliveryPlannedMoment,
    place: order.store.id || idInHref(order.store.meta.href) || null,
    memory: memoryOf(order),
  };
}

function moneyOf(order: WireOrder, settings: Settings, problems: Problems) {
  const currency = currencyOf(order, problems);
  const { goods, services } = linesOf(order, settings, problems);
  if (goods.length === 0) problems.add("positions", "channel.no_lines");
  const fees = services.filter(({ isDelivery, amountMinor }) => !isDelivery && amountMinor > 0);
  const sums = {
    shippingMinor: services.reduce((sum, { isDelivery, amountMinor }) => sum + (isDelivery ? amountMinor : 0), 0),
    feesMinor: fees.map(({ amountMinor }) => amountMinor),
    giftCardsMinor: 0,
    totalMinor: order.sum === null ? null : positive(order.sum, 0, "sum", problems),
  };
  const settled = settle(goods, sums, currency, problems);
  return {
    ...settled,
    currency,
    fees: fees.map(({ name, amountMinor }) => ({ name, amountMinor })),
  };
}

/** A rate of its own says that it is not the account's currency, which is the rouble; which one stands behind a link. */
function currencyOf({ rate }: WireOrder, problems: Problems): string {
  const code = rate.currency.isoCode.toUpperCase().replace(/^RUR$/, "RUB");
  // МойСклад counts in hundredths, whatever the currency's own minor unit is.
  if (/^[A-Z]{3}$/.test(code) && decimalsOf(code) === 2) return code;
  if (code === "" && (rate.value === null || rate.value === 10n ** 10n)) return "RUB";
  problems.add("rate.currency", "channel.currency_unreadable", { value: rate.currency.isoCode || idInHref(rate.currency.meta.href) });
  return noCurrency;
}

/** Whether all of it was shipped there already: then there is nothing to pick here. */
function hasLeft({ positions: { rows } }: WireOrder): boolean {
  const goods = rows.filter(({ assortment, quantity }) => assortment.meta.type !== "service" && quantity !== zero);
  return goods.length > 0 && goods.every(({ shipped, quantity }) => quantity !== null && shipped >= quantity);
}

/** Who sells to whom: a shipment document has to name both. */
function memoryOf({ organization, agent, store }: WireOrder): Record<string, unknown> {
  const entries = Object.entries({ organization, agent, store }).map(([name, link]) => [name, link.id || idInHref(link.meta.href)]);
  return Object.fromEntries(entries.filter(([, id]) => id !== ""));
}

function isLinkTo({ id, meta }: WireOrder["organization"], wanted: string): boolean {
  return [id, idInHref(meta.href)].includes(wanted.toLowerCase());
}

/** An order, by what it calls itself or by what only orders have. */
function looksLikeOrder(payload: unknown): boolean {
  if (!isRecord(payload) || "events" in payload || "rows" in payload) return false;
  const meta = isRecord(payload["meta"]) ? payload["meta"] : {};
  if (typeof meta["type"] === "string" && meta["type"] !== "customerorder") return false;
  return meta["type"] === "customerorder" || ("positions" in payload && "agent" in payload);
}
