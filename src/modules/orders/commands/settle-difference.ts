import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { type Difference, differenceById } from "@/modules/inventory/masters/difference-queries";
import type { SettleDifference } from "@/modules/inventory/masters/inputs";
import { dropDifference } from "@/modules/inventory/masters/note-difference";
import { masterFigures, stockDifferences } from "@/modules/inventory/masters/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { acceptFigure } from "./apply-master-stock";

/**
 * Ends a difference with a stock master by a person's word. Accepted, its figure is taken over as if it were counted now: refused for
 * what still cannot be, as less than is picked. Ignored, ours stays until the master says something else.
 */
export function settleDifference(ctx: Context, { differenceId, settlement }: SettleDifference): Promise<Difference> {
  return inTransaction(ctx, async (ctx) => {
    const { reason: why } = await differenceById(ctx, differenceId);
    const row = await lockDifference(ctx, differenceId);
    refuseIf(row.state === "open" ? null : reason("stock.difference_settled"));
    if (settlement === "ignore") {
      await dropDifference(ctx, row, "ignored");
      return differenceById(ctx, differenceId);
    }
    if (why.code === "stock.master_tracked") throw new Refusal("conflict", why);
    await accept(ctx, row);
    const now = await differenceById(ctx, differenceId);
    if (now.state === "open") throw new Refusal("conflict", now.reason);
    return now;
  });
}

type Row = typeof stockDifferences.$inferSelect;

async function lockDifference(ctx: Context, id: string): Promise<Row> {
  const [row] = await ctx.db
    .select()
    .from(stockDifferences)
    .where(and(eq(stockDifferences.organizationId, ctx.actor.organizationId), eq(stockDifferences.id, id)))
    .for("update");
  if (!row) throw notFound("stock_difference");
  return row;
}

async function accept(ctx: Context, { id, warehouseId, productId, figure, master }: Row): Promise<void> {
  const { warehouse, sku } = await differenceById(ctx, id);
  const [known] = await ctx.db
    .select({ at: masterFigures.at, postedUntil: masterFigures.postedUntil })
    .from(masterFigures)
    .where(
      and(
        eq(masterFigures.organizationId, ctx.actor.organizationId),
        eq(masterFigures.warehouseId, warehouseId),
        eq(masterFigures.productId, productId),
      ),
    );
  // What was counted here after the figure is what the person decides against: it is not carried forward.
  const at = ctx.now();
  await acceptFigure(ctx, { warehouse, warehouseId, productId, sku, figure, at, master }, known?.postedUntil ?? at);
}
