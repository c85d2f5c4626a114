import { type Context, systemContext, type Visitor } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { linesOf, lockOrder } from "../lock-order";
import { timeoutOf, timeouts } from "../policies/overdue";
import { inTime, overdueIds } from "../policies/overdue-queries";
import { type OrderPolicy, policyFrom } from "../policies/policy";
import { orderPolicies } from "../policies/tables";
import { cancelOrder } from "./cancel-order";

const atOnce = 100;

/**
 * Cancels what the policies of all organizations let time out, each order in its own transaction. One that cannot be cancelled
 * stops none of the others and is looked at again the next time. Returns how many were cancelled.
 */
export async function cancelOverdue(door: Pick<Visitor, "db" | "now">): Promise<number> {
  const rows = await door.db.select({ organizationId: orderPolicies.organizationId, policy: orderPolicies.policy }).from(orderPolicies);
  let cancelled = 0;
  for (const { organizationId, policy } of rows)
    cancelled += await cancelOverdueOf({ ...systemContext(door.db, organizationId), now: door.now }, policyFrom(policy));
  return cancelled;
}

async function cancelOverdueOf(ctx: Context, policy: OrderPolicy): Promise<number> {
  let cancelled = 0;
  for (const timeout of timeouts) {
    let after: string | null = null;
    do {
      const ids: string[] = await overdueIds(ctx, timeout, policy, after, atOnce);
      for (const id of ids) if (await cancelledWhenOver(ctx, id, policy)) cancelled += 1;
      after = ids.length === atOnce ? (ids.at(-1) ?? null) : null;
    } while (after !== null);
  }
  return cancelled;
}

async function cancelledWhenOver(ctx: Context, orderId: string, policy: OrderPolicy): Promise<boolean> {
  try {
    return await cancelWhenOver(ctx, orderId, policy);
  } catch (error) {
    log().error({ err: error, order: orderId }, "an order whose time is over could not be cancelled, it is tried again");
    return false;
  }
}

/** Cancels one order whose time is over; false when it was paid, picked or changed meanwhile. */
export function cancelWhenOver(ctx: Context, orderId: string, policy: OrderPolicy): Promise<boolean> {
  return inTransaction(ctx, async (ctx) => {
    const order = await lockOrder(ctx, orderId);
    const timeout = timeoutOf(await inTime(ctx, order, await linesOf(ctx, orderId)), policy, ctx.now());
    if (timeout === null) return false;
    await cancelOrder(ctx, { orderId, reason: timeout });
    return true;
  });
}
