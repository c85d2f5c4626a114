import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { lacksAddress } from "../address-check";
import { orderHolds } from "../holds/tables";
import type { OrderRow } from "../lock-order";
import { releaseWaiting } from "../release-waiting";
import { doubtAddress } from "./doubt-address";

/**
 * After an address was given or changed: one that is good releases what waited for it, one that nobody could deliver to holds the order
 * with the reason. `order` is the order as it is now; the caller refreshes it.
 */
export async function settleAddress(ctx: Context, order: OrderRow, isNewAddress: boolean): Promise<void> {
  if (lacksAddress(order)) return;
  const isOurs = order.fulfilledBy === "us" && (order.status === "new" || order.status === "confirmed");
  const doubt = isOurs && isNewAddress ? await doubtAddress(order) : null;
  if (!doubt) return releaseWaiting(ctx, order, "address");
  const own = and(
    eq(orderHolds.organizationId, order.organizationId),
    eq(orderHolds.orderId, order.id),
    eq(orderHolds.reason, "address_invalid"),
    isNull(orderHolds.releasedAt),
  );
  const data = { why: doubt };
  const kept = await ctx.db.update(orderHolds).set({ data }).where(own).returning({ id: orderHolds.id });
  if (kept.length > 0) return;
  const { kind, id: by, name } = ctx.actor;
  const id = newId();
  const hold = { id, orderId: order.id, reason: "address_invalid", note: null, data, by: { kind, id: by, name } };
  await ctx.db.insert(orderHolds).values({ organizationId: order.organizationId, ...hold });
  await record(ctx, {
    type: "order.held",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { holdId: id, reason: "address_invalid", note: null, until: null, waitsFor: null, ...data },
  });
}
