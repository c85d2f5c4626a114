import { and, eq } from "drizzle-orm";
import { channels } from "@/modules/channels/tables";
import { checkouts } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { type CheckoutRow, freeCheckout, lockCheckout } from "../checkouts/lock-checkout";
import { reserveForCheckout } from "../commands/reserve-for-checkout";
import { physicalProducts } from "../commands/route-again";
import type { OrderLineRow, OrderRow } from "../lock-order";

const minuteMs = 60_000;
const referenceOf = (orderId: string) => `draft:${orderId}`;

/**
 * Keeps the units of a draft until its moment, as a till does for a buyer: all of them or none, freed by the clock. What was
 * kept for it before is given back first. The order is locked.
 */
export async function keepForDraft(ctx: Context, order: OrderRow, lines: readonly OrderLineRow[]): Promise<void> {
  const { reserveUntil } = order;
  const wanted = lines.filter((line) => line.productId !== null && line.quantity > line.cancelled);
  await freeForDraft(ctx, order.id, { state: "released", nextProductIds: await physicalProducts(ctx, wanted) });
  if (!reserveUntil || reserveUntil <= ctx.now() || wanted.length === 0) return;
  const [channel] = await ctx.db
    .select({ code: channels.code })
    .from(channels)
    .where(and(eq(channels.organizationId, order.organizationId), eq(channels.id, order.channelId)));
  await reserveForCheckout(ctx, {
    channel: channel?.code ?? "",
    reference: referenceOf(order.id),
    lines: wanted.map(({ sku, quantity, cancelled }) => ({ sku, quantity: quantity - cancelled })),
    minutes: Math.ceil((reserveUntil.getTime() - ctx.now().getTime()) / minuteMs),
  });
}

/** Locks what is kept for a draft: before stock levels, as the clock does that ends it. Null when nothing is kept. */
export async function lockKeptForDraft(ctx: Context, orderId: string): Promise<CheckoutRow | null> {
  const [open] = await ctx.db
    .select({ id: checkouts.id })
    .from(checkouts)
    .where(
      and(
        eq(checkouts.organizationId, ctx.actor.organizationId),
        eq(checkouts.reference, referenceOf(orderId)),
        eq(checkouts.state, "open"),
      ),
    );
  return open ? lockCheckout(ctx, open.id) : null;
}

type Ending = { state: "released" | "ordered"; nextProductIds?: readonly string[] };

/** Gives back what is kept for a draft, or hands it on to the order that it becomes. */
export async function freeForDraft(ctx: Context, orderId: string, { state, nextProductIds }: Ending): Promise<void> {
  const checkout = await lockKeptForDraft(ctx, orderId);
  if (checkout?.state !== "open") return;
  await freeCheckout(ctx, checkout, { state, nextProductIds, ...(state === "ordered" && { orderId }) });
}
