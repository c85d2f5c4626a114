import { and, asc, desc, eq, inArray, sql } from "drizzle-orm";
import { productComponents, products } from "@/modules/catalog/tables";
import { channels } from "@/modules/channels/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { messages, ratings } from "@/modules/notifications/tables";
import type { OrderAnswer } from "@/modules/orders/answer";
import { listBuyerMessages } from "@/modules/orders/buyer-acts/messages-queries";
import { gatheringOf } from "@/modules/orders/gathering/gathering-queries";
import { buyerSummary, orderEvents, orderIdByNumber, orderPayments, readOrders } from "@/modules/orders/queries";
import type { RuleSource } from "@/modules/orders/routing/rules";
import { routingDecisions } from "@/modules/orders/routing/tables";
import { orderFamily } from "@/modules/orders/split/family";
import { openProposal } from "@/modules/orders/substitution/open-proposal";
import { fulfilmentLines, fulfilments, orders } from "@/modules/orders/tables";
import { organizations, users } from "@/modules/organizations/tables";
import { type Offer, offersOf } from "@/modules/shipments/promise/offer-queries";
import { deliveryPromises, holdsTheParcel, shipments, trackingEvents } from "@/modules/shipments/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { notFound } from "@/platform/refusal";

/** Whole orders as the API tells them: the order's own parts and its shipments. */
export async function readWholeOrders(ctx: Context, ids: readonly string[]): Promise<OrderAnswer[]> {
  if (ids.length === 0) return [];
  const [cores, parcels, promises, offers] = await readTogether(ctx, [
    () => readOrders(ctx, ids),
    () =>
      ctx.db
        .select({
          id: shipments.id,
          orderId: shipments.orderId,
          carrier: shipments.carrier,
          trackingNumber: shipments.trackingNumber,
          status: shipments.status,
        })
        .from(shipments)
        .where(and(eq(shipments.organizationId, ctx.actor.organizationId), inArray(shipments.orderId, [...ids]), holdsTheParcel))
        .orderBy(asc(shipments.id)),
    () =>
      ctx.db
        .select()
        .from(deliveryPromises)
        .where(and(eq(deliveryPromises.organizationId, ctx.actor.organizationId), inArray(deliveryPromises.orderId, [...ids]))),
    () => offersOf(ctx, ids),
  ]);
  return cores.map((core) => ({
    ...core,
    delivery: deliveryAnswer(
      promises.find((promise) => promise.orderId === core.id),
      offers.get(core.id) ?? null,
    ),
    shipments: parcels.filter((s) => s.orderId === core.id).map(({ orderId, ...shipment }) => shipment),
  }));
}

function deliveryAnswer(promise: typeof deliveryPromises.$inferSelect | undefined, offer: Offer | null): OrderAnswer["delivery"] {
  if (!promise) return null;
  const { promisedBy, expectedAt, lateSince, lateness, overAt } = promise;
  const isLate = lateness && lateSince && !overAt;
  return {
    promisedBy: promisedBy.toISOString(),
    expectedAt: expectedAt?.toISOString() ?? null,
    late: isLate
      ? { since: lateSince.toISOString(), reason: lateness.reason.code, ...(lateness.reason.params && { params: lateness.reason.params }) }
      : null,
    offer,
  };
}

export type OrderPage = Awaited<ReturnType<typeof orderPage>>;

/** Everything that the order's page shows, in two rounds of parallel reads. Refuses an unknown number. */
export async function orderPage(ctx: Context, number: string) {
  const id = await orderIdByNumber(ctx, number);
  if (!id) throw notFound("order");
  const { organizationId } = ctx.actor;
  const [[order], [row], events, money, works, workLines, parcels, tracking, told, [rating], facts, [routed]] = await readTogether(ctx, [
    () => readWholeOrders(ctx, [id]),
    () =>
      ctx.db
        .select({ order: orders, channelName: channels.name, channelKind: channels.kind, timezone: organizations.timezone })
        .from(orders)
        .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
        .where(and(eq(orders.organizationId, organizationId), eq(orders.id, id))),
    () => orderEvents(ctx, id),
    () => orderPayments(ctx, id),
    () =>
      ctx.db
        .select({
          fulfilment: fulfilments,
          warehouse: warehouses.code,
          warehouseName: warehouses.name,
          cutOff: warehouses.cutOff,
          timezone: warehouses.timezone,
          picker: users.name,
        })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .leftJoin(users, eq(users.id, fulfilments.pickerId))
        .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.orderId, id)))
        .orderBy(asc(fulfilments.id)),
    () =>
      ctx.db
        .select({ line: fulfilmentLines, sku: products.sku, name: products.name, picture: products.picture, bin: bins.code })
        .from(fulfilmentLines)
        .innerJoin(
          fulfilments,
          and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
        )
        .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
        .leftJoin(
          stockLevels,
          and(
            eq(stockLevels.organizationId, fulfilmentLines.organizationId),
            eq(stockLevels.warehouseId, fulfilments.warehouseId),
            eq(stockLevels.productId, fulfilmentLines.productId),
          ),
        )
        .leftJoin(bins, and(eq(bins.organizationId, stockLevels.organizationId), eq(bins.id, stockLevels.binId)))
        .where(and(eq(fulfilmentLines.organizationId, organizationId), eq(fulfilments.orderId, id)))
        .orderBy(asc(fulfilmentLines.id)),
    () =>
      ctx.db
        .select()
        .from(shipments)
        .where(and(eq(shipments.organizationId, organizationId), eq(shipments.orderId, id)))
        .orderBy(asc(shipments.id)),
    () =>
      ctx.db
        .select({ event: trackingEvents })
        .from(trackingEvents)
        .innerJoin(shipments, and(eq(shipments.organizationId, trackingEvents.organizationId), eq(shipments.id, trackingEvents.shipmentId)))
        .where(and(eq(trackingEvents.organizationId, organizationId), eq(shipments.orderId, id)))
        .orderBy(asc(trackingEvents.occurredAt), asc(trackingEvents.id)),
    () =>
      ctx.db
        .select({
          id: messages.id,
          event: messages.event,
          channel: messages.channel,
          recipient: messages.recipient,
          status: messages.status,
          subject: messages.subject,
          at: messages.createdAt,
        })
        .from(messages)
        .where(and(eq(messages.organizationId, organizationId), eq(messages.orderId, id)))
        .orderBy(asc(messages.id)),
    () =>
      ctx.db
        .select()
        .from(ratings)
        .where(and(eq(ratings.organizationId, organizationId), eq(ratings.orderId, id))),
    () => lineFacts(ctx, id),
    () =>
      ctx.db
        .select({
          at: sql<string | null>`${routingDecisions.decision} ->> 'decidedAt'`,
          rules: sql<string[] | null>`${routingDecisions.decision} -> 'rules'`,
          ruleSet: sql<RuleSource | null>`${routingDecisions.decision} -> 'ruleSet'`,
          units: sql<number | null>`(${routingDecisions.decision} ->> 'units')::int`,
        })
        .from(routingDecisions)
        .where(and(eq(routingDecisions.organizationId, organizationId), eq(routingDecisions.orderId, id)))
        .orderBy(desc(routingDecisions.id))
        .limit(1),
  ]);
  if (!order || !row) throw notFound("order");
  const [buyer, family, proposal, buyerMessages, gathering] = await readTogether(ctx, [
    () => buyerSummary(ctx, row.order.customerId, row.order.currency),
    () => orderFamily(ctx, id),
    () => openProposal(ctx, id),
    () => listBuyerMessages(ctx, { orderId: id }),
    () => gatheringOf(ctx, id),
  ]);
  const { channelName, channelKind } = row;
  const {
    paymentTerms,
    promisedAt,
    cancelReason,
    customerId,
    reserveUntil,
    reservedAt,
    pickingAt,
    pickedAt,
    packedAt,
    handedOverAt,
    deliveredAt,
    closedAt,
    cancelledAt,
  } = row.order;
  return {
    ...order,
    channelName,
    channelKind,
    paymentTerms,
    promisedAt,
    cancelReason,
    customerId,
    reserveUntil,
    stages: { placedAt: row.order.placedAt, reservedAt, pickingAt, pickedAt, packedAt, handedOverAt, deliveredAt, closedAt, cancelledAt },
    buyer,
    lines: order.lines.map((line) => ({ ...line, ...facts.get(line.id) })),
    fulfilments: works.map(({ fulfilment, ...work }) => ({
      ...work,
      ...fulfilment,
      lines: workLines.filter((w) => w.line.fulfilmentId === fulfilment.id).map(({ line, ...product }) => ({ ...product, ...line })),
    })),
    shipments: parcels.map(({ label, ...shipment }) => ({
      ...shipment,
      labelStored: label !== null,
      events: tracking.filter((t) => t.event.shipmentId === shipment.id).map((t) => t.event),
    })),
    payments: money,
    messages: told,
    routed: routed ?? null,
    gathering,
    family,
    proposal,
    buyerMessages,
    rating: rating
      ? {
          score: rating.score,
          delivery: rating.deliveryScore,
          goods: rating.goodsScore,
          comment: rating.comment,
          ratedAt: rating.ratedAt,
        }
      : null,
    events,
  };
}

type LineFacts = { picture: string | null; group: string | null; productId: string | null; lineTotalMinor: number; isBundle: boolean };

async function lineFacts(ctx: Context, orderId: string): Promise<Map<string, LineFacts>> {
  const { rows } = await ctx.db.execute<{ id: string } & LineFacts>(sql`
    select l.id, p.picture, p.product_group as "group", p.id as "productId", l.total_minor::float8 as "lineTotalMinor",
      exists (select 1 from ${productComponents} c where c.organization_id = l.organization_id and c.bundle_id = p.id) as "isBundle"
    from order_lines l left join products p on p.organization_id = l.organization_id and p.id = l.product_id
    where l.organization_id = ${ctx.actor.organizationId} and l.order_id = ${orderId}`);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
