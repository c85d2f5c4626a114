import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { orderHolds } from "../holds/tables";
import { releaseHold } from "./release-hold";

/** Releases a hold whose time has come, and has not been moved to a later one. What still speaks against it (no address yet, the order is over) leaves it to a person. */
export async function releaseDueHold(ctx: Context, hold: { orderId: string; holdId: string }): Promise<void> {
  const [row] = await ctx.db
    .select({ until: orderHolds.until })
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, ctx.actor.organizationId), eq(orderHolds.id, hold.holdId)));
  if (row?.until && row.until > ctx.now()) return;
  try {
    await releaseHold(ctx, hold);
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
  }
}
