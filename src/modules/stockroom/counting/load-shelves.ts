import { and, eq, gt, inArray, sql } from "drizzle-orm";
import { stockBins } from "@/modules/inventory/bins/tables";
import type { BinUnits } from "@/modules/inventory/bins/take-from-bins";
import type { LockedLevels } from "@/modules/inventory/levels";
import { stockLots } from "@/modules/inventory/lots/tables";
import { stockLevels, stockMovements } from "@/modules/inventory/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { type LotBooks, rewound, type ShelfUnits, shelvesOf } from "./shelf-books";
import { toteChanges } from "./tables";

export type Asked = { productId: string; tracksLots: boolean /** Null: now. */; at: Date | null };
export type Shelves = { shelves: ShelfUnits[]; inTotes: number };

/**
 * What should lie on the shelves of some products of a warehouse, of each at its own moment. The levels are locked by this
 * transaction, so that nothing moves while the books are read.
 */
export async function shelvesAt(
  ctx: Context,
  levels: LockedLevels,
  warehouseId: string,
  asked: readonly Asked[],
): Promise<Map<string, Shelves>> {
  if (asked.length === 0) return new Map();
  const productIds = asked.map(({ productId }) => productId);
  const moments = asked.flatMap(({ at }) => at?.getTime() ?? []);
  // Of what is counted now, nothing can have moved since: the levels are locked.
  const since = moments.length > 0 ? new Date(Math.min(...moments)) : null;
  const [placed, lots, moved, totes, changed] = [
    await placedOf(ctx, warehouseId, productIds),
    await lotsOf(ctx, warehouseId, productIds),
    since ? await movedSince(ctx, warehouseId, productIds, since) : [],
    await totesNow(ctx, warehouseId, productIds),
    since ? await toteChangesSince(ctx, warehouseId, productIds, since) : [],
  ];
  const places = await binsNamed(
    ctx,
    warehouseId,
    moved.flatMap(({ binId }) => binId ?? []),
  );
  return new Map(
    asked.map(({ productId, tracksLots, at }) => {
      const own = placed.filter((one) => one.productId === productId);
      const binsOf = (lot: string) => own.filter((one) => one.lot === lot);
      const now: LotBooks[] = tracksLots
        ? lots
            .filter((lot) => lot.productId === productId)
            .map(({ lot, expiresOn, onHand }) => ({ lot, expiresOn, units: onHand, bins: binsOf(lot) }))
        : [{ lot: "", expiresOn: null, units: levels.get(warehouseId, productId).onHand, bins: binsOf("") }];
      const later = moved
        .filter((one) => one.productId === productId && at !== null && one.at > at)
        .map(({ binId, lot, units }) => ({ binId, units, lot: tracksLots ? (lot ?? "") : "" }));
      const pickBinId = own.find(({ isPickBin }) => isPickBin)?.binId;
      const then = rewound(now, later, (binId) => ({ ...(places.get(binId) ?? unknownBin(binId)), isPickBin: binId === pickBinId }));
      const inTotes =
        (totes.get(productId) ?? 0) -
        changed.filter((one) => one.productId === productId && at !== null && one.at > at).reduce((sum, one) => sum + one.units, 0);
      return [productId, { shelves: shelvesOf(then, Math.max(0, inTotes)), inTotes: Math.max(0, inTotes) }];
    }),
  );
}

const unknownBin = (binId: string): BinUnits => ({ binId, code: "", walkOrder: 0, units: 0, isPickBin: false });

async function placedOf(ctx: Context, warehouseId: string, productIds: readonly string[]) {
  const rows = await ctx.db
    .select({ content: stockBins, code: bins.code, walkOrder: bins.walkOrder, pickBinId: stockLevels.binId })
    .from(stockBins)
    .innerJoin(bins, and(eq(bins.organizationId, stockBins.organizationId), eq(bins.id, stockBins.binId)))
    .innerJoin(
      stockLevels,
      and(
        eq(stockLevels.organizationId, stockBins.organizationId),
        eq(stockLevels.warehouseId, stockBins.warehouseId),
        eq(stockLevels.productId, stockBins.productId),
      ),
    )
    .where(
      and(
        eq(stockBins.organizationId, ctx.actor.organizationId),
        eq(stockBins.warehouseId, warehouseId),
        inArray(stockBins.productId, [...productIds]),
      ),
    );
  return rows.map(({ content: { productId, binId, lot, units }, pickBinId, ...bin }) => ({
    ...bin,
    ...{ productId, binId, lot, units, isPickBin: binId === pickBinId },
  }));
}

async function lotsOf(ctx: Context, warehouseId: string, productIds: readonly string[]) {
  return ctx.db
    .select()
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        eq(stockLots.warehouseId, warehouseId),
        inArray(stockLots.productId, [...productIds]),
      ),
    );
}

async function movedSince(ctx: Context, warehouseId: string, productIds: readonly string[], since: Date) {
  return ctx.db
    .select({
      productId: stockMovements.productId,
      binId: stockMovements.binId,
      lot: stockMovements.lot,
      units: stockMovements.quantity,
      at: stockMovements.at,
    })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.organizationId, ctx.actor.organizationId),
        eq(stockMovements.warehouseId, warehouseId),
        inArray(stockMovements.productId, [...productIds]),
        gt(stockMovements.at, since),
        sql`${stockMovements.quantity} <> 0`,
      ),
    );
}

/** Units that somebody has taken off the shelves and that have not left the house: picked ones, and those to be put back. */
async function totesNow(ctx: Context, warehouseId: string, productIds: readonly string[]): Promise<Map<string, number>> {
  const own = ctx.actor.organizationId;
  const ids = sql.param([...productIds]);
  const { rows } = await ctx.db.execute<{ product_id: string; units: number }>(sql`
    select product_id, sum(units)::int as units from (
      select l.product_id, l.picked as units from fulfilments f join fulfilment_lines l on l.organization_id = f.organization_id and l.fulfilment_id = f.id
        where f.organization_id = ${own} and f.warehouse_id = ${warehouseId} and f.status in ('planned', 'picking', 'picked', 'packed')
          and l.picked > 0 and l.product_id = any(${ids}::uuid[])
      union all
      select b.product_id, b.quantity - b.done from put_backs b
        where b.organization_id = ${own} and b.warehouse_id = ${warehouseId} and b.done_at is null and b.product_id = any(${ids}::uuid[])
    ) as totes group by product_id`);
  return new Map(rows.map((row) => [row.product_id, row.units]));
}

async function toteChangesSince(ctx: Context, warehouseId: string, productIds: readonly string[], since: Date) {
  return ctx.db
    .select({ productId: toteChanges.productId, units: toteChanges.units, at: toteChanges.at })
    .from(toteChanges)
    .where(
      and(
        eq(toteChanges.organizationId, ctx.actor.organizationId),
        eq(toteChanges.warehouseId, warehouseId),
        inArray(toteChanges.productId, [...productIds]),
        gt(toteChanges.at, since),
      ),
    );
}

/** Bins that something moved in or out of, also those that are empty now. */
async function binsNamed(ctx: Context, warehouseId: string, binIds: readonly string[]): Promise<Map<string, BinUnits>> {
  if (binIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ binId: bins.id, code: bins.code, walkOrder: bins.walkOrder })
    .from(bins)
    .where(
      and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), inArray(bins.id, [...new Set(binIds)])),
    );
  return new Map(rows.map((row) => [row.binId, { ...row, units: 0, isPickBin: false }]));
}
