import { and, asc, eq, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { countLines, countTasks } from "./tables";

/** The lines that stand: of each bin those of its last finished round, by bin and product. One that found nothing has none. */
export function standingLines(ctx: Context, countId: string) {
  // Looked up line by line by their keys: a join of thousands of rows hangs on statistics, which are old after an import.
  const task = ctx.db
    .select({ binId: countTasks.binId, code: countTasks.code, round: countTasks.round, state: countTasks.state })
    .from(countTasks)
    .where(and(eq(countTasks.organizationId, countLines.organizationId), eq(countTasks.id, countLines.taskId)))
    .limit(1)
    .as("task");
  const product = ctx.db
    .select({
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      costMinor: products.costMinor,
      currency: products.currency,
      tracksSerials: products.tracksSerials,
    })
    .from(products)
    .where(and(eq(products.organizationId, countLines.organizationId), eq(products.id, countLines.productId)))
    .limit(1)
    .as("product");
  // A bin that is to be counted once more is in its next round already.
  const isOfLastRound = sql`${countLines.round} = ${task.round} - case when ${task.state} = 'counted' then 0 else 1 end`;
  return ctx.db
    .select({
      id: countLines.id,
      taskId: countLines.taskId,
      binId: task.binId,
      bin: task.code,
      round: countLines.round,
      productId: countLines.productId,
      sku: product.sku,
      name: product.name,
      picture: product.picture,
      costMinor: product.costMinor,
      currency: product.currency,
      tracksSerials: product.tracksSerials,
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
    .innerJoinLateral(task, sql`true`)
    .innerJoinLateral(product, sql`true`)
    .where(and(eq(countLines.organizationId, ctx.actor.organizationId), eq(countLines.countId, countId), isOfLastRound))
    .orderBy(sql`${task.code} nulls first`, asc(product.sku), asc(countLines.lot));
}

export type StandingLine = Awaited<ReturnType<typeof standingLines>>[number];
