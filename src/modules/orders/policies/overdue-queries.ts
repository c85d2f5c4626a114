import { and, asc, eq, gt, inArray, isNull, lte, or, type SQL, sql } from "drizzle-orm";
import { reservations } from "@/modules/inventory/tables";
import type { Context } from "@/platform/context";
import { orderHolds } from "../holds/tables";
import { mine, type OrderRow } from "../lock-order";
import { orders } from "../tables";
import type { OrderInTime, Timeout } from "./overdue";
import type { OrderPolicy } from "./policy";

type Limits = Pick<OrderPolicy, "cancelUnpaidAfterHours" | "cancelUnfillableAfterDays">;

const hourMs = 3_600_000;

/** Orders that one rule may cancel, without locks: the rule itself has the last word under the lock. */
function overdueWhere(ctx: Context, timeout: Timeout, { cancelUnpaidAfterHours, cancelUnfillableAfterDays }: Limits): SQL | undefined {
  const before = (ms: number) => new Date(ctx.now().getTime() - ms);
  const untouched = and(mine(ctx), eq(orders.paidMinor, 0), eq(orders.fulfilledBy, "us"));
  if (timeout === "unpaid_timeout") {
    if (cancelUnpaidAfterHours === null) return sql`false`;
    const since = lte(orders.createdAt, before(cancelUnpaidAfterHours * hourMs));
    // Names the condition of the index over the few that are held.
    return and(
      untouched,
      inArray(orders.status, ["new", "confirmed"]),
      sql`${orders.openHolds} <> '{}'`,
      sql`'awaiting_payment' = any(${orders.openHolds})`,
      since,
    );
  }
  if (cancelUnfillableAfterDays === null) return sql`false`;
  const since = before(cancelUnfillableAfterDays * 24 * hourMs);
  const waits = or(
    eq(orders.fulfilmentStatus, "backordered"),
    and(sql`${orders.openHolds} <> '{}'`, sql`'out_of_stock' = any(${orders.openHolds})`),
  );
  const promised = or(isNull(orders.promisedAt), lte(orders.promisedAt, ctx.now()));
  return and(untouched, inArray(orders.status, ["new", "confirmed"]), waits, promised, lte(orders.createdAt, since));
}

/** A page of orders that a rule may cancel, by id. */
export async function overdueIds(ctx: Context, timeout: Timeout, limits: Limits, after: string | null, limit: number): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: orders.id })
    .from(orders)
    .where(and(overdueWhere(ctx, timeout, limits), after ? gt(orders.id, after) : undefined))
    .orderBy(asc(orders.id))
    .limit(limit);
  return rows.map((row) => row.id);
}

/** What the rule looks at, of an order that is locked. */
export async function inTime(ctx: Context, order: OrderRow, lines: OrderInTime["lines"]): Promise<OrderInTime> {
  const own = order.organizationId;
  const holds = await ctx.db
    .select({ reason: orderHolds.reason, until: orderHolds.until, createdAt: orderHolds.createdAt })
    .from(orderHolds)
    .where(and(eq(orderHolds.organizationId, own), eq(orderHolds.orderId, order.id), isNull(orderHolds.releasedAt)));
  const waiting = await ctx.db
    .select({ createdAt: reservations.createdAt })
    .from(reservations)
    .where(
      and(
        eq(reservations.organizationId, own),
        eq(reservations.orderId, order.id),
        eq(reservations.kind, "backorder"),
        eq(reservations.state, "open"),
      ),
    );
  const since = [...waiting, ...holds.filter(({ reason }) => reason === "out_of_stock")].map(({ createdAt }) => createdAt.getTime());
  return { ...order, openHolds: holds, waitingSince: since.length > 0 ? new Date(Math.min(...since)) : null, lines };
}

const most = 1_000;

/** How many orders a policy would cancel right away, counted to at most a thousand each: an owner sees it before saving. */
export async function overdueCounts(ctx: Context, limits: Limits): Promise<Record<Timeout, number>> {
  const count = async (timeout: Timeout) => (await overdueIds(ctx, timeout, limits, null, most)).length;
  return { unpaid_timeout: await count("unpaid_timeout"), unfillable_timeout: await count("unfillable_timeout") };
}
