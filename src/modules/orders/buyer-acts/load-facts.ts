import { and, eq, ne, sql } from "drizzle-orm";
import { channels } from "@/modules/channels/tables";
import { carriers, holdsTheParcel, shipments } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import { mine } from "../lock-order";
import { type Address, fulfilments, orders } from "../tables";
import type { KnownContact } from "./contact";
import type { ActFacts } from "./rules";
import { type BuyerActs, buyerActsFrom } from "./settings";
import { buyerActSettings, buyerMessages } from "./tables";

export type LoadedActs = {
  facts: ActFacts;
  acts: BuyerActs;
  contact: KnownContact;
  /** Messages of the buyer that nobody has settled. */
  open: number;
  /** Where it goes now: the town is shown, the rest only proves that there is something to change. */
  pickupPoint: { carrier: string; code: string } | null;
  shippingAddress: Address | null;
};

/** What a buyer may do with an order, as facts for the rules. `modifies`: the kinds of carriers that take a change of a booking. */
export async function loadActs(ctx: Context, orderId: string, modifies: (carrierKind: string) => boolean): Promise<LoadedActs> {
  const own = ctx.actor.organizationId;
  const [[row], parts, [settings], [waiting]] = await readTogether(ctx, [
    () =>
      ctx.db
        .select({ order: orders, channelKind: channels.kind })
        .from(orders)
        .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
        .where(and(mine(ctx), eq(orders.id, orderId))),
    () =>
      ctx.db
        .select({ status: fulfilments.status, booking: shipments.booking, kind: carriers.kind })
        .from(fulfilments)
        .leftJoin(
          shipments,
          and(eq(shipments.organizationId, fulfilments.organizationId), eq(shipments.fulfilmentId, fulfilments.id), holdsTheParcel),
        )
        .leftJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
        .where(and(eq(fulfilments.organizationId, own), eq(fulfilments.orderId, orderId), ne(fulfilments.status, "cancelled"))),
    () => ctx.db.select({ acts: buyerActSettings.acts }).from(buyerActSettings).where(eq(buyerActSettings.organizationId, own)),
    () =>
      ctx.db
        .select({ open: sql<number>`count(*)`.mapWith(Number) })
        .from(buyerMessages)
        .where(and(eq(buyerMessages.organizationId, own), eq(buyerMessages.orderId, orderId), sql`settled_at is null`)),
  ]);
  if (!row) throw notFound("order");
  const { order, channelKind } = row;
  return {
    facts: {
      status: order.status,
      fulfilledBy: order.fulfilledBy,
      channelKind,
      hasStreet: Boolean(order.shippingAddress?.line1),
      hasPoint: order.pickupPoint !== null,
      isPaid: order.paidMinor > order.refundedMinor,
      parts: parts.map(({ status, booking, kind }) => ({ status, modifiable: booking === "booked" && kind !== null && modifies(kind) })),
    },
    acts: buyerActsFrom(settings?.acts),
    contact: { email: order.customerEmail, phone: order.customerPhone, country: order.shippingAddress?.country ?? null },
    open: waiting?.open ?? 0,
    pickupPoint: order.pickupPoint,
    shippingAddress: order.shippingAddress,
  };
}
