import { and, asc, desc, eq, gt, sql } from "drizzle-orm";
import { trackingUrl } from "@/modules/orders/answer";
import { orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { carriers, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import type { MailContent } from "./mail/mail-content";
import type { MessageEvent, ToldOrder } from "./message-events";

/** What one message needs to know: whether it is for this order, and what it says. */
export type Told = {
  order: ToldOrder;
  shop: { name: string; supportEmail: string | null };
  content: Omit<MailContent, "now">;
};

/** An order as a mail quotes it; null when this organization has none of that id. */
export async function toldOrder(ctx: Context, orderId: string, event: MessageEvent): Promise<Told | null> {
  const own = ctx.actor.organizationId;
  const [[head], lines, parcels] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, shop: organizations })
        .from(orders)
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
        .where(and(eq(orders.organizationId, own), eq(orders.id, orderId))),
    () =>
      ctx.db
        .select({ name: orderLines.name, ordered: orderLines.quantity, cancelled: orderLines.cancelled })
        .from(orderLines)
        .where(and(eq(orderLines.organizationId, own), eq(orderLines.orderId, orderId), gt(orderLines.quantity, 0)))
        .orderBy(asc(orderLines.position)),
    () =>
      ctx.db
        .select({
          kind: carriers.kind,
          name: carriers.name,
          trackingNumber: shipments.trackingNumber,
          expectedAt: shipments.expectedAt,
          storedUntil: shipments.storedUntil,
        })
        .from(shipments)
        .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .where(
          and(eq(shipments.organizationId, own), eq(shipments.orderId, orderId), sql`${shipments.booking} not in ('refused', 'cancelled')`),
        )
        // The one that there is news of.
        .orderBy(sql`${shipments.statusAt} desc nulls last`, desc(shipments.id)),
  ]);
  if (!head) return null;
  const { order, shop } = head;
  const [parcel] = parcels;
  // The shop's own courier and its own counter are no carrier to a buyer.
  const carrier = parcel && parcel.kind !== "own_courier" && parcel.kind !== "pickup" ? parcel.name : null;
  return {
    order: {
      status: order.status,
      fulfilledBy: order.fulfilledBy,
      customerEmail: order.customerEmail,
      packedAt: order.packedAt,
      deliveredAt: order.deliveredAt,
      collected: parcels.length > 0 && parcels.every(({ kind }) => kind === "pickup"),
    },
    shop: { name: shop.name, supportEmail: shop.supportEmail },
    content: {
      event,
      locale: order.customerLocale === "en" ? "en" : "ru",
      shop: {
        name: shop.name,
        brandColor: shop.brandColor,
        supportEmail: shop.supportEmail,
        supportPhone: shop.supportPhone,
        timeZone: shop.timezone,
      },
      number: order.number,
      trackingUrl: trackingUrl(order.trackingToken),
      // A cancelled order names what was ordered; any other what is left of it.
      lines: lines
        .map(({ name, ordered, cancelled }) => ({ name, quantity: event === "cancelled" ? ordered : ordered - cancelled }))
        .filter(({ quantity }) => quantity > 0),
      parcel: parcel
        ? { carrier, trackingNumber: parcel.trackingNumber, expectedAt: parcel.expectedAt, storedUntil: parcel.storedUntil }
        : null,
    },
  };
}
