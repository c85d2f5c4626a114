import fc from "fast-check";
import { expect, test } from "vitest";
import { proportion } from "@/lib/money";
import type { Operation } from "./operations";
import { type ChangeableLine, type ChangeableOrder, discountOf, type PlannedChange, planChange } from "./plan-change";

const order: ChangeableOrder = {
  shippingAddress: {
    country: "RU",
    region: null,
    city: "Казань",
    postalCode: "420000",
    line1: "ул. Баумана, 5",
    latitude: null,
    longitude: null,
  },
  shippingMethod: "courier",
  pickupPoint: null,
  shippingPriceMinor: 30_000,
  shipBy: null,
  customerName: "Мария",
  customerEmail: null,
  customerPhone: null,
};
const line = (id: string, more: Partial<ChangeableLine> = {}): ChangeableLine => ({
  id,
  sku: id.toUpperCase(),
  quantity: 4,
  cancelled: 0,
  shipped: 0,
  unitPriceMinor: 1_000,
  discountMinor: 0,
  taxRate: 22,
  ...more,
});
const cap = { id: "p", sku: "CAP", name: "Кепка", priceMinor: 500, taxRate: 10 };

function planned(lines: ChangeableLine[], operations: Operation[]): PlannedChange {
  const plan = planChange(order, lines, operations, new Map([[cap.sku, cap]]));
  if ("refused" in plan) throw new Error(plan.refused.reason.code);
  return plan;
}

function refusal(lines: ChangeableLine[], operations: Operation[]) {
  const plan = planChange(order, lines, operations, new Map());
  return "refused" in plan ? [plan.refused.index, plan.refused.reason.code] : null;
}

test("operations apply one after the other, and totals are those of what is left", () => {
  const plan = planned(
    [line("a"), line("b")],
    [
      { op: "set_quantity", lineId: "a", quantity: 2 },
      { op: "remove_line", lineId: "b" },
      { op: "add_line", sku: "CAP", quantity: 3, discount: 100 },
      { op: "set_delivery", shippingPrice: 0 },
    ],
  );
  expect(plan.lines.map((l) => [l.sku, l.ordered, l.discountMinor])).toEqual([
    ["A", 2, 0],
    ["B", 0, 0],
    ["CAP", 3, 100],
  ]);
  expect(plan.totals.totalMinor).toBe(2 * 1_000 + 3 * 500 - 100);
  expect(plan.changes.map((change) => change.what)).toEqual(["quantity", "line_removed", "line_added", "shipping_price"]);
  expect(plan.reroutes).toBe(false);
});

test("only another destination routes again; what stays the same is no change", () => {
  const address = order.shippingAddress;
  expect(planned([line("a")], [{ op: "set_address", address }])).toMatchObject({ reroutes: false, changes: [] });
  expect(planned([line("a")], [{ op: "set_address", address: address && { ...address, city: "Пермь" } }])).toMatchObject({
    reroutes: true,
    changes: [{ what: "address", from: "Казань", to: "Пермь" }],
  });
  expect(planned([line("a")], [{ op: "set_delivery", pickupPoint: { carrier: "cdek", code: "MSK1" } }]).reroutes).toBe(true);
});

test("what cannot be is refused at its operation", () => {
  const shipped = [line("a", { shipped: 3 }), line("b")];
  expect(refusal(shipped, [{ op: "set_quantity", lineId: "a", quantity: 2 }])).toEqual([0, "order.below_shipped"]);
  expect(
    refusal(shipped, [
      { op: "set_price", lineId: "a", unitPrice: 1 },
      { op: "remove_line", lineId: "x" },
    ]),
  ).toEqual([1, "order.unknown_line"]);
  expect(refusal(shipped, [{ op: "add_line", sku: "NONE", quantity: 1, discount: 0 }])).toEqual([0, "order.unknown_sku"]);
  expect(refusal(shipped, [{ op: "set_discount", lineId: "b", discount: 4_001 }])).toEqual([0, "order.discount_above_goods"]);
  expect(refusal([line("a")], [{ op: "remove_line", lineId: "a" }])).toEqual([0, "order.nothing_left"]);
});

test("fewer units shrink the discount in proportion, more leave it as it is", () => {
  const lines = [line("a", { discountMinor: 1_000 })];
  const of = (quantity: number) => planned(lines, [{ op: "set_quantity", lineId: "a", quantity }]).lines[0]?.discountMinor;
  expect([of(1), of(2), of(4), of(9)]).toEqual([250, 500, 1_000, 1_000]);
});

test("S12: whatever is changed, the lines sum to the total and no discount exceeds its goods", () => {
  const aLine = fc
    .record({
      quantity: fc.integer({ min: 1, max: 500 }),
      price: fc.integer({ min: 0, max: 1_000_000 }),
      percent: fc.integer({ min: 0, max: 100 }),
      gone: fc.nat({ max: 499 }),
    })
    .map(({ quantity, price, percent, gone }) =>
      line("l", {
        quantity,
        cancelled: gone % quantity,
        unitPriceMinor: price,
        discountMinor: Math.floor((quantity * price * percent) / 100),
      }),
    );
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 5 }).map((lines) => lines.map((l, i) => ({ ...l, id: `l${i}` }))),
      fc.array(
        fc.record({
          at: fc.nat({ max: 4 }),
          quantity: fc.integer({ min: 0, max: 600 }),
          price: fc.nat({ max: 1_000_000 }),
          kind: fc.nat({ max: 2 }),
        }),
        { maxLength: 6 },
      ),
      (lines, wishes) => {
        const operations = wishes.map(({ at, quantity, price, kind }): Operation => {
          const lineId = `l${at % lines.length}`;
          if (kind === 0) return { op: "set_quantity", lineId, quantity };
          return kind === 1 ? { op: "set_price", lineId, unitPrice: price } : { op: "set_discount", lineId, discount: price };
        });
        const plan = planChange(order, lines, operations, new Map());
        if ("refused" in plan) return;
        const sum = plan.lines.reduce((total, l) => total + l.ordered * l.unitPriceMinor - l.discountMinor, 0);
        expect(plan.totals.totalMinor).toBe(sum + 30_000);
        for (const l of plan.lines) expect(l.discountMinor).toBeLessThanOrEqual(l.ordered * l.unitPriceMinor + 1);
      },
    ),
  );
});

test("a stored discount comes to the planned one again, whatever part of the line was cancelled", () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 5_000 }), fc.nat({ max: 4_999 }), fc.nat({ max: 10_000_000 }), (quantity, gone, planned) => {
      const cancelled = gone % quantity;
      const stored = proportion(planned, quantity, quantity - cancelled);
      expect(discountOf({ quantity, cancelled, discountMinor: stored })).toBe(planned);
    }),
  );
});

test("the last word counts, also one that says what was there before", () => {
  const { order: changed } = planned(
    [line("a")],
    [
      { op: "set_buyer", name: "Ольга" },
      { op: "set_buyer", name: "Мария" },
      { op: "set_delivery", shippingPrice: 1 },
      { op: "set_delivery", shippingPrice: 30_000 },
      { op: "set_address", address: null },
      { op: "set_address", address: order.shippingAddress },
    ],
  );
  expect({ ...order, ...changed }).toEqual(order);
});

test("an order cannot come to more than can be counted", () => {
  const dear: Operation = { op: "set_price", lineId: "a", unitPrice: 1_000_000_000_000 };
  expect(refusal([line("a", { quantity: 9 })], [dear])).toEqual([0, "order.above_most_total"]);
  expect(refusal([line("a", { quantity: 8 })], [dear])).toBeNull();
});
