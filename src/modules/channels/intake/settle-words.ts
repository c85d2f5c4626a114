import { and, eq, isNull } from "drizzle-orm";
import { bindWarehouse } from "@/modules/orders/commands/bind-warehouse";
import { orderHolds } from "@/modules/orders/holds/tables";
import { lockOrder } from "@/modules/orders/lock-order";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { openConnection } from "../connection-queries";
import { mappedKinds } from "../mapping/mapped-kinds";
import { meaningsOf, warehouseCalled } from "../mapping/understand";
import type { Word } from "../mapping/words";
import { release } from "./apply-changes";

/** The words that a hold `unmapped` waits for. */
export function wordsOfHold(data: Record<string, unknown> | undefined): Word[] {
  const words: unknown = data?.words;
  return Array.isArray(words) ? words.filter(isWord) : [];
}

const isWord = (word: Partial<Word> | null): word is Word =>
  typeof word?.theirs === "string" && mappedKinds.some((kind) => kind === word.kind);

/**
 * Gives an order what its channel's words mean by now, and releases the hold that waited for the last of them. What still has no
 * meaning holds it on. The same again changes nothing.
 */
export async function settleWords(ctx: Context, connectionId: string, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  if (!order.openHolds.includes("unmapped")) return;
  const [hold] = await ctx.db
    .select({ id: orderHolds.id, data: orderHolds.data })
    .from(orderHolds)
    .where(
      and(
        eq(orderHolds.organizationId, order.organizationId),
        eq(orderHolds.orderId, orderId),
        eq(orderHolds.reason, "unmapped"),
        isNull(orderHolds.releasedAt),
      ),
    );
  if (!hold) return;
  const words = wordsOfHold(hold.data);
  const { meaning } = await meaningsOf(ctx, (await openConnection(ctx, { id: connectionId })).row, words);
  const left: Word[] = [];
  for (const word of words) if (!(await takeOver(ctx, orderId, word, meaning(word.kind, word.theirs)))) left.push(word);
  if (left.length === 0) return release(ctx, orderId, "unmapped");
  if (left.length < words.length)
    await ctx.db
      .update(orderHolds)
      .set({ data: { ...hold.data, words: left } })
      .where(and(eq(orderHolds.organizationId, order.organizationId), eq(orderHolds.id, hold.id)));
}

/** True when the order has what the word means. */
async function takeOver(ctx: Context, orderId: string, { kind }: Word, ours: Readonly<Record<string, string>> | null): Promise<boolean> {
  if (kind === "warehouse") {
    const warehouseId = await warehouseCalled(ctx, ours?.warehouse ?? null);
    if (warehouseId) await bindWarehouse(ctx, { orderId, warehouseId });
    return warehouseId !== null;
  }
  const shippingMethod = ours?.shippingMethod;
  if (!shippingMethod) return false;
  const order = await lockOrder(ctx, orderId);
  if (order.shippingMethod === shippingMethod) return true;
  await record(ctx, {
    type: "order.edited",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId,
    data: { changed: "delivery" },
  });
  await refreshOrder(ctx, orderId, { shippingMethod });
  return true;
}
