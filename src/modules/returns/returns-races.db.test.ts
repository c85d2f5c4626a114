import { expect, test } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { recordRefund } from "@/modules/orders/commands/record-payment";
import { readOrders } from "@/modules/orders/queries";
import { Refusal } from "@/platform/refusal";
import { bookBreaches } from "@/testing/book-breaches";
import { withDatabase } from "@/testing/database";
import { stockOf } from "@/testing/orders";
import { aDeliveredOrder, aReturn, returnRow, sumsOfReturn } from "@/testing/returned-order";
import { cancelReturn } from "./commands/decide-return";
import { receiveReturn } from "./commands/receive-return";
import { refundReturn } from "./commands/refund-return";

/** How many of some acts at once won; whatever lost was refused as a conflict. */
async function wins(acts: readonly Promise<unknown>[]): Promise<number> {
  const results = await Promise.allSettled(acts);
  for (const result of results)
    if (result.status === "rejected") {
      expect(result.reason).toBeInstanceOf(Refusal);
      expect((result.reason as Refusal).kind).toMatch(/conflict|stale/);
    }
  return results.filter(({ status }) => status === "fulfilled").length;
}

test(
  "S8: of two receipts, refunds, or a call-off and a receipt at once one wins, and stock and money come back once",
  { timeout: 120_000 },
  withDatabase(async ({ db }) => {
    const shop = await aDeliveredOrder(db);
    const { ctx, orderId, lineOf } = shop;
    const lines = [{ lineId: lineOf.A ?? "", quantity: 2, condition: "sellable" as const }];
    const receive = (returnId: string) => receiveReturn(ctx, { returnId, warehouse: "MSK", note: null, lines });
    const refund = (returnId: string) => refundReturn(ctx, { returnId, method: "card", reference: null, fiscalNumber: null });

    const returnId = await aReturn(ctx, shop, { A: 2 });
    expect(await wins([receive(returnId), receive(returnId), receive(returnId)])).toBe(1);
    expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 2 });
    expect(await wins([refund(returnId), refund(returnId), refund(returnId)])).toBe(1);
    expect(await sumsOfReturn(ctx, returnId)).toMatchObject({ refunded: 259_800 });

    const other = await aReturn(ctx, shop, { B: 1 });
    const one = [{ lineId: lineOf.B ?? "", quantity: 1, condition: "sellable" as const }];
    const both = await wins([
      cancelReturn(ctx, { returnId: other }),
      receiveReturn(ctx, { returnId: other, warehouse: "MSK", note: null, lines: one }),
    ]);
    expect(both).toBe(1);
    const came = (await returnRow(ctx, other)).status === "received";
    expect((await stockOf(ctx, "B", "MSK")).onHand).toBe(came ? 1 : 0);

    // Money that goes back by the order itself counts for the return too: together never more than came in.
    if (came) await wins([refund(other), recordRefund(ctx, { orderId, amount: 159_900, method: "card", reference: null })]);
    const [order] = await readOrders(ctx, [orderId]);
    expect(order?.totals.refunded.amount).toBeLessThanOrEqual(order?.totals.paid.amount ?? 0);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "S7: receipts of returns and counts of the same shelves in opposite order do not lock each other out",
  { timeout: 120_000 },
  withDatabase(async ({ db }) => {
    const shop = await aDeliveredOrder(db);
    const { ctx, lineOf } = shop;
    const returnId = await aReturn(ctx, shop, { A: 2, B: 1 });
    const part = (sku: string) =>
      receiveReturn(ctx, {
        returnId,
        warehouse: "KZN",
        note: null,
        lines: [{ lineId: lineOf[sku] ?? "", quantity: 1, condition: "sellable" }],
      });
    const count = (skus: string[]) => adjustStock(ctx, { warehouse: "KZN", reason: "race", lines: skus.map((sku) => ({ sku, delta: 1 })) });
    await Promise.all([part("A"), count(["B", "A"]), part("B"), count(["A", "B"]), part("A")]);
    expect(await returnRow(ctx, returnId)).toMatchObject({ status: "received" });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
