import { and, asc, eq, inArray, sql } from "drizzle-orm";
import { addDays, dayOf } from "@/lib/dates";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import { orders } from "@/modules/orders/tables";
import { members } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { addressLine } from "../address-line";
import { loadConsignment } from "../load-consignment";
import { loadSendingWarehouse } from "../load-sending-warehouse";
import { shipments } from "../tables";
import type { PlanRun } from "./inputs";
import { lockRun, mine, parcelNotWaiting, type RunRow, runFact } from "./lock-run";
import { pointOf } from "./run-queries";
import { forgetPosition } from "./share-position";
import { orderStops } from "./stop-order";
import { whyNotReplan } from "./stop-rules";
import { courierRuns, courierStops } from "./tables";
import { waitingParcels } from "./waiting-parcels";

const furthestDays = 30;
const mostStops = 200;

/** Plans a courier's day from a warehouse, with parcels or without. Refuses a day that is over or far, and whoever cannot be a courier. */
export async function planRun(ctx: Context, { day, courierId, warehouse: code, shipmentIds }: PlanRun): Promise<{ id: string }> {
  const warehouse = await loadSendingWarehouse(ctx, { code });
  const today = dayOf(ctx.now(), warehouse.timezone);
  if (day < today || day > addDays(today, furthestDays)) throw refusedAt("day", "run.wrong_day", { days: furthestDays });
  await requireCourier(ctx, courierId);
  const parcels = await loadAdded(ctx, warehouse.code, shipmentIds);
  return inTransaction(ctx, async (ctx) => {
    const id = newId();
    const { organizationId, name: by } = ctx.actor;
    const values = { organizationId, id, day, courierId, warehouseId: warehouse.id, by, createdAt: ctx.now() };
    const [run] = await ctx.db.insert(courierRuns).values(values).returning();
    if (!run) throw new Error("a run was written and not given back");
    await insertStops(ctx, run, parcels);
    await sortStops(ctx, run);
    await record(ctx, runFact(run, { what: "planned" }));
    return { id };
  });
}

/** Gives a run to another courier. */
export async function assignRun(ctx: Context, { runId, courierId }: { runId: string; courierId: string }): Promise<void> {
  await change(ctx, runId, "assigned", async (ctx, run) => {
    await requireCourier(ctx, courierId);
    await ctx.db.update(courierRuns).set({ courierId }).where(itself(ctx, runId));
    // Each courier says for himself whether his place is shared.
    if (courierId !== run.courierId) await forgetPosition(ctx, run);
  });
}

/** Puts parcels on a run: into the order of the way, or at its end where somebody has ordered it by hand. Refuses what does not wait. */
export async function addParcels(ctx: Context, { runId, shipmentIds }: { runId: string; shipmentIds: readonly string[] }): Promise<void> {
  const [found] = await ctx.db
    .select({ warehouseId: courierRuns.warehouseId })
    .from(courierRuns)
    .where(and(mine(ctx), eq(courierRuns.id, runId)));
  if (!found) throw notFound("run");
  const warehouse = await loadSendingWarehouse(ctx, { id: found.warehouseId });
  const parcels = await loadAdded(ctx, warehouse.code, shipmentIds);
  await change(ctx, runId, "parcels_added", async (ctx, run) => {
    await insertStops(ctx, run, parcels);
    if (!run.orderedByHand) await sortStops(ctx, run);
  });
}

/** Takes a parcel off its run: it waits again. Only where nothing was done with it. */
export async function removeStop(ctx: Context, { runId, stopId }: { runId: string; stopId: string }): Promise<void> {
  await change(ctx, runId, "parcel_removed", async (ctx, run) => {
    const stop = (await lockStops(ctx, run)).find(({ id }) => id === stopId);
    if (!stop) throw notFound("stop");
    refuseIf(whyNotReplan(stop));
    await ctx.db.delete(courierStops).where(oneStop(ctx, stopId));
  });
}

/** Drives a stop one earlier or later. */
export async function moveStop(ctx: Context, { runId, stopId, by }: { runId: string; stopId: string; by: -1 | 1 }): Promise<void> {
  await change(ctx, runId, "stop_moved", async (ctx, run) => {
    const stops = await lockStops(ctx, run);
    const at = stops.findIndex(({ id }) => id === stopId);
    const [stop, other] = [stops[at], stops[at + by]];
    if (!stop) throw notFound("stop");
    refuseIf(whyNotReplan(stop));
    if (!other) return;
    stops[at] = other;
    stops[at + by] = stop;
    await writePositions(ctx, stops);
    await ctx.db.update(courierRuns).set({ orderedByHand: true }).where(itself(ctx, runId));
  });
}

/** Orders the stops anew by the way; those that were begun keep their places at its beginning. */
export async function sortRun(ctx: Context, runId: string): Promise<void> {
  await change(ctx, runId, "sorted", async (ctx, run) => {
    await sortStops(ctx, run);
    await ctx.db.update(courierRuns).set({ orderedByHand: false }).where(itself(ctx, runId));
  });
}

/** Drops a run of which nothing was begun; its parcels wait again. */
export async function dropRun(ctx: Context, runId: string): Promise<void> {
  await change(ctx, runId, "dropped", async (ctx, run) => {
    for (const stop of await lockStops(ctx, run)) refuseIf(whyNotReplan(stop));
    await ctx.db.delete(courierRuns).where(itself(ctx, runId));
  });
}

function change(ctx: Context, runId: string, what: string, run: (ctx: Context, row: RunRow) => Promise<void>): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const row = await lockRun(ctx, runId);
    await run(ctx, row);
    await record(ctx, runFact(row, { what }));
  });
}

const itself = (ctx: Context, id: string) => and(eq(courierRuns.organizationId, ctx.actor.organizationId), eq(courierRuns.id, id));
const oneStop = (ctx: Context, id: string) => and(eq(courierStops.organizationId, ctx.actor.organizationId), eq(courierStops.id, id));

type Added = { shipmentId: string; cashMinor: number; currency: string };

/** What is put on a run, with what it is to bring. Read before the transaction: it looks at the goods of whole orders. */
async function loadAdded(ctx: Context, warehouse: string, shipmentIds: readonly string[]): Promise<Added[]> {
  const ids = [...new Set(shipmentIds)];
  if (ids.length === 0) return [];
  const waiting = await waitingParcels(ctx, { warehouse }, ids);
  if (waiting.length < ids.length) throw parcelNotWaiting();
  const added: Added[] = [];
  for (const { id, fulfilmentId } of waiting) {
    const { request } = await loadConsignment(ctx, fulfilmentId);
    added.push({ shipmentId: id, cashMinor: request.cashOnDeliveryMinor, currency: request.currency });
  }
  return added;
}

async function insertStops(ctx: Context, { organizationId, id: runId }: RunRow, parcels: readonly Added[]): Promise<void> {
  if (parcels.length === 0) return;
  const of = and(eq(courierStops.organizationId, organizationId), eq(courierStops.runId, runId));
  const [{ last = 0, count = 0 } = {}] = await ctx.db
    .select({ last: sql<number>`coalesce(max(${courierStops.position}), 0)::int`, count: sql<number>`count(*)::int` })
    .from(courierStops)
    .where(of);
  if (count + parcels.length > mostStops) throw new Refusal("conflict", reason("run.too_long", { most: mostStops }));
  const rows = parcels.map((parcel, index) => ({ ...parcel, organizationId, id: newId(), runId, position: last + index + 1 }));
  try {
    await ctx.db.insert(courierStops).values(rows);
  } catch (error) {
    // Of two who take the same parcel at once the second is told.
    if (["courier_stops_open", "courier_stops_once"].includes(brokenConstraint(error) ?? "")) throw parcelNotWaiting();
    throw error;
  }
}

const lockStops = (ctx: Context, { organizationId, id }: RunRow) =>
  ctx.db
    .select()
    .from(courierStops)
    .where(and(eq(courierStops.organizationId, organizationId), eq(courierStops.runId, id)))
    .orderBy(asc(courierStops.position), asc(courierStops.id))
    .for("update");

async function sortStops(ctx: Context, run: RunRow): Promise<void> {
  const { latitude, longitude } = await loadSendingWarehouse(ctx, { id: run.warehouseId });
  const stops = await lockStops(ctx, run);
  const begun = stops.filter((stop) => whyNotReplan(stop) !== null);
  const addresses = await addressesOf(
    ctx,
    stops.map(({ shipmentId }) => shipmentId),
  );
  const ahead = stops
    .filter((stop) => whyNotReplan(stop) === null)
    .map((stop) => {
      const address = addresses.get(stop.shipmentId) ?? null;
      return { id: stop.id, point: address && pointOf(address), address: addressLine(address) };
    });
  await writePositions(ctx, [...begun, ...orderStops(pointOf({ latitude, longitude }), ahead)]);
}

async function addressesOf(ctx: Context, shipmentIds: readonly string[]) {
  const rows = await ctx.db
    .select({ id: shipments.id, address: orders.shippingAddress })
    .from(shipments)
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .where(and(eq(shipments.organizationId, ctx.actor.organizationId), inArray(shipments.id, [...shipmentIds])));
  return new Map(rows.map(({ id, address }) => [id, address]));
}

async function writePositions(ctx: Context, stops: readonly { id: string }[]): Promise<void> {
  for (const [index, { id }] of stops.entries())
    await ctx.db
      .update(courierStops)
      .set({ position: index + 1 })
      .where(oneStop(ctx, id));
}

async function requireCourier(ctx: Context, courierId: string): Promise<void> {
  const [row] = await ctx.db
    .select({ role: members.role, disabledAt: members.disabledAt })
    .from(members)
    .where(and(eq(members.organizationId, ctx.actor.organizationId), eq(members.userId, courierId)));
  if (!row || row.disabledAt !== null || row.role === "viewer") throw refusedAt("courierId", "run.no_courier");
}

const refusedAt = (path: string, code: string, params?: Record<string, number>) =>
  new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
