import { and, asc, desc, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { putBacks, stockLevels } from "@/modules/inventory/tables";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import { fulfilments, orders } from "@/modules/orders/tables";
import { users } from "@/modules/organizations/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { ListFulfilments } from "./inputs";
import { loadLines } from "./load-lines";
import { loadMarked } from "./load-marked";
import { mine } from "./lock-fulfilment";
import { suggestLots } from "./suggest-lots";

export type FulfilmentView = Awaited<ReturnType<typeof readFulfilments>>[number];

/** One page of fulfilments, newest first. */
export async function listFulfilments(
  ctx: Context,
  query: ListFulfilments,
): Promise<{ items: FulfilmentView[]; nextCursor: string | null }> {
  const { status, warehouse, limit, cursor } = ListFulfilments.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .where(
      and(
        mine(ctx),
        status ? eq(fulfilments.status, status) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        after ? lt(fulfilments.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(fulfilments.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [row.id]);
  return {
    items: await readFulfilments(
      ctx,
      page.items.map((row) => row.id),
    ),
    nextCursor: page.nextCursor,
  };
}

/** The floor's work, the most pressing first and then in the order it is due: what one or all of the actor's warehouses have open, at most so many. */
export async function openWork(
  ctx: Context,
  { warehouse, statuses, limit = 100 }: { warehouse?: string; statuses: readonly FulfilmentState[]; limit?: number },
) {
  const rows = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .where(and(mine(ctx), inArray(fulfilments.status, [...statuses]), warehouse ? eq(warehouses.code, warehouse) : undefined))
    .orderBy(desc(orders.priority), sql`${fulfilments.dueAt} nulls last`, asc(fulfilments.id))
    .limit(limit);
  return readFulfilments(
    ctx,
    rows.map((row) => row.id),
  );
}

/** Fulfilments as the API and the floor see them, in the order of the ids, with their lines in the order of the walk. */
export async function readFulfilments(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const [rows, lines] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({
          id: fulfilments.id,
          number: fulfilments.number,
          orderId: fulfilments.orderId,
          orderNumber: orders.number,
          customerName: orders.customerName,
          shippingMethod: orders.shippingMethod,
          note: orders.note,
          openHolds: orders.openHolds,
          priority: orders.priority,
          warehouse: warehouses.code,
          warehouseName: warehouses.name,
          timezone: warehouses.timezone,
          status: fulfilments.status,
          version: fulfilments.version,
          dueAt: fulfilments.dueAt,
          pickerId: fulfilments.pickerId,
          pickerName: users.name,
          needsPutBack: fulfilments.needsPutBack,
          pickingAt: fulfilments.pickingAt,
          pickedAt: fulfilments.pickedAt,
          packedAt: fulfilments.packedAt,
          handedOverAt: fulfilments.handedOverAt,
          deliveredAt: fulfilments.deliveredAt,
        })
        .from(fulfilments)
        .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .leftJoin(users, eq(users.id, fulfilments.pickerId))
        .where(and(mine(ctx), inArray(fulfilments.id, [...ids]))),
    () => loadLines(ctx, ids),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const lots = await suggestLots(
    ctx,
    lines.filter((line) => line.tracksLots),
  );
  return ids.flatMap((id) => {
    const row = byId.get(id);
    const own = lines.filter((line) => line.fulfilmentId === id);
    return row ? [{ ...row, lines: own.map((line) => ({ ...line, lots: lots.get(line.id) ?? [] })) }] : [];
  });
}

/** One fulfilment; refuses what is absent, another organization's, or in a warehouse that is not the actor's. */
export async function readFulfilment(ctx: Context, id: string): Promise<FulfilmentView> {
  const [one] = await readFulfilments(ctx, [id]);
  if (!one) throw notFound("fulfilment");
  return one;
}

/** The codes that a fulfilment's units ask for, and those that were scanned. */
export async function readCodes(ctx: Context, fulfilmentId: string): Promise<Awaited<ReturnType<typeof loadMarked>>> {
  const { orderId, lines } = await readFulfilment(ctx, fulfilmentId);
  return loadMarked(ctx, { orderId, fulfilmentId, lines });
}

export type BoardCounts = { toPick: number; picking: number; toPack: number; toShip: number; late: number; putBacks: number };

/** How much work lies open, for the counters of the floor: late is what is due and not handed over. */
export async function countWork(ctx: Context, { warehouse }: { warehouse?: string } = {}): Promise<BoardCounts> {
  const count = (where: ReturnType<typeof sql>) => sql<number>`(count(*) filter (where ${where}))::int`;
  const { organizationId, warehouseIds } = ctx.actor;
  const here = warehouse ? eq(warehouses.code, warehouse) : undefined;
  const [[work], [back]] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({
          toPick: count(sql`${fulfilments.status} = 'planned'`),
          picking: count(sql`${fulfilments.status} = 'picking'`),
          toPack: count(sql`${fulfilments.status} = 'picked'`),
          toShip: count(sql`${fulfilments.status} = 'packed'`),
          late: count(sql`${fulfilments.dueAt} < ${ctx.now().toISOString()}::timestamptz`),
        })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .where(and(mine(ctx), inArray(fulfilments.status, ["planned", "picking", "picked", "packed"]), here)),
    () =>
      ctx.db
        .select({ units: sql<number>`coalesce(sum(${putBacks.quantity} - ${putBacks.done}), 0)::int` })
        .from(putBacks)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, putBacks.organizationId), eq(warehouses.id, putBacks.warehouseId)))
        .where(
          and(
            eq(putBacks.organizationId, organizationId),
            warehouseIds ? inArray(putBacks.warehouseId, [...warehouseIds]) : undefined,
            isNull(putBacks.doneAt),
            here,
          ),
        ),
  ]);
  return { toPick: 0, picking: 0, toPack: 0, toShip: 0, late: 0, ...work, putBacks: back?.units ?? 0 };
}

/** Units that wait to be put back into their bins, in the order of the walk. */
export function listPutBacks(ctx: Context, { warehouse }: { warehouse?: string } = {}) {
  const { organizationId, warehouseIds } = ctx.actor;
  return ctx.db
    .select({
      id: putBacks.id,
      sku: products.sku,
      name: products.name,
      barcode: products.barcode,
      picture: products.picture,
      warehouse: warehouses.code,
      bin: bins.code,
      quantity: putBacks.quantity,
      done: putBacks.done,
      fulfilment: fulfilments.number,
      orderNumber: orders.number,
      createdAt: putBacks.createdAt,
    })
    .from(putBacks)
    .innerJoin(products, and(eq(products.organizationId, putBacks.organizationId), eq(products.id, putBacks.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, putBacks.organizationId), eq(warehouses.id, putBacks.warehouseId)))
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, putBacks.organizationId), eq(fulfilments.id, putBacks.fulfilmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .leftJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, putBacks.organizationId),
        eq(stockLevels.warehouseId, putBacks.warehouseId),
        eq(stockLevels.productId, putBacks.productId),
      ),
    )
    .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
    .where(
      and(
        eq(putBacks.organizationId, organizationId),
        warehouseIds ? inArray(putBacks.warehouseId, [...warehouseIds]) : undefined,
        isNull(putBacks.doneAt),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    )
    .orderBy(sql`${bins.walkOrder} nulls last`, asc(putBacks.id))
    .limit(500);
}
