import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { mine } from "../lock-order";
import { orders } from "../tables";
import { buyerMessages } from "./tables";

export type BuyerMessage = { id: string; text: string; writtenAt: Date; settledAt: Date | null; settledBy: string | null };

/** What the buyer of an order wrote, the oldest first. Another organization's order is not found. */
export async function listBuyerMessages(ctx: Context, { orderId }: { orderId: string }): Promise<BuyerMessage[]> {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(mine(ctx), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  const rows = await ctx.db
    .select()
    .from(buyerMessages)
    .where(and(eq(buyerMessages.organizationId, ctx.actor.organizationId), eq(buyerMessages.orderId, orderId)))
    .orderBy(asc(buyerMessages.writtenAt), asc(buyerMessages.id))
    .limit(100);
  return rows.map(({ id, text, writtenAt, settledAt, settledBy }) => ({
    id,
    text,
    writtenAt,
    settledAt,
    settledBy: settledBy?.name ?? null,
  }));
}
