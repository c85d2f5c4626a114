import { and, asc, eq, inArray } from "drizzle-orm";
import { toDecimal } from "@/lib/money";
import { channels } from "@/modules/channels/tables";
import { listOrderIds } from "@/modules/orders/list-orders";
import type { ListOrders } from "@/modules/orders/search/order-filter";
import { orderLines, orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { momentCell, type Rows, taxCell, titles, type Writing } from "./rows";

const pageSize = 200;

/** Orders as the list's filter finds them, newest first: a row for each line. */
export async function* orderRows(ctx: Context, filter: Omit<ListOrders, "limit" | "cursor">, writing: Writing): Rows {
  yield titles(writing, [
    ...(["number", "channel", "externalId", "placedAt", "status", "currency", "customerName", "email", "phone"] as const),
    ...(["country", "region", "city", "postalCode", "line1", "shippingMethod", "shippingPrice", "paymentStatus", "paymentMethod"] as const),
    ...(["note", "sku", "itemName", "quantity", "unitPrice", "discount", "taxRate"] as const),
  ]);
  for (let cursor: string | undefined; ; ) {
    const page = await listOrderIds(ctx, { ...filter, limit: pageSize, cursor });
    const lines = await linesOf(
      ctx,
      page.items.map(({ id }) => id),
    );
    for (const { id } of page.items)
      for (const { order, line, channel } of lines.get(id) ?? []) {
        const amount = (minor: number) => ({ decimal: toDecimal(minor, order.currency) });
        const at = order.shippingAddress;
        yield [
          ...[order.number, channel, order.externalId, momentCell(order.placedAt, writing), order.status, order.currency],
          ...[order.customerName, order.customerEmail, order.customerPhone],
          ...[at?.country ?? null, at?.region ?? null, at?.city ?? null, at?.postalCode ?? null, at?.line1 ?? null],
          ...[order.shippingMethod, amount(order.shippingPriceMinor), order.paymentStatus, order.paymentMethod, order.note],
          ...[line.sku, line.name, line.quantity, amount(line.unitPriceMinor), amount(line.discountMinor), taxCell(line.taxRate, writing)],
        ];
      }
    if (page.nextCursor === null) return;
    cursor = page.nextCursor;
  }
}

async function linesOf(ctx: Context, ids: readonly string[]) {
  const rows =
    ids.length === 0
      ? []
      : await ctx.db
          .select({ order: orders, line: orderLines, channel: channels.code })
          .from(orders)
          .innerJoin(orderLines, and(eq(orderLines.organizationId, orders.organizationId), eq(orderLines.orderId, orders.id)))
          .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
          .where(and(eq(orders.organizationId, ctx.actor.organizationId), inArray(orders.id, [...ids])))
          .orderBy(asc(orderLines.position));
  const byOrder = new Map<string, typeof rows>();
  for (const row of rows) byOrder.set(row.order.id, [...(byOrder.get(row.order.id) ?? []), row]);
  return byOrder;
}
