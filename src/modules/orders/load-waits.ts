import { and, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { expectedArrivals } from "@/modules/inventory/arrivals/tables";
import { reservations } from "@/modules/inventory/tables";
import { transferLines, transfers } from "@/modules/inventory/transfers/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { Coming, Wait } from "./promise";
import { orderLines, orders } from "./tables";

/** A wait with what is written of its line. `asked`: its line waits for one of the products that were asked for. */
export type WrittenWait = Wait & { number: string; customerName: string; sku: string; promisedAt: Date | null; asked: boolean };

const ofLine = alias(products, "of_line");

/**
 * Everybody who waits for some products and all that is announced of them, to compute promises from. A bundle waits for
 * several products, so the others of its parts are there too.
 */
export async function loadWaits(ctx: Context, productIds: readonly string[]): Promise<{ waits: WrittenWait[]; coming: Coming[] }> {
  if (productIds.length === 0) return { waits: [], coming: [] };
  const { organizationId } = ctx.actor;
  const open = and(eq(reservations.organizationId, organizationId), eq(reservations.kind, "backorder"), eq(reservations.state, "open"));
  const asked = await ctx.db
    .selectDistinct({ lineId: reservations.orderLineId })
    .from(reservations)
    .where(and(open, inArray(reservations.productId, [...productIds])));
  const askedLines = new Set(asked.flatMap(({ lineId }) => lineId ?? []));
  if (askedLines.size === 0) return { waits: [], coming: [] };
  const parts = await ctx.db
    .selectDistinct({ productId: reservations.productId })
    .from(reservations)
    .where(and(open, inArray(reservations.orderLineId, [...askedLines])));
  const wanted = parts.map((part) => part.productId);
  const rows = await ctx.db
    .select({
      id: reservations.id,
      lineId: orderLines.id,
      orderId: orders.id,
      number: orders.number,
      customerName: orders.customerName,
      sku: orderLines.sku,
      productId: reservations.productId,
      units: reservations.quantity,
      priority: orders.priority,
      warehouseIds: channels.warehouseIds,
      partFrom: products.availableFrom,
      lineFrom: ofLine.availableFrom,
      promisedAt: orderLines.promisedAt,
    })
    .from(reservations)
    .innerJoin(orderLines, and(eq(orderLines.organizationId, reservations.organizationId), eq(orderLines.id, reservations.orderLineId)))
    .innerJoin(orders, and(eq(orders.organizationId, reservations.organizationId), eq(orders.id, reservations.orderId)))
    .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
    .innerJoin(products, and(eq(products.organizationId, reservations.organizationId), eq(products.id, reservations.productId)))
    .leftJoin(ofLine, and(eq(ofLine.organizationId, orderLines.organizationId), eq(ofLine.id, orderLines.productId)))
    .where(and(open, inArray(reservations.productId, wanted), inArray(orders.status, ["new", "confirmed"])));
  const comingDay = (day: Date | null) => (day && day > ctx.now() ? day : null);
  const waits = rows.map(
    (row): WrittenWait => ({ ...row, availableFrom: comingDay(later(row.partFrom, row.lineFrom)), asked: askedLines.has(row.lineId) }),
  );
  return { waits, coming: await comingOf(ctx, wanted) };
}

/** What is announced of some products, in warehouses that work. */
async function comingOf(ctx: Context, productIds: readonly string[]): Promise<Coming[]> {
  const rows = await ctx.db
    .select({
      id: expectedArrivals.id,
      productId: expectedArrivals.productId,
      quantity: expectedArrivals.quantity,
      received: expectedArrivals.received,
      expectedAt: expectedArrivals.expectedAt,
      orderId: transfers.orderId,
      warehouse: {
        id: warehouses.id,
        cutOff: warehouses.cutOff,
        timezone: warehouses.timezone,
        handlingDays: warehouses.handlingDays,
        calendar: warehouses.calendar,
      },
    })
    .from(expectedArrivals)
    .innerJoin(
      warehouses,
      and(eq(warehouses.organizationId, expectedArrivals.organizationId), eq(warehouses.id, expectedArrivals.warehouseId)),
    )
    .leftJoin(
      transferLines,
      and(eq(transferLines.organizationId, expectedArrivals.organizationId), eq(transferLines.id, expectedArrivals.transferLineId)),
    )
    .leftJoin(transfers, and(eq(transfers.organizationId, transferLines.organizationId), eq(transfers.id, transferLines.transferId)))
    .where(
      and(
        eq(expectedArrivals.organizationId, ctx.actor.organizationId),
        inArray(expectedArrivals.productId, [...productIds]),
        eq(expectedArrivals.status, "open"),
        eq(warehouses.active, true),
      ),
    );
  return rows.map(({ quantity, received, ...row }) => ({ ...row, units: quantity - received }));
}

function later(a: Date | null, b: Date | null): Date | null {
  return a && b ? (a > b ? a : b) : (a ?? b);
}
