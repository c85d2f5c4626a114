import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { orders } from "@/modules/orders/tables";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, anOrder, eventsOf } from "@/testing/orders";
import { aKey, aMember } from "@/testing/organization";
import { aPackedParcel, pickAndPack } from "@/testing/parcel-task";
import { pdfText } from "@/testing/read-pdf";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { codesToTell } from "../courier-code-queries";
import { shipments, trackingEvents } from "../tables";
import { codeOf } from "./delivery-code";
import { runsRouter } from "./router";

const desk = callerFactory(runsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const far = new Date("2026-11-24T09:00:00Z");
const now = () => new Date(far);
const day = "2026-11-24";
const refusal = (promise: Promise<unknown>) =>
  promise.then(
    () => "done",
    (error: Error) => error.message,
  );
const onTheWay = () => ({ actId: newId(), act: "on_the_way" as const });

/** Two parcels at the door of Kazan for the own courier, the second to be paid for at the door, and a courier. */
async function aDay(db: Db) {
  const { ctx, fulfilmentId, order } = await aPackedParcel(db, { now });
  const second = await anOrder(ctx, { lines: { A: 1 }, externalId: "SECOND", payment: "cash_on_delivery" });
  await pickAndPack(ctx, second.fulfilments[0]?.id ?? "");
  const first = await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
  const cash = await shipFulfilment(ctx, { fulfilmentId: second.fulfilments[0]?.id ?? "", carrier: "own_courier" });
  const courier = await aMember(ctx, "picker");
  return { ctx, order, second, first, cash, courier };
}

async function aRun(db: Db) {
  const all = await aDay(db);
  const { ctx, first, cash, courier } = all;
  const { id: runId } = await at(ctx).plan({ day, courierId: courier.userId, warehouse: "KZN", shipmentIds: [first.id, cash.id] });
  const { stops } = await at(ctx).byId({ runId });
  const stopOf = (shipmentId: string) => stops.find((stop) => stop.shipmentId === shipmentId)?.id ?? "";
  return { ...all, runId, firstStop: stopOf(first.id), cashStop: stopOf(cash.id) };
}

const wayOf = async ({ db, actor }: Context, shipmentId: string) =>
  (
    await db
      .select()
      .from(trackingEvents)
      .where(and(eq(trackingEvents.organizationId, actor.organizationId), eq(trackingEvents.shipmentId, shipmentId)))
  )
    .map(({ status, code }) => `${status} ${code ?? ""}`.trim())
    .toSorted();

test(
  "what waits is put on a run, in the order of the way; a parcel is on one run only",
  inRollback(async (db) => {
    const { ctx, first, cash, courier } = await aDay(db);
    const { organizationId } = ctx.actor;
    const place = (longitude: number) => ({
      country: "RU",
      region: null,
      city: "Казань",
      postalCode: null,
      line1: `дом ${longitude}`,
      latitude: 55.7963,
      longitude,
    });
    const put = (id: string, longitude: number) =>
      db
        .update(orders)
        .set({ shippingAddress: place(longitude) })
        .where(and(eq(orders.organizationId, organizationId), eq(orders.id, id)));
    await put(first.orderId, 49.3);
    await put(cash.orderId, 49.2);
    expect(await at(ctx).waiting({ warehouse: "KZN" })).toMatchObject([
      { id: first.id, zone: "everywhere", city: "Казань" },
      { id: cash.id },
    ]);
    expect(await at(ctx).waiting({ warehouse: "KZN", city: "казань", zone: "everywhere" })).toHaveLength(2);
    expect(await at(ctx).waiting({ warehouse: "KZN", city: "Москва" })).toEqual([]);

    const { id: runId } = await at(ctx).plan({ day, courierId: courier.userId, warehouse: "KZN", shipmentIds: [first.id, cash.id] });
    const run = await at(ctx).byId({ runId });
    expect(run.stops.map((stop) => stop.shipmentId)).toEqual([cash.id, first.id]);
    expect(run.km).toBeCloseTo(11.95, 1);
    expect(run).toMatchObject({ courier: "Test picker", warehouse: "KZN", unplaced: 0, asksCode: false });
    expect(await at(ctx).waiting({ warehouse: "KZN" })).toEqual([]);
    expect(await refusal(at(ctx).add({ runId, shipmentIds: [first.id] }))).toBe("run.parcel_not_waiting");

    await at(ctx).move({ runId, stopId: run.stops[1]?.id ?? "", by: -1 });
    const moved = await at(ctx).byId({ runId });
    expect(moved.stops.map((stop) => stop.shipmentId)).toEqual([first.id, cash.id]);
    expect(moved.km).toBeGreaterThan(run.km);
    await at(ctx).sort({ runId });
    expect((await at(ctx).byId({ runId })).stops.map((stop) => stop.shipmentId)).toEqual([cash.id, first.id]);

    await at(ctx).remove({ runId, stopId: run.stops[0]?.id ?? "" });
    expect(await at(ctx).waiting({ warehouse: "KZN" })).toMatchObject([{ id: cash.id }]);
    await at(ctx).add({ runId, shipmentIds: [cash.id] });
    await at(ctx).drop({ runId });
    expect((await at(ctx).list({})).items).toEqual([]);
    expect(await at(ctx).waiting({ warehouse: "KZN" })).toHaveLength(2);
  }),
);

test(
  "a day that is over and a viewer for a courier are refused at their fields",
  inRollback(async (db) => {
    const { ctx, courier } = await aDay(db);
    const viewer = await aMember(ctx, "viewer");
    const wish = { day, courierId: courier.userId, warehouse: "KZN" };
    expect(await refusal(at(ctx).plan({ ...wish, day: "2026-11-23" }))).toBe("run.wrong_day");
    expect(await refusal(at(ctx).plan({ ...wish, courierId: viewer.userId }))).toBe("run.no_courier");
    expect((await at(ctx).couriers()).map(({ id }) => id)).not.toContain(viewer.userId);
  }),
);

test(
  "the courier takes the parcels, drives, delivers and collects; each act is one event, however often it is said",
  inRollback(async (db) => {
    const { ctx, runId, first, cash, second, firstStop, cashStop, courier } = await aRun(db);
    const phone = at(courier.ctx);
    expect(await phone.take({ runId })).toMatchObject({ refused: [], handoverIds: [expect.any(String)] });
    const way = onTheWay();
    await phone.act({ stopId: firstStop, said: way });
    await phone.act({ stopId: firstStop, said: way });
    const done = { actId: newId(), act: "delivered" as const };
    await phone.act({ stopId: firstStop, said: done });
    await phone.act({ stopId: firstStop, said: done });
    expect(await wayOf(ctx, first.id)).toEqual(["delivered COURIER", "in_transit HANDED_OVER", "out_for_delivery COURIER", "pre_transit"]);
    expect(await refusal(phone.act({ stopId: firstStop, said: onTheWay() }))).toBe("run.stop_done");
    expect(await refusal(phone.act({ stopId: cashStop, said: done }))).toBe("idempotency.key_reused");

    const due = (await phone.byId({ runId })).stops.find((stop) => stop.shipmentId === cash.id)?.dueMinor ?? 0;
    expect(due).toBeGreaterThan(0);
    const paid = { actId: newId(), act: "delivered" as const, collected: { amount: due, method: "cash" as const } };
    expect(await refusal(phone.act({ stopId: cashStop, said: { ...paid, collected: null } }))).toBe("run.cash_missing");
    const tooMuch = { ...paid, collected: { amount: due + 1, method: "cash" as const } };
    expect(await refusal(phone.act({ stopId: cashStop, said: tooMuch }))).toBe("run.cash_above_due");
    await phone.act({ stopId: cashStop, said: paid });
    await phone.act({ stopId: cashStop, said: paid });
    const [order] = await db.select().from(orders).where(eq(orders.id, second.id));
    expect(order).toMatchObject({ paidMinor: due, paymentStatus: "paid" });
    expect((await eventsOf(ctx, second.id)).filter(({ type }) => type === "order.paid")).toHaveLength(1);
    expect((await at(ctx).list({})).items).toMatchObject([{ id: runId, stops: 2, delivered: 2, failed: 0 }]);
  }),
);

test(
  "what failed waits for another run, or is delivered after all",
  inRollback(async (db) => {
    const { ctx, runId, first, firstStop, cashStop, courier } = await aRun(db);
    const phone = at(courier.ctx);
    // Not taken at the door before: the first act hands it over.
    await phone.act({ stopId: firstStop, said: { actId: newId(), act: "failed", reason: "not_home", note: "Закрыто" } });
    expect(await wayOf(ctx, first.id)).toContain("failed_attempt COURIER_NOT_HOME");
    expect(await at(ctx).waiting({ warehouse: "KZN" })).toMatchObject([{ id: first.id, status: "failed_attempt" }]);
    expect(await refusal(at(ctx).remove({ runId, stopId: firstStop }))).toBe("run.stop_begun");
    expect(await refusal(at(ctx).drop({ runId }))).toBe("run.stop_begun");

    const again = await at(ctx).plan({ day, courierId: courier.userId, warehouse: "KZN", shipmentIds: [first.id] });
    expect(await refusal(phone.act({ stopId: firstStop, said: onTheWay() }))).toBe("run.parcel_elsewhere");
    await at(ctx).drop({ runId: again.id });
    await phone.act({ stopId: firstStop, said: { actId: newId(), act: "delivered" } });
    expect((await phone.byId({ runId })).stops.find(({ id }) => id === firstStop)).toMatchObject({ state: "delivered", reason: null });
    await db
      .update(shipments)
      .set({ status: "returned" })
      .where(eq(shipments.id, (await phone.byId({ runId })).stops.find(({ id }) => id === cashStop)?.shipmentId ?? ""));
    expect(await refusal(phone.act({ stopId: cashStop, said: onTheWay() }))).toBe("run.parcel_over");
  }),
);

test(
  "the buyer's code: asked of the courier, counted when wrong, and left to the office after five",
  inRollback(async (db) => {
    const { ctx, first, cash, firstStop, cashStop, courier } = await aRun(db);
    expect(await codesToTell(ctx, first.orderId)).toEqual(new Map());
    expect(await at(ctx).putSettings({ asksCode: true, version: 0 })).toEqual({ asksCode: true, version: 1 });
    expect(await refusal(at(ctx).putSettings({ asksCode: false, version: 0 }))).toBe("run.settings_stale");
    const [entry] = await db.select().from(auditLog).where(eq(auditLog.action, "courier.settings_changed"));
    expect(entry?.data).toEqual({ asksCode: true });

    const code = codeOf(ctx, first.id);
    expect(code).toMatch(/^\d{4}$/);
    expect(await codesToTell(ctx, first.orderId)).toEqual(new Map([[first.id, code]]));
    const phone = at(courier.ctx);
    const say = (stopId: string, given: string | null) =>
      refusal(phone.act({ stopId, said: { actId: newId(), act: "delivered", code: given } }));
    expect(await say(firstStop, null)).toBe("run.code_missing");
    const wrong = code === "0000" ? "0001" : "0000";
    expect(await say(firstStop, wrong)).toBe("run.code_wrong");
    expect(await say(firstStop, code)).toBe("done");
    expect(await codesToTell(ctx, first.orderId)).toEqual(new Map());

    const other = codeOf(ctx, cash.id) === "0000" ? "0001" : "0000";
    for (let tries = 0; tries < 5; tries++) expect(await say(cashStop, other)).toBe("run.code_wrong");
    expect(await say(cashStop, codeOf(ctx, cash.id))).toBe("run.code_blocked");
    const office = { actId: newId(), act: "delivered" as const, collected: { amount: 0, method: "cash" as const } };
    expect(await refusal(at(ctx).act({ stopId: cashStop, said: office }))).toBe("done");
  }),
);

test(
  "somebody else's run, another organization's and a lower rank are refused",
  inRollback(async (db) => {
    const { ctx, runId, firstStop, courier } = await aRun(db);
    const other = await aDay(db);
    const colleague = (await aMember(ctx, "picker")).ctx;
    for (const stranger of [other.ctx, colleague, actingAs(ctx, { warehouseIds: [newId()] })]) {
      expect(await refusal(at(stranger).byId({ runId }))).toBe("not_found");
      expect(await refusal(at(stranger).act({ stopId: firstStop, said: onTheWay() }))).toBe("not_found");
      expect(await refusal(at(stranger).take({ runId }))).toBe("not_found");
      expect((await at(stranger).list({})).items).toEqual([]);
    }
    expect((await at(courier.ctx).list({})).items).toHaveLength(1);
    expect(await refusal(at(courier.ctx).sort({ runId }))).toBe("forbidden.role");
    expect(await refusal(at(courier.ctx).plan({ day, courierId: courier.userId, warehouse: "KZN" }))).toBe("forbidden.role");
    expect(await refusal(at(actingAs(ctx, { role: "viewer" })).act({ stopId: firstStop, said: onTheWay() }))).toBe("forbidden.role");
    expect(await refusal(at(actingAs(ctx, { role: "operator" })).putSettings({ asksCode: true, version: 0 }))).toBe("forbidden.role");
    expect(await refusal(at(ctx).assign({ runId, courierId: other.courier.userId }))).toBe("run.no_courier");
    await at(ctx).assign({ runId, courierId: colleague.actor.id ?? "" });
    expect(await refusal(at(courier.ctx).byId({ runId }))).toBe("not_found");
  }),
);

test(
  "over HTTP: the run, its paper, an act, a photo",
  inRollback(async (db) => {
    const { ctx, runId, firstStop, order } = await aRun(db);
    const key = await aKey(ctx);
    const ask = (path: string, init: RequestInit = {}) =>
      testApp(db).request(`/api/v1${path}`, { ...init, headers: { authorization: `Bearer ${key}`, ...init.headers } });
    const post = (path: string, body: unknown) =>
      ask(path, { method: "POST", body: JSON.stringify(body), headers: { "content-type": "application/json" } });

    expect(await (await ask("/runs")).json()).toMatchObject({ items: [{ id: runId, stops: 2 }] });
    const text = await pdfText(Buffer.from(await (await ask(`/runs/${runId}/sheet.pdf`)).arrayBuffer()));
    expect(text).toContain(order.number);
    expect(text).toContain("Маршрутный лист");

    const done = await post(`/runs/${runId}/stops/${firstStop}/acts`, { actId: newId(), act: "delivered" });
    expect(done.status).toBe(200);
    expect(((await done.json()) as { stops: unknown[] }).stops).toContainEqual(
      expect.objectContaining({ id: firstStop, state: "delivered", status: "delivered" }),
    );
    expect((await post(`/runs/${newId()}/stops/${firstStop}/acts`, onTheWay())).status).toBe(404);

    const photo = (content: Uint8Array<ArrayBuffer>) => {
      const form = new FormData();
      form.append("file", new File([content], "door.jpg"));
      return ask(`/runs/${runId}/stops/${firstStop}/photo`, { method: "POST", body: form });
    };
    expect((await photo(new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2]))).status).toBe(201);
    expect((await photo(new Uint8Array([97, 98]))).status).toBe(422);
    expect((await eventsOf(ctx, order.id)).map(({ type }) => type)).toContain("order.file_attached");
    expect((await ask("/courier-settings")).status).toBe(200);
  }),
);
