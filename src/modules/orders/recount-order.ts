import { and, asc, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { lockLevels } from "@/modules/inventory/levels";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { freeUnits, workLines } from "./free-units";
import { linesOf, lockOrder } from "./lock-order";
import { refreshOrder } from "./refresh-order";
import { waitForStock } from "./wait-for-stock";

type Check = "over_but_reserved" | "work_reserved" | "line_work" | "line_waiting" | "money";

/**
 * Works out again what an order keeps beside its sources: an order that is over gives back what it still holds, reservations
 * follow the warehouse work, the lines' counters follow it too, what waits follows the lines, and the sums of money follow the
 * payments. Levels are left to `repairLevel`. Returns the checks that were put right; what is right stays as it is.
 */
export function recountOrder(ctx: Context, orderId: string): Promise<Set<Check>> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const repaired = new Set<Check>();
    const over = order.status === "closed" || order.status === "cancelled";
    const held = await openReservations(ctx, orderId);
    const work = await workLines(ctx, orderId);
    const levels = await lockLevels(ctx, [...held.map((row) => row.productId), ...work.map((row) => row.productId)]);
    if (over) {
      const lines = await linesOf(ctx, orderId);
      // Work that a finished order still has is given up as any command would, through the ledger.
      const freeing = lines.map((line) => ({ lineId: line.id, units: line.reserved }));
      if (held.length > 0) {
        await freeUnits(ctx, order, lines, freeing, levels);
        await releaseAll(ctx, orderId);
        repaired.add("over_but_reserved");
      }
    } else if (await followWork(ctx, orderId)) repaired.add("work_reserved");
    if (order.fulfilledBy === "us" && (await recountLines(ctx, orderId))) repaired.add("line_work");
    if (!over) {
      const before = await openReservations(ctx, orderId);
      await waitForStock(ctx, order, await linesOf(ctx, orderId));
      if (waiting(before) !== waiting(await openReservations(ctx, orderId))) repaired.add("line_waiting");
    }
    const after = await refreshOrder(ctx, orderId);
    if (after.paidMinor !== order.paidMinor || after.refundedMinor !== order.refundedMinor) repaired.add("money");
    if (repaired.size > 0)
      await record(ctx, {
        type: "order.recounted",
        subject: { kind: "order", id: order.id, number: order.number },
        orderId,
        data: { checks: [...repaired] },
      });
    return repaired;
  });
}

type Held = { productId: string; kind: string; quantity: number; orderLineId: string | null };

const open = (ctx: Context, orderId: string) =>
  and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.orderId, orderId), eq(reservations.state, "open"));

async function openReservations(ctx: Context, orderId: string): Promise<Held[]> {
  return ctx.db
    .select({
      productId: reservations.productId,
      kind: reservations.kind,
      quantity: reservations.quantity,
      orderLineId: reservations.orderLineId,
    })
    .from(reservations)
    .where(open(ctx, orderId))
    .orderBy(asc(reservations.orderLineId), asc(reservations.productId));
}

/** What waits, as one text that can be compared. */
const waiting = (held: readonly Held[]) =>
  held
    .filter((row) => row.kind === "backorder" && row.quantity > 0)
    .map((row) => `${row.orderLineId} ${row.productId} ${row.quantity}`)
    .join(", ");

async function releaseAll(ctx: Context, orderId: string): Promise<void> {
  await ctx.db.update(reservations).set({ state: "released", updatedAt: ctx.now() }).where(open(ctx, orderId));
}

/** Makes the hard reservations of an order's work what its lines are to bring: one for each, those that name no work given up. */
async function followWork(ctx: Context, orderId: string): Promise<boolean> {
  const { organizationId } = ctx.actor;
  const work = await workLines(ctx, orderId);
  const rows = await ctx.db
    .select({ id: reservations.id, fulfilmentLineId: reservations.fulfilmentLineId, quantity: reservations.quantity })
    .from(reservations)
    .where(and(open(ctx, orderId), eq(reservations.kind, "hard")))
    .orderBy(asc(reservations.id));
  const put = (id: string, values: Partial<typeof reservations.$inferInsert>) =>
    ctx.db
      .update(reservations)
      .set({ ...values, updatedAt: ctx.now() })
      .where(and(eq(reservations.organizationId, organizationId), eq(reservations.id, id)));
  let changed = false;
  for (const line of work) {
    const own = rows.filter((row) => row.fulfilmentLineId === line.id);
    if (own.reduce((sum, row) => sum + row.quantity, 0) === line.quantity) continue;
    changed = true;
    const [first, ...others] = own;
    if (first) await put(first.id, line.quantity > 0 ? { quantity: line.quantity } : { state: "released" });
    else
      await ctx.db.insert(reservations).values({
        organizationId,
        id: newId(),
        orderId,
        orderLineId: line.orderLineId,
        productId: line.productId,
        warehouseId: line.warehouseId,
        fulfilmentLineId: line.id,
        quantity: line.quantity,
        kind: "hard",
      });
    for (const other of others) await put(other.id, { state: "released" });
  }
  for (const orphan of rows.filter((row) => !work.some((line) => line.id === row.fulfilmentLineId))) {
    changed = true;
    await put(orphan.id, { state: "released" });
  }
  return changed;
}

/** Makes the counters of an order's lines what its warehouse work says; a bundle counts by the parts that are complete. */
async function recountLines(ctx: Context, orderId: string): Promise<boolean> {
  const { rows } = await ctx.db.execute(sql`
    update order_lines l set reserved = w.kept, shipped = w.sent, picked = w.picked, packed = w.packed
    from (
      select l.organization_id, l.id, coalesce(sum(e.kept), 0)::int as kept, coalesce(sum(e.sent), 0)::int as sent,
        coalesce(sum(e.picked), 0)::int as picked, coalesce(sum(e.packed), 0)::int as packed
      from order_lines l left join (
        select fl.organization_id, fl.order_line_id, fl.fulfilment_id,
          min(fl.quantity / fl.per) filter (where f.status in ('planned', 'picking', 'picked', 'packed')) as kept,
          min(fl.quantity / fl.per) filter (where f.status in ('handed_over', 'delivered', 'returned_to_sender')) as sent,
          min(fl.picked / fl.per) as picked, min(fl.packed / fl.per) as packed
        from fulfilment_lines fl join fulfilments f on f.organization_id = fl.organization_id and f.id = fl.fulfilment_id
        where fl.organization_id = ${ctx.actor.organizationId} and f.order_id = ${orderId} and f.status <> 'cancelled' group by 1, 2, 3
      ) e on e.organization_id = l.organization_id and e.order_line_id = l.id
      where l.organization_id = ${ctx.actor.organizationId} and l.order_id = ${orderId} group by 1, 2
    ) w
    where l.organization_id = w.organization_id and l.id = w.id
      and (l.reserved, l.shipped, l.picked, l.packed) is distinct from (w.kept, w.sent, w.picked, w.packed)
    returning l.id`);
  return rows.length > 0;
}
