import { and, desc, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { stockLevels } from "../tables";
import type { DifferenceState } from "./difference-states";
import type { MasterRow } from "./master-rows";
import { stockDifferences } from "./tables";

type Shelf = Pick<MasterRow, "warehouseId" | "productId">;
type Noting = { row: MasterRow; unposted: number; onHand: number; reason: Reason };

const of = (ctx: Context, { warehouseId, productId }: Shelf) =>
  and(
    eq(stockDifferences.organizationId, ctx.actor.organizationId),
    eq(stockDifferences.warehouseId, warehouseId),
    eq(stockDifferences.productId, productId),
  );

/** Puts a figure that was not taken over into the queue, one at a time per shelf. False when somebody has already ignored this very one. */
export async function noteDifference(ctx: Context, { row, unposted, onHand, reason }: Noting): Promise<boolean> {
  const [last] = await ctx.db.select().from(stockDifferences).where(of(ctx, row)).orderBy(desc(stockDifferences.id)).limit(1);
  if (last?.state === "ignored" && last.figure - last.unposted === row.figure - unposted && last.onHand === onHand) return false;
  const { warehouseId, productId, master, figure } = row;
  const values = { master, figure, unposted, onHand, reason, foundAt: ctx.now() };
  await ctx.db
    .insert(stockDifferences)
    .values({ organizationId: ctx.actor.organizationId, id: newId(), warehouseId, productId, ...values })
    .onConflictDoUpdate({
      target: [stockDifferences.organizationId, stockDifferences.warehouseId, stockDifferences.productId],
      targetWhere: sql`state = 'open'`,
      set: values,
    });
  await tell(ctx, row);
  return true;
}

/** Ends the question about a shelf that agrees with its master again. */
export async function dropDifference(ctx: Context, shelf: Shelf, state: Exclude<DifferenceState, "open">): Promise<void> {
  const { kind, id, name } = ctx.actor;
  const closed = await ctx.db
    .update(stockDifferences)
    .set({ state, settledAt: ctx.now(), settledBy: { kind, id, name } })
    .where(and(of(ctx, shelf), eq(stockDifferences.state, "open")))
    .returning({ id: stockDifferences.id });
  if (closed.length > 0) await tell(ctx, shelf);
}

/** A figure of a product whose units have lots or numbers: where it is another than ours, a person counts. */
export function noteTracked(ctx: Context, row: MasterRow): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [level] = await ctx.db
      .select({ onHand: stockLevels.onHand })
      .from(stockLevels)
      .where(
        and(
          eq(stockLevels.organizationId, ctx.actor.organizationId),
          eq(stockLevels.warehouseId, row.warehouseId),
          eq(stockLevels.productId, row.productId),
        ),
      );
    const onHand = level?.onHand ?? 0;
    if (onHand === row.figure) await dropDifference(ctx, row, "settled");
    else await noteDifference(ctx, { row, unposted: 0, onHand, reason: reason("stock.master_tracked") });
  });
}

function tell(ctx: Context, { warehouseId, productId }: Shelf): Promise<void> {
  return record(ctx, { type: "stock.difference_changed", subject: { kind: "stock", id: productId }, warehouseId, data: { productId } });
}
