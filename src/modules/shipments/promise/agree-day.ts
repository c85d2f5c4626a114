import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { addDays, dayOf, endOfDay } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { text } from "@/lib/text-input";
import { lockOrder } from "@/modules/orders/lock-order";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { deliveryPromises } from "../tables";
import { deliverySettingsOf } from "./delivery-settings-queries";
import { refreshDelivery } from "./refresh-delivery";

export const AgreeDay = z.strictObject({
  /** A day of the organization. */
  day: z.iso.date(),
  /** Why, in the words of whoever agreed on it; the buyer does not see it. */
  reason: text(500, 0).nullable().default(null),
});

/**
 * Notes the day that somebody has agreed on with the buyer, and why: it stands in place of the one that was told before. Refused for a
 * day that is over or later than the settings allow, for orders that have arrived or were called off, and for those that a channel sends.
 */
export async function agreeDay(
  ctx: Context,
  { orderId, day, reason: why = null }: z.input<typeof AgreeDay> & { orderId: string },
): Promise<void> {
  const { agreeWithinDays: days } = (await deliverySettingsOf(ctx)).settings;
  await inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const own = ctx.actor.organizationId;
    const [shop] = await ctx.db.select({ timezone: organizations.timezone }).from(organizations).where(eq(organizations.id, own));
    const timezone = shop?.timezone ?? "UTC";
    const now = ctx.now();
    const today = dayOf(now, timezone);
    if (day < today)
      throw new Refusal("invalid", reason("delivery.day_is_over"), { errors: [{ path: "day", message: "delivery.day_is_over" }] });
    const latest = addDays(today, days);
    if (day > latest)
      throw new Refusal("invalid", reason("delivery.day_too_far", { days }), {
        errors: [{ path: "day", message: "delivery.day_too_far" }],
        latest,
      });
    const isOpen = (order.status === "new" || order.status === "confirmed") && order.fulfilmentStatus !== "delivered";
    if (!isOpen || order.fulfilledBy === "channel") throw new Refusal("conflict", reason("delivery.nothing_to_promise"));
    const promisedBy = new Date(endOfDay(day, timezone).getTime() - 1000);
    const [before] = await ctx.db
      .select({ promisedBy: deliveryPromises.promisedBy })
      .from(deliveryPromises)
      .where(and(eq(deliveryPromises.organizationId, own), eq(deliveryPromises.orderId, orderId)));
    if (before?.promisedBy.getTime() === promisedBy.getTime()) return;
    const told = { promisedBy, source: "agreed" as const, note: why || null, toldAt: now };
    await ctx.db
      .insert(deliveryPromises)
      .values({ organizationId: own, orderId, ...told })
      .onConflictDoUpdate({ target: [deliveryPromises.organizationId, deliveryPromises.orderId], set: told });
    const subject = { kind: "order", id: orderId, number: order.number };
    const data = { from: before?.promisedBy.toISOString() ?? null, by: promisedBy.toISOString(), note: why || null };
    await record(ctx, { type: "order.delivery_agreed", subject, orderId, data });
  });
  await refreshDelivery(ctx, [orderId]);
}
