import { and, eq, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { type Reason, reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { applyMovements, lockLevels } from "@/modules/inventory/levels";
import { type CheckoutState, checkouts, reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";

export type CheckoutRow = typeof checkouts.$inferSelect;

/** What a channel is told about its checkout; `reserved` is what is kept of each line's units at this moment. */
export type CheckoutAnswer = {
  id: string;
  channel: string;
  reference: string | null;
  state: CheckoutState;
  expiresAt: string;
  orderId: string | null;
  lines: { sku: string; quantity: number }[];
  kept: { sku: string; units: number }[];
};

const mine = (ctx: Context) => eq(checkouts.organizationId, ctx.actor.organizationId);

/** Locks a checkout for a change; before any stock level. */
export async function lockCheckout(ctx: Context, id: string): Promise<CheckoutRow> {
  const [row] = await ctx.db
    .select()
    .from(checkouts)
    .where(and(mine(ctx), eq(checkouts.id, id)))
    .for("update");
  if (!row) throw notFound("reservation");
  return row;
}

/** Why a checkout cannot go on, or null: it has ended, or its time is over though the clock has not come by yet. */
export function whyEnded(checkout: Pick<CheckoutRow, "state" | "expiresAt">, now: Date): Reason | null {
  if (checkout.state === "open" && checkout.expiresAt > now) return null;
  return reason("reservation.ended", { state: checkout.state === "open" ? "expired" : checkout.state });
}

type Ending = {
  state: Exclude<CheckoutState, "open">;
  orderId?: string;
  /** What the caller takes from the shelves next: locked together with what is given back, so that nobody waits in a circle. */
  nextProductIds?: readonly string[];
};

/** Gives back what an open checkout keeps, and ends it. The checkout is locked; its levels are locked here. */
export async function freeCheckout(ctx: Context, checkout: CheckoutRow, { state, orderId, nextProductIds = [] }: Ending) {
  const { organizationId, id } = checkout;
  const own = and(eq(reservations.organizationId, organizationId), eq(reservations.checkoutId, id), eq(reservations.state, "open"));
  const kept = await ctx.db.select({ productId: reservations.productId }).from(reservations).where(own);
  const levels = await lockLevels(ctx, [...kept.map((row) => row.productId), ...nextProductIds]);
  // Read under the levels' locks: a loss on the shelf may have taken units meanwhile.
  const released = await ctx.db
    .update(reservations)
    .set({ state: "released", updatedAt: ctx.now() })
    .where(own)
    .returning({ warehouseId: reservations.warehouseId, productId: reservations.productId, quantity: reservations.quantity });
  await applyMovements(
    ctx,
    levels,
    released.flatMap(({ warehouseId, productId, quantity }) =>
      warehouseId && quantity > 0
        ? [
            {
              warehouseId,
              productId,
              kind: "released" as const,
              reservedDelta: -quantity,
              cause: { kind: "checkout", id, key: `checkout:${id}:${state}` },
            },
          ]
        : [],
    ),
  );
  await ctx.db
    .update(checkouts)
    .set({ state, endedAt: ctx.now(), orderId: orderId ?? null })
    .where(and(mine(ctx), eq(checkouts.id, id)));
  const productIds = [...new Set(released.map((row) => row.productId))];
  if (productIds.length > 0)
    await record(ctx, { type: "stock.changed", subject: { kind: "stock", id: newId() }, data: { productIds, cause: "released" } });
}

/** A checkout as its channel is told. Another organization's is not found. */
export async function checkoutAnswer(ctx: Context, id: string): Promise<CheckoutAnswer> {
  const [row] = await ctx.db
    .select({ checkout: checkouts, channel: channels.code })
    .from(checkouts)
    .innerJoin(channels, and(eq(channels.organizationId, checkouts.organizationId), eq(channels.id, checkouts.channelId)))
    .where(and(mine(ctx), eq(checkouts.id, id)));
  if (!row) throw notFound("reservation");
  const kept = await ctx.db
    .select({ sku: products.sku, units: sql<number>`sum(${reservations.quantity})::int` })
    .from(reservations)
    .innerJoin(products, and(eq(products.organizationId, reservations.organizationId), eq(products.id, reservations.productId)))
    .where(and(eq(reservations.organizationId, ctx.actor.organizationId), eq(reservations.checkoutId, id), eq(reservations.state, "open")))
    .groupBy(products.sku)
    .orderBy(products.sku);
  const { reference, state, expiresAt, orderId, lines } = row.checkout;
  return {
    id,
    channel: row.channel,
    reference,
    state: state === "open" && expiresAt <= ctx.now() ? "expired" : state,
    expiresAt: expiresAt.toISOString(),
    orderId,
    lines,
    kept,
  };
}
