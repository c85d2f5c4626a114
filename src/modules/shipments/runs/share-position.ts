import { and, eq, lt, notExists, or, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { shipments } from "../tables";
import type { ReportPosition, SharePosition } from "./inputs";
import { lockRun, type RunRow, runFact } from "./lock-run";
import { courierPositions, courierRuns, courierStops } from "./tables";

/**
 * The courier says that his place may be seen while this run is under way, or that it may not any more. Only he can begin it; the office
 * may end it. Refuses a run on which nothing is ahead.
 */
export function sharePosition(ctx: Context, { runId, on }: SharePosition & { runId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const run = await lockRun(ctx, runId);
    if (on) {
      requireCourier(ctx, run);
      if (!(await hasStopsAhead(ctx, runId))) throw new Refusal("conflict", reason("run.nothing_ahead"));
      const begun = await ctx.db
        .insert(courierPositions)
        .values({ organizationId: run.organizationId, runId, sharedSince: ctx.now() })
        .onConflictDoNothing()
        .returning({ runId: courierPositions.runId });
      if (begun.length > 0) await tellBuyers(ctx, run, "shipment.courier_shown");
    } else {
      await forgetPosition(ctx, run);
    }
    await record(ctx, runFact(run, { what: on ? "position_shared" : "position_hidden" }));
  });
}

/** Where the courier is now. The place before is forgotten. Refuses what is not shared: nothing is kept then. */
export function reportPosition(ctx: Context, { runId, latitude, longitude }: ReportPosition & { runId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    requireCourier(ctx, await lockRun(ctx, runId));
    const rows = await ctx.db
      .update(courierPositions)
      .set({ latitude, longitude, reportedAt: ctx.now() })
      .where(itself(ctx, runId))
      .returning({ runId: courierPositions.runId });
    if (rows.length === 0) throw new Refusal("conflict", reason("run.position_not_shared"));
  });
}

/** Ends the sharing of a run's place: what was known is gone, and the buyers ahead see it no longer. */
export async function forgetPosition(ctx: Context, run: RunRow): Promise<void> {
  if (await dropPosition(ctx, run.id)) await tellBuyers(ctx, run, "shipment.courier_hidden");
}

/** Forgets where the courier is once nothing is ahead of him. Called by whatever ends a stop. */
export async function forgetPositionIfOver(ctx: Context, runId: string): Promise<void> {
  if (!(await hasStopsAhead(ctx, runId))) await dropPosition(ctx, runId);
}

/** Whether there was a place to forget. */
async function dropPosition(ctx: Context, runId: string): Promise<boolean> {
  const rows = await ctx.db.delete(courierPositions).where(itself(ctx, runId)).returning({ runId: courierPositions.runId });
  return rows.length > 0;
}

/** A fact for each parcel ahead: the open page of its buyer is read anew at once, and not with its next minute. */
async function tellBuyers(ctx: Context, { id, warehouseId }: RunRow, type: "shipment.courier_shown" | "shipment.courier_hidden") {
  const rows = await ctx.db
    .select({
      id: shipments.id,
      number: orders.number,
      orderId: orders.id,
      data: { fulfilmentId: shipments.fulfilmentId, carrier: shipments.carrier, service: shipments.service },
    })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .where(and(eq(courierStops.organizationId, ctx.actor.organizationId), eq(courierStops.runId, id), isAhead))
    .orderBy(courierStops.position);
  const facts = rows.map(({ id, number, orderId, data }) => ({
    type,
    subject: { kind: "shipment", id, number },
    orderId,
    warehouseId,
    data,
  }));
  await record(ctx, ...facts);
}

const longestDayMs = 16 * 60 * 60_000;

/** The net under it, for all organizations: runs that ended elsewhere, and phones that fell silent. */
export async function forgetPositions({ db, now }: { db: Db; now: () => Date }): Promise<void> {
  const ahead = db
    .select({ one: sql`1` })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .where(and(eq(courierStops.organizationId, courierPositions.organizationId), eq(courierStops.runId, courierPositions.runId), isAhead));
  await db.delete(courierPositions).where(or(lt(courierPositions.sharedSince, new Date(now().getTime() - longestDayMs)), notExists(ahead)));
}

/** In the words of `isOpenStop`. */
const isAhead = sql`${courierStops.state} in ('waiting', 'on_the_way') and ${shipments.status} not in ('delivered', 'return_to_sender', 'returned', 'lost')`;

async function hasStopsAhead(ctx: Context, runId: string): Promise<boolean> {
  const [row] = await ctx.db
    .select({ id: courierStops.id })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .where(and(eq(courierStops.organizationId, ctx.actor.organizationId), eq(courierStops.runId, runId), isAhead))
    .limit(1);
  return row !== undefined;
}

const itself = (ctx: Context, runId: string) =>
  and(eq(courierPositions.organizationId, ctx.actor.organizationId), eq(courierPositions.runId, runId));

/** Nobody shares another person's place. */
function requireCourier(ctx: Context, { courierId }: Pick<RunRow, "courierId">): void {
  if (ctx.actor.kind !== "user" || ctx.actor.id !== courierId) throw new Refusal("forbidden", reason("run.only_its_courier"));
}

/** Where the courier of a run is, as far as he shares it; null: he does not. */
export async function positionOf(ctx: Context, runId: string) {
  const [row] = await ctx.db
    .select({ latitude: courierPositions.latitude, longitude: courierPositions.longitude, reportedAt: courierPositions.reportedAt })
    .from(courierPositions)
    .innerJoin(
      courierRuns,
      and(eq(courierRuns.organizationId, courierPositions.organizationId), eq(courierRuns.id, courierPositions.runId)),
    )
    .where(itself(ctx, runId));
  return row ?? null;
}
