import { and, eq, gt, isNull, ne, sql, sum } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { products } from "@/modules/catalog/tables";
import { stockBins } from "@/modules/inventory/bins/tables";
import { ensureLevels, lockLevels } from "@/modules/inventory/levels";
import { stockLevels } from "@/modules/inventory/tables";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { isCountedAgain, whyNotAnswer, whyNotCount } from "../count";
import { put } from "./claim-bin";
import type { CountBin } from "./inputs";
import { shelvesAt } from "./load-shelves";
import { type CountRow, counterOf, countFact, lockTask, type TaskRow } from "./lock-count";
import { type Found, momentOf, readFound } from "./read-found";
import { countLines, countTasks, stockCounts } from "./tables";

/** What a counter is told: nothing of the books. Only that the bin is to be counted once more, or that it is done. */
export type BinCounted = { again: boolean; left: number };

/**
 * Takes down what somebody found in a bin, blind: beside it the books of that shelf at that very moment, read under the locks of
 * its levels, so that what moves before the approval is kept. A first count that differs is counted again. Nothing is posted.
 */
export function countBin(ctx: Context, input: CountBin): Promise<BinCounted> {
  return inTransaction(ctx, async (ctx) => {
    const { count, task } = await lockTask(ctx, input.taskId);
    refuseIf(whyNotCount("count", count) ?? whyNotAnswer(task, counterOf(ctx)));
    const found = await readFound(ctx, count, task, input);
    const all = [...found, ...(await notFound(ctx, task, found))];
    const lines = await compared(ctx, count, task, all);
    for (let from = 0; from < lines.length; from += 1_000) await ctx.db.insert(countLines).values(lines.slice(from, from + 1_000));
    const again = isCountedAgain(task.round, lines);
    await put(ctx, task.id, {
      ...(again
        ? { state: "open" as const, round: task.round + 1, counterId: null, counter: null, claimedAt: null }
        : { state: "counted" as const }),
      countedAt: ctx.now(),
    });
    const units = lines.reduce((sum, { counted }) => sum + counted, 0);
    await logWork(ctx, { stage: "count", step: "done", warehouseId: count.warehouseId, subjectId: task.id, units, lines: lines.length });
    const left = await tasksLeft(ctx, count.id);
    if (left === 0) await toReview(ctx, count);
    const fact = countFact(count);
    await record(ctx, { ...fact, type: "count.bin_counted", data: { ...fact.data, bin: task.code, again, left } });
    if (left === 0) await record(ctx, { ...fact, type: "count.finished" });
    return { again, left };
  });
}

const told = { productId: products.id, sku: products.sku, tracksLots: products.tracksLots, tracksSerials: products.tracksSerials };

/** Products that the books have in the bin and nobody found there: none of them was counted. */
async function notFound(ctx: Context, task: TaskRow, found: readonly Found[]): Promise<Found[]> {
  const { organizationId } = ctx.actor;
  const lies = task.binId
    ? await ctx.db
        .selectDistinct(told)
        .from(stockBins)
        .innerJoin(products, and(eq(products.organizationId, stockBins.organizationId), eq(products.id, stockBins.productId)))
        .where(
          and(eq(stockBins.organizationId, organizationId), eq(stockBins.warehouseId, task.warehouseId), eq(stockBins.binId, task.binId)),
        )
    : await unshelved(ctx, task.warehouseId);
  const at = momentOf(ctx);
  return lies
    .filter(({ productId }) => !task.productIds || task.productIds.includes(productId))
    .map((product) => {
      // Of a product that was found in part, its other lots were looked for when it was counted.
      const seen = found.filter((one) => one.productId === product.productId);
      return { ...product, lot: "", expiresOn: null, units: 0, serials: [], at: seen.length > 0 ? lastOf(seen) : at };
    });
}

/**
 * Products of which the warehouse has more than lies in its bins. Each table is read by itself: how well the database joins
 * thousands of rows hangs on statistics, which are old after an import.
 */
async function unshelved(ctx: Context, warehouseId: string) {
  const { organizationId } = ctx.actor;
  const shelved = await ctx.db
    .select({ productId: stockBins.productId, units: sum(stockBins.units).mapWith(Number) })
    .from(stockBins)
    .where(and(eq(stockBins.organizationId, organizationId), eq(stockBins.warehouseId, warehouseId)))
    .groupBy(stockBins.productId);
  const inBins = new Map(shelved.map(({ productId, units }) => [productId, units]));
  const held = await ctx.db
    .select({ productId: stockLevels.productId, onHand: stockLevels.onHand })
    .from(stockLevels)
    .where(and(eq(stockLevels.organizationId, organizationId), eq(stockLevels.warehouseId, warehouseId), gt(stockLevels.onHand, 0)));
  const ids = held.filter(({ productId, onHand }) => onHand > (inBins.get(productId) ?? 0)).map(({ productId }) => productId);
  return ctx.db
    .select(told)
    .from(products)
    .where(and(eq(products.organizationId, organizationId), sql`${products.id} = any(${sql.param(ids)}::uuid[])`));
}

/** The lines of a bin: what was found of each lot beside what the books say of the shelf at that moment. */
async function compared(ctx: Context, count: CountRow, task: TaskRow, all: readonly Found[]) {
  const { organizationId, name } = ctx.actor;
  const { warehouseId } = count;
  const byProduct = new Map<string, Found[]>();
  for (const one of all) {
    const own = byProduct.get(one.productId);
    if (own) own.push(one);
    else byProduct.set(one.productId, [one]);
  }
  const pairs = [...byProduct.keys()].map((productId) => ({ warehouseId, productId }));
  await ensureLevels(ctx, pairs);
  const levels = await lockLevels(
    ctx,
    pairs.map(({ productId }) => productId),
    [warehouseId],
  );
  const asked = [...byProduct].map(([productId, own]) => ({
    productId,
    tracksLots: own[0]?.tracksLots ?? false,
    at: lastOf(own),
  }));
  const books = await shelvesAt(ctx, levels, warehouseId, asked);
  return asked.flatMap(({ productId, at }) => {
    const { shelves = [], inTotes = 0 } = books.get(productId) ?? {};
    const here = shelves.filter(({ binId }) => binId === task.binId);
    const own = byProduct.get(productId) ?? [];
    const lots = new Set([...here.map(({ lot }) => lot), ...own.filter(({ units }) => units > 0).map(({ lot }) => lot)]);
    return [...lots].flatMap((lot) => {
      const found = own.filter((one) => one.lot === lot);
      const counted = found.reduce((sum, { units }) => sum + units, 0);
      const book = here.find((one) => one.lot === lot)?.units ?? 0;
      if (counted === 0 && book === 0) return [];
      const serials = found.flatMap((one) => one.serials);
      const tracksSerials = own.some((one) => one.tracksSerials);
      return [
        {
          ...{ organizationId, id: newId(), countId: count.id, taskId: task.id, round: task.round, productId, lot, counted, book, inTotes },
          expiresOn: found.find((one) => one.expiresOn)?.expiresOn ?? null,
          serials: tracksSerials ? serials : null,
          countedAt: at ?? ctx.now(),
          by: name,
        },
      ];
    });
  });
}

/** When the last of some lines was counted; null: now. */
function lastOf(lines: readonly Found[]): Date | null {
  const moments = lines.map(({ at }) => at?.getTime() ?? null);
  return moments.includes(null) ? null : new Date(Math.max(...moments.map(Number)));
}

async function tasksLeft(ctx: Context, countId: string): Promise<number> {
  const [row] = await ctx.db
    .select({ left: sql<number>`count(*)::int` })
    .from(countTasks)
    .where(and(eq(countTasks.organizationId, ctx.actor.organizationId), eq(countTasks.countId, countId), ne(countTasks.state, "counted")));
  return row?.left ?? 0;
}

async function toReview(ctx: Context, count: CountRow): Promise<void> {
  await ctx.db
    .update(stockCounts)
    .set({ state: "review", version: count.version + 1 })
    .where(and(eq(stockCounts.organizationId, count.organizationId), eq(stockCounts.id, count.id), isNull(stockCounts.closedAt)));
}
