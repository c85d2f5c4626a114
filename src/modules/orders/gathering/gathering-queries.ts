import { and, desc, eq, sql } from "drizzle-orm";
import { listTransfers } from "@/modules/inventory/transfers/transfer-queries";
import type { Context } from "@/platform/context";
import type { GatherPlan } from "../routing/request";
import { routingDecisions } from "../routing/tables";

/** How the goods of an order come together before they are sent: the plan with its price, and where each transfer stands. Null: they do not. */
export async function gatheringOf(ctx: Context, orderId: string) {
  const { items } = await listTransfers(ctx, { order: orderId });
  const plan = items.length > 0 ? await planOf(ctx, orderId) : null;
  if (!plan) return null;
  return {
    ...plan,
    transfers: items.map(({ id, number, from, fromName, to, toName, status, expectedAt, sentAt, lines }) => ({
      ...{ id, number, from, fromName, to, toName, status, expectedAt, sentAt },
      units: lines.reduce((sum, line) => sum + (line.sent || line.quantity), 0),
      inTransit: lines.reduce((sum, line) => sum + line.inTransit, 0),
    })),
  };
}

/** The newest decision that brought goods together, with what the parcel was reckoned to cost. */
async function planOf(ctx: Context, orderId: string): Promise<(GatherPlan & { costMinor: number | null }) | null> {
  const chosen = sql`${routingDecisions.decision} -> 'chosen'`;
  const [row] = await ctx.db
    .select({ plan: sql<GatherPlan>`${chosen} -> 'gather'`, costMinor: sql<number | null>`(${chosen} ->> 'costMinor')::float8` })
    .from(routingDecisions)
    .where(
      and(
        eq(routingDecisions.organizationId, ctx.actor.organizationId),
        eq(routingDecisions.orderId, orderId),
        sql`${chosen} -> 'gather' is not null`,
      ),
    )
    .orderBy(desc(routingDecisions.id))
    .limit(1);
  return row ? { ...row.plan, costMinor: row.costMinor } : null;
}
