import { and, eq, inArray } from "drizzle-orm";
import type { DeliveryAnswer } from "@/modules/orders/answer";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { fulfilmentOffers } from "../tables";

export type Offer = NonNullable<DeliveryAnswer["offer"]>;

/** The offer that each order's day rests on while it is not packed: of several parcels the slowest one's. */
export async function offersOf(ctx: Context, orderIds: readonly string[]): Promise<Map<string, Offer>> {
  const rows = await ctx.db
    .select({ orderId: fulfilments.orderId, offer: fulfilmentOffers })
    .from(fulfilmentOffers)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, fulfilmentOffers.organizationId), eq(fulfilments.id, fulfilmentOffers.fulfilmentId)),
    )
    .where(
      and(
        eq(fulfilmentOffers.organizationId, ctx.actor.organizationId),
        inArray(fulfilments.orderId, [...orderIds]),
        inArray(fulfilments.status, ["planned", "picking", "picked"]),
      ),
    );
  const slowest = new Map<string, Offer>();
  for (const { orderId, offer } of rows) {
    const { carrier, service, daysMin, daysMax, priceMinor, currency, askedAt } = offer;
    if (carrier === null || service === null || daysMin === null || daysMax === null || priceMinor === null || currency === null) continue;
    if (daysMax < (slowest.get(orderId)?.daysMax ?? 0)) continue;
    const price = { amount: priceMinor, currency };
    slowest.set(orderId, { carrier, service, daysMin, daysMax, price, askedAt: askedAt.toISOString() });
  }
  return slowest;
}
