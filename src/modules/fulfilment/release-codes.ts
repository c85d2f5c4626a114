import { and, eq, inArray, notInArray } from "drizzle-orm";
import { askedCodes } from "@/modules/channels/steps-out/asked-codes";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { factOf, type Work } from "./lock-fulfilment";
import type { CodeIssuer } from "./marking";
import { markingCodes } from "./tables";

const stillOut = (ctx: Context, fulfilmentId: string) =>
  and(
    eq(markingCodes.organizationId, ctx.actor.organizationId),
    eq(markingCodes.fulfilmentId, fulfilmentId),
    // What was sold comes back by a return of the buyer, not with the parcel; and nothing is sold twice.
    eq(markingCodes.state, "in_circulation"),
  );

/** The goods came back undelivered: their codes are in circulation, and may be scanned again. */
export async function returnCodes(ctx: Context, fulfilmentId: string): Promise<void> {
  await ctx.db.update(markingCodes).set({ state: "returned", changedAt: ctx.now() }).where(stillOut(ctx, fulfilmentId));
}

/** What lines that have no unit left in the parcel were scanned with goes back on the shelf with them. */
export async function returnCodesBeside(ctx: Context, fulfilmentId: string, lines: readonly string[]): Promise<void> {
  const beside = lines.length > 0 ? notInArray(markingCodes.orderLineId, [...lines]) : undefined;
  await ctx.db
    .update(markingCodes)
    .set({ state: "returned", changedAt: ctx.now() })
    .where(and(stillOut(ctx, fulfilmentId), beside));
}

/**
 * The goods are sold: their codes go out of circulation, once, by whoever issues the receipt. With a marketplace that asks for codes it
 * is the marketplace; else it is the shop, whose cash register puts them into its receipt: the event tells how many.
 */
export async function withdrawCodes(ctx: Context, work: Pick<Work, "order" | "fulfilment">): Promise<void> {
  const { id } = work.fulfilment;
  const sold = await ctx.db
    .update(markingCodes)
    .set({ state: "withdrawn", changedAt: ctx.now() })
    .where(stillOut(ctx, id))
    .returning({ id: markingCodes.id });
  if (sold.length === 0) return;
  const withdrawnBy: CodeIssuer = (await askedCodes(ctx, work.order.id)) ? "channel" : "shop";
  const ids = sold.map((row) => row.id);
  await ctx.db
    .update(markingCodes)
    .set({ withdrawnBy })
    .where(and(eq(markingCodes.organizationId, ctx.actor.organizationId), inArray(markingCodes.id, ids)));
  await record(ctx, factOf(work, "fulfilment.codes_withdrawn", { codes: sold.length, issuer: withdrawnBy }));
}
