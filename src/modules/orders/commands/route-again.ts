import { and, eq } from "drizzle-orm";
import type { LockedLevels } from "@/modules/inventory/levels";
import { lockLevels } from "@/modules/inventory/levels";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction, tryOut } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { WarehouseUnits } from "../changes/preview";
import { freeUnits, workLines } from "../free-units";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "../lock-order";
import { whyNot } from "../order-moves";
import { partsOf } from "../parts";
import { refreshOrder } from "../refresh-order";
import { reserveWaiting, type UnitsOfShelves } from "../reserve-waiting";
import { fulfilmentLines, fulfilments } from "../tables";

/** Chooses warehouses anew for all that nobody has begun to pick. Leaves everything as it is when the choice is the same. */
export function routeAgain(ctx: Context, { orderId, version }: { orderId: string; version?: number }): Promise<OrderRow> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId, version);
    const lines = await linesOf(ctx, orderId);
    refuseIf(whyNot("routeAgain", { ...order, lines }));
    const changed = await rerouteUnpicked(ctx, order, await lockLevels(ctx, await physicalProducts(ctx, lines)));
    return changed ? refreshOrder(ctx, orderId) : order;
  });
}

/** Every product on the shelves that some lines are made of. */
export async function physicalProducts(ctx: Context, lines: readonly { productId: string | null }[]): Promise<string[]> {
  const parts = await partsOf(
    ctx,
    lines.flatMap((line) => line.productId ?? []),
  );
  return [...parts.values()].flat().map((part) => part.productId);
}

/** Units by warehouse that an order's live work sends. */
export async function unitsByWarehouse(ctx: Context, orderId: string): Promise<WarehouseUnits[]> {
  const rows = await ctx.db
    .select({ warehouse: warehouses.code, status: fulfilments.status, units: fulfilmentLines.quantity })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .innerJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, fulfilments.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilments.id)),
    )
    .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, orderId)))
    .orderBy(warehouses.code);
  const sums = new Map<string, number>();
  for (const row of rows) if (row.status !== "cancelled") sums.set(row.warehouse, (sums.get(row.warehouse) ?? 0) + row.units);
  return [...sums].flatMap(([warehouse, units]) => (units > 0 ? [{ warehouse, units }] : []));
}

/**
 * Frees what is planned and unpicked, and reserves it by the rules of this moment; the order's own units count as free for it.
 * The order and the levels of all its parts are locked. True when the warehouses changed; the caller refreshes the order.
 */
export async function rerouteUnpicked(ctx: Context, order: OrderRow, levels: LockedLevels): Promise<boolean> {
  const before = await shelves(ctx, order.id);
  if (before.size === 0) return false;
  const from = await unitsByWarehouse(ctx, order.id);
  const after = await tryOut(
    ctx,
    async (ctx) => {
      const freed = await freePlanned(ctx, order, levels);
      await reserveWaiting(ctx, order, await linesOf(ctx, order.id), levels, null, freed);
      return shelves(ctx, order.id);
    },
    (after) => !same(before, after),
  );
  if (same(before, after)) return false;
  await record(ctx, {
    type: "order.rerouted",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { from, to: await unitsByWarehouse(ctx, order.id) },
  });
  return true;
}

async function freePlanned(ctx: Context, order: OrderRow, levels: LockedLevels): Promise<UnitsOfShelves> {
  const planned = (await workLines(ctx, order.id)).filter((w) => w.fulfilmentStatus === "planned" && w.quantity > 0);
  const lines: OrderLineRow[] = await linesOf(ctx, order.id);
  const seen = new Set<string>();
  const freeing = planned.flatMap((work) => {
    // A bundle's parts are freed together: its first part speaks for all of them.
    const key = `${work.fulfilmentId} ${work.orderLineId}`;
    if (seen.has(key)) return [];
    seen.add(key);
    return [{ lineId: work.orderLineId, units: Math.floor(work.quantity / work.per), fulfilmentId: work.fulfilmentId }];
  });
  await freeUnits(ctx, order, lines, freeing, levels);
  const freed = new Map<string, Map<string, number>>();
  for (const { warehouseId, productId, quantity } of planned) {
    const shelf = freed.get(warehouseId) ?? new Map<string, number>();
    freed.set(warehouseId, shelf.set(productId, (shelf.get(productId) ?? 0) + quantity));
  }
  return freed;
}

/** Units by warehouse and line of the work that is planned and not begun. */
async function shelves(ctx: Context, orderId: string): Promise<Map<string, number>> {
  const planned = (await workLines(ctx, orderId)).filter((w) => w.fulfilmentStatus === "planned" && w.quantity > 0);
  const sums = new Map<string, number>();
  for (const { warehouseId, orderLineId, productId, quantity } of planned) {
    const key = `${warehouseId} ${orderLineId} ${productId}`;
    sums.set(key, (sums.get(key) ?? 0) + quantity);
  }
  return sums;
}

function same(a: ReadonlyMap<string, number>, b: ReadonlyMap<string, number>): boolean {
  return a.size === b.size && [...a].every(([key, units]) => b.get(key) === units);
}
