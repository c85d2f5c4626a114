import { and, eq } from "drizzle-orm";
import { channels } from "@/modules/channels/tables";
import type { Context } from "@/platform/context";
import type { ParcelFacts } from "../carrier-rule";
import { type Consignment, loadConsignment } from "../load-consignment";
import { type DecidedRate, decideRate, type RateWish } from "../rates/decide-rate";
import { deliveryPromises } from "../tables";

type Asked = { carrier?: string; service?: string };

/** A decision with when the oldest of its answers was given: offers that are only looked at may be ten minutes old. */
export type QuotedRates = DecidedRate["decision"] & { askedAt: Date };

/** What every carrier offers for a packed fulfilment, ranked, with the one that would be taken and why. `fresh` asks them all anew. Nothing is stored. */
export async function quoteFulfilment(
  ctx: Context,
  { fulfilmentId, fresh = false, ...asked }: Asked & { fulfilmentId: string; fresh?: boolean },
): Promise<QuotedRates> {
  const { decision, askedAt } = await decideRate(ctx, await wishOf(ctx, await loadConsignment(ctx, fulfilmentId)), { asked, fresh });
  return { ...decision, askedAt };
}

/** Asks all active carriers anew and chooses by the rules; `carrierId` is the account that is chosen. A booking rests on no kept answer. */
export async function decideCarrier(ctx: Context, consignment: Consignment, asked: Asked): Promise<DecidedRate> {
  return decideRate(ctx, await wishOf(ctx, consignment), { asked, fresh: true });
}

/** What is to be sent, and all that a rule may ask about it. */
export async function wishOf(ctx: Context, { order, request, warehouse }: Consignment): Promise<RateWish> {
  const own = ctx.actor.organizationId;
  const [channel] = await ctx.db
    .select({ code: channels.code })
    .from(channels)
    .where(and(eq(channels.organizationId, own), eq(channels.id, order.channelId)));
  const [promise] = await ctx.db
    .select({ promisedBy: deliveryPromises.promisedBy })
    .from(deliveryPromises)
    .where(and(eq(deliveryPromises.organizationId, own), eq(deliveryPromises.orderId, order.id)));
  const facts: ParcelFacts = {
    channel: channel?.code,
    to: request.to,
    shippingMethod: request.shippingMethod,
    warehouse: warehouse.code,
    weightGrams: request.parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0),
    valueMinor: request.valueMinor,
    cashOnDelivery: request.cashOnDeliveryMinor > 0,
    pickupPoint: request.pickupPoint !== null,
  };
  return { request, facts, promiseBy: promise?.promisedBy ?? null };
}
