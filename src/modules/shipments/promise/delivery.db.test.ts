import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { messageEventOfFact } from "@/modules/notifications/message-events";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { aClock, aPackedParcel } from "@/testing/parcel-task";
import { recordTracking } from "../commands/record-tracking";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { collectionPoints } from "../points/tables";
import { readShipment } from "../queries";
import { shipmentsRouter } from "../router";
import { deliveryPromises, shipments } from "../tables";
import { refreshDelivery } from "./refresh-delivery";
import { watchDeliveries } from "./watch-deliveries";
import { raiseStuck, remindOfPickups } from "./watch-parcels";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const hour = 3_600_000;
const day = 24 * hour;

const deliveryOf = async (ctx: Context, id: string) => (await readWholeOrders(ctx, [id]))[0]?.delivery;
const count = async (ctx: Context, orderId: string, type: string) =>
  (await eventsOf(ctx, orderId)).filter((event) => event.type === type).length;

test(
  "an order is promised a day once, keeps it, and is marked when it cannot be kept: once, with the reason and a message",
  inRollback(async (db) => {
    const clock = aClock(new Date("2026-11-23T06:00:00Z"));
    const { ctx } = await aShop(db, { now: clock.now });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const order = await anOrder(ctx, { lines: { A: 1 } });
    await refreshDelivery(ctx, [order.id]);
    const first = await deliveryOf(ctx, order.id);
    expect(first).toMatchObject({ late: null, expectedAt: first?.promisedBy });
    await refreshDelivery(ctx, [order.id]);
    expect(await count(ctx, order.id, "order.delivery_promised")).toBe(1);

    clock.pass(20 * day);
    await refreshDelivery(ctx, [order.id]);
    await refreshDelivery(ctx, [order.id]);
    expect(await deliveryOf(ctx, order.id)).toMatchObject({ promisedBy: first?.promisedBy, late: { reason: "delivery.not_sent" } });
    const told = (await eventsOf(ctx, order.id)).filter((event) => event.type === "order.delayed");
    expect(told).toHaveLength(1);
    expect(messageEventOfFact({ type: "order.delayed", data: told[0]?.data ?? {} })).toBe("delayed");

    const tooFar = at(ctx).agreeDay({ orderId: order.id, day: "2026-12-30" });
    await expect(tooFar).rejects.toMatchObject({ cause: { reason: { code: "delivery.day_too_far", params: { days: 14 } } } });
    await at(ctx).agreeDay({ orderId: order.id, day: "2026-12-26", reason: "Уезжает до пятницы" });
    expect(await deliveryOf(ctx, order.id)).toMatchObject({ promisedBy: "2026-12-26T20:59:59.000Z", late: null });
    const agreed = (await eventsOf(ctx, order.id)).find((event) => event.type === "order.delivery_agreed");
    expect(agreed?.data.note).toBe("Уезжает до пятницы");
    expect(await count(ctx, order.id, "order.delay_over")).toBe(1);
  }),
);

test(
  "an order whose day cannot be reckoned keeps no other from being watched",
  inRollback(async (db) => {
    const clock = aClock(new Date("2026-11-23T06:00:00Z"));
    const { ctx } = await aShop(db, { now: clock.now });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    await aProduct(ctx, { sku: "B", stock: { MSK: 10 } });
    const broken = await anOrder(ctx, { lines: { A: 1 } });
    const sound = await anOrder(ctx, { lines: { B: 1 } });
    await refreshDelivery(ctx, [broken.id, sound.id]);
    const unreadable = sql`'{"country": "RU", "city": 5}'::jsonb`;
    await db
      .update(orders)
      .set({ shippingAddress: unreadable })
      .where(and(eq(orders.organizationId, ctx.actor.organizationId), eq(orders.id, broken.id)));
    clock.pass(20 * day);
    await watchDeliveries({ db, now: clock.now });
    expect([await count(ctx, broken.id, "order.delayed"), await count(ctx, sound.id, "order.delayed")]).toEqual([0, 1]);
  }),
);

test(
  "an order that is held, or that its marketplace carries, is promised nothing",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const held = await anOrder(ctx, { lines: { A: 1 } });
    await holdOrder(ctx, { orderId: held.id, reason: "manual", note: null, until: null });
    const market = await anOrder(ctx, { lines: { A: 1 }, shippingMethod: "marketplace" });
    await refreshDelivery(ctx, [held.id, market.id]);
    expect([await deliveryOf(ctx, held.id), await deliveryOf(ctx, market.id)]).toEqual([null, null]);
  }),
);

test(
  "a booked parcel is expected from its departure, and from its handover when it has left; what has arrived is watched no more",
  inRollback(async (db) => {
    const clock = aClock(new Date("2026-11-23T06:00:00Z"));
    const { ctx, order, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    await refreshDelivery(ctx, [order.id]);
    const shipment = await shipFulfilment(ctx, { fulfilmentId });
    const days = shipment.daysMax ?? 0;
    expect(shipment.expectedAt).toEqual(new Date(Date.parse("2026-11-23T20:59:59Z") + days * day));
    clock.pass(2 * day);
    const moved = await recordTracking(ctx, { shipmentId: shipment.id, events: [event("in_transit", clock.now())] });
    expect(moved.expectedAt).toEqual(new Date(Date.parse("2026-11-25T20:59:59Z") + days * day));
    clock.pass(hour);
    await recordTracking(ctx, { shipmentId: shipment.id, events: [event("delivered", clock.now())] });
    await refreshDelivery(ctx, [order.id]);
    const [row] = await db.select().from(deliveryPromises).where(eq(deliveryPromises.orderId, order.id));
    expect(row?.overAt).not.toBeNull();
  }),
);

const event = (status: "in_transit" | "ready_for_pickup" | "delivered" | "failed_attempt" | "return_to_sender", occurredAt: Date) => ({
  status,
  occurredAt,
  location: null,
  note: null,
  code: null,
});

test(
  "a parcel that lies still raises one task, which settles itself when it moves",
  inRollback(async (db) => {
    const clock = aClock();
    const { ctx, order, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await recordTracking(ctx, { shipmentId: id, events: [event("in_transit", clock.now())] });
    clock.pass(5 * day - hour);
    await raiseStuck(ctx);
    expect(await at(ctx).deliveryTasks({})).toEqual([]);
    clock.pass(2 * hour);
    await raiseStuck(ctx);
    await raiseStuck(ctx);
    expect(await at(ctx).deliveryTasks({})).toMatchObject([{ kind: "stuck", shipmentId: id, orderNumber: order.number }]);
    expect(await count(ctx, order.id, "shipment.needs_somebody")).toBe(1);
    await recordTracking(ctx, { shipmentId: id, events: [event("failed_attempt", clock.now())] });
    expect(await at(ctx).deliveryTasks({ shipmentId: id })).toMatchObject([{ kind: "failed_attempt" }]);
    clock.pass(hour);
    await recordTracking(ctx, { shipmentId: id, events: [event("return_to_sender", clock.now())] });
    expect(await at(ctx).deliveryTasks({ shipmentId: id })).toMatchObject([{ kind: "returning" }]);
  }),
);

test(
  "somebody deals with a task once; a viewer and other organizations cannot, and standing still on is not told again",
  inRollback(async (db) => {
    const clock = aClock();
    const { ctx, order, fulfilmentId } = await aPackedParcel(db, { now: clock.now });
    const { id } = await shipFulfilment(ctx, { fulfilmentId });
    await recordTracking(ctx, { shipmentId: id, events: [event("in_transit", clock.now())] });
    clock.pass(6 * day);
    await raiseStuck(ctx);
    const taskId = (await at(ctx).deliveryTasks({}))[0]?.id ?? "";
    const { ctx: stranger } = await aShop(db);
    expect(await at(stranger).deliveryTasks({})).toEqual([]);
    await expect(at(stranger).settleTask({ taskId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(at(stranger).agreeDay({ orderId: order.id, day: "2030-01-01" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const viewer = actingAs(ctx, { role: "viewer" });
    await expect(at(viewer).settleTask({ taskId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(at(actingAs(ctx, { role: "picker" })).agreeDay({ orderId: order.id, day: "2030-01-01" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await at(ctx).settleTask({ taskId });
    await at(ctx).settleTask({ taskId });
    expect(await count(ctx, order.id, "shipment.dealt_with")).toBe(1);
    clock.pass(day);
    await raiseStuck(ctx);
    expect(await at(ctx).deliveryTasks({})).toEqual([]);
  }),
);

test(
  "a point keeps a parcel by its own days where the carrier says nothing, and the buyer is reminded once, two days before the end",
  inRollback(async (db) => {
    const clock = aClock(new Date("2026-11-23T06:00:00Z"));
    const { ctx, organizationId, order, fulfilmentId } = await aPackedParcel(db, {
      now: clock.now,
      pickupPoint: { carrier: "own_courier", code: "KZN1" },
    });
    const { id, carrierId } = await shipFulfilment(ctx, { fulfilmentId });
    const points = [{ code: "KZN1", storageDays: 7 }] as unknown as (typeof collectionPoints.$inferInsert)["points"];
    await db.insert(collectionPoints).values({ organizationId, carrierId, place: "ru kazan", points, askedAt: clock.now() });
    await recordTracking(ctx, { shipmentId: id, events: [event("ready_for_pickup", clock.now())] });
    expect((await readShipment(ctx, id)).storedUntil).toEqual(new Date("2026-11-30T20:59:59Z"));
    // Told again with nothing new but a later end.
    const arrived = event("ready_for_pickup", clock.now());
    const storedUntil = new Date("2026-12-01T20:59:59Z");
    await recordTracking(ctx, { shipmentId: id, events: [{ ...arrived, storedUntil }] });
    await recordTracking(ctx, { shipmentId: id, events: [{ ...arrived, storedUntil }] });
    expect((await readShipment(ctx, id)).storedUntil).toEqual(storedUntil);
    expect(await count(ctx, order.id, "shipment.storage_changed")).toBe(1);
    clock.pass(5 * day);
    await remindOfPickups(ctx);
    expect(await count(ctx, order.id, "shipment.pickup_ending")).toBe(0);
    clock.pass(2 * day);
    await remindOfPickups(ctx);
    await remindOfPickups(ctx);
    expect(await count(ctx, order.id, "shipment.pickup_ending")).toBe(1);
    expect(messageEventOfFact({ type: "shipment.pickup_ending", data: {} })).toBe("pickup_reminder");
    await raiseStuck(ctx);
    expect(await at(ctx).deliveryTasks({})).toEqual([]);
    const [row] = await db
      .select()
      .from(shipments)
      .where(and(eq(shipments.organizationId, organizationId), eq(shipments.id, id)));
    expect(row?.pickupRemindedAt).not.toBeNull();
  }),
);

test(
  "what is watched is set by a manager, on the version that was read; a day that is over is no promise",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const settings = { stuckAfterDays: 3, remindDaysBefore: 1, usualTransitDays: 4 };
    expect(await at(ctx).deliverySettings()).toMatchObject({ version: 0, settings: { stuckAfterDays: 5, usualTransitDays: null } });
    expect(await at(ctx).putDeliverySettings({ version: 0, settings })).toMatchObject({ version: 1, settings });
    await expect(at(ctx).putDeliverySettings({ version: 0, settings })).rejects.toMatchObject({ code: "CONFLICT" });
    await expect(at(actingAs(ctx, { role: "operator" })).putDeliverySettings({ version: 1, settings })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { ctx: stranger } = await aShop(db);
    expect((await at(stranger).deliverySettings()).version).toBe(0);
    await aProduct(ctx, { sku: "A", stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1 } });
    await expect(at(ctx).agreeDay({ orderId: order.id, day: "2020-01-01" })).rejects.toMatchObject({ code: "UNPROCESSABLE_CONTENT" });
  }),
);
