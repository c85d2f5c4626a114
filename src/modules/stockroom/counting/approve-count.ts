import { and, eq, gt, inArray, sql } from "drizzle-orm";
import type { ShelfChange } from "@/modules/inventory/adjustment";
import type { Level } from "@/modules/inventory/stock";
import { stockLevels } from "@/modules/inventory/tables";
import { changeShelves } from "@/modules/orders/change-shelves";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { type Figures, figuresOf, whyNotCount } from "../count";
import { changesOfCount } from "./changes-of-count";
import { type StandingLine, standingLines } from "./count-lines-queries";
import type { ApproveCount } from "./inputs";
import { countFact, lockCount } from "./lock-count";
import { countLines, countPlans, stockCounts } from "./tables";

type Line = { sku: string; delta: number; lot?: string; expiresOn?: string | null; serials?: string[] };

/**
 * Posts the differences of a count, each as it was at the moment of its counting: whatever moved since is kept. Physical truth
 * wins, see changeShelves: where less is left than is reserved, the newest reservations wait. Lines named in `except` stay as
 * the books have them. Keeps what the count showed, and when its products were counted last.
 */
export function approveCount(ctx: Context, { countId, version, except }: ApproveCount): Promise<Figures> {
  return inTransaction(ctx, async (ctx) => {
    const count = await lockCount(ctx, countId, version);
    refuseIf(whyNotCount("approve", count));
    const lines = await standingLines(ctx, countId);
    const posted = lines.filter((line) => !except.includes(line.id));
    const partial = new Set(lines.filter((line) => except.includes(line.id)).map((line) => line.productId));
    const byProduct = new Map<string, StandingLine[]>();
    for (const line of posted) byProduct.set(line.productId, [...(byProduct.get(line.productId) ?? []), line]);
    const looked = await lookedFor(ctx, count.warehouseId, [...byProduct.keys()]);
    const changing = [...byProduct.values()].filter((own) => own.some((line) => isToPost(line) || looked.has(line.productId))).flat();
    if (changing.length > 0)
      await changeShelves<Line>(ctx, {
        warehouse: count.warehouse,
        kind: "count",
        causeId: countId,
        reason: count.note,
        lines: changing.map(shelfLine),
        takes: () => true,
        gives: () => true,
        decide: (ctx: Context, level: Level): Promise<ShelfChange[]> =>
          changesOfCount(ctx, level, {
            count,
            lines: byProduct.get(level.productId) ?? [],
            partial: partial.has(level.productId),
          }),
      });
    await keep(ctx, count.warehouseId, posted);
    const figures = figuresOf(
      lines.map(({ counted, book, costMinor }) => ({ counted, book, valueMinor: costMinor })),
      await currencyOf(ctx),
    );
    const { kind, id, name } = ctx.actor;
    await ctx.db
      .update(stockCounts)
      .set({ state: "approved", version: count.version + 1, closedAt: ctx.now(), closedBy: { kind, id, name }, figures })
      .where(and(eq(stockCounts.organizationId, count.organizationId), eq(stockCounts.id, countId)));
    const fact = countFact(count);
    await record(ctx, { ...fact, type: "count.approved", data: { ...fact.data, over: figures.over, short: figures.short } });
    return figures;
  });
}

/** Products with units in check: somebody missed them, and the count has looked for them. */
async function lookedFor(ctx: Context, warehouseId: string, productIds: readonly string[]): Promise<Set<string>> {
  if (productIds.length === 0) return new Set();
  const { organizationId, inCheck, productId, warehouseId: place } = stockLevels;
  const rows = await ctx.db
    .select({ productId })
    .from(stockLevels)
    .where(and(eq(organizationId, ctx.actor.organizationId), eq(place, warehouseId), inArray(productId, [...productIds]), gt(inCheck, 0)));
  return new Set(rows.map((row) => row.productId));
}

/** Numbers may differ although they are as many as the books say. */
const isToPost = ({ counted, book, tracksSerials }: StandingLine) => counted !== book || tracksSerials;

/** A line as changeShelves checks it; what it does is decided under the lock. */
function shelfLine({ sku, counted, book, lot, expiresOn, tracksSerials }: StandingLine): Line {
  const named = lot ? { lot, expiresOn } : {};
  return tracksSerials ? { sku, delta: 0, serials: [], ...named } : { sku, delta: counted - book, ...named };
}

async function keep(ctx: Context, warehouseId: string, posted: readonly StandingLine[]): Promise<void> {
  const { organizationId } = ctx.actor;
  if (posted.length === 0) return;
  const ids = posted.map((line) => line.id);
  await ctx.db
    .update(countLines)
    .set({ posted: sql`${countLines.counted} - ${countLines.book}` })
    .where(and(eq(countLines.organizationId, organizationId), sql`${countLines.id} = any(${sql.param(ids)}::uuid[])`));
  const latest = new Map<string, Date>();
  for (const { productId, countedAt } of posted) {
    const known = latest.get(productId);
    if (!known || known < countedAt) latest.set(productId, countedAt);
  }
  const plans = [...latest]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([productId, countedAt]) => ({ organizationId, warehouseId, productId, countedAt }));
  for (let from = 0; from < plans.length; from += 1_000)
    await ctx.db
      .insert(countPlans)
      .values(plans.slice(from, from + 1_000))
      .onConflictDoUpdate({
        target: [countPlans.organizationId, countPlans.warehouseId, countPlans.productId],
        set: { countedAt: sql`greatest(excluded.counted_at, ${countPlans.countedAt})` },
      });
}

async function currencyOf(ctx: Context): Promise<string> {
  const [row] = await ctx.db
    .select({ currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return row?.currency ?? "RUB";
}
