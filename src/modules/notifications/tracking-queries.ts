import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { productPictures, products } from "@/modules/catalog/tables";
import { parcels } from "@/modules/fulfilment/tables";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { codesToTell } from "@/modules/shipments/courier-code-queries";
import { couriersOnTheWay } from "@/modules/shipments/courier-position-queries";
import { carriers, deliveryPromises, holdsTheParcel, shipments, trackingEvents } from "@/modules/shipments/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { messageBrands } from "./choice/tables";
import { nameless } from "./nameless-carriers";
import { ratings } from "./tables";
import { contentsOf, waitingOf } from "./tracking/contents";
import { dataAddress } from "./tracking/data-address";
import { pictureAddress } from "./tracking/picture-address";
import { placeWithoutStreet } from "./tracking/place";
import type { TrackedOrder, TrackedPart, TrackedShop } from "./tracking/tracked-order";

/** All that the tracking page and its API show of one order, and the shop's face; no more than that is read. */
export async function trackedOrder(ctx: Context, orderId: string): Promise<{ order: TrackedOrder; shop: TrackedShop } | null> {
  const { organizationId } = ctx.actor;
  const [[head], lines, works, workLines, weights, moves, codes, away] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, shop: organizations, rating: ratings, brand: messageBrands, promise: deliveryPromises })
        .from(orders)
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
        .leftJoin(
          messageBrands,
          and(eq(messageBrands.organizationId, orders.organizationId), eq(messageBrands.channelId, orders.channelId)),
        )
        .leftJoin(
          deliveryPromises,
          and(eq(deliveryPromises.organizationId, orders.organizationId), eq(deliveryPromises.orderId, orders.id)),
        )
        .leftJoin(ratings, and(eq(ratings.organizationId, orders.organizationId), eq(ratings.orderId, orders.id)))
        .where(and(eq(orders.organizationId, organizationId), eq(orders.id, orderId))),
    () =>
      ctx.db
        .select({
          id: orderLines.id,
          name: orderLines.name,
          productId: orderLines.productId,
          quantity: sql<number>`${orderLines.quantity} - ${orderLines.cancelled}`.mapWith(Number),
          picture: products.picture,
        })
        .from(orderLines)
        .leftJoin(products, and(eq(products.organizationId, orderLines.organizationId), eq(products.id, orderLines.productId)))
        .where(and(eq(orderLines.organizationId, organizationId), eq(orderLines.orderId, orderId)))
        .orderBy(asc(orderLines.position)),
    () =>
      ctx.db
        .select({
          work: fulfilments,
          address: warehouses.address,
          shipment: shipments,
          carrierName: carriers.name,
          carrierKind: carriers.kind,
        })
        .from(fulfilments)
        .innerJoin(warehouses, and(eq(warehouses.organizationId, fulfilments.organizationId), eq(warehouses.id, fulfilments.warehouseId)))
        .leftJoin(
          shipments,
          and(eq(shipments.organizationId, fulfilments.organizationId), eq(shipments.fulfilmentId, fulfilments.id), holdsTheParcel),
        )
        .leftJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .where(and(eq(fulfilments.organizationId, organizationId), eq(fulfilments.orderId, orderId)))
        .orderBy(asc(fulfilments.id)),
    () =>
      ctx.db
        .select({
          fulfilmentId: fulfilmentLines.fulfilmentId,
          orderLineId: fulfilmentLines.orderLineId,
          productId: fulfilmentLines.productId,
          per: fulfilmentLines.per,
          quantity: fulfilmentLines.quantity,
          name: products.name,
          picture: products.picture,
          status: fulfilments.status,
        })
        .from(fulfilmentLines)
        .innerJoin(
          fulfilments,
          and(eq(fulfilments.organizationId, fulfilmentLines.organizationId), eq(fulfilments.id, fulfilmentLines.fulfilmentId)),
        )
        .innerJoin(products, and(eq(products.organizationId, fulfilmentLines.organizationId), eq(products.id, fulfilmentLines.productId)))
        .where(and(eq(fulfilmentLines.organizationId, organizationId), eq(fulfilments.orderId, orderId)))
        .orderBy(asc(fulfilmentLines.id)),
    () =>
      ctx.db
        .select({ fulfilmentId: parcels.fulfilmentId, grams: sql<number>`sum(${parcels.weightGrams})`.mapWith(Number) })
        .from(parcels)
        .innerJoin(fulfilments, and(eq(fulfilments.organizationId, parcels.organizationId), eq(fulfilments.id, parcels.fulfilmentId)))
        .where(and(eq(parcels.organizationId, organizationId), eq(fulfilments.orderId, orderId)))
        .groupBy(parcels.fulfilmentId),
    () =>
      ctx.db
        .select({
          shipmentId: trackingEvents.shipmentId,
          status: trackingEvents.status,
          occurredAt: trackingEvents.occurredAt,
          location: trackingEvents.location,
        })
        .from(trackingEvents)
        .innerJoin(shipments, and(eq(shipments.organizationId, trackingEvents.organizationId), eq(shipments.id, trackingEvents.shipmentId)))
        .where(and(eq(trackingEvents.organizationId, organizationId), inArray(trackingEvents.shipmentId, shipmentsOf(ctx, orderId))))
        .orderBy(asc(trackingEvents.occurredAt), asc(trackingEvents.id)),
    () => codesToTell(ctx, orderId),
    () => couriersOnTheWay(ctx, orderId),
  ]);
  if (!head) return null;
  const { order, shop, rating, brand, promise } = head;
  // While goods are awaited their own day counts; else the day that was told, or the one that is known to be true by now.
  const told = promise && !promise.overAt ? (promise.lateSince ? promise.expectedAt : promise.promisedBy) : null;
  const address = order.shippingAddress;
  const shown = lines.map((line) => ({ ...line, picture: pictureAddress(line.picture, line.productId, order.trackingToken) }));
  const inWork = workLines.map((line) => ({ ...line, picture: pictureAddress(line.picture, line.productId, order.trackingToken) }));
  const parts = works.map(({ work, address: from, shipment, carrierName, carrierKind }): TrackedPart => {
    // The shop's own people need no name, and a marketplace sends whomever it likes; a carrier is told by the name the shop gave its account.
    const isNameless = nameless.has(carrierKind ?? "");
    return {
      id: work.id,
      status: work.status,
      packedAt: work.packedAt,
      handedOverAt: work.handedOverAt,
      deliveredAt: work.deliveredAt,
      fromCity: from?.city ?? null,
      weightGrams: weights.find((one) => one.fulfilmentId === work.id)?.grams ?? null,
      lines: contentsOf(work.id, shown, inWork),
      shipment: shipment && {
        carrier: isNameless ? null : carrierName,
        handsTo: carrierKind === "pickup" ? "buyer" : "carrier",
        trackingNumber: shipment.trackingNumber,
        status: shipment.status,
        expectedAt: shipment.expectedAt,
        expectedFrom: earliest(shipment),
        storedUntil: shipment.storedUntil,
        courierCode: codes.get(shipment.id) ?? null,
        courierAway: away.get(shipment.id) ?? null,
        events: moves
          .filter((move) => move.shipmentId === shipment.id)
          .map(({ status, occurredAt, location }) => ({
            status,
            occurredAt,
            location: placeWithoutStreet(location, address?.line1 ?? null, address?.city ?? null),
          })),
      },
    };
  });
  return {
    order: {
      number: order.number,
      status: order.status,
      locale: order.customerLocale === "en" ? "en" : "ru",
      placedAt: order.placedAt,
      pickingAt: order.pickingAt,
      deliveredAt: order.deliveredAt,
      cancelledAt: order.cancelledAt,
      promisedAt: order.promisedAt ?? told,
      openHolds: order.openHolds,
      city: address?.city ?? null,
      toPoint: order.pickupPoint !== null,
      parts,
      waiting: order.status === "cancelled" ? [] : waitingOf(shown, inWork),
      total: shop.trackingShowsPrices ? { minor: order.totalMinor, currency: order.currency } : null,
      rating: rating && {
        score: rating.score,
        delivery: rating.deliveryScore,
        goods: rating.goodsScore,
        comment: rating.comment,
      },
    },
    // A sales channel may have a face of its own.
    shop: {
      name: brand?.senderName ?? shop.name,
      brandColor: brand?.brandColor ?? shop.brandColor,
      logo: brand?.logoUrl ? `/api/v1/track/${order.trackingToken}/logo` : shop.logo && dataAddress(shop.logo),
      supportEmail: brand?.replyTo ?? shop.supportEmail,
      supportPhone: shop.supportPhone,
      timeZone: shop.timezone,
    },
  };
}

/** The uploaded picture of a product that an order holds or that is offered in it, as WebP; null when it is neither or has none. */
export async function trackedPicture(
  ctx: Context,
  orderId: string,
  productId: string,
  offered: readonly string[] = [],
): Promise<Buffer | null> {
  const own = ctx.actor.organizationId;
  const held = [
    ctx.db
      .select({ id: orderLines.productId })
      .from(orderLines)
      .where(and(eq(orderLines.organizationId, own), eq(orderLines.orderId, orderId))),
    ctx.db
      .select({ id: fulfilmentLines.productId })
      .from(fulfilmentLines)
      .innerJoin(
        orderLines,
        and(eq(orderLines.organizationId, fulfilmentLines.organizationId), eq(orderLines.id, fulfilmentLines.orderLineId)),
      )
      .where(and(eq(fulfilmentLines.organizationId, own), eq(orderLines.orderId, orderId))),
  ] as const;
  const [row] = await ctx.db
    .select({ content: productPictures.content })
    .from(productPictures)
    .where(
      and(
        eq(productPictures.organizationId, own),
        eq(productPictures.productId, productId),
        or(
          inArray(productPictures.productId, held[0]),
          inArray(productPictures.productId, held[1]),
          inArray(productPictures.productId, [...offered]),
        ),
      ),
    );
  return row?.content ?? null;
}

const dayMs = 24 * 3_600_000;

/** The first day of the carrier's span; null where it names one day only. */
function earliest({ expectedAt, daysMin, daysMax }: typeof shipments.$inferSelect): Date | null {
  if (!expectedAt || daysMin === null || daysMax === null || daysMax <= daysMin) return null;
  return new Date(expectedAt.getTime() - (daysMax - daysMin) * dayMs);
}

const shipmentsOf = (ctx: Context, orderId: string) =>
  ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.orderId, orderId)));
