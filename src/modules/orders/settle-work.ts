import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Fact } from "@/platform/outbox/record";
import type { FulfilmentState } from "./fulfilment-state";
import type { OrderRow } from "./lock-order";
import { fulfilmentLines, fulfilments } from "./tables";

/**
 * Ends work that units were taken off: with nothing left it is cancelled, and picking is over when all that is left lies in
 * the tote, for no scan will come any more that could end it. Returns what there is to tell.
 */
export async function settleWork(ctx: Context, order: OrderRow, fulfilmentIds: readonly string[]): Promise<Fact[]> {
  if (fulfilmentIds.length === 0) return [];
  const { organizationId } = ctx.actor;
  const work = await ctx.db
    .select({
      id: fulfilments.id,
      status: fulfilments.status,
      number: fulfilments.number,
      warehouseId: fulfilments.warehouseId,
      units: sql<number>`coalesce(sum(${fulfilmentLines.quantity}), 0)::int`,
      picked: sql<number>`coalesce(sum(${fulfilmentLines.picked}), 0)::int`,
    })
    .from(fulfilments)
    .leftJoin(
      fulfilmentLines,
      and(eq(fulfilmentLines.organizationId, fulfilments.organizationId), eq(fulfilmentLines.fulfilmentId, fulfilments.id)),
    )
    .where(and(eq(fulfilments.organizationId, organizationId), inArray(fulfilments.id, [...fulfilmentIds])))
    .groupBy(fulfilments.id, fulfilments.status, fulfilments.number, fulfilments.warehouseId)
    .orderBy(fulfilments.id);
  const facts: Fact[] = [];
  for (const { id, status, number, warehouseId, units, picked } of work) {
    const fact = { subject: { kind: "fulfilment", id, number: order.number }, orderId: order.id, warehouseId };
    if (units === 0 && status !== "cancelled") {
      await move(ctx, id, { status: "cancelled", cancelledAt: ctx.now() });
      facts.push({ ...fact, type: "fulfilment.cancelled" });
    } else if (status === "picking" && picked === units) {
      await move(ctx, id, { status: "picked", pickedAt: ctx.now() });
      facts.push({ ...fact, type: "fulfilment.picked", data: { fulfilment: number, units } });
    }
  }
  return facts;
}

type Ending = { status: FulfilmentState; cancelledAt?: Date; pickedAt?: Date };

async function move(ctx: Context, id: string, ending: Ending): Promise<void> {
  await ctx.db
    .update(fulfilments)
    .set({ ...ending, version: sql`${fulfilments.version} + 1` })
    .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.id, id)));
}
