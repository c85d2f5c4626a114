import { and, eq, sql } from "drizzle-orm";
import { fulfilmentLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { refuseIf } from "@/platform/refusal";
import { after, whyNotShip, whyNotWork } from "../fulfilment";
import { lockFulfilment, writeFulfilment } from "../lock-fulfilment";
import { takeNamed } from "../record-serials";
import { refreshLines } from "../refresh-lines";
import { deliverFulfilment, handOverFulfilment } from "./hand-over-fulfilment";

/** `at`: when the buyer took the goods, where it is told later than that (a till's file). */
type AtCounter = { fulfilmentId: string; named: readonly { sku: string; serials?: string[] }[]; at?: Date };

/**
 * A planned fulfilment leaves over the counter at once: the goods are in the buyer's hand, so there is nothing to walk for and no
 * parcel. Refused like any other work: held or unpaid orders, and products with serial numbers whose numbers are not named.
 */
export function handOverCounter(ctx: Context, { fulfilmentId, named, at = ctx.now() }: AtCounter): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const work = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotWork("startPicking", work.fulfilment, work.order));
    await takeNamed(ctx, work, new Map(work.lines.map((line) => [line.id, line.quantity])), named);
    await ctx.db
      .update(fulfilmentLines)
      .set({ picked: sql`${fulfilmentLines.quantity}`, packed: sql`${fulfilmentLines.quantity}` })
      .where(and(eq(fulfilmentLines.organizationId, work.order.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilmentId)));
    const pickerId = ctx.actor.kind === "user" ? ctx.actor.id : null;
    const status = after("pack");
    await writeFulfilment(ctx, work, { status, pickerId, pickingAt: at, pickedAt: at, packedAt: at });
    const lines = work.lines.map(({ quantity }) => ({ quantity, picked: quantity, packed: quantity }));
    refuseIf(whyNotShip({ status, lines }, work.order));
    await refreshLines(ctx, work.order.id);
    const leaving = { fulfilmentId, at, data: { counter: true } };
    await handOverFulfilment(ctx, leaving);
    await deliverFulfilment(ctx, leaving);
  });
}
