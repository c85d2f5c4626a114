import { describe, expect, test } from "vitest";
import type { Line } from "../line";
import type { RawOrder } from "../port";
import { settingsSchema } from "./connection";
import { simulated } from "./index";
import { orderById, ordersBetween, type SimulatedOrder } from "./orders";
import { translate } from "./translate";

const products = Array.from({ length: 12 }, (_, at) => ({
  sku: `P-${at}`,
  name: `Product ${at}`,
  priceMinor: 10_000 + at * 990,
  taxRate: 22,
}));
const settings = settingsSchema.parse({ ordersPerHour: 60, unknownShare: 20, unpaidShare: 30, cancelledShare: 20, products });
const at = (time: string) => new Date(`2026-11-24T${time}:00Z`);
const lineAt = (now: Date, over = {}): Line => ({
  settings: { ...settings, ...over },
  secrets: {},
  now,
  ask: async () => {
    throw new Error("a simulated shop asked the network");
  },
  download: async () => {
    throw new Error("a simulated shop asked the network");
  },
});

async function polled(line: Line, since: Date, until: Date): Promise<RawOrder[]> {
  const found: RawOrder[] = [];
  for await (const page of simulated.poll?.orders(line, { since, until }) ?? []) found.push(...page);
  return found;
}

describe("the orders of a simulated shop", () => {
  test("are the same however often a time is asked for, and other seeds sell other things", async () => {
    const once = await polled(lineAt(at("12:00")), at("11:00"), at("12:00"));
    expect(once.length).toBeGreaterThan(40);
    expect(await polled(lineAt(at("12:00")), at("11:00"), at("12:00"))).toEqual(once);
    expect(await polled(lineAt(at("12:00"), { seed: "other" }), at("11:00"), at("12:00"))).not.toEqual(once);
  });

  test("come to the same whether an hour is asked for at once or minute by minute", () => {
    const whole = ordersBetween(settings, at("11:00"), at("12:00"));
    const last = new Map<string, SimulatedOrder>();
    for (let minute = 0; minute < 60; minute++) {
      const from = new Date(at("11:00").getTime() + minute * 60_000);
      for (const order of ordersBetween(settings, from, new Date(from.getTime() + 60_000))) last.set(order.id, order);
    }
    expect([...last.values()].sort((a, b) => (a.id < b.id ? -1 : 1))).toEqual([...whole].sort((a, b) => (a.id < b.id ? -1 : 1)));
  });

  test("hold everything that a shop has to deal with: unknown products, buyers who pay later or never, cancellations", () => {
    const orders = ordersBetween(settings, at("06:00"), at("12:00"));
    const share = (of: (order: SimulatedOrder) => boolean) => orders.filter(of).length / orders.length;
    expect(share(({ lines }) => lines.some(({ sku }) => sku.startsWith("NEW-")))).toBeGreaterThan(0.1);
    expect(share(({ state }) => state === "cancelled")).toBeGreaterThan(0.1);
    expect(share(({ state }) => state === "awaiting_payment")).toBeGreaterThan(0.03);
    expect(share(({ paidAt, placedAt }) => paidAt !== null && paidAt > placedAt)).toBeGreaterThan(0.05);
    expect(new Set(orders.map(({ id }) => id)).size).toBe(orders.length);
  });

  test("are read again by their id, and end where the shop has no products or was off for long", async () => {
    const [order] = ordersBetween(settings, at("11:00"), at("12:00"));
    expect(orderById(settings, order?.id ?? "", at("12:00"))).toEqual(order);
    expect(orderById(settings, "SIM-000001-999", at("12:00"))).toBeNull();
    expect(await polled(lineAt(at("12:00"), { products: [] }), at("11:00"), at("12:00"))).toEqual([]);
    const afterAWeek = await polled(lineAt(at("12:00")), new Date(at("12:00").getTime() - 7 * 86_400_000), at("12:00"));
    expect(afterAWeek.every(({ body }) => (body as SimulatedOrder).updatedAt > at("10:00").toISOString())).toBe(true);
  });
});

test("every order of it is read whole, is marked as simulated and names nobody who could be written to", () => {
  for (const order of ordersBetween(settings, at("06:00"), at("12:00"))) {
    const told = translate({ rawBody: Buffer.from(JSON.stringify(order)) });
    if (!("order" in told)) throw new Error("unreadable");
    const { lines, shippingPriceMinor, totalMinor, customer, tags, externalId } = told.order;
    expect(externalId).toBe(order.id);
    expect(lines.reduce((sum, line) => sum + line.quantity * line.unitPriceMinor, shippingPriceMinor)).toBe(totalMinor);
    expect([customer.email, customer.phone, tags]).toEqual([null, null, ["simulated"]]);
  }
});

test.each(["", "{", "[]", "null", '{"id":"SIM-1"}', '{"id":7,"lines":[]}'])("what is none of its orders is unreadable: %s", (body) => {
  expect(translate({ rawBody: Buffer.from(body) })).toHaveProperty("unreadable");
});

test("whatever it is told it agrees to", async () => {
  const row = { sku: "P-1", barcode: null, key: {}, place: "", quantity: 3, at: at("12:00") };
  expect(await simulated.stock?.push(lineAt(at("12:00")), [row, row])).toEqual([{ outcome: "acknowledged" }, { outcome: "acknowledged" }]);
  expect(await simulated.testConnection(lineAt(at("12:00")))).toBeNull();
  expect(await simulated.testConnection(lineAt(at("12:00"), { products: [] }))).toMatchObject({ code: "channel.simulated.no_products" });
});
