import { and, eq } from "drizzle-orm";
import { nameLines } from "@/modules/orders/commands/name-lines";
import { linesOf, lockOrder, type OrderLineRow } from "@/modules/orders/lock-order";
import type { Context } from "@/platform/context";
import { productKey, resolveProducts, unwantProducts } from "../mapping/resolve-products";
import type { KnownOrder } from "../order-changes";
import { channelOrders } from "../tables";
import { release } from "./apply-changes";

type Called = { externalLineId: string; externalProductId: string; sku: string | null; barcode: string | null; name: string };

/**
 * Gives the unknown lines of an order the products that they mean by now, and releases the hold with the last of them, so that they
 * are reserved. Names and prices stay the channel's. The same again changes nothing.
 */
export async function settleUnknownLines(ctx: Context, connectionId: string, orderId: string): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  if (!order.openHolds.includes("unknown_sku")) return;
  const unknown = (await linesOf(ctx, orderId)).filter((line) => line.productId === null && line.quantity > line.cancelled);
  const called = await calledAtChannel(ctx, connectionId, orderId, unknown);
  const skus = await resolveProducts(ctx, connectionId, called);
  await nameLines(ctx, { orderId, skus });
  await unwantProducts(ctx, connectionId, called.filter((line) => skus.has(line.externalLineId)).map(productKey));
  if (unknown.every((line) => skus.has(line.id))) await release(ctx, orderId, "unknown_sku");
}

/** How the channel calls some lines; a line that it does not know is called by its own SKU. */
async function calledAtChannel(ctx: Context, connectionId: string, orderId: string, lines: readonly OrderLineRow[]): Promise<Called[]> {
  const [row] = await ctx.db
    .select({ known: channelOrders.known })
    .from(channelOrders)
    .where(
      and(
        eq(channelOrders.organizationId, ctx.actor.organizationId),
        eq(channelOrders.connectionId, connectionId),
        eq(channelOrders.orderId, orderId),
      ),
    );
  const known = (row?.known as KnownOrder | undefined)?.lines ?? [];
  return lines.map((line) => {
    const theirs = known.find(({ externalLineId }) => externalLineId === line.externalId);
    return {
      externalLineId: line.id,
      externalProductId: theirs?.externalProductId ?? "",
      sku: theirs?.sku ?? line.sku,
      barcode: theirs?.barcode ?? null,
      name: theirs?.name ?? line.name,
    };
  });
}
