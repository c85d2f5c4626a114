import { and, asc, eq, inArray, isNotNull, isNull, ne, or } from "drizzle-orm";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { pickTaskSlots } from "./tables";

/** The totes of a task and the fulfilments that go into them. */

const ofTask = (ctx: Context, taskId: string) =>
  and(eq(pickTaskSlots.organizationId, ctx.actor.organizationId), eq(pickTaskSlots.taskId, taskId));

const fulfilmentsOf = (ctx: Context, taskId: string) =>
  ctx.db.select({ id: pickTaskSlots.fulfilmentId }).from(pickTaskSlots).where(ofTask(ctx, taskId));

/** What of a task nobody has begun, in the order in which orders are locked. */
export async function plannedOf(ctx: Context, taskId: string): Promise<string[]> {
  const rows = await ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        inArray(fulfilments.id, fulfilmentsOf(ctx, taskId)),
        eq(fulfilments.status, "planned"),
      ),
    )
    .orderBy(asc(fulfilments.orderId));
  return rows.map((row) => row.id);
}

/** Takes out of a task what somebody else is picking by itself. */
export async function dropTaken(ctx: Context, taskId: string): Promise<void> {
  const taken = ctx.db
    .select({ id: fulfilments.id })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        inArray(fulfilments.id, fulfilmentsOf(ctx, taskId)),
        or(
          and(eq(fulfilments.status, "picking"), isNotNull(fulfilments.pickerId), ne(fulfilments.pickerId, ctx.actor.id ?? "")),
          inArray(fulfilments.status, ["picked", "packed", "handed_over", "delivered"]),
        ),
      ),
    );
  await ctx.db.delete(pickTaskSlots).where(and(ofTask(ctx, taskId), inArray(pickTaskSlots.fulfilmentId, taken)));
}

/** Whose the begun fulfilments of a task are; null: whoever comes. A claim takes over only what is nobody's. */
export async function giveFulfilments(ctx: Context, taskId: string, pickerId: string | null): Promise<void> {
  await ctx.db
    .update(fulfilments)
    .set({ pickerId })
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        inArray(fulfilments.id, fulfilmentsOf(ctx, taskId)),
        eq(fulfilments.status, "picking"),
        pickerId !== null && pickerId === ctx.actor.id ? isNull(fulfilments.pickerId) : undefined,
      ),
    );
}

/** What no living task holds may be released again. */
export async function freeSlots(ctx: Context, taskIds: readonly string[]): Promise<void> {
  await ctx.db
    .update(pickTaskSlots)
    .set({ active: false })
    .where(and(eq(pickTaskSlots.organizationId, ctx.actor.organizationId), inArray(pickTaskSlots.taskId, [...taskIds])));
}
