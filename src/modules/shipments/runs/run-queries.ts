import { and, asc, desc, eq, inArray, isNull, lt, ne, or, sql } from "drizzle-orm";
import { orders } from "@/modules/orders/tables";
import { members, users } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { addressLine } from "../address-line";
import { shipments } from "../tables";
import { settingsOf } from "./courier-settings";
import { ListRuns } from "./inputs";
import { mine } from "./lock-run";
import { positionOf } from "./share-position";
import { legsOf, wayKm } from "./stop-order";
import { dueOf, isOpenStop, isOver, mostWrongCodes } from "./stop-rules";
import { courierRuns, courierStops } from "./tables";

export type RunLine = Awaited<ReturnType<typeof runLines>>[number];
export type RunView = Awaited<ReturnType<typeof readRun>>;
export type StopView = RunView["stops"][number];

/** Members who may drive: whoever may pick at least and can sign in, by name. */
export function listCouriers(ctx: Context) {
  return ctx.db
    .select({ id: users.id, name: users.name })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.actor.organizationId), isNull(members.disabledAt), ne(members.role, "viewer")))
    .orderBy(asc(users.name), asc(users.id))
    .limit(1000);
}

/** One page of runs, the latest day first; couriers see their own. */
export async function listRuns(ctx: Context, query: ListRuns): Promise<{ items: RunLine[]; nextCursor: string | null }> {
  const { day, limit, cursor } = ListRuns.parse(query);
  const after = decodeCursor(cursor, ["instant", "id"]);
  const [lastDay, lastId] = [(after?.[0] ?? "").slice(0, 10), after?.[1] ?? ""];
  const rows = await ctx.db
    .select({ id: courierRuns.id, day: courierRuns.day })
    .from(courierRuns)
    .where(
      and(
        mine(ctx),
        day ? eq(courierRuns.day, day) : undefined,
        after ? or(lt(courierRuns.day, lastDay), and(eq(courierRuns.day, lastDay), lt(courierRuns.id, lastId))) : undefined,
      ),
    )
    .orderBy(desc(courierRuns.day), desc(courierRuns.id))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [`${row.day}T00:00:00Z`, row.id]);
  const lines = await runLines(
    ctx,
    page.items.map(({ id }) => id),
  );
  return { items: lines, nextCursor: page.nextCursor };
}

async function runLines(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return [];
  const own = ctx.actor.organizationId;
  const [runs, stops] = await readTogether(ctx, [
    () => headsOf(ctx, ids),
    () =>
      ctx.db
        .select({
          runId: courierStops.runId,
          stops: sql<number>`count(*)::int`,
          delivered: sql<number>`(count(*) filter (where ${courierStops.state} = 'delivered'))::int`,
          failed: sql<number>`(count(*) filter (where ${courierStops.state} = 'failed'))::int`,
        })
        .from(courierStops)
        .where(and(eq(courierStops.organizationId, own), inArray(courierStops.runId, [...ids])))
        .groupBy(courierStops.runId),
  ]);
  return ids.flatMap((id) => {
    const run = runs.find((one) => one.id === id);
    if (!run) return [];
    const { stops: all = 0, delivered = 0, failed = 0 } = stops.find(({ runId }) => runId === id) ?? {};
    const { latitude: _, longitude: __, timezone: ___, ...head } = run;
    return [{ ...head, stops: all, delivered, failed }];
  });
}

const headsOf = (ctx: Context, ids: readonly string[]) =>
  ctx.db
    .select({
      id: courierRuns.id,
      day: courierRuns.day,
      courierId: courierRuns.courierId,
      courier: users.name,
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      latitude: warehouses.latitude,
      longitude: warehouses.longitude,
      timezone: warehouses.timezone,
      orderedByHand: courierRuns.orderedByHand,
      by: courierRuns.by,
      createdAt: courierRuns.createdAt,
    })
    .from(courierRuns)
    .innerJoin(users, eq(users.id, courierRuns.courierId))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, courierRuns.organizationId), eq(warehouses.id, courierRuns.warehouseId)))
    .where(and(mine(ctx), inArray(courierRuns.id, [...ids])));

/** One run with its stops in the order in which they are driven. Refuses somebody else's to a courier, as if there were none. */
export async function readRun(ctx: Context, runId: string) {
  const [head] = await headsOf(ctx, [runId]);
  if (!head) throw notFound("run");
  const [rows, { asksCode }, position] = await readTogether(ctx, [
    () => stopsOf(ctx, runId),
    () => settingsOf(ctx),
    () => positionOf(ctx, runId),
  ]);
  const { latitude, longitude, timezone, ...run } = head;
  const start = pointOf({ latitude, longitude });
  const places = rows.map(({ address }) => ({ point: address && pointOf(address) }));
  const legs = legsOf(start, places);
  const stops = rows.map((row, index) => {
    const { address, cashMinor, totalMinor, paidMinor, wrongCodes, ...stop } = row;
    return {
      ...stop,
      address: addressLine(address),
      point: places[index]?.point ?? null,
      legKm: legs[index] ?? null,
      isOpen: isOpenStop(row.state, row.status),
      isOver: isOver(row.state, row.status),
      dueMinor: row.state === "delivered" ? 0 : dueOf({ cashMinor, totalMinor, paidMinor }),
      isCodeBlocked: wrongCodes >= mostWrongCodes,
    };
  });
  return { ...run, timezone, asksCode, position, km: wayKm(start, places), unplaced: places.filter(({ point }) => !point).length, stops };
}

function stopsOf(ctx: Context, runId: string) {
  return ctx.db
    .select({
      id: courierStops.id,
      shipmentId: courierStops.shipmentId,
      state: courierStops.state,
      actedAt: courierStops.actedAt,
      reason: courierStops.reason,
      cashMinor: courierStops.cashMinor,
      currency: courierStops.currency,
      collectedMinor: courierStops.collectedMinor,
      wrongCodes: courierStops.wrongCodes,
      status: shipments.status,
      handedOverAt: shipments.handedOverAt,
      trackingNumber: shipments.trackingNumber,
      orderId: orders.id,
      orderNumber: orders.number,
      name: orders.customerName,
      phone: orders.customerPhone,
      address: orders.shippingAddress,
      note: orders.note,
      totalMinor: orders.totalMinor,
      paidMinor: orders.paidMinor,
    })
    .from(courierStops)
    .innerJoin(shipments, and(eq(shipments.organizationId, courierStops.organizationId), eq(shipments.id, courierStops.shipmentId)))
    .innerJoin(orders, and(eq(orders.organizationId, shipments.organizationId), eq(orders.id, shipments.orderId)))
    .where(and(eq(courierStops.organizationId, ctx.actor.organizationId), eq(courierStops.runId, runId)))
    .orderBy(asc(courierStops.position), asc(courierStops.id));
}

/** A place that is known to the house, not merely to the town: an address that brought its coordinates. */
export function pointOf({ latitude, longitude }: { latitude: number | null; longitude: number | null }) {
  return latitude === null || longitude === null ? null : { latitude, longitude };
}
