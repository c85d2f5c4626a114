import { and, eq, inArray, isNull, lt, sql } from "drizzle-orm";
import { type Context, systemContext } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { log } from "@/platform/log";
import { record } from "@/platform/outbox/record";
import { factOf, lockReturn, writeReturn } from "../lock-return";
import { openStatuses, whyNotReturn } from "../return";
import { returns } from "../tables";
import { closeReturn } from "./decide-return";

const dayMs = 24 * 60 * 60 * 1000;
/** So long a settled return stays open for second thoughts: a wrong receipt, a word to the buyer. */
const closedAfterDays = 14;
const atOnce = 500;

/** Looks at the returns of all organizations by the clock: tells of money that is overdue, closes what was settled long ago. */
export async function watchReturns({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const some = await db
    .selectDistinct({ id: returns.organizationId })
    .from(returns)
    .where(inArray(returns.status, [...openStatuses, "refunded", "exchanged"]));
  for (const { id } of some) {
    const ctx = { ...systemContext(db, id), now };
    try {
      await tellOverdue(ctx);
      await closeSettled(ctx);
    } catch (error) {
      log().error({ err: error, organizationId: id }, "returns could not be looked at, it is tried again in an hour");
    }
  }
}

/** Tells staff, once of each, that money should have been back by now. */
export async function tellOverdue(ctx: Context): Promise<void> {
  const rows = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(
      and(
        eq(returns.organizationId, ctx.actor.organizationId),
        inArray(returns.status, [...openStatuses]),
        lt(returns.refundDueAt, ctx.now()),
        isNull(returns.overdueToldAt),
        sql`exists (select 1 from orders o where o.organization_id = ${returns.organizationId} and o.id = ${returns.orderId}
          and o.paid_minor > o.refunded_minor)`,
      ),
    )
    .limit(atOnce);
  for (const { id } of rows) {
    await inTransaction(ctx, async (ctx) => {
      const locked = await lockReturn(ctx, id);
      const { one, order } = locked;
      const isOpen = (openStatuses as readonly string[]).includes(one.status);
      if (!isOpen || one.overdueToldAt || order.paidMinor <= order.refundedMinor) return;
      await writeReturn(ctx, one, { overdueToldAt: ctx.now() });
      await record(ctx, factOf(locked, "return.overdue", { dueAt: one.refundDueAt.toISOString() }));
    });
  }
}

/** Closes returns whose money or goods went back long enough ago. */
export async function closeSettled(ctx: Context): Promise<void> {
  const before = new Date(ctx.now().getTime() - closedAfterDays * dayMs);
  const rows = await ctx.db
    .select({ id: returns.id })
    .from(returns)
    .where(
      and(
        eq(returns.organizationId, ctx.actor.organizationId),
        inArray(returns.status, ["refunded", "exchanged"]),
        lt(returns.settledAt, before),
      ),
    )
    .limit(atOnce);
  for (const { id } of rows) {
    await inTransaction(ctx, async (ctx) => {
      const { one } = await lockReturn(ctx, id);
      if (one.status !== "received" && !whyNotReturn("close", one)) await closeReturn(ctx, { returnId: id });
    });
  }
}
