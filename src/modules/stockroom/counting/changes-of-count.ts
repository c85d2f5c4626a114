import { and, eq, gt, inArray, ne, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { ShelfChange } from "@/modules/inventory/adjustment";
import { stockBins } from "@/modules/inventory/bins/tables";
import { stockSerials } from "@/modules/inventory/serials/tables";
import type { Level } from "@/modules/inventory/stock";
import { stockMovements } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { bookDifferences, type CountedShelf } from "../book-differences";
import { bookSerials } from "../post-serials";
import type { StandingLine } from "./count-lines-queries";
import type { CountRow } from "./lock-count";
import { countTasks } from "./tables";

type Counted = {
  count: CountRow;
  lines: readonly StandingLine[];
  /** Other lines of the product are left as the books have them: what these lack may lie there. */
  partial: boolean;
};

/** What a count does to a locked level. Refuses a product that somebody else counted after it. */
export async function changesOfCount(ctx: Context, level: Level, { count, lines, partial }: Counted): Promise<ShelfChange[]> {
  const [first] = lines;
  if (!first) return [];
  const at = new Date(Math.min(...lines.map((line) => line.countedAt.getTime())));
  await refuseCountedSince(ctx, level, { sku: first.sku, countId: count.id, at });
  const there = await unitsInBins(ctx, level);
  const inBin = ({ binId, lot }: StandingLine) => (binId ? (there.get(`${binId} ${lot}`) ?? 0) : level.onHand);
  const coversAll = !partial && (await covers(ctx, level, count, there));
  const own = first.tracksSerials
    ? await serialChanges(ctx, level, lines, { at, coversAll, inBin })
    : bookDifferences(lines.map((line): CountedShelf => ({ ...line, difference: line.counted - line.book, there: inBin(line) })));
  if (first.lot) return own;
  const loss = Math.max(0, -own.reduce((sum, { quantity = 0 }) => sum + quantity, 0));
  const settled = coversAll ? await inCheckSince(ctx, level, at) : Math.min(level.inCheck, loss);
  return settled > 0 ? [...own, { kind: "condition_changed", condition: "in_check", conditionDelta: -settled }] : own;
}

const here = (ctx: Context, { warehouseId, productId }: Level) =>
  and(
    eq(stockMovements.organizationId, ctx.actor.organizationId),
    eq(stockMovements.warehouseId, warehouseId),
    eq(stockMovements.productId, productId),
  );

async function refuseCountedSince(
  ctx: Context,
  level: Level,
  { sku, countId, at }: { sku: string; countId: string; at: Date },
): Promise<void> {
  const [row] = await ctx.db
    .select({ id: stockMovements.id })
    .from(stockMovements)
    .where(and(here(ctx, level), eq(stockMovements.kind, "counted"), gt(stockMovements.at, at), ne(stockMovements.causeId, countId)))
    .limit(1);
  if (row) throw new Refusal("conflict", reason("stock.counted_since", { sku }));
}

async function unitsInBins(ctx: Context, { warehouseId, productId }: Level): Promise<Map<string, number>> {
  const rows = await ctx.db
    .select({ binId: stockBins.binId, lot: stockBins.lot, units: stockBins.units })
    .from(stockBins)
    .where(
      and(
        eq(stockBins.organizationId, ctx.actor.organizationId),
        eq(stockBins.warehouseId, warehouseId),
        eq(stockBins.productId, productId),
      ),
    );
  return new Map(rows.map(({ binId, lot, units }) => [`${binId} ${lot}`, units]));
}

/** Whether the count went to every place where the product lies. */
async function covers(ctx: Context, level: Level, count: CountRow, there: ReadonlyMap<string, number>): Promise<boolean> {
  const rows = await ctx.db
    .select({ binId: countTasks.binId, productIds: countTasks.productIds })
    .from(countTasks)
    .where(and(eq(countTasks.organizationId, ctx.actor.organizationId), eq(countTasks.countId, count.id)));
  const counted = new Set(rows.filter(({ productIds }) => !productIds || productIds.includes(level.productId)).map(({ binId }) => binId));
  const placed = [...there.values()].reduce((sum, units) => sum + units, 0);
  const isEveryBin = [...there.keys()].every((key) => counted.has(key.split(" ")[0] ?? ""));
  return isEveryBin && (counted.has(null) || placed >= level.onHand);
}

/** Units in check that were so when the shelf was counted, and still are. */
async function inCheckSince(ctx: Context, level: Level, at: Date): Promise<number> {
  const [row] = await ctx.db
    .select({ units: sql<number>`coalesce(sum(${stockMovements.conditionDelta}), 0)::int` })
    .from(stockMovements)
    .where(and(here(ctx, level), eq(stockMovements.condition, "in_check"), gt(stockMovements.at, at)));
  return Math.max(0, Math.min(level.inCheck, level.inCheck - (row?.units ?? 0)));
}

type Serials = { at: Date; coversAll: boolean; inBin: (line: StandingLine) => number };

/** By number: those found that the books lack come in, those of the books that were found nowhere go, if everywhere was looked. */
async function serialChanges(
  ctx: Context,
  level: Level,
  lines: readonly StandingLine[],
  { at, coversAll, inBin }: Serials,
): Promise<ShelfChange[]> {
  const found = lines.flatMap(({ serials }) => serials ?? []);
  const own = and(eq(stockSerials.organizationId, ctx.actor.organizationId), eq(stockSerials.productId, level.productId));
  const known =
    found.length > 0
      ? await ctx.db
          .select()
          .from(stockSerials)
          .where(and(own, inArray(stockSerials.serial, found)))
      : [];
  const gained = found.filter((serial) => {
    const row = known.find((one) => one.serial === serial);
    return !row || (!["in_stock", "picked"].includes(row.state) && row.updatedAt <= at);
  });
  const books = coversAll
    ? await ctx.db
        .select({ serial: stockSerials.serial, updatedAt: stockSerials.updatedAt })
        .from(stockSerials)
        .where(and(own, eq(stockSerials.warehouseId, level.warehouseId), eq(stockSerials.state, "in_stock")))
        .orderBy(stockSerials.serial)
    : [];
  const lost = books.filter((row) => row.updatedAt <= at && !found.includes(row.serial)).map((row) => row.serial);
  const places = lines.map((line) => ({
    binId: line.binId,
    lot: line.lot || undefined,
    difference: line.counted - line.book,
    there: inBin(line),
    found: line.serials ?? [],
  }));
  return bookSerials(places, gained, lost);
}
