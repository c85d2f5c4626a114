import { and, asc, desc, eq, gte, lt, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { channels, connections } from "../tables";
import { financeReports, orderFees } from "./tables";

const mine = (ctx: Context) => eq(orderFees.organizationId, ctx.actor.organizationId);

/** What the marketplace took for an order, by kind and currency. Refuses an unknown order. */
export async function feesOfOrder(ctx: Context, orderId: string) {
  const [order] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, orderId)));
  if (!order) throw notFound("order");
  return ctx.db
    .select({
      kind: orderFees.kind,
      currency: orderFees.currency,
      amountMinor: sql<number>`sum(${orderFees.amountMinor})`.mapWith(Number),
    })
    .from(orderFees)
    .where(and(mine(ctx), eq(orderFees.orderId, orderId)))
    .groupBy(orderFees.kind, orderFees.currency)
    .orderBy(asc(orderFees.kind), asc(orderFees.currency));
}

/** What each channel took for the orders placed in a time, by kind and currency. */
export function feesByChannel(ctx: Context, { from, until }: { from: Date; until: Date }) {
  return ctx.db
    .select({
      channel: channels.code,
      channelName: channels.name,
      kind: orderFees.kind,
      currency: orderFees.currency,
      amountMinor: sql<number>`sum(${orderFees.amountMinor})`.mapWith(Number),
      orders: sql<number>`count(distinct ${orderFees.orderId})`.mapWith(Number),
    })
    .from(orderFees)
    .innerJoin(orders, and(eq(orders.organizationId, orderFees.organizationId), eq(orders.id, orderFees.orderId)))
    .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
    .where(and(mine(ctx), gte(orders.placedAt, from), lt(orders.placedAt, until)))
    .groupBy(channels.code, channels.name, orderFees.kind, orderFees.currency)
    .orderBy(asc(channels.name), asc(orderFees.kind), asc(orderFees.currency));
}

export type FinanceReportItem = Awaited<ReturnType<typeof listFinanceReports>>[number];

/** The reports that were read, the newest first, with the rows that reached no order. */
export function listFinanceReports(ctx: Context, { connection }: { connection?: string }) {
  const { id, name, rows, matched, unmatchedCount, unmatched, by, source, importedAt } = financeReports;
  return ctx.db
    .select({
      id,
      name,
      rows,
      matched,
      unmatchedCount,
      unmatched,
      by,
      source,
      importedAt,
      connection: connections.code,
      channelName: channels.name,
    })
    .from(financeReports)
    .innerJoin(
      connections,
      and(eq(connections.organizationId, financeReports.organizationId), eq(connections.id, financeReports.connectionId)),
    )
    .innerJoin(channels, and(eq(channels.organizationId, connections.organizationId), eq(channels.id, connections.channelId)))
    .where(
      and(
        eq(financeReports.organizationId, ctx.actor.organizationId),
        connection === undefined ? undefined : eq(connections.code, connection),
      ),
    )
    .orderBy(desc(financeReports.importedAt))
    .limit(50);
}
