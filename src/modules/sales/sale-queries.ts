import { and, desc, eq, gte, inArray, lt, sql } from "drizzle-orm";
import { dayOf, endOfDay, startOfDay } from "@/lib/dates";
import { channels } from "@/modules/channels/tables";
import { payments } from "@/modules/orders/payments/tables";
import { orders } from "@/modules/orders/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import type { Till } from "./inputs";
import { loadTill } from "./load-till";
import { sales } from "./tables";

/** Every read of a sale passes through here: the organization's, and for people limited to some warehouses only theirs. */
function mine(ctx: Context) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(eq(sales.organizationId, organizationId), warehouseIds ? inArray(sales.warehouseId, [...warehouseIds]) : undefined);
}

export type Sale = Awaited<ReturnType<typeof salesWhere>>[number];

const most = 50;

async function salesWhere(ctx: Context, where: ReturnType<typeof mine>) {
  const rows = await ctx.db
    .select({
      sale: sales,
      number: orders.number,
      totalMinor: orders.totalMinor,
      discountMinor: orders.discountMinor,
      customerName: orders.customerName,
      channel: channels.code,
      warehouse: warehouses.code,
      fiscalNumber: sql<
        string | null
      >`(select min(${payments.fiscalNumber}) from ${payments} where ${payments.organizationId} = ${sales.organizationId} and ${payments.orderId} = ${sales.orderId} and ${payments.kind} = 'payment')`,
    })
    .from(sales)
    .innerJoin(orders, and(eq(orders.organizationId, sales.organizationId), eq(orders.id, sales.orderId)))
    .innerJoin(channels, and(eq(channels.organizationId, sales.organizationId), eq(channels.id, sales.channelId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, sales.organizationId), eq(warehouses.id, sales.warehouseId)))
    .where(where)
    .orderBy(desc(sales.soldAt), desc(sales.orderId))
    .limit(most);
  return rows.map(({ sale, totalMinor, discountMinor, ...row }) => {
    const sum = (amount: number) => ({ amount, currency: sale.currency });
    return {
      ...row,
      orderId: sale.orderId,
      soldAt: sale.soldAt.toISOString(),
      total: sum(totalMinor),
      discount: sum(discountMinor),
      cash: sum(sale.cashMinor),
      card: sum(sale.cardMinor),
      received: sum(sale.receivedMinor),
      change: sum(sale.receivedMinor - sale.cashMinor),
    };
  });
}

/** One sale. Refuses what is absent, no sale, or another organization's alike. */
export async function readSale(ctx: Context, orderId: string): Promise<Sale> {
  const [sale] = await salesWhere(ctx, and(mine(ctx), eq(sales.orderId, orderId)));
  if (!sale) throw notFound("sale");
  return sale;
}

/** What one till sold on the organization's day: sums by how it was paid, and the last sales. */
export async function salesToday(ctx: Context, till: Till) {
  const { channel, warehouse, shop, register } = await loadTill(ctx, till);
  const day = dayOf(ctx.now(), shop.timezone);
  const ofDay = and(
    mine(ctx),
    eq(sales.channelId, channel.id),
    eq(sales.warehouseId, warehouse.id),
    gte(sales.soldAt, startOfDay(day, shop.timezone)),
    lt(sales.soldAt, endOfDay(day, shop.timezone)),
  );
  const [[sums], items] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({
          count: sql<number>`count(*)::int`.mapWith(Number),
          cashMinor: sql<number>`coalesce(sum(${sales.cashMinor}), 0)::bigint`.mapWith(Number),
          cardMinor: sql<number>`coalesce(sum(${sales.cardMinor}), 0)::bigint`.mapWith(Number),
        })
        .from(sales)
        .where(ofDay),
    () => salesWhere(ctx, ofDay),
  ]);
  const { count = 0, cashMinor = 0, cardMinor = 0 } = sums ?? {};
  const sum = (amount: number) => ({ amount, currency: shop.currency });
  return {
    day,
    count,
    cash: sum(cashMinor),
    card: sum(cardMinor),
    total: sum(cashMinor + cardMinor),
    fiscal: register.kind,
    items,
  };
}
export type SalesToday = Awaited<ReturnType<typeof salesToday>>;
