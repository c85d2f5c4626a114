import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { lockOrder } from "../lock-order";

/** Writes a note of staff into an order's timeline. Changes nothing else, so the version stays. */
export function addNote(ctx: Context, { orderId, text }: { orderId: string; text: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    await record(ctx, { type: "order.noted", subject: { kind: "order", id: order.id, number: order.number }, orderId, data: { text } });
  });
}
