import { and, asc, eq, inArray, isNull, or, sql } from "drizzle-orm";
import { productPictures, products } from "@/modules/catalog/tables";
import { parcels } from "@/modules/fulfilment/tables";
import { fulfilmentLines, fulfilments, orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { carriers, shipments, trackingEvents } from "@/modules/shipments/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context, Visitor } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { ratings } from "./tables";
import { contentsOf, waitingOf } from "./tracking/contents";
import { pictureAddress } from "./tracking/picture-address";
import { placeWithoutStreet } from "./tracking/place";
import type { TrackedOrder, TrackedPart, TrackedShop } from "./tracking/tracked-order";

/** Whose order a link shows: found by the token alone, and the only door to it. Null: unknown or revoked, which look the same. */
export async function orderOfToken(visitor: Visitor, token: string): Promise<{ ctx: Context; orderId: string } | null> {
  const [row] = await visitor.db
    .select({ organizationId: orders.organizationId, orderId: orders.id })
    .from(orders)
    .where(and(eq(orders.trackingToken, token), isNull(orders.trackingRevokedAt)));
  if (!row) return null;
  const { organizationId, orderId } = row;
  const actor = { kind: "buyer", organizationId, id: null, name: "", role: "viewer", scopes: [], warehouseIds: null } as const;
  return { ctx: { ...visitor, actor }, orderId };
}

/** All that the tracking page and its API show of one order, and the shop's face; no more than that is read. */
export async function trackedOrder(ctx: Context, orderId: string): Promise<{ order: TrackedOrder; shop: TrackedShop } | null> {
  const { organizationId } = ctx.actor;
  const [[head], lines, works, workLines, weights, moves] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, shop: organizations, rating: ratings })
        .from(orders)
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
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
          and(
            eq(shipments.organizationId, fulfilments.organizationId),
            eq(shipments.fulfilmentId, fulfilments.id),
            sql`${shipments.booking} not in ('refused', 'cancelled')`,
          ),
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
  ]);
  if (!head) return null;
  const { order, shop, rating } = head;
  const address = order.shippingAddress;
  const shown = lines.map((line) => ({ ...line, picture: pictureAddress(line.picture, line.productId, order.trackingToken) }));
  const inWork = workLines.map((line) => ({ ...line, picture: pictureAddress(line.picture, line.productId, order.trackingToken) }));
  const parts = works.map(({ work, address: from, shipment, carrierName, carrierKind }): TrackedPart => {
    // The shop's own people need no name; a carrier is told by the one the shop gave its account.
    const ownPeople = carrierKind === "own_courier" || carrierKind === "pickup";
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
        carrier: ownPeople ? null : carrierName,
        handsTo: carrierKind === "pickup" ? "buyer" : "carrier",
        trackingNumber: shipment.trackingNumber,
        status: shipment.status,
        expectedAt: shipment.expectedAt,
        storedUntil: shipment.storedUntil,
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
      promisedAt: order.promisedAt,
      openHolds: order.openHolds,
      city: address?.city ?? null,
      parts,
      waiting: order.status === "cancelled" ? [] : waitingOf(shown, inWork),
      total: shop.trackingShowsPrices ? { minor: order.totalMinor, currency: order.currency } : null,
      rating: rating && { score: rating.score, comment: rating.comment },
    },
    shop: {
      name: shop.name,
      brandColor: shop.brandColor,
      logo: shop.logo && dataAddress(shop.logo),
      supportEmail: shop.supportEmail,
      supportPhone: shop.supportPhone,
      timeZone: shop.timezone,
    },
  };
}

/** The uploaded picture of a product that an order holds, as WebP; null when the order does not hold it or it has none. */
export async function trackedPicture(ctx: Context, orderId: string, productId: string): Promise<Buffer | null> {
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
        or(inArray(productPictures.productId, held[0]), inArray(productPictures.productId, held[1])),
      ),
    );
  return row?.content ?? null;
}

const shipmentsOf = (ctx: Context, orderId: string) =>
  ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.orderId, orderId)));

/** A stored logo as an address that a page can show by itself; null for bytes that are no picture we know. */
function dataAddress(logo: Buffer): string | null {
  const begins = (...bytes: number[]) => bytes.every((byte, index) => logo[index] === byte);
  const kind = begins(0x89, 0x50, 0x4e, 0x47) ? "png" : begins(0xff, 0xd8) ? "jpeg" : begins(0x52, 0x49, 0x46, 0x46) ? "webp" : null;
  return kind && `data:image/${kind};base64,${logo.toString("base64")}`;
}
