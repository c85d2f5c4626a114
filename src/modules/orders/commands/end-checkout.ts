import { and, asc, eq, inArray, lte } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { checkouts, reservations } from "@/modules/inventory/tables";
import { type Context, systemContext, type Visitor } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { Refusal, refuseIf } from "@/platform/refusal";
import { type CheckoutAnswer, checkoutAnswer, freeCheckout, lockCheckout, whyEnded } from "../checkouts/lock-checkout";
import type { PlaceOrder } from "../inputs";
import { type Placed, placeOrder } from "./place-orders";
import { physicalProducts } from "./route-again";

/** Gives a checkout more time, counted from now. Refused once it has ended: its units may be somebody else's by then. */
export function extendCheckout(ctx: Context, { id, minutes }: { id: string; minutes: number }): Promise<CheckoutAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const checkout = await lockCheckout(ctx, id);
    refuseIf(whyEnded(checkout, ctx.now()));
    const expiresAt = new Date(ctx.now().getTime() + minutes * 60_000);
    const own = and(
      eq(reservations.organizationId, checkout.organizationId),
      eq(reservations.checkoutId, id),
      eq(reservations.state, "open"),
    );
    await ctx.db
      .update(checkouts)
      .set({ expiresAt })
      .where(and(eq(checkouts.organizationId, checkout.organizationId), eq(checkouts.id, id)));
    await ctx.db.update(reservations).set({ expiresAt, updatedAt: ctx.now() }).where(own);
    return checkoutAnswer(ctx, id);
  });
}

/** Gives the units back. What has ended already stays as it is. */
export function releaseCheckout(ctx: Context, { id }: { id: string }): Promise<CheckoutAnswer> {
  return inTransaction(ctx, async (ctx) => {
    const checkout = await lockCheckout(ctx, id);
    if (checkout.state === "open") await freeCheckout(ctx, checkout, { state: "released" });
    return checkoutAnswer(ctx, id);
  });
}

/**
 * Makes an order of a checkout: its units go over to the order in one transaction, so nobody can take them in between.
 * After its time the order is placed like any other, and its shortage policy decides. Repeated, it answers the order it became.
 */
export async function orderCheckout(ctx: Context, { id, order }: { id: string; order: PlaceOrder }): Promise<Placed> {
  try {
    return await inTransaction(ctx, async (ctx) => {
      const checkout = await lockCheckout(ctx, id);
      if (checkout.state === "ordered" && checkout.orderId) return { outcome: "known", orderId: checkout.orderId };
      if (checkout.state === "open") await freeCheckout(ctx, checkout, { state: "ordered", nextProductIds: await goodsOf(ctx, order) });
      const placed = await placeOrder(ctx, { order });
      const orderId = placed.outcome === "placed" ? placed.order.id : placed.outcome === "known" ? placed.orderId : null;
      await ctx.db
        .update(checkouts)
        .set({ state: "ordered", orderId })
        .where(and(eq(checkouts.organizationId, checkout.organizationId), eq(checkouts.id, id)));
      return placed;
    });
  } catch (error) {
    if (brokenConstraint(error) === "orders_external_id") throw new Refusal("conflict", reason("order.placed_meanwhile"));
    throw error;
  }
}

/** Every product on the shelves that an order asks for. */
async function goodsOf(ctx: Context, { lines }: PlaceOrder): Promise<string[]> {
  const skus = [...new Set(lines.map((line) => line.sku))];
  const known = await ctx.db
    .select({ productId: products.id })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), inArray(products.sku, skus)));
  return physicalProducts(ctx, known);
}

const atOnce = 500;

/** Frees what nobody has ordered in time, of all organizations; each checkout in its own transaction. Returns how many ended. */
export async function expireCheckouts(door: Pick<Visitor, "db" | "now">): Promise<number> {
  const due = await door.db
    .select({ organizationId: checkouts.organizationId, id: checkouts.id })
    .from(checkouts)
    .where(and(eq(checkouts.state, "open"), lte(checkouts.expiresAt, door.now())))
    .orderBy(asc(checkouts.expiresAt))
    .limit(atOnce);
  let ended = 0;
  for (const { organizationId, id } of due) {
    try {
      if (await expireCheckout({ ...systemContext(door.db, organizationId), now: door.now }, id)) ended += 1;
    } catch (error) {
      log().error({ err: error, checkout: id }, "a checkout could not be ended, it is tried again in a minute");
    }
  }
  return ended;
}

/** Ends one checkout whose time is over; false when it was ordered, released or extended meanwhile. */
export function expireCheckout(ctx: Context, id: string): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const checkout = await lockCheckout(ctx, id);
    if (checkout.state !== "open" || checkout.expiresAt > ctx.now()) return false;
    await freeCheckout(ctx, checkout, { state: "expired" });
    return true;
  });
}
