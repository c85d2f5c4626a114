import { and, asc, eq, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { countLines, countTasks } from "./tables";

/** A bin that is to be counted once more is in its next round already. */
const isOfLastRound = sql`${countLines.round} = ${countTasks.round} - case when ${countTasks.state} = 'counted' then 0 else 1 end`;

/** The lines that stand: of each bin those of its last finished round, by bin and product. One that found nothing has none. */
export function standingLines(ctx: Context, countId: string) {
  return ctx.db
    .select({
      id: countLines.id,
      taskId: countLines.taskId,
      binId: countTasks.binId,
      bin: countTasks.code,
      round: countLines.round,
      productId: countLines.productId,
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      costMinor: products.costMinor,
      currency: products.currency,
      tracksSerials: products.tracksSerials,
      lot: countLines.lot,
      expiresOn: countLines.expiresOn,
      counted: countLines.counted,
      book: countLines.book,
      inTotes: countLines.inTotes,
      serials: countLines.serials,
      countedAt: countLines.countedAt,
      by: countLines.by,
      posted: countLines.posted,
    })
    .from(countLines)
    .innerJoin(countTasks, and(eq(countTasks.organizationId, countLines.organizationId), eq(countTasks.id, countLines.taskId)))
    .innerJoin(products, and(eq(products.organizationId, countLines.organizationId), eq(products.id, countLines.productId)))
    .where(and(eq(countLines.organizationId, ctx.actor.organizationId), eq(countLines.countId, countId), isOfLastRound))
    .orderBy(sql`${countTasks.code} nulls first`, asc(products.sku), asc(countLines.lot));
}

export type StandingLine = Awaited<ReturnType<typeof standingLines>>[number];
