import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { applyMovements, type LockedLevels } from "@/modules/inventory/levels";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { freeUnits } from "./free-units";
import { linesOf, type OrderRow } from "./lock-order";
import { refreshOrder } from "./refresh-order";
import { fulfilmentLines, fulfilments, orderLines } from "./tables";
import { waitForStock } from "./wait-for-stock";

type Displacing = { orders: readonly OrderRow[]; levels: LockedLevels; warehouseId: string; productId: string; units: number };

/**
 * Turns the newest unpicked reservations of a product in a warehouse into backorders, until so many units are free;
 * what is only kept for checkouts gives way first.
 * Returns the units it freed (more than asked where a bundle gives up a whole unit), or that an order which must give
 * way is not among the locked ones.
 */
export async function displaceReservations(
  ctx: Context,
  { orders, levels, warehouseId, productId, units }: Displacing,
): Promise<number | "orders_moved"> {
  const { organizationId } = ctx.actor;
  const candidates = await ctx.db
    .select({
      orderId: fulfilments.orderId,
      orderLineId: fulfilmentLines.orderLineId,
      fulfilmentId: fulfilmentLines.fulfilmentId,
      per: fulfilmentLines.per,
      unpicked: sql<number>`${fulfilmentLines.quantity} - ${fulfilmentLines.picked}`.mapWith(Number),
    })
    .from(reservations)
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, reservations.organizationId), eq(fulfilmentLines.id, reservations.fulfilmentLineId)),
    )
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .where(
      and(
        eq(reservations.organizationId, organizationId),
        eq(reservations.productId, productId),
        eq(reservations.warehouseId, warehouseId),
        eq(reservations.kind, "hard"),
        eq(reservations.state, "open"),
        inArray(fulfilments.status, ["planned", "picking"]),
        sql`${fulfilmentLines.picked} < ${fulfilmentLines.quantity}`,
      ),
    )
    .orderBy(sql`${reservations.id} desc`);
  let freed = await displaceCheckouts(ctx, levels, warehouseId, productId, units);
  const seen = new Set<string>();
  for (const candidate of candidates) {
    if (freed >= units) break;
    const key = `${candidate.fulfilmentId} ${candidate.orderLineId}`;
    if (seen.has(key)) continue;
    seen.add(key);
    const order = orders.find((o) => o.id === candidate.orderId);
    if (!order) return "orders_moved";
    const whole = Math.min(Math.ceil((units - freed) / candidate.per), Math.floor(candidate.unpicked / candidate.per));
    if (whole <= 0) continue;
    await giveUp(ctx, order, candidate.orderLineId, candidate.fulfilmentId, whole, levels);
    freed += whole * candidate.per;
  }
  return freed;
}

/** Takes units off what is kept for checkouts, the newest first: nobody has bought these yet. Returns how many. */
async function displaceCheckouts(
  ctx: Context,
  levels: LockedLevels,
  warehouseId: string,
  productId: string,
  units: number,
): Promise<number> {
  const { organizationId } = ctx.actor;
  const soft = await ctx.db
    .select({ id: reservations.id, checkoutId: reservations.checkoutId, quantity: reservations.quantity })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, organizationId),
        eq(reservations.productId, productId),
        eq(reservations.warehouseId, warehouseId),
        eq(reservations.kind, "soft"),
        eq(reservations.state, "open"),
      ),
    )
    .orderBy(sql`${reservations.id} desc`);
  let freed = 0;
  for (const { id, checkoutId, quantity } of soft) {
    const taken = Math.min(quantity, units - freed);
    if (taken <= 0 || checkoutId === null) break;
    freed += taken;
    const rest = taken === quantity ? { state: "released" as const } : { quantity: quantity - taken };
    await ctx.db
      .update(reservations)
      .set({ ...rest, updatedAt: ctx.now() })
      .where(and(eq(reservations.organizationId, organizationId), eq(reservations.id, id)));
    const cause = { kind: "checkout", id: checkoutId, key: `displace:${newId()}` };
    await applyMovements(ctx, levels, [{ warehouseId, productId, kind: "released", reservedDelta: -taken, cause }]);
  }
  return freed;
}

/** Units of one line go back to waiting for stock. */
async function giveUp(
  ctx: Context,
  order: OrderRow,
  lineId: string,
  fulfilmentId: string,
  units: number,
  levels: LockedLevels,
): Promise<void> {
  const lines = await linesOf(ctx, order.id);
  await freeUnits(ctx, order, lines, [{ lineId, units, fulfilmentId }], levels);
  await ctx.db
    .update(orderLines)
    .set({ backordered: sql`${orderLines.backordered} + ${units}` })
    .where(and(eq(orderLines.organizationId, order.organizationId), eq(orderLines.id, lineId)));
  const after = await linesOf(ctx, order.id);
  await waitForStock(ctx, order, after);
  const line = after.find((l) => l.id === lineId);
  await record(ctx, {
    type: "order.shortage",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { short: [{ sku: line?.sku ?? "", missing: units }], cause: "stock" },
  });
  await refreshOrder(ctx, order.id);
}
