import { and, eq, inArray } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { placeOrder } from "@/modules/orders/commands/place-orders";
import { linesOf, lockOrder } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../connection-queries";
import { resolveProducts, wantProducts } from "../mapping/resolve-products";
import type { UnderstoodHere } from "../mapping/understand";
import { type IntakeLine, moneyArrived, type OrderIntake } from "../marketplaces/port";
import { type KnownOrder, remember } from "../order-changes";
import { cancelAtChannel, cancelUnitsAtChannel } from "./cancel";
import { settleElsewhere } from "./elsewhere";
import { bookParts, bookRefund } from "./money";
import { placementOf, type Shop, type ToPlace, type Wording } from "./placement";

/** An order that its channel tells for the first time: placed, or found because it came by another door. */
export type FirstTelling = { outcome: "placed"; orderId: string } | { outcome: "known"; orderId: string; known: KnownOrder };

/** Places a channel's order as it stands there: with what was already refunded, cancelled or sent. */
export async function takeFirst(
  ctx: Context,
  { row: connection }: OpenConnection,
  understood: UnderstoodHere,
  shop: Shop,
  word: Wording,
): Promise<FirstTelling> {
  const { order } = understood;
  const skus = await resolveProducts(ctx, connection.id, order.lines);
  const lines = await linesToShip(ctx, order.lines, skus);
  const request = placementOf({ ...understood, lines, skus } satisfies ToPlace, shop, word);
  const placed = await placeOrder(ctx, request);
  if (placed.outcome === "known") return { ...placed, known: await knownFromOurs(ctx, placed.orderId, order, skus) };
  if (placed.outcome === "replayed") throw new Error("a placement without a key was answered as a repeat");
  const orderId = placed.order.id;
  if (request.fulfilledBy === "us")
    await wantProducts(
      ctx,
      connection,
      lines.filter((line) => !skus.has(line.externalLineId)),
    );
  await bookParts(ctx, orderId, order);
  for (const { externalId, amountMinor, reason, at } of order.refunds)
    await bookRefund(ctx, orderId, { externalRefundId: externalId, amountMinor, reason, at });
  if (order.state === "cancelled" || order.state === "refunded") {
    await cancelAtChannel(ctx, orderId, order.state);
    return { outcome: "placed", orderId };
  }
  const taken = lines
    .filter((line) => line.cancelledQuantity > 0)
    .map(({ externalLineId, cancelledQuantity }) => ({ externalLineId, units: cancelledQuantity }));
  if (taken.length > 0 && order.state !== "completed") await cancelUnitsAtChannel(ctx, orderId, taken, lines);
  if (order.state === "completed") await settleElsewhere(ctx, orderId);
  return { outcome: "placed", orderId };
}

/** A bundle of ours brings its parts itself: the channel's free lines for them would be picked twice. */
async function linesToShip(ctx: Context, lines: readonly IntakeLine[], ourSkus: ReadonlyMap<string, string>): Promise<IntakeLine[]> {
  const skuOf = (line: IntakeLine) => ourSkus.get(line.externalLineId) ?? line.sku ?? "";
  const skus = lines.filter((line) => lines.some((other) => other.partOf === line.externalLineId)).map(skuOf);
  if (skus.length === 0) return [...lines];
  const bundles = await ctx.db
    .select({ sku: products.sku })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.isBundle, true), inArray(products.sku, skus)));
  const ours = new Set(lines.filter((line) => bundles.some((bundle) => bundle.sku === skuOf(line))).map((line) => line.externalLineId));
  return lines.filter((line) => !(line.partOf !== null && ours.has(line.partOf) && line.unitPriceMinor === 0));
}

/** What the channel would have told us of an order that came by another door, so that only the difference is done. */
async function knownFromOurs(ctx: Context, orderId: string, order: OrderIntake, skus: ReadonlyMap<string, string>): Promise<KnownOrder> {
  const { status, paidMinor, totalMinor, paymentTerms } = await lockOrder(ctx, orderId);
  const lines = await linesOf(ctx, orderId);
  const open = paymentTerms === "cash_on_delivery" ? "cash_on_delivery" : "awaiting_payment";
  const paid = paidMinor > 0 && paidMinor >= totalMinor;
  const known = remember(order);
  return {
    ...known,
    state: status === "cancelled" ? "cancelled" : paid ? "paid" : open,
    paid: paid || (moneyArrived(order) && totalMinor === 0),
    lines: known.lines.map((line) => {
      const sku = skus.get(line.externalLineId) ?? order.lines.find((other) => other.externalLineId === line.externalLineId)?.sku;
      const ours = lines.find((row) => row.externalId === line.externalLineId) ?? lines.find((row) => row.sku === sku);
      return { ...line, quantity: ours?.quantity ?? line.quantity, cancelledQuantity: ours?.cancelled ?? 0 };
    }),
    refundIds: [],
  };
}
