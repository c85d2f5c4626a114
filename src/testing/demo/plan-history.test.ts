import { expect, test } from "vitest";
import { historyPlan } from "./plan-history";

const now = new Date("2026-11-24T11:07:00Z");

test("as many orders as were asked for, in the order of time, the same for the same seed", () => {
  const chunks = [...historyPlan({ seed: 5, orders: 12_345, now, chunkSize: 1000, organizations: 3 })];
  const orders = chunks.flatMap((chunk) => chunk.orders);
  expect(orders).toHaveLength(12_345);
  expect(orders.map(({ index }) => index)).toEqual(orders.map((_, i) => i));
  const times = orders.map(({ placedAt }) => placedAt.getTime());
  expect(times).toEqual(times.toSorted((a, b) => a - b));
  expect(new Set(orders.map(({ organization }) => organization))).toEqual(new Set([0, 1, 2]));
  expect([...historyPlan({ seed: 5, orders: 100, now })]).toEqual([...historyPlan({ seed: 5, orders: 100, now })]);
});

test("a chunk brings in what it takes, before it takes it", () => {
  for (const { orders, arrivals } of historyPlan({ seed: 6, orders: 5000, now, chunkSize: 700 })) {
    const left = new Map(arrivals.map(({ warehouse, product, quantity }) => [`${warehouse} ${product}`, quantity]));
    for (const { warehouse, lines } of orders)
      for (const { product, quantity } of lines) left.set(`${warehouse} ${product}`, (left.get(`${warehouse} ${product}`) ?? 0) - quantity);
    expect([...left.values()].every((quantity) => quantity === 0)).toBe(true);
    expect(arrivals.every(({ at }) => orders.every(({ placedAt }) => at < placedAt))).toBe(true);
  }
});

test("nothing lies in the future and a closed order is paid and delivered", () => {
  for (const { orders } of historyPlan({ seed: 7, orders: 5000, now })) {
    for (const order of orders) {
      for (const time of [order.placedAt, order.deliveredAt, order.paidAt, order.closedAt, order.cancelledAt])
        if (time) expect(time <= now).toBe(true);
      if (order.state === "closed") expect(order.deliveredAt && order.paidAt).toBeTruthy();
    }
  }
});
