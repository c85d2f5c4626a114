import { and, asc, eq } from "drizzle-orm";
import fc from "fast-check";
import { expect, test, vi } from "vitest";
import { proportion, taxIncluded } from "@/lib/money";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { anOrderRequest, aProduct, aShop } from "@/testing/orders";
import type { Operation } from "./changes/operations";
import { cancelUnits } from "./commands/cancel-order";
import { editOrder } from "./commands/edit-order";
import { placeOrder } from "./commands/place-orders";
import { recordPayment, recordRefund } from "./commands/record-payment";
import { splitOrder } from "./commands/split-order";
import { payments } from "./payments/tables";
import { orderLines, orders } from "./tables";
import { shippingTaxRate } from "./totals";

vi.setConfig({ testTimeout: 120_000 });

const rates = fc.constantFrom(null, 0, 5, 7, 10, 22);
const aLine = fc
  .record({
    quantity: fc.integer({ min: 1, max: 9 }),
    unitPrice: fc.integer({ min: 0, max: 999_999 }),
    percent: fc.nat(100),
    taxRate: rates,
  })
  .map(({ percent, ...line }) => ({ ...line, sku: "A", discount: Math.floor((line.quantity * line.unitPrice * percent) / 100) }));
const amount = fc.integer({ min: 1, max: 2_000_000 });
const at = fc.nat(5);
const step = fc.oneof(
  fc.record({ do: fc.constant("quantity" as const), at, quantity: fc.nat(12) }),
  fc.record({ do: fc.constant("price" as const), at, unitPrice: fc.nat(999_999) }),
  fc.record({ do: fc.constant("discount" as const), at, discount: fc.nat(999_999) }),
  fc.record({ do: fc.constant("cancel" as const), at, units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("split" as const), at, units: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ do: fc.constant("pay" as const), amount }),
  fc.record({ do: fc.constant("refund" as const), amount }),
);
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never;

/** What an order costs, by its own line after line. */
async function moneyOf({ db, actor }: Context, orderId: string) {
  const [order] = await db
    .select()
    .from(orders)
    .where(and(eq(orders.organizationId, actor.organizationId), eq(orders.id, orderId)));
  const lines = await db
    .select()
    .from(orderLines)
    .where(and(eq(orderLines.organizationId, actor.organizationId), eq(orderLines.orderId, orderId)))
    .orderBy(asc(orderLines.position));
  const booked = await db
    .select()
    .from(payments)
    .where(and(eq(payments.organizationId, actor.organizationId), eq(payments.orderId, orderId)));
  if (!order) throw new Error("the order has gone");
  return { order, lines, booked };
}

/** Every sum is that of its parts, to the kopeck. */
async function expectSums(ctx: Context, orderId: string, splits: number): Promise<void> {
  const { order, lines, booked } = await moneyOf(ctx, orderId);
  const sum = (of: (line: (typeof lines)[number]) => number) => lines.reduce((total, line) => total + of(line), 0);
  const ordered = (line: (typeof lines)[number]) => line.quantity - line.cancelled;
  const discount = (line: (typeof lines)[number]) => proportion(line.discountMinor, ordered(line), line.quantity);
  // A cancelled order tells what it would have cost.
  for (const line of order.status === "cancelled" ? [] : lines) {
    expect(line.totalMinor).toBe(ordered(line) * line.unitPriceMinor - discount(line));
    // What a split divides sums up to what there was, so a part may be off by one from its own rounding.
    expect(Math.abs(line.taxMinor - taxIncluded(line.totalMinor, line.taxRate))).toBeLessThanOrEqual(splits);
    expect(line.totalMinor).toBeGreaterThanOrEqual(0);
  }
  expect(order.totalMinor).toBe(sum((line) => line.totalMinor) + order.shippingPriceMinor);
  expect(order.goodsMinor - order.discountMinor).toBe(sum((line) => line.totalMinor));
  const shippingTax = order.taxMinor - sum((line) => line.taxMinor);
  // The line with the highest rate may be in the other order by now.
  if (splits === 0) expect(shippingTax).toBe(taxIncluded(order.shippingPriceMinor, shippingTaxRate(lines)));
  else expect(shippingTax >= 0 && shippingTax <= order.shippingPriceMinor).toBe(true);
  const money = (...kinds: string[]) => booked.reduce((total, row) => total + (kinds.includes(row.kind) ? row.amountMinor : 0), 0);
  expect(order.paidMinor).toBe(money("payment", "transfer_in") - money("transfer_out", "withdrawn"));
  expect(order.refundedMinor).toBe(money("refund", "refund_in") - money("refund_out"));
  expect(order.refundedMinor).toBeLessThanOrEqual(order.paidMinor);
}

function doStep(ctx: Context, orderId: string, lineId: string, step: Step): Promise<unknown> {
  const edit = (operation: Operation) => editOrder(ctx, { orderId, operations: [operation] });
  const money = { orderId, method: "card", reference: null };
  switch (step.do) {
    case "quantity":
      return edit({ op: "set_quantity", lineId, quantity: step.quantity });
    case "price":
      return edit({ op: "set_price", lineId, unitPrice: step.unitPrice });
    case "discount":
      return edit({ op: "set_discount", lineId, discount: step.discount });
    case "cancel":
      return cancelUnits(ctx, { orderId, reason: "money", lines: [{ lineId, units: step.units }] });
    case "split":
      return splitOrder(ctx, { orderId, lines: [{ lineId, units: step.units }], note: null });
    case "pay":
      return recordPayment(ctx, { ...money, amount: step.amount });
    case "refund":
      return recordRefund(ctx, { ...money, amount: step.amount });
  }
}

// Breaks with: cancelled units leave a line its whole discount, seen: the line's total is not that of its units.
test(
  "S12: through edits, cancellations, splits, payments and refunds every sum is that of its parts, and nothing is refunded that was not paid",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 100_000 } });
    const orderOf = fc.record({
      lines: fc.array(aLine, { minLength: 1, maxLength: 4 }),
      shippingPrice: fc.nat(99_999),
      paid: fc.boolean(),
      steps: fc.array(step, { minLength: 3, maxLength: 8 }),
    });
    // The same days at every run; SEED and MONEY_ORDERS try others.
    const seed = Number(process.env.SEED) || 20_261_123;
    process.stdout.write(`money: SEED=${seed}\n`);
    const property = fc.asyncProperty(orderOf, async ({ lines, shippingPrice, paid, steps }) => {
      const request = anOrderRequest({ lines: { A: 1 }, shippingPrice, payment: paid ? "paid" : "unpaid" });
      const placed = await placeOrder(ctx, { order: { ...request, lines } });
      if (placed.outcome !== "placed") throw new Error(placed.outcome);
      const family = [placed.order.id];
      await expectSums(ctx, placed.order.id, 0);
      for (const one of steps) {
        const before = await familyMoney(ctx, family);
        const { lines: now } = await moneyOf(ctx, placed.order.id);
        const line = now["at" in one ? one.at % now.length : 0];
        try {
          const result = await doStep(ctx, placed.order.id, line?.id ?? "", one);
          if (one.do === "split") {
            family.push((result as Awaited<ReturnType<typeof splitOrder>>).split.id);
            expect(await familyMoney(ctx, family)).toEqual(before);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
          expect(await familyMoney(ctx, family)).toEqual(before);
        }
        for (const id of family) await expectSums(ctx, id, family.length - 1);
      }
    });
    await fc.assert(property, { numRuns: Number(process.env.MONEY_ORDERS) || 12, seed, endOnFailure: process.env.SHRINK !== "1" });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

/** What an order and those that were split off it cost and have paid together. */
async function familyMoney(ctx: Context, ids: readonly string[]) {
  const sums = { total: 0, tax: 0, paid: 0, refunded: 0 };
  for (const id of ids) {
    const { order } = await moneyOf(ctx, id);
    sums.total += order.totalMinor;
    sums.tax += order.taxMinor;
    sums.paid += order.paidMinor;
    sums.refunded += order.refundedMinor;
  }
  return sums;
}
