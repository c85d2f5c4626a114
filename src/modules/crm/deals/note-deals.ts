import { and, eq, gte, inArray, ne } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJobs } from "@/platform/jobs/add-job";
import { crmConnections, crmDeals } from "../tables";

type Deal = { crmId: string; orderId: string };

/** Notes that orders have changed for every CRM that is to hear of them, and queues the telling. Drafts are nobody's deals yet. */
export function noteDeals(ctx: Context, orderIds: readonly string[]): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const changed = await ctx.db
      .select({ crmId: crmConnections.id, orderId: orders.id })
      .from(crmConnections)
      .innerJoin(
        orders,
        // What was sold before the CRM was connected stays out of it.
        and(eq(orders.organizationId, crmConnections.organizationId), gte(orders.createdAt, crmConnections.createdAt)),
      )
      .where(
        and(
          eq(crmConnections.organizationId, organizationId),
          eq(crmConnections.active, true),
          inArray(orders.id, [...orderIds]),
          ne(orders.status, "draft"),
          eq(orders.fulfilledBy, "us"),
        ),
      );
    if (changed.length === 0) return;
    await ctx.db
      .insert(crmDeals)
      .values(changed.map((deal) => ({ organizationId, ...deal, changedAt: ctx.now() })))
      .onConflictDoUpdate({
        target: [crmDeals.organizationId, crmDeals.crmId, crmDeals.orderId],
        set: { state: "waiting", reason: null, attempts: 0, changedAt: ctx.now() },
      });
    await queueDeals(ctx, changed);
  });
}

/** One waiting job per deal, in the line of its CRM: deals of one CRM are told one after another, and hold up nobody else. */
export async function queueDeals(ctx: Context, deals: readonly Deal[], runAt?: Date): Promise<void> {
  if (deals.length === 0) return;
  const job = ({ crmId, orderId }: Deal) => ({
    name: "tell_crm",
    payload: { crmId, orderId },
    key: `${crmId}:${orderId}`,
    queue: `crm:${crmId}`,
    runAt,
    maxAttempts: 5,
  });
  await addJobs(ctx, deals.map(job));
}

/** Tells now what waits for a CRM that was switched off, rested, or has other keys by now. */
export async function queueWaitingDeals(ctx: Context, crmId: string): Promise<void> {
  const waiting = await ctx.db
    .select({ crmId: crmDeals.crmId, orderId: crmDeals.orderId })
    .from(crmDeals)
    .where(and(eq(crmDeals.organizationId, ctx.actor.organizationId), eq(crmDeals.crmId, crmId), eq(crmDeals.state, "waiting")));
  await queueDeals(ctx, waiting);
}
