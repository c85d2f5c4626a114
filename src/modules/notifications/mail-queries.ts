import { and, asc, desc, eq, gt, inArray, isNull, sql } from "drizzle-orm";
import { trackingUrl } from "@/modules/orders/answer";
import { changeSets } from "@/modules/orders/changes/tables";
import { refundOf } from "@/modules/orders/refund-queries";
import { orderLines, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { codesToTell } from "@/modules/shipments/courier-code-queries";
import { carriers, deliveryPromises, holdsTheParcel, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { buyerTimeZone } from "./choice/buyer-time-zone";
import { messageBrands, messageSettings } from "./choice/tables";
import { messageChats, messageConsents } from "./consent/tables";
import type { MailContent } from "./mail/mail-content";
import type { MessageChannel } from "./message-channels";
import type { MessageEvent, ToldOrder } from "./message-events";
import { type MessageSettings, usualSettings } from "./message-settings";
import { nameless } from "./nameless-carriers";
import { ratings } from "./tables";
import { messageTemplates } from "./templates/tables";

/** What one message needs to know: whether it is for this order, how it may reach its buyer, and what it says. */
export type Told = {
  order: ToldOrder;
  settings: MessageSettings;
  /** Whom each way would reach, and what they said about what nobody has to get. */
  recipients: Record<MessageChannel, string | null>;
  consents: Partial<Record<MessageChannel, boolean>>;
  /** The buyer's clock. */
  timeZone: string;
  sender: { name: string; sms: string | null; replyTo: string | null };
  trackingToken: string;
  content: Omit<MailContent, "now">;
};

/** An order as a message quotes it; null when this organization has none of that id. */
export async function toldOrder(ctx: Context, orderId: string, event: MessageEvent, about = ""): Promise<Told | null> {
  const own = ctx.actor.organizationId;
  const [[head], lines, parcels, chats, codes] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({
          order: orders,
          shop: organizations,
          brand: messageBrands,
          settings: messageSettings.settings,
          ratedAt: ratings.ratedAt,
          promise: { expectedAt: deliveryPromises.expectedAt },
        })
        .from(orders)
        .innerJoin(organizations, eq(organizations.id, orders.organizationId))
        .leftJoin(
          messageBrands,
          and(eq(messageBrands.organizationId, orders.organizationId), eq(messageBrands.channelId, orders.channelId)),
        )
        .leftJoin(messageSettings, eq(messageSettings.organizationId, orders.organizationId))
        .leftJoin(
          deliveryPromises,
          and(eq(deliveryPromises.organizationId, orders.organizationId), eq(deliveryPromises.orderId, orders.id)),
        )
        .leftJoin(ratings, and(eq(ratings.organizationId, orders.organizationId), eq(ratings.orderId, orders.id)))
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
          id: shipments.id,
          kind: carriers.kind,
          name: carriers.name,
          trackingNumber: shipments.trackingNumber,
          expectedAt: shipments.expectedAt,
          storedUntil: shipments.storedUntil,
        })
        .from(shipments)
        .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .where(and(eq(shipments.organizationId, own), eq(shipments.orderId, orderId), holdsTheParcel))
        // The one that there is news of.
        .orderBy(sql`${shipments.statusAt} desc nulls last`, desc(shipments.id)),
    () => chatsOf(ctx, orderId),
    () => codesToTell(ctx, orderId),
  ]);
  if (!head) return null;
  const { order, shop, brand } = head;
  const promise = head.promise ?? { expectedAt: null };
  const locale = order.customerLocale === "en" ? "en" : "ru";
  const recipients = { email: order.customerEmail, sms: order.customerPhone, telegram: chats[0]?.chatId ?? null };
  const [consents, refund, template] = await readTogether(ctx, [
    () => consentsOf(ctx, recipients),
    async () => (event === "refunded" ? refundOf(ctx, orderId, about) : null),
    () =>
      ctx.db
        .select({ texts: messageTemplates.texts })
        .from(messageTemplates)
        .where(and(eq(messageTemplates.organizationId, own), eq(messageTemplates.event, event), eq(messageTemplates.locale, locale)))
        .orderBy(desc(messageTemplates.version))
        .limit(1),
  ]);
  const [parcel] = parcels;
  const carrier = parcel && !nameless.has(parcel.kind) ? parcel.name : null;
  const name = brand?.senderName ?? shop.name;
  return {
    order: {
      status: order.status,
      fulfilledBy: order.fulfilledBy,
      isReachable: Object.values(recipients).some(Boolean),
      packedAt: order.packedAt,
      deliveredAt: order.deliveredAt,
      collected: parcels.length > 0 && parcels.every(({ kind }) => kind === "pickup"),
      isAsked: event === "substitution" && (await isProposed(ctx, orderId, about)),
      isRated: head.ratedAt !== null,
    },
    settings: head.settings ?? usualSettings,
    recipients,
    consents,
    timeZone: buyerTimeZone(order.shippingAddress, shop.timezone),
    sender: { name, sms: brand?.smsSender ?? null, replyTo: brand?.replyTo ?? shop.supportEmail },
    trackingToken: order.trackingToken,
    content: {
      event,
      locale,
      shop: {
        name,
        brandColor: brand?.brandColor ?? shop.brandColor,
        logoUrl: brand?.logoUrl ?? null,
        supportEmail: brand?.replyTo ?? shop.supportEmail,
        supportPhone: shop.supportPhone,
        timeZone: shop.timezone,
      },
      number: order.number,
      buyer: order.customerName,
      total: { minor: order.totalMinor, currency: order.currency },
      refund,
      template: template[0]?.texts ?? null,
      trackingUrl: trackingUrl(order.trackingToken),
      // A cancelled order names what was ordered; any other what is left of it.
      lines: lines
        .map(({ name, ordered, cancelled }) => ({ name, quantity: event === "cancelled" ? ordered : ordered - cancelled }))
        .filter(({ quantity }) => quantity > 0),
      parcel: parcel
        ? {
            carrier,
            trackingNumber: parcel.trackingNumber,
            // A letter of a delay tells the day that is true by now.
            expectedAt: event === "delayed" ? promise.expectedAt : parcel.expectedAt,
            storedUntil: parcel.storedUntil,
            courierCode: codes.get(parcel.id) ?? null,
          }
        : event === "delayed" && promise.expectedAt
          ? { carrier: null, trackingNumber: null, expectedAt: promise.expectedAt, storedUntil: null }
          : null,
    },
  };
}

/** The talk with a bot that somebody began by this order's own link: a link that was sent on tells nothing of the buyer's other orders. */
function chatsOf(ctx: Context, orderId: string) {
  return ctx.db
    .select({ chatId: messageChats.chatId })
    .from(messageChats)
    .where(and(eq(messageChats.organizationId, ctx.actor.organizationId), eq(messageChats.orderId, orderId), isNull(messageChats.endedAt)))
    .orderBy(desc(messageChats.startedAt))
    .limit(1);
}

async function consentsOf(ctx: Context, recipients: Told["recipients"]): Promise<Told["consents"]> {
  const known = Object.entries(recipients).flatMap(([channel, recipient]) =>
    recipient ? [{ channel: channel as MessageChannel, recipient: recipient.toLowerCase() }] : [],
  );
  if (known.length === 0) return {};
  const rows = await ctx.db
    .select({ channel: messageConsents.channel, recipient: messageConsents.recipient, allowed: messageConsents.allowed })
    .from(messageConsents)
    .where(
      and(
        eq(messageConsents.organizationId, ctx.actor.organizationId),
        inArray(
          messageConsents.recipient,
          known.map(({ recipient }) => recipient),
        ),
      ),
    );
  const ours = rows.filter((row) => known.some(({ channel, recipient }) => channel === row.channel && recipient === row.recipient));
  return Object.fromEntries(ours.map(({ channel, allowed }) => [channel, allowed]));
}

/** Whether a change set still waits for the buyer's answer. */
async function isProposed(ctx: Context, orderId: string, changeSetId: string): Promise<boolean> {
  const rows = await ctx.db
    .select({ id: changeSets.id })
    .from(changeSets)
    .where(
      and(eq(changeSets.organizationId, ctx.actor.organizationId), eq(changeSets.orderId, orderId), eq(changeSets.status, "proposed")),
    );
  return rows.some(({ id }) => id === changeSetId);
}
