import { seededDigits, seededFraction } from "@/lib/seeded";
import type { Line } from "../line";
import type { Poll, RawOrder } from "../port";
import { buyers, places } from "./buyers";
import { type SimulatedSettings, settingsOf } from "./connection";

const hourMs = 3_600_000;
const minuteMs = 60_000;
/** A shop that was switched off for a week does not come back with a week of orders. */
const remembersMs = 2 * hourMs;
const pageSize = 50;

/** What the simulated shop says of an order: its own format, as plain as can be. Sums in minor units. */
export type SimulatedOrder = {
  id: string;
  placedAt: string;
  updatedAt: string;
  state: "awaiting_payment" | "paid" | "cancelled";
  paidAt: string | null;
  currency: string;
  buyer: string;
  address: { region: string; city: string; postalCode: string; line1: string };
  shippingPriceMinor: number;
  lines: { id: string; sku: string; name: string; quantity: number; unitPriceMinor: number; taxRate: number | null }[];
};

/**
 * The orders of which something happened after `since` and until `until`, as they stand then. Depends on the settings and on these
 * times alone: asked again it is the same to the last letter, and a longer window holds all that shorter ones held.
 */
export function ordersBetween(settings: SimulatedSettings, since: Date, until: Date): SimulatedOrder[] {
  // What happens to an order happens within the hour after it.
  const first = Math.floor((since.getTime() - hourMs) / hourMs);
  const last = Math.floor(until.getTime() / hourMs);
  const found: SimulatedOrder[] = [];
  for (let hour = first; hour <= last; hour++) {
    for (let number = 0; number < settings.ordersPerHour; number++) {
      const order = orderAt(settings, hour, number, until);
      if (order && Date.parse(order.updatedAt) > since.getTime()) found.push(order);
    }
  }
  return found.sort((a, b) => (a.updatedAt === b.updatedAt ? (a.id < b.id ? -1 : 1) : a.updatedAt < b.updatedAt ? -1 : 1));
}

/** One order by its id, as it stands at a moment; null for an id that the shop never gave, or not yet. */
export function orderById(settings: SimulatedSettings, id: string, now: Date): SimulatedOrder | null {
  const [, hour, number] = /^SIM-(\d{6})-(\d{1,3})$/.exec(id) ?? [];
  if (hour === undefined || number === undefined || Number(number) >= settings.ordersPerHour) return null;
  return orderAt(settings, Number(hour), Number(number), now);
}

function orderAt(settings: SimulatedSettings, hour: number, number: number, now: Date): SimulatedOrder | null {
  const { products, seed } = settings;
  if (products.length === 0) return null;
  const chance = (what: string) => seededFraction(`${seed} ${hour} ${number} ${what}`);
  const one = <T>(list: readonly T[], what: string) => list[Math.floor(chance(what) * list.length)] as T;
  const placedAt = hour * hourMs + Math.floor(chance("when") * hourMs);
  if (placedAt > now.getTime()) return null;

  const id = `SIM-${hour}-${number}`;
  const isUnpaid = chance("paid") * 100 < settings.unpaidShare;
  // Half of those who did not pay at once pay later; some think better of it.
  const paidAt = isUnpaid ? (chance("pays") < 0.5 ? placedAt + Math.round((5 + chance("pays when") * 35) * minuteMs) : null) : placedAt;
  const cancelledAt =
    chance("cancels") * 100 < settings.cancelledShare ? placedAt + Math.round((2 + chance("cancels when") * 18) * minuteMs) : null;
  const happened = [placedAt, ...(paidAt ? [paidAt] : []), ...(cancelledAt ? [cancelledAt] : [])].filter((at) => at <= now.getTime());
  const isPaid = paidAt !== null && paidAt <= now.getTime() && (cancelledAt === null || paidAt <= cancelledAt);
  const isCancelled = cancelledAt !== null && cancelledAt <= now.getTime();

  const count = 1 + Math.floor(chance("lines") ** 2 * Math.min(3, products.length));
  const from = Math.floor(chance("product") * products.length);
  const lines = Array.from({ length: count }, (_, at) => {
    const product = products[(from + at * 7) % products.length] ?? (products[0] as (typeof products)[number]);
    return {
      id: `${id}-${at + 1}`,
      sku: product.sku,
      name: product.name,
      quantity: 1 + Math.floor(chance(`quantity ${at}`) ** 3 * 3),
      unitPriceMinor: product.priceMinor,
      taxRate: product.taxRate,
    };
  }).filter((line, at, all) => all.findIndex(({ sku }) => sku === line.sku) === at);
  const [firstLine] = lines;
  if (firstLine && chance("unknown") * 100 < settings.unknownShare)
    lines[0] = { ...firstLine, sku: `NEW-${seededDigits(`${seed} ${id}`, 3)}`, name: `${firstLine.name} (новинка)` };

  const { street, ...place } = one(places, "place");
  return {
    id,
    placedAt: new Date(placedAt).toISOString(),
    updatedAt: new Date(Math.max(...happened)).toISOString(),
    state: isCancelled ? "cancelled" : isPaid ? "paid" : "awaiting_payment",
    paidAt: isPaid && paidAt !== null ? new Date(paidAt).toISOString() : null,
    currency: settings.currency,
    buyer: one(buyers, "buyer"),
    address: { ...place, line1: `${street}, ${1 + Math.floor(chance("house") * 60)}` },
    shippingPriceMinor: chance("delivery") < 0.4 ? 0 : 30_000,
    lines,
  };
}

const raw = (order: SimulatedOrder): RawOrder => ({ externalId: order.id, body: order });

export const poll: Poll = {
  everySeconds: 60,
  overlapSeconds: 120,
  async *orders({ settings, now }, { since, until }) {
    const earliest = Math.max(since.getTime(), now.getTime() - remembersMs);
    if (earliest >= until.getTime()) return;
    const orders = ordersBetween(settingsOf(settings), new Date(earliest), until);
    for (let at = 0; at < orders.length; at += pageSize) yield orders.slice(at, at + pageSize).map(raw);
  },
};

export async function read({ settings, now }: Line, externalId: string): Promise<unknown> {
  return orderById(settingsOf(settings), externalId, now);
}
