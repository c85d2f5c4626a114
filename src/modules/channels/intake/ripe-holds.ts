import { and, eq, isNull, ne } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { lockOrder } from "@/modules/orders/lock-order";
import { lacksAddress } from "@/modules/orders/placing/plan";
import { orderLines } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { OrderIntake } from "../marketplaces/port";
import { release } from "./apply-changes";
import { concernsAddress } from "./placement";

/** Releases the holds of an order whose reason is gone: its SKUs are known by now, its address came. What was not reserved because of them is reserved. */
export async function releaseRipeHolds(ctx: Context, orderId: string, telling: OrderIntake): Promise<void> {
  const order = await lockOrder(ctx, orderId);
  if (order.openHolds.includes("unknown_sku") && (await isEverySkuKnown(ctx, orderId))) await release(ctx, orderId, "unknown_sku");
  const addressIsGood = !lacksAddress(order) && !telling.problems.some((problem) => concernsAddress(problem.reason));
  if (order.openHolds.includes("address_invalid") && addressIsGood) await release(ctx, orderId, "address_invalid");
}

async function isEverySkuKnown(ctx: Context, orderId: string): Promise<boolean> {
  const unknown = await ctx.db
    .select({ id: orderLines.id })
    .from(orderLines)
    .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.sku, orderLines.sku)))
    .where(
      and(
        eq(orderLines.organizationId, ctx.actor.organizationId),
        eq(orderLines.orderId, orderId),
        isNull(orderLines.productId),
        ne(orderLines.quantity, orderLines.cancelled),
        isNull(products.id),
      ),
    )
    .limit(1);
  return unknown.length === 0;
}
