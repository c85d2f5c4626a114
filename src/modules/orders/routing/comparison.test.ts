import { expect, test } from "vitest";
import { addComparisons, compareOrder, emptyComparison } from "./comparison";
import { aLine, aRequest, aWarehouse, kazan, moscow, plan } from "./sample-orders";
import { stockWithout } from "./stock-without";

const chosen = (warehouses: ReturnType<typeof aWarehouse>[]) =>
  plan(aRequest([aLine("a", 2)], { destination: kazan }), warehouses).decision.chosen;
const near = chosen([aWarehouse("KZN", { a: 2 }, kazan)]);
const far = chosen([aWarehouse("MSK", { a: 2 }, moscow)]);
const split = chosen([aWarehouse("MSK", { a: 1 }, moscow), aWarehouse("KZN", { a: 1 }, kazan)]);

test("two rule sets are counted side by side, distance only where both sides know it", () => {
  const sums = emptyComparison();
  expect(compareOrder(sums, near, far)).toBe(true);
  expect(compareOrder(sums, split, near)).toBe(true);
  expect(compareOrder(sums, near, near)).toBe(false);
  expect(compareOrder(sums, null, near)).toBe(true);
  expect(sums).toMatchObject({
    before: { orders: 4, parcels: 4, distanceKm: 718, short: 1 },
    after: { orders: 4, parcels: 4, distanceKm: 718, short: 0 },
    measured: 3,
    priced: 0,
    changed: 3,
  });
  expect(addComparisons(sums, emptyComparison())).toEqual(sums);
  expect(addComparisons(sums, sums)).toMatchObject({ before: { parcels: 8 }, changed: 6 });
});

test("the same warehouses in another order are no change", () => {
  expect(compareOrder(emptyComparison(), split, split && { ...split, warehouses: [...split.warehouses].reverse() })).toBe(false);
});

test("what an order took lies free for it again", () => {
  const level = { onHand: 3, reserved: 1, safety: 0, incoming: 0, damaged: 0, quarantine: 0, inCheck: 0, putBack: 0 };
  const levels = [
    { ...level, warehouseId: "w", productId: "p" },
    { ...level, warehouseId: "w", productId: "q" },
  ];
  const taken = [
    { warehouseId: "w", productId: "p", units: 2 },
    { warehouseId: "w", productId: "p", units: 1 },
  ];
  expect(stockWithout(levels, taken).map(({ onHand }) => onHand)).toEqual([6, 3]);
});
