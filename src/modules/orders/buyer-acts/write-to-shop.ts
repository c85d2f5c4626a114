import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, refuseIf } from "@/platform/refusal";
import { lockOrder } from "../lock-order";
import type { WriteToShop } from "./inputs";
import { loadActs } from "./load-facts";
import { whyNotWrite } from "./rules";
import { buyerMessages } from "./tables";

/** Keeps what a buyer wrote until somebody has dealt with it. The same words again, still open, are one message. */
export function writeToShop(ctx: Context, { orderId, text }: WriteToShop & { orderId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const { open, acts } = await loadActs(ctx, orderId, () => false);
    if (await isOpenAlready(ctx, orderId, text)) return;
    refuseIf(whyNotWrite({ open }, acts));
    const id = newId();
    await ctx.db.insert(buyerMessages).values({ organizationId: order.organizationId, id, orderId, text, writtenAt: ctx.now() });
    // The words stay with the message: an event carries nothing that a buyer wrote.
    await record(ctx, {
      type: "order.buyer_wrote",
      subject: { kind: "order", id: orderId, number: order.number },
      orderId,
      data: { messageId: id },
    });
  });
}

/** Somebody has dealt with a buyer's message: it no longer waits. Settling it again changes nothing. */
export function settleBuyerMessage(ctx: Context, { id }: { id: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const its = and(eq(buyerMessages.organizationId, ctx.actor.organizationId), eq(buyerMessages.id, id));
    const [found] = await ctx.db.select({ orderId: buyerMessages.orderId }).from(buyerMessages).where(its);
    if (!found) throw notFound("message");
    const order = await lockOrder(ctx, found.orderId);
    const { kind, id: by, name } = ctx.actor;
    const settled = await ctx.db
      .update(buyerMessages)
      .set({ settledAt: ctx.now(), settledBy: { kind, id: by, name } })
      .where(and(its, isNull(buyerMessages.settledAt)))
      .returning({ id: buyerMessages.id });
    if (settled.length === 0) return;
    await record(ctx, {
      type: "order.buyer_answered",
      subject: { kind: "order", id: order.id, number: order.number },
      orderId: order.id,
      data: { messageId: id },
    });
  });
}

async function isOpenAlready(ctx: Context, orderId: string, text: string): Promise<boolean> {
  const same = await ctx.db
    .select({ id: buyerMessages.id })
    .from(buyerMessages)
    .where(
      and(
        eq(buyerMessages.organizationId, ctx.actor.organizationId),
        eq(buyerMessages.orderId, orderId),
        eq(buyerMessages.text, text),
        isNull(buyerMessages.settledAt),
      ),
    )
    .limit(1);
  return same.length > 0;
}
