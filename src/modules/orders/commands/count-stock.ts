import { and, eq, gt, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import type { ShelfChange } from "@/modules/inventory/adjustment";
import type { CountStock } from "@/modules/inventory/inputs";
import type { LedgerRow } from "@/modules/inventory/levels";
import type { Level } from "@/modules/inventory/stock";
import { stockMovements } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { changeShelves } from "../change-shelves";
import { serialChanges } from "../list-serial-changes";
import { invalidShelf } from "../load-shelf-lines";
import { lotsThere } from "../lots-there";

type Line = CountStock["lines"][number];

/**
 * Posts what was counted on a shelf at a moment. The difference is taken to what the books said at that moment, so whatever
 * moved since stays; units that were in check then are settled by it. A count that agrees is noted too. Physical truth wins,
 * see changeShelves. Refuses a moment in the future, and one before a later count of the same product.
 */
export async function countStock(ctx: Context, { warehouse, reason: why, countedAt, lines }: CountStock): Promise<LedgerRow[]> {
  const at = countedAt ? new Date(countedAt) : null;
  if (at && at > ctx.now()) throw invalidShelf("countedAt", "stock.count_in_future", {});
  for (const [i, { sku, lot }] of lines.entries())
    if (lines.findIndex((line) => line.sku === sku && line.lot === lot) < i)
      throw invalidShelf(`lines.${i}.sku`, "stock.sku_twice", { sku });
  // Which units lay there then cannot be told from which lie there now.
  const numbered = at ? lines.findIndex((line) => line.serials) : -1;
  if (numbered >= 0) throw invalidShelf("countedAt", "stock.serials_counted_now", { sku: lines[numbered]?.sku ?? "" });
  return changeShelves<Line>(ctx, {
    warehouse,
    kind: "count",
    reason: why,
    lines,
    takes: () => true,
    gives: () => true,
    decide: async (ctx, level, lines) => {
      if (lines.some((line) => line.serials)) return [...(await serialChanges(ctx, level, lines, "counted")), ...settled(level.inCheck)];
      const changes: ShelfChange[] = [];
      const there = lines.some((line) => line.lot) ? await lotsThere(ctx, level) : null;
      for (const line of lines) {
        const since = at ? await movedSince(ctx, level, line, at) : still;
        changes.push(...(line.lot ? lotChange(line, there?.get(line.lot) ?? 0, since) : changesOf(level, line, since)));
      }
      return changes;
    },
  });
}

type Moved = { onHand: number; inCheck: number };

const still: Moved = { onHand: 0, inCheck: 0 };

function changesOf(level: Level, { onHand }: Line, since: Moved): ShelfChange[] {
  const change = onHand - (level.onHand - since.onHand);
  const inCheckThen = level.inCheck - since.inCheck;
  // Of those that were looked for then, the ones that nobody has settled meanwhile.
  return [{ kind: "counted", quantity: change }, ...settled(Math.max(0, Math.min(inCheckThen, level.inCheck)))];
}

const settled = (inCheck: number): ShelfChange[] =>
  inCheck > 0 ? [{ kind: "condition_changed", condition: "in_check", conditionDelta: -inCheck }] : [];

/** A lot by itself: its units in check are settled by finding or losing them. */
function lotChange({ onHand, lot, expiresOn }: Line, there: number, since: Moved): ShelfChange[] {
  return [{ kind: "counted", quantity: onHand - (there - since.onHand), lot, expiresOn }];
}

/** What has moved since a moment, read under the level's lock. */
async function movedSince(ctx: Context, { warehouseId, productId }: Level, { sku, lot }: Line, at: Date): Promise<Moved> {
  const [row] = await ctx.db
    .select({
      onHand: sql<number>`coalesce(sum(${stockMovements.quantity}), 0)::int`,
      inCheck: sql<number>`coalesce(sum(${stockMovements.conditionDelta}) filter (where ${stockMovements.condition} = 'in_check'), 0)::int`,
      counted: sql<boolean>`bool_or(${stockMovements.kind} = 'counted')`,
    })
    .from(stockMovements)
    .where(
      and(
        eq(stockMovements.organizationId, ctx.actor.organizationId),
        eq(stockMovements.warehouseId, warehouseId),
        eq(stockMovements.productId, productId),
        gt(stockMovements.at, at),
        lot ? eq(stockMovements.lot, lot) : undefined,
      ),
    );
  if (row?.counted) throw new Refusal("conflict", reason("stock.counted_since", { sku }));
  return row ?? still;
}
