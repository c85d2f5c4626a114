import { and, eq, isNull, sql } from "drizzle-orm";
import type { Reason } from "@/lib/reason";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { orderHolds } from "@/modules/orders/holds/tables";
import { linesOf, lockOrder } from "@/modules/orders/lock-order";
import { whyNot } from "@/modules/orders/order-moves";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { Wording } from "./placement";

/**
 * Makes sure that a person looks at an order: a hold with the words, joined to the one that is open; where nothing can be held
 * any more, a fact on the order's timeline that asks for somebody.
 */
export async function askForAttention(ctx: Context, orderId: string, reasons: readonly Reason[], word: Wording): Promise<void> {
  if (reasons.length === 0) return;
  const order = await lockOrder(ctx, orderId);
  const note = reasons.map(word).join("; ").slice(0, 1_000);
  const [first] = reasons;
  await record(ctx, {
    type: "order.channel_change_not_applied",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId,
    data: { reason: first?.code, params: first?.params ?? {}, note },
  });
  if (whyNot("hold", { ...order, lines: await linesOf(ctx, orderId) })) return;
  const [open] = await ctx.db
    .select({ id: orderHolds.id, note: orderHolds.note })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, order.organizationId),
        eq(orderHolds.orderId, orderId),
        eq(orderHolds.reason, "manual"),
        isNull(orderHolds.releasedAt),
      ),
    );
  if (!open) {
    await holdOrder(ctx, { orderId, reason: "manual", note, until: null });
  } else if (!open.note?.includes(note)) {
    await ctx.db
      .update(orderHolds)
      .set({ note: sql`left(concat_ws('; ', ${orderHolds.note}, ${note}::text), 1000)` })
      .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.id, open.id)));
  }
}
