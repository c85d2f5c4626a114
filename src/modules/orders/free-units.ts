import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { applyMovements, type LockedLevels, lockLevels, type Movement } from "@/modules/inventory/levels";
import { putBacks, reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { type Fact, record } from "@/platform/outbox/record";
import type { Restock } from "./inputs";
import type { OrderLineRow, OrderRow } from "./lock-order";
import { settleWork } from "./settle-work";
import { fulfilmentLines, fulfilments, orderLines } from "./tables";

type WorkLine = {
  id: string;
  fulfilmentId: string;
  fulfilmentStatus: string;
  warehouseId: string;
  orderLineId: string;
  productId: string;
  per: number;
  quantity: number;
  picked: number;
  packed: number;
};

/** The physical lines of an order's work that has not left the house, newest work first. */
export async function workLines(ctx: Context, orderId: string): Promise<WorkLine[]> {
  const { organizationId } = ctx.actor;
  return ctx.db
    .select({
      id: fulfilmentLines.id,
      fulfilmentId: fulfilments.id,
      fulfilmentStatus: fulfilments.status,
      warehouseId: fulfilments.warehouseId,
      orderLineId: fulfilmentLines.orderLineId,
      productId: fulfilmentLines.productId,
      per: fulfilmentLines.per,
      quantity: fulfilmentLines.quantity,
      picked: fulfilmentLines.picked,
      packed: fulfilmentLines.packed,
    })
    .from(fulfilmentLines)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
    )
    .where(
      and(
        eq(fulfilments.organizationId, organizationId),
        eq(fulfilments.orderId, orderId),
        inArray(fulfilments.status, ["planned", "picking", "picked", "packed"]),
      ),
    )
    .orderBy(sql`${fulfilments.id} desc`, fulfilmentLines.id);
}

export type Freeing = { lineId: string; units: number; fulfilmentId?: string };

/**
 * Frees reserved units of an order's lines: unpicked ones first, then picked ones, which wait for the put-back scan, or are
 * damaged goods at once where somebody says so.
 * Writes movements, reservations, fulfilment lines and the lines' `reserved`, `picked`, `packed`; leaves `backordered` and
 * `cancelled` to the caller, and the derived statuses to refreshOrder. Work that has nothing left is cancelled, and work of
 * which all that is left lies in the tote is picked.
 */
export async function freeUnits(
  ctx: Context,
  order: OrderRow,
  lines: readonly OrderLineRow[],
  freeing: readonly Freeing[],
  levels?: LockedLevels,
  restock: Restock = "sellable",
): Promise<void> {
  const { organizationId } = ctx.actor;
  const work = await workLines(ctx, order.id);
  const wanted = freeing.filter((f) => f.units > 0);
  if (wanted.length === 0) return;
  const concerned = work.filter((w) => wanted.some((f) => f.lineId === w.orderLineId));
  const locked =
    levels ??
    (await lockLevels(
      ctx,
      concerned.map((w) => w.productId),
    ));
  const movements: Movement[] = [];
  const facts: Fact[] = [];
  for (const { lineId, units, fulfilmentId } of wanted) {
    const line = lines.find((l) => l.id === lineId);
    if (!line) continue;
    let left = units;
    const groups = concerned.filter((w) => w.orderLineId === lineId && (!fulfilmentId || w.fulfilmentId === fulfilmentId));
    let unpicked = 0;
    let unpacked = 0;
    for (const id of new Set(groups.map((w) => w.fulfilmentId))) {
      if (left === 0) break;
      // A bundle is freed whole: the same number of units from each of its parts.
      const parts = groups.filter((w) => w.fulfilmentId === id);
      const whole = Math.min(left, ...parts.map((part) => Math.floor(part.quantity / part.per)));
      if (whole <= 0) continue;
      left -= whole;
      const before = wholeUnits(parts);
      for (const part of parts) movements.push(...(await freePart(ctx, part, whole * part.per, facts, order, restock)));
      const after = wholeUnits(parts);
      unpicked += before.picked - after.picked;
      unpacked += before.packed - after.packed;
    }
    const freed = units - left;
    await ctx.db
      .update(orderLines)
      .set({
        reserved: sql`${orderLines.reserved} - ${freed}`,
        picked: sql`${orderLines.picked} - ${unpicked}`,
        packed: sql`${orderLines.packed} - ${unpacked}`,
      })
      .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.id, lineId)));
  }
  await applyMovements(ctx, locked, movements);
  const touched = [...new Set(concerned.map((w) => w.fulfilmentId))];
  facts.push(...(await settleWork(ctx, order, touched)));
  const productIds = [...new Set(movements.map((m) => m.productId))];
  if (productIds.length > 0)
    facts.push({ type: "stock.changed", subject: { kind: "stock", id: newId() }, data: { productIds, cause: "released" } });
  await record(ctx, ...facts);
}

const wholeUnits = (parts: readonly WorkLine[]) => ({
  picked: Math.min(...parts.map((part) => Math.floor(part.picked / part.per))),
  packed: Math.min(...parts.map((part) => Math.floor(part.packed / part.per))),
});

async function freePart(
  ctx: Context,
  part: WorkLine,
  units: number,
  facts: Fact[],
  order: OrderRow,
  restock: Restock,
): Promise<Movement[]> {
  const { organizationId } = ctx.actor;
  const picked = Math.max(0, units - (part.quantity - part.picked));
  part.quantity -= units;
  part.picked -= picked;
  part.packed = Math.min(part.packed, part.picked);
  const cause = { kind: "order", id: order.id, key: `free:${newId()}` };
  await ctx.db
    .update(fulfilmentLines)
    .set({ quantity: part.quantity, picked: part.picked, packed: part.packed })
    .where(and(eq(fulfilmentLines.organizationId, organizationId), eq(fulfilmentLines.id, part.id)));
  await releaseReservations(ctx, part.id, units);
  const { warehouseId, productId } = part;
  const movements: Movement[] = [{ warehouseId, productId, kind: "released", reservedDelta: -units, cause }];
  if (picked > 0) {
    const condition = restock === "damaged" ? "damaged" : "put_back";
    movements.push({
      warehouseId,
      productId,
      kind: "condition_changed",
      condition,
      conditionDelta: picked,
      cause: { ...cause, key: `${cause.key}:${condition}` },
    });
  }
  if (picked > 0 && restock === "sellable") {
    const id = newId();
    await ctx.db.insert(putBacks).values({ organizationId, id, warehouseId, productId, fulfilmentId: part.fulfilmentId, quantity: picked });
    await ctx.db
      .update(fulfilments)
      .set({ needsPutBack: true })
      .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.id, part.fulfilmentId)));
    facts.push({
      type: "put_back.requested",
      subject: { kind: "put_back", id, number: order.number },
      orderId: order.id,
      warehouseId,
      data: { productId, units: picked },
    });
  }
  return movements;
}

/** Takes units off the open reservations of a fulfilment line, the newest first. */
async function releaseReservations(ctx: Context, fulfilmentLineId: string, units: number): Promise<void> {
  const { organizationId } = ctx.actor;
  const open = await ctx.db
    .select({ id: reservations.id, quantity: reservations.quantity })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, organizationId),
        eq(reservations.fulfilmentLineId, fulfilmentLineId),
        eq(reservations.state, "open"),
      ),
    )
    .orderBy(sql`${reservations.id} desc`);
  let left = units;
  for (const row of open) {
    const taken = Math.min(left, row.quantity);
    if (taken === 0) break;
    left -= taken;
    const rest = row.quantity - taken;
    await ctx.db
      .update(reservations)
      .set(rest === 0 ? { state: "released", updatedAt: ctx.now() } : { quantity: rest, updatedAt: ctx.now() })
      .where(and(eq(reservations.organizationId, organizationId), eq(reservations.id, row.id)));
  }
}
