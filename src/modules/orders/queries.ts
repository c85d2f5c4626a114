import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { mayPassForBuyer } from "@/lib/permission";
import { products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { users } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { outbox } from "@/platform/outbox/tables";
import { decidingRules, type OrderAnswer, totalsAnswer, trackingUrl } from "./answer";
import { orderHolds } from "./holds/tables";
import { mine } from "./lock-order";
import { payments } from "./payments/tables";
import { priorityOf } from "./priority";
import type { RuleSource } from "./routing/rules";
import { routingDecisions } from "./routing/tables";
import { fulfilmentLines, fulfilments, orderLines, orders } from "./tables";

export type OrderCore = Omit<OrderAnswer, "shipments" | "delivery">;

/** Orders as the API tells them, without their shipments (a module further up adds those). In the order of the ids. */
export async function readOrders(ctx: Context, ids: readonly string[]): Promise<OrderCore[]> {
  if (ids.length === 0) return [];
  const { organizationId } = ctx.actor;
  const own = [...ids];
  const [rows, lines, holds, works, workLines, decisions] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, channel: channels.code, responsible: users.name })
        .from(orders)
        .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
        .leftJoin(users, eq(users.id, orders.responsibleId))
        .where(and(mine(ctx), inArray(orders.id, own))),
    () =>
      ctx.db
        .select()
        .from(orderLines)
        .where(and(eq(orderLines.organizationId, organizationId), inArray(orderLines.orderId, own)))
        .orderBy(asc(orderLines.position)),
    () =>
      ctx.db
        .select()
        .from(orderHolds)
        .where(and(eq(orderHolds.organizationId, organizationId), inArray(orderHolds.orderId, own), isNull(orderHolds.releasedAt)))
        .orderBy(asc(orderHolds.id)),
    () =>
      ctx.db
        .select({ id: fulfilments.id, orderId: fulfilments.orderId, status: fulfilments.status, warehouse: warehouses.code })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .where(and(eq(fulfilments.organizationId, organizationId), inArray(fulfilments.orderId, own)))
        .orderBy(asc(fulfilments.id)),
    () =>
      ctx.db
        .select({
          fulfilmentId: fulfilmentLines.fulfilmentId,
          sku: products.sku,
          quantity: fulfilmentLines.quantity,
          picked: fulfilmentLines.picked,
          packed: fulfilmentLines.packed,
        })
        .from(fulfilmentLines)
        .innerJoin(
          fulfilments,
          and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
        )
        .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
        .where(and(eq(fulfilmentLines.organizationId, organizationId), inArray(fulfilments.orderId, own)))
        .orderBy(asc(fulfilmentLines.id)),
    () =>
      ctx.db
        .selectDistinctOn([routingDecisions.orderId], { orderId: routingDecisions.orderId, decision: routingDecisions.decision })
        .from(routingDecisions)
        .where(and(eq(routingDecisions.organizationId, organizationId), inArray(routingDecisions.orderId, own)))
        .orderBy(routingDecisions.orderId, desc(routingDecisions.id)),
  ]);
  const byId = new Map(rows.map((row) => [row.order.id, row]));
  return own.flatMap((id): OrderCore[] => {
    const row = byId.get(id);
    if (!row) return [];
    const { order } = row;
    const decision = decisions.find((d) => d.orderId === id)?.decision as
      | { ruleSet?: RuleSource; chosen?: unknown; candidates?: unknown[]; refused?: unknown[] }
      | undefined;
    return [
      {
        id,
        number: order.number,
        channel: row.channel,
        externalId: order.externalId,
        version: order.version,
        status: order.status,
        paymentStatus: order.paymentStatus,
        fulfilmentStatus: order.fulfilmentStatus,
        returnStatus: order.returnStatus,
        fulfilledBy: order.fulfilledBy,
        placedAt: order.placedAt.toISOString(),
        currency: order.currency,
        customer: { name: order.customerName, email: order.customerEmail, phone: order.customerPhone, locale: order.customerLocale },
        shippingAddress: order.shippingAddress,
        shippingMethod: order.shippingMethod,
        pickupPoint: order.pickupPoint,
        shipBy: order.shipBy?.toISOString() ?? null,
        promisedAt: order.promisedAt?.toISOString() ?? null,
        note: order.note,
        tags: order.tags,
        responsible: order.responsibleId ? { id: order.responsibleId, name: row.responsible ?? "" } : null,
        priority: priorityOf(order.priority),
        customFields: order.customFields,
        holds: holds
          .filter((h) => h.orderId === id)
          .map((h) => ({
            id: h.id,
            reason: h.reason,
            note: h.note,
            until: h.until?.toISOString() ?? null,
            waitsFor: h.waitsFor,
            data: h.data,
          })),
        totals: totalsAnswer(order, order.currency),
        lines: lines
          .filter((line) => line.orderId === id)
          .map((line) => ({
            id: line.id,
            sku: line.sku,
            name: line.name,
            quantity: line.quantity,
            cancelled: line.cancelled,
            reserved: line.reserved,
            backordered: line.backordered,
            picked: line.picked,
            packed: line.packed,
            shipped: line.shipped,
            delivered: line.delivered,
            returned: line.returnedGood + line.returnedDamaged,
            promisedAt: line.backordered > 0 || order.openHolds.includes("preorder") ? (line.promisedAt?.toISOString() ?? null) : null,
            unitPrice: line.unitPriceMinor,
            discount: line.discountMinor,
            taxRate: line.taxRate,
          })),
        fulfilments: works
          .filter((work) => work.orderId === id)
          .map((work) => ({
            id: work.id,
            warehouse: work.warehouse,
            status: work.status,
            lines: workLines
              .filter((l) => l.fulfilmentId === work.id)
              .map(({ sku, quantity, picked, packed }) => ({ sku, quantity, picked, packed })),
          })),
        routing: {
          ruleSet: decidingRules(decision?.ruleSet),
          chosen: decision?.chosen ?? null,
          candidates: decision?.candidates ?? [],
          refused: decision?.refused ?? [],
        },
        trackingUrl: mayPassForBuyer(ctx.actor) ? trackingUrl(order.trackingToken) : null,
      },
    ];
  });
}

/** The timeline of an order, oldest first. */
export async function orderEvents(ctx: Context, orderId: string) {
  const rows = await ctx.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.organizationId, ctx.actor.organizationId), eq(outbox.orderId, orderId)))
    .orderBy(asc(outbox.id));
  return rows.map((row) => ({ id: String(row.id), at: row.at.toISOString(), type: row.type, by: row.by, data: row.data }));
}

/** The money ledger of an order, oldest first. */
export async function orderPayments(ctx: Context, orderId: string) {
  return ctx.db
    .select({
      id: payments.id,
      kind: payments.kind,
      amountMinor: payments.amountMinor,
      currency: payments.currency,
      method: payments.method,
      reference: payments.reference,
      occurredAt: payments.occurredAt,
      by: payments.by,
    })
    .from(payments)
    .where(and(eq(payments.organizationId, ctx.actor.organizationId), eq(payments.orderId, orderId)))
    .orderBy(asc(payments.occurredAt), asc(payments.id));
}

/** The id of an order by its number; null when there is none in this organization. */
export async function orderIdByNumber(ctx: Context, number: string): Promise<string | null> {
  const [row] = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(mine(ctx), eq(orders.number, number)));
  return row?.id ?? null;
}

/** The buyer's other orders: how many, and what they came to, in the order's currency. */
export async function buyerSummary(
  ctx: Context,
  customerId: string | null,
  currency: string,
): Promise<{ orders: number; totalMinor: number } | null> {
  if (!customerId) return null;
  const [row] = await ctx.db
    .select({ orders: sql<number>`count(*)::int`, totalMinor: sql<number>`coalesce(sum(${orders.totalMinor}), 0)::bigint`.mapWith(Number) })
    .from(orders)
    .where(and(mine(ctx), eq(orders.customerId, customerId), eq(orders.currency, currency), sql`${orders.status} <> 'cancelled'`));
  return row ?? null;
}
