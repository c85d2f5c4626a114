import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import type { LockedLevels, Movement } from "../levels";
import type { Tracked } from "../load-tracked";
import { stockLots } from "../lots/tables";
import { stockLevels } from "../tables";
import { stockBins } from "./tables";
import { type BinUnits, type PlacedUnits, takeFromBins } from "./take-from-bins";

type Kept = BinUnits & { warehouseId: string; productId: string; lot: string; before: number };

/**
 * Spreads movements over the bins that units are put into and taken from, and changes what the bins hold. What comes without a
 * bin lies in none; what leaves without one is taken by takeFromBins. Refuses to take more from a bin than it holds. The
 * levels are locked by this transaction, so what lies in their bins is too.
 */
export async function overBins(
  ctx: Context,
  levels: LockedLevels,
  movements: readonly Movement[],
  products: ReadonlyMap<string, Tracked>,
): Promise<readonly Movement[]> {
  const moving = movements.filter(({ quantity }) => quantity);
  const named = moving.some(({ binId }) => binId);
  if (!named && !moving.some(({ quantity = 0 }) => quantity < 0)) return movements;
  const kept = await contentsOf(ctx, moving);
  if (!named && kept.length === 0) return movements;
  const codes = await codesOf(ctx, moving);
  const total = await totalsBefore(ctx, levels, moving, products);
  const spread: Movement[] = [];
  for (const movement of movements) {
    const { quantity = 0 } = movement;
    if (quantity === 0) {
      spread.push(movement);
      continue;
    }
    const lot = products.get(movement.productId)?.tracksLots ? (movement.lot ?? "") : "";
    const own = kept.filter((one) => isAt(one, movement, lot));
    const places =
      quantity > 0 ? [{ binId: movement.binId ?? null, units: quantity }] : taken(own, movement, total.get(keyOf(movement, lot)), codes);
    for (const { binId, units } of places) if (binId) put(kept, movement, lot, binId, Math.sign(quantity) * units);
    total.set(keyOf(movement, lot), (total.get(keyOf(movement, lot)) ?? 0) + quantity);
    spread.push(...partsOf(movement, places));
  }
  await writeBins(ctx, kept);
  return spread;
}

type Place = { warehouseId: string; productId: string };

const keyOf = ({ warehouseId, productId }: Place, lot: string) => `${warehouseId} ${productId} ${lot}`;
const isAt = (one: Kept, { warehouseId, productId }: Place, lot: string) =>
  one.warehouseId === warehouseId && one.productId === productId && one.lot === lot;

/** Where the units of a movement come from, when nobody named a bin by takeFromBins. */
function taken(
  own: readonly Kept[],
  { quantity = 0, binId, kind }: Movement,
  total = 0,
  codes: ReadonlyMap<string, string>,
): PlacedUnits[] {
  const units = -quantity;
  const unplaced = total - own.reduce((sum, one) => sum + one.units, 0);
  const inBin = own.find((one) => one.binId === binId)?.units ?? 0;
  const strict = binId ? inBin : kind === "moved" ? unplaced : null;
  if (strict === null) return takeFromBins(own, unplaced, units);
  const bin = binId ? (codes.get(binId) ?? "") : "none";
  if (strict < units) throw new Refusal("conflict", reason("stock.bin_not_so_many", { bin, most: Math.max(0, strict) }));
  return [{ binId: binId ?? null, units }];
}

function put(kept: Kept[], { warehouseId, productId }: Movement, lot: string, binId: string, units: number): void {
  const known = kept.find((one) => one.binId === binId && isAt(one, { warehouseId, productId }, lot));
  if (known) known.units += units;
  else kept.push({ warehouseId, productId, lot, binId, code: "", walkOrder: 0, isPickBin: false, units, before: 0 });
}

/** One act, several rows: each has a key of its own, and only the first carries what is reserved. */
function partsOf(movement: Movement, places: readonly PlacedUnits[]): Movement[] {
  const { quantity = 0, conditionDelta = 0, cause } = movement;
  let apart = conditionDelta;
  return places.map(({ binId, units }, index) => {
    const part = Math.sign(apart) * Math.min(units, Math.abs(apart));
    apart -= part;
    const own = { ...movement, binId, quantity: Math.sign(quantity) * units, conditionDelta: part };
    return index === 0 ? own : { ...own, reservedDelta: 0, cause: { ...cause, key: `${cause.key}:b${index}` } };
  });
}

async function contentsOf(ctx: Context, places: readonly Place[]): Promise<Kept[]> {
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
        inArray(stockBins.productId, [...new Set(places.map((place) => place.productId))]),
        inArray(stockBins.warehouseId, [...new Set(places.map((place) => place.warehouseId))]),
      ),
    );
  return rows.map(({ content: { warehouseId, productId, binId, lot, units }, pickBinId, ...bin }) => ({
    ...bin,
    ...{ warehouseId, productId, binId, lot, units, before: units, isPickBin: binId === pickBinId },
  }));
}

/** The codes of the bins that movements name, for what a refusal says. */
async function codesOf(ctx: Context, moving: readonly Movement[]): Promise<Map<string, string>> {
  const ids = [...new Set(moving.flatMap(({ binId }) => binId ?? []))];
  if (ids.length === 0) return new Map();
  const rows = await ctx.db
    .select({ id: bins.id, code: bins.code })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), inArray(bins.id, ids)));
  return new Map(rows.map((row) => [row.id, row.code]));
}

/** What lay there of each product, or of each of its lots, before these movements; the lots have been written already. */
async function totalsBefore(
  ctx: Context,
  levels: LockedLevels,
  moving: readonly Movement[],
  products: ReadonlyMap<string, Tracked>,
): Promise<Map<string, number>> {
  const byLot = moving.filter(({ productId }) => products.get(productId)?.tracksLots);
  const totals = new Map(moving.map((one) => [keyOf(one, ""), levels.get(one.warehouseId, one.productId).onHand]));
  if (byLot.length === 0) return totals;
  const rows = await ctx.db
    .select()
    .from(stockLots)
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        inArray(stockLots.productId, [...new Set(byLot.map((one) => one.productId))]),
        inArray(stockLots.warehouseId, [...new Set(byLot.map((one) => one.warehouseId))]),
      ),
    );
  for (const row of rows) totals.set(keyOf(row, row.lot), row.onHand);
  for (const one of byLot) {
    const key = keyOf(one, one.lot ?? "");
    totals.set(key, (totals.get(key) ?? 0) - (one.quantity ?? 0));
  }
  return totals;
}

/** Writes what has changed; an empty bin has no row, so that it can be taken down. */
async function writeBins(ctx: Context, kept: readonly Kept[]): Promise<void> {
  const { organizationId } = ctx.actor;
  const changed = kept.filter((one) => one.units !== one.before);
  const full = changed.filter((one) => one.units > 0);
  for (const { warehouseId, productId, binId, lot } of changed.filter((one) => one.units === 0))
    await ctx.db
      .delete(stockBins)
      .where(
        and(
          eq(stockBins.organizationId, organizationId),
          eq(stockBins.warehouseId, warehouseId),
          eq(stockBins.binId, binId),
          eq(stockBins.productId, productId),
          eq(stockBins.lot, lot),
        ),
      );
  if (full.length === 0) return;
  await ctx.db
    .insert(stockBins)
    .values(full.map(({ warehouseId, productId, binId, lot, units }) => ({ organizationId, warehouseId, productId, binId, lot, units })))
    .onConflictDoUpdate({
      target: [stockBins.organizationId, stockBins.warehouseId, stockBins.binId, stockBins.productId, stockBins.lot],
      set: { units: sql`excluded.units` },
    });
}
