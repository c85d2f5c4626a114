import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason as reasonOf } from "@/lib/reason";
import type { ShelfChange } from "@/modules/inventory/adjustment";
import { applyMovements, ensureLevels, type LedgerRow, type LockedLevels, lockLevels, type Movement } from "@/modules/inventory/levels";
import { type Level, mostOnHand, unsellable } from "@/modules/inventory/stock";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { inTransaction, LostRace } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { displaceReservations } from "./displace-reservations";
import { fillWaiting, waitingOrders } from "./fill-waiting";
import { type Placed, type ShelfLine, shelfLines, warehouseOfShelf } from "./load-shelf-lines";
import { lockOrders } from "./lock-order";

export type ShelfAct<Line extends ShelfLine> = {
  warehouse: string;
  /** What kind of act it is; the movements' cause. */
  kind: "adjustment" | "count" | "write_off" | "condition" | "master";
  reason: string | null;
  /** What the ledger names as the cause; without it the act is its own. One cause books a product once. */
  causeId?: string;
  lines: readonly Line[];
  /** Whether a line can leave fewer, or more, to promise than before. */
  takes: (line: Line) => boolean;
  gives: (line: Line) => boolean;
  /** What a product's lines do to its locked level, in their order. Throws a Refusal for what cannot be. */
  decide: (ctx: Context, level: Level, lines: readonly Placed<Line>[]) => ShelfChange[] | Promise<ShelfChange[]>;
};

/**
 * Changes shelves of one warehouse by hand, all of it or nothing. Physical truth wins: where less is left than is reserved,
 * the newest unpicked reservations become backorders in the same transaction; what becomes free goes to those who wait
 * longest. Refuses unknown warehouses and SKUs, bundles (their parts have the stock), and less than is picked or set apart.
 * Returns the ledger rows.
 */
export function changeShelves<Line extends ShelfLine>(ctx: Context, act: ShelfAct<Line>): Promise<LedgerRow[]> {
  return inTransaction(ctx, (ctx) => changeOnce(ctx, act));
}

async function changeOnce<Line extends ShelfLine>(ctx: Context, act: ShelfAct<Line>): Promise<LedgerRow[]> {
  const warehouseId = await warehouseOfShelf(ctx, act.warehouse);
  const wanted = await shelfLines(ctx, act, warehouseId);
  const idsOf = (which: (line: Line) => boolean) => wanted.filter(({ lines }) => lines.some(which)).map(({ productId }) => productId);
  const productIds = wanted.map(({ productId }) => productId);
  await ensureLevels(
    ctx,
    productIds.map((productId) => ({ warehouseId, productId })),
  );
  // Orders before levels. Whoever reserves in between is found again under the levels' locks.
  const holders = await reservingOrders(ctx, warehouseId, idsOf(act.takes));
  const waiting = await waitingOrders(ctx, idsOf(act.gives));
  const orders = await lockOrders(ctx, [...holders, ...waiting.map((w) => w.orderId)]);
  // A bundle gives way whole, so the levels of its other parts move too.
  const beside = await productsOfSameLines(ctx, holders, productIds);
  const levels = await lockLevels(ctx, [...productIds, ...beside, ...waiting.flatMap((w) => w.productIds)]);

  const cause = { kind: act.kind, id: act.causeId ?? newId() };
  const movements: Movement[] = [];
  for (const { productId, sku, lines } of wanted) {
    const level = levels.get(warehouseId, productId);
    const changes = await act.decide(ctx, level, lines);
    await makeRoom(ctx, { level, sku, changes, orders, levels });
    for (const [index, { condition, ...change }] of changes.entries()) {
      // One act may move several conditions, or lots, of one product: each is a row of its own.
      const key = `${act.kind}:${cause.id}${index > 0 ? `:${index}` : ""}`;
      movements.push({ warehouseId, productId, ...change, condition, cause: { ...cause, key }, reason: act.reason });
    }
  }
  const rows = await applyMovements(ctx, levels, movements);
  if (rows.length > 0)
    await record(ctx, {
      type: "stock.changed",
      subject: { kind: "stock", id: cause.id },
      warehouseId,
      data: {
        productIds,
        cause: act.kind === "adjustment" ? "adjusted" : act.kind,
        reason: act.reason,
        units: rows.reduce((sum, row) => sum + row.quantity, 0),
      },
    });
  await fillWaiting(ctx, orders, waiting, levels);
  return rows;
}

type Room = {
  level: Level;
  sku: string;
  changes: readonly ShelfChange[];
  orders: Awaited<ReturnType<typeof lockOrders>>;
  levels: LockedLevels;
};

/** Makes newest reservations wait until what is left on a shelf is enough for the others. */
async function makeRoom(ctx: Context, { level, sku, changes, orders, levels }: Room): Promise<void> {
  const { warehouseId, productId } = level;
  const target = level.onHand + changes.reduce((sum, change) => sum + (change.quantity ?? 0), 0);
  const apart = unsellable(level) + changes.reduce((sum, change) => sum + (change.conditionDelta ?? 0), 0);
  if (target < 0) throw new Refusal("conflict", reasonOf("stock.below_zero", { sku, onHand: level.onHand }));
  if (target > mostOnHand) throw new Refusal("conflict", reasonOf("stock.above_most", { sku, most: mostOnHand }));
  const missing = level.reserved + apart - target;
  if (missing <= 0) return;
  const freed = await displaceReservations(ctx, { orders, levels, warehouseId, productId, units: missing });
  if (freed === "orders_moved") throw new LostRace("somebody reserved in between: the orders that must be locked first have changed");
  if (freed < missing) throw new Refusal("conflict", reasonOf("stock.below_picked", { sku, least: target + missing - freed }));
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
  return rows.flatMap((row) => row.orderId ?? []);
}

/** The other products of the bundles that some orders have reserved any of these for. */
async function productsOfSameLines(ctx: Context, orderIds: readonly string[], productIds: readonly string[]): Promise<string[]> {
  if (orderIds.length === 0) return [];
  const open = and(
    eq(reservations.organizationId, ctx.actor.organizationId),
    inArray(reservations.orderId, [...orderIds]),
    eq(reservations.kind, "hard"),
    eq(reservations.state, "open"),
  );
  const lines = ctx.db
    .select({ id: reservations.orderLineId })
    .from(reservations)
    .where(and(open, inArray(reservations.productId, [...productIds])));
  const rows = await ctx.db
    .selectDistinct({ productId: reservations.productId })
    .from(reservations)
    .where(and(open, inArray(reservations.orderLineId, lines)));
  return rows.map((row) => row.productId);
}
