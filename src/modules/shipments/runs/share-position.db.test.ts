import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, eventsOf } from "@/testing/orders";
import { aMember, anOrganization } from "@/testing/organization";
import { aClock, aPackedParcel, pickAndPack } from "@/testing/parcel-task";
import { recordTracking } from "../commands/record-tracking";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { couriersOnTheWay } from "../courier-position-queries";
import { actOnStop, takeParcels } from "./act-on-stop";
import { assignRun, planRun } from "./plan-run";
import { readRun } from "./run-queries";
import { forgetPositions, reportPosition, sharePosition } from "./share-position";

const kremlin = { latitude: 55.7963, longitude: 49.1088 };

/** A run of two parcels that its courier has taken; the second order's address is known to the house. */
async function aRunUnderWay(db: Db) {
  const clock = aClock(new Date("2026-11-24T09:00:00Z"));
  const { ctx, fulfilmentId, order } = await aPackedParcel(db, { now: clock.now });
  const second = await anOrder(ctx, { lines: { A: 1 }, externalId: "SECOND" });
  await pickAndPack(ctx, second.fulfilments[0]?.id ?? "");
  const parcels = [
    await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" }),
    await shipFulfilment(ctx, { fulfilmentId: second.fulfilments[0]?.id ?? "", carrier: "own_courier" }),
  ];
  const home = { country: "RU", region: null, city: "Казань", postalCode: null, line1: "Дом", latitude: 55.8863, longitude: 49.1088 };
  await db.update(orders).set({ shippingAddress: home }).where(eq(orders.id, second.id));
  const { userId, ctx: member } = await aMember(ctx, "picker");
  const courier: Context = { ...member, now: clock.now };
  const shipmentIds = parcels.map(({ id }) => id);
  const { id: runId } = await planRun(ctx, { day: "2026-11-24", courierId: userId, warehouse: "KZN", shipmentIds });
  await takeParcels(ctx, runId);
  const run = await readRun(ctx, runId);
  return { ctx, courier, clock, runId, run, order, second };
}

const deliver = (ctx: Context, stopId: string) =>
  actOnStop(ctx, { stopId, actId: newId(), act: "delivered", code: null, collected: { amount: 0, method: "cash" } });

test(
  "nothing is known of a courier until he shares it, and only he can",
  inRollback(async (db) => {
    const { ctx, courier, runId, second } = await aRunUnderWay(db);
    expect((await readRun(ctx, runId)).position).toBeNull();
    await expect(reportPosition(courier, { runId, ...kremlin })).rejects.toMatchObject({ reason: { code: "run.position_not_shared" } });
    await expect(sharePosition(ctx, { runId, on: true })).rejects.toMatchObject({ reason: { code: "run.only_its_courier" } });
    const { ctx: stranger } = await anOrganization(db, "Чужие");
    const elsewhere = actingAs(ctx, { warehouseIds: [newId()] });
    for (const outsider of [stranger, elsewhere])
      await expect(sharePosition(outsider, { runId, on: false })).rejects.toMatchObject({ kind: "not_found" });
    await sharePosition(courier, { runId, on: true });
    expect((await couriersOnTheWay(ctx, second.id)).size).toBe(1);
  }),
);

test(
  "the office sees the last place alone, the buyer a distance and the stops before his own",
  inRollback(async (db) => {
    const { ctx, courier, runId, clock, run } = await aRunUnderWay(db);
    await sharePosition(courier, { runId, on: true });
    await reportPosition(courier, { runId, latitude: 55, longitude: 49 });
    await reportPosition(courier, { runId, ...kremlin });
    expect((await readRun(ctx, runId)).position).toMatchObject(kremlin);
    const told = async () => {
      const away = new Map<string, { km: number | null; stops: number }>();
      for (const { orderId, shipmentId } of run.stops) {
        const one = (await couriersOnTheWay(ctx, orderId)).get(shipmentId);
        if (one) away.set(shipmentId, one);
      }
      return run.stops.map(({ shipmentId }) => away.get(shipmentId));
    };
    expect((await told()).map((one) => one?.stops)).toEqual([0, 1]);
    expect((await told()).some((one) => one?.km === 10)).toBe(true);
    clock.pass(16 * 60_000);
    expect((await told()).map((one) => one?.km)).toEqual([null, null]);
  }),
);

test(
  "every buyer ahead is told once when it begins and once when it ends, and nobody who has his parcel",
  inRollback(async (db) => {
    const { ctx, courier, runId, run, order, second } = await aRunUnderWay(db);
    const told = async (orderId: string) =>
      (await eventsOf(ctx, orderId)).map(({ type }) => type).filter((type) => type.startsWith("shipment.courier_"));
    const [done, ahead] = run.stops[0]?.orderId === order.id ? [order.id, second.id] : [second.id, order.id];
    await sharePosition(courier, { runId, on: true });
    await sharePosition(courier, { runId, on: true });
    await deliver(ctx, run.stops[0]?.id ?? "");
    await sharePosition(ctx, { runId, on: false });
    await sharePosition(ctx, { runId, on: false });
    expect(await told(done)).toEqual(["shipment.courier_shown"]);
    expect(await told(ahead)).toEqual(["shipment.courier_shown", "shipment.courier_hidden"]);
  }),
);

test(
  "nobody is on the way to a buyer whose parcel ended its way without the courier",
  inRollback(async (db) => {
    const { ctx, courier, runId, run } = await aRunUnderWay(db);
    await sharePosition(courier, { runId, on: true });
    const [first] = run.stops;
    const event = { status: "delivered" as const, occurredAt: ctx.now(), code: null, location: null, note: null };
    await recordTracking(ctx, { shipmentId: first?.shipmentId ?? "", events: [event] });
    expect((await couriersOnTheWay(ctx, first?.orderId ?? "")).size).toBe(0);
    expect((await couriersOnTheWay(ctx, run.stops[1]?.orderId ?? "")).size).toBe(1);
  }),
);

test(
  "who takes a run over shares nothing until he says so himself",
  inRollback(async (db) => {
    const { ctx, courier, runId } = await aRunUnderWay(db);
    const { userId } = await aMember(ctx, "picker");
    await sharePosition(courier, { runId, on: true });
    await reportPosition(courier, { runId, ...kremlin });
    await assignRun(ctx, { runId, courierId: userId });
    expect((await readRun(ctx, runId)).position).toBeNull();
    const next = actingAs(courier, { id: userId });
    await expect(reportPosition(next, { runId, ...kremlin })).rejects.toMatchObject({ reason: { code: "run.position_not_shared" } });
  }),
);

test(
  "it is forgotten when he ends it, when the run is over, and when his phone falls silent",
  inRollback(async (db) => {
    const { ctx, courier, runId, run, clock } = await aRunUnderWay(db);
    await sharePosition(courier, { runId, on: true });
    await sharePosition(courier, { runId, on: false });
    expect((await readRun(ctx, runId)).position).toBeNull();
    await sharePosition(courier, { runId, on: true });
    clock.pass(17 * 3_600_000);
    await forgetPositions({ db, now: clock.now });
    expect((await readRun(ctx, runId)).position).toBeNull();
    await sharePosition(courier, { runId, on: true });
    await forgetPositions({ db, now: clock.now });
    for (const [at, { id }] of run.stops.entries()) {
      expect((await readRun(ctx, runId)).position, `before stop ${at}`).not.toBeNull();
      await deliver(ctx, id);
    }
    expect((await readRun(ctx, runId)).position).toBeNull();
    await expect(sharePosition(courier, { runId, on: true })).rejects.toMatchObject({ reason: { code: "run.nothing_ahead" } });
  }),
);
