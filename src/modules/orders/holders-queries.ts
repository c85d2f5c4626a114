import { and, asc, eq, gt, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { ListHolders } from "@/modules/inventory/inputs";
import { checkouts, reservations } from "@/modules/inventory/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { orders } from "./tables";

/**
 * Who holds the reserved units of a SKU, and who waits for more: the open reservations, oldest first, with their order, or
 * with the checkout that has none yet. A warehouse narrows it to what is kept there, and so leaves out what waits.
 */
export async function holdersOfSku(ctx: Context, query: ListHolders) {
  const { limit, cursor, sku, warehouse } = ListHolders.parse(query);
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({
      id: reservations.id,
      orderId: reservations.orderId,
      number: orders.number,
      customerName: orders.customerName,
      status: orders.status,
      checkoutId: reservations.checkoutId,
      reference: checkouts.reference,
      channel: channels.name,
      kind: reservations.kind,
      quantity: reservations.quantity,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      since: reservations.createdAt,
      expiresAt: sql<Date | null>`coalesce(${reservations.expiresAt}, ${checkouts.expiresAt})`.mapWith(checkouts.expiresAt),
    })
    .from(reservations)
    .innerJoin(products, and(eq(products.organizationId, reservations.organizationId), eq(products.id, reservations.productId)))
    .leftJoin(orders, and(eq(orders.organizationId, reservations.organizationId), eq(orders.id, reservations.orderId)))
    .leftJoin(checkouts, and(eq(checkouts.organizationId, reservations.organizationId), eq(checkouts.id, reservations.checkoutId)))
    .leftJoin(channels, and(eq(channels.organizationId, checkouts.organizationId), eq(channels.id, checkouts.channelId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, reservations.organizationId), eq(warehouses.id, reservations.warehouseId)))
    .where(
      and(
        eq(reservations.organizationId, ctx.actor.organizationId),
        eq(products.sku, sku),
        eq(reservations.state, "open"),
        sql`${reservations.quantity} > 0`,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        after ? gt(reservations.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(asc(reservations.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

export type HeldUnits = { orders: number; checkouts: number; waiting: number };

/** The sums of all holders: orders and checkouts together are the levels' reserved; what waits has no units yet. */
export async function heldUnits(ctx: Context, { sku, warehouse }: Pick<ListHolders, "sku" | "warehouse">): Promise<HeldUnits> {
  const units = (kind: string) =>
    sql<number>`coalesce(sum(${reservations.quantity}) filter (where ${reservations.kind} = ${kind}), 0)::int`;
  const [row] = await ctx.db
    .select({ orders: units("hard"), checkouts: units("soft"), waiting: units("backorder") })
    .from(reservations)
    .innerJoin(products, and(eq(products.organizationId, reservations.organizationId), eq(products.id, reservations.productId)))
    .leftJoin(warehouses, and(eq(warehouses.organizationId, reservations.organizationId), eq(warehouses.id, reservations.warehouseId)))
    .where(
      and(
        eq(reservations.organizationId, ctx.actor.organizationId),
        eq(products.sku, sku),
        eq(reservations.state, "open"),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    );
  return row ?? { orders: 0, checkouts: 0, waiting: 0 };
}
