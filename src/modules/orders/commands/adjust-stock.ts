import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason as reasonOf } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import type { AdjustStock } from "@/modules/inventory/inputs";
import { applyMovements, ensureLevels, type LedgerRow, lockLevels, type Movement } from "@/modules/inventory/levels";
import { unsellable } from "@/modules/inventory/stock";
import { reservations } from "@/modules/inventory/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { displaceReservations } from "../displace-reservations";
import { fillWaiting, waitingOrders } from "../fill-waiting";
import { lockOrders } from "../lock-order";

type Wanted = { sku: string; productId: string; delta?: number; onHand?: number };

/** Somebody reserved in between: the orders that must be locked first have changed. */
class OrdersMoved extends Error {}

/**
 * Changes on hand by deltas or to counted figures, in one warehouse, with a reason. Physical truth wins: below what is
 * reserved, the newest unpicked reservations become backorders; what arrives goes to those who wait longest. All in one
 * transaction. Refuses unknown warehouses and SKUs, bundles (their parts have the stock), and a figure below what is
 * already picked or set apart. Returns the ledger rows.
 */
export async function adjustStock(ctx: Context, input: AdjustStock): Promise<LedgerRow[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await inTransaction(ctx, (ctx) => adjustOnce(ctx, input));
    } catch (error) {
      if (!(error instanceof OrdersMoved) || attempt >= 5 || ctx.inTransaction) throw error;
    }
  }
}

async function adjustOnce(ctx: Context, input: AdjustStock): Promise<LedgerRow[]> {
  const { organizationId } = ctx.actor;
  const [warehouse] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, input.warehouse)));
  if (!warehouse) throw invalid("warehouse", "warehouse.unknown", { warehouse: input.warehouse });
  if (ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(warehouse.id))
    throw invalid("warehouse", "warehouse.not_yours", { warehouse: input.warehouse });
  const wanted = await wantedOf(ctx, input);

  await ensureLevels(
    ctx,
    wanted.map(({ productId }) => ({ warehouseId: warehouse.id, productId })),
  );
  const productIds = wanted.map((w) => w.productId);
  // Orders before levels. Whoever reserves in between is found again under the levels' locks.
  const holders = await reservingOrders(
    ctx,
    warehouse.id,
    wanted.filter((w) => w.onHand !== undefined || (w.delta ?? 0) < 0).map((w) => w.productId),
  );
  const waiting = await waitingOrders(
    ctx,
    wanted.filter((w) => w.onHand !== undefined || (w.delta ?? 0) > 0).map((w) => w.productId),
  );
  const orders = await lockOrders(ctx, [...holders, ...waiting.map((w) => w.orderId)]);
  const levels = await lockLevels(ctx, [...productIds, ...waiting.flatMap((w) => w.productIds)]);

  const cause = { kind: "adjustment", id: newId() };
  const movements: Movement[] = [];
  for (const { productId, sku, delta, onHand } of wanted) {
    const level = levels.get(warehouse.id, productId);
    const target = onHand ?? level.onHand + (delta ?? 0);
    const missing = level.reserved + unsellable(level) - target;
    if (target < 0) throw new Refusal("conflict", reasonOf("stock.below_zero", { sku, onHand: level.onHand }));
    if (missing > 0) {
      const freed = await displaceReservations(ctx, { orders, levels, warehouseId: warehouse.id, productId, units: missing });
      if (freed === "orders_moved") throw new OrdersMoved();
      if (freed < missing) throw new Refusal("conflict", reasonOf("stock.below_picked", { sku, least: target + missing - freed }));
    }
    const change = target - level.onHand;
    if (change === 0) continue;
    movements.push({
      warehouseId: warehouse.id,
      productId,
      kind: change > 0 && onHand === undefined ? "received" : "adjusted",
      quantity: change,
      cause: { ...cause, key: `adjust:${cause.id}` },
      reason: input.reason,
    });
  }
  const rows = await applyMovements(ctx, levels, movements);
  if (rows.length > 0)
    await record(ctx, {
      type: "stock.changed",
      subject: { kind: "stock", id: cause.id },
      warehouseId: warehouse.id,
      data: { productIds, cause: "adjusted", reason: input.reason, units: rows.reduce((sum, row) => sum + row.quantity, 0) },
    });
  await fillWaiting(ctx, orders, waiting, levels);
  return rows;
}

async function wantedOf(ctx: Context, input: AdjustStock): Promise<Wanted[]> {
  const rows = await ctx.db
    .select({ id: products.id, sku: products.sku, isBundle: products.isBundle })
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        inArray(
          products.sku,
          input.lines.map((line) => line.sku),
        ),
      ),
    );
  const wanted = new Map<string, Wanted>();
  for (const [i, line] of input.lines.entries()) {
    const product = rows.find((row) => row.sku === line.sku);
    if (!product) throw invalid(`lines.${i}.sku`, "product.unknown", { sku: line.sku });
    if (product.isBundle) throw invalid(`lines.${i}.sku`, "stock.bundle_has_no_stock", { sku: line.sku });
    const before = wanted.get(line.sku);
    if (before && (before.onHand !== undefined || "onHand" in line)) throw invalid(`lines.${i}.sku`, "stock.sku_twice", { sku: line.sku });
    const own = { sku: line.sku, productId: product.id };
    wanted.set(line.sku, "onHand" in line ? { ...own, onHand: line.onHand } : { ...own, delta: (before?.delta ?? 0) + line.delta });
  }
  return [...wanted.values()].sort((a, b) => a.productId.localeCompare(b.productId));
}

/** Orders whose reservations might have to give way, newest first. */
async function reservingOrders(ctx: Context, warehouseId: string, productIds: readonly string[]): Promise<string[]> {
  if (productIds.length === 0) return [];
  const rows = await ctx.db
    .select({ orderId: reservations.orderId })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, ctx.actor.organizationId),
        inArray(reservations.productId, [...productIds]),
        eq(reservations.kind, "hard"),
        eq(reservations.state, "open"),
        eq(reservations.warehouseId, warehouseId),
      ),
    )
    .groupBy(reservations.orderId)
    .orderBy(asc(sql`${reservations.orderId}`));
  return rows.map((row) => row.orderId);
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reasonOf(code, params), { errors: [{ path, message: code }] });
}
