import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, anOrderRequest, aProduct, aShop, productIdOf, receive } from "@/testing/orders";
import { cancelOrder } from "../commands/cancel-order";
import { editOrder } from "../commands/edit-order";
import { placeDraft } from "../commands/place-draft";
import { saveDraft } from "../commands/save-draft";
import { splitOrder } from "../commands/split-order";
import { DraftOrder } from "../drafts/inputs";
import { fillBackorders } from "../fill-waiting";
import { listOrderIds } from "../list-orders";

/** Orders whose warehouses are not those of their work, and lines that are not as old as their order. */
async function wrong(ctx: Context): Promise<{ orders: number; lines: number }> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ orders: number; lines: number }>(sql`
    select (select count(*)::int from orders o where o.organization_id = ${own} and o.warehouse_ids <> array(
        select distinct f.warehouse_id from fulfilments f where f.organization_id = ${own} and f.order_id = o.id and f.status <> 'cancelled' order by 1)) as orders,
      (select count(*)::int from order_lines l join orders o on o.organization_id = l.organization_id and o.id = l.order_id
        where l.organization_id = ${own} and l.placed_at <> o.placed_at) as lines`);
  return rows[0] ?? { orders: -1, lines: -1 };
}

test(
  "an order is in the lists of the warehouses that work on it, and its lines are as old as it, whatever is done to it",
  inRollback(async (db) => {
    let day = 0;
    const { ctx } = await aShop(db, { now: () => new Date(Date.UTC(2026, 10, 1 + day++, 9)) });
    await aProduct(ctx, { sku: "A", stock: { MSK: 3, KZN: 20 } });
    await aProduct(ctx, { sku: "B", stock: { MSK: 5 } });
    const of = async (warehouse: string) => (await listOrderIds(ctx, { warehouse })).items.map(({ id }) => id);
    const right = async () => expect(await wrong(ctx)).toEqual({ orders: 0, lines: 0 });

    const both = await anOrder(ctx, { lines: { A: 4, B: 1 } });
    expect([await of("MSK"), await of("KZN")]).toEqual([[both.id], [both.id]]);
    await right();
    const [a, b] = [both.lines.find((line) => line.sku === "A")?.id ?? "", both.lines.find((line) => line.sku === "B")?.id ?? ""];
    const { split } = await splitOrder(ctx, { orderId: both.id, lines: [{ lineId: a, units: 2 }], note: null });
    await right();
    await editOrder(ctx, { orderId: both.id, operations: [{ op: "set_quantity", lineId: b, quantity: 0 }] });
    expect(await of("MSK")).toEqual([]);
    await right();
    await editOrder(ctx, { orderId: split.id, operations: [{ op: "add_line", sku: "B", quantity: 2, discount: 0 }] });
    expect(await of("MSK")).toEqual([split.id]);
    await right();
    await cancelOrder(ctx, { orderId: split.id, reason: "x" });
    expect(await of("MSK")).toEqual([]);
    await right();

    const { placedAt, ...draft } = anOrderRequest({ lines: { A: 1 } });
    const { id } = await saveDraft(ctx, DraftOrder.parse({ ...draft, reserveUntil: null }));
    await right();
    await placeDraft(ctx, { orderId: id });
    expect(await of("KZN")).toEqual([id, both.id]);
    await right();

    const waiting = await anOrder(ctx, { lines: { B: 9 } });
    await receive(ctx, "KZN", { B: 20 });
    await fillBackorders(ctx, [await productIdOf(ctx, "B")]);
    expect(await of("KZN")).toContain(waiting.id);
    await right();
  }),
);
