import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { addDays, dayOf } from "@/lib/dates";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { aCallingCarrier } from "@/testing/calling-carrier";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPackedParcel, aSimulatedCarrier } from "@/testing/parcel-task";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { shipmentsRouter } from "../router";
import { askCourierAgain, callCourier } from "./call-courier";
import { courierCalls } from "./tables";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const today = dayOf(new Date(), "Europe/Moscow");
const day = (ahead = 1) => addDays(today, ahead);
const wish = (changes = {}) => ({ carrier: "sim", warehouse: "KZN", day: day(), from: "10:00", until: "14:00", comment: null, ...changes });

/** A parcel that waits at the door of KZN for the carrier "sim". */
async function atTheDoor(db: Db) {
  const packed = await aPackedParcel(db);
  await aSimulatedCarrier(packed.ctx, { bookingDelayMs: 0 });
  await shipFulfilment(packed.ctx, { fulfilmentId: packed.fulfilmentId, carrier: "sim" });
  return packed;
}

test(
  "a courier comes for what waits at the door, once a day",
  inRollback(async (db) => {
    const { ctx } = await atTheDoor(db);
    expect(await at(ctx).courierLoad({ carrier: "sim", warehouse: "KZN" })).toMatchObject({ shipments: 1, parcels: 1 });
    const call = await at(actingAs(ctx, { role: "picker", name: "Пётр" })).callCourier(wish());
    expect(call).toMatchObject({ state: "called", parcels: 1, day: day(), from: "10:00", by: "Пётр" });
    expect(call.reference).toMatch(/^SIM-C\d{8}$/);
    await expect(at(ctx).callCourier(wish())).rejects.toMatchObject({ cause: { reason: { code: "courier.called_already" } } });
    await at(ctx).callCourier(wish({ day: day(2) }));
    expect((await at(ctx).courierCalls()).map((one) => one.day)).toEqual([day(2), day(1)]);

    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const post = () =>
      testApp(db).request("/api/v1/courier-calls", { method: "POST", headers, body: JSON.stringify(wish({ day: day(3) })) });
    expect((await post()).status).toBe(201);
    expect((await post()).status).toBe(409);
    expect(((await (await testApp(db).request("/api/v1/courier-calls", { headers })).json()) as { items: unknown[] }).items).toHaveLength(
      3,
    );
  }),
);

test(
  "a wrong day, nothing to take, a carrier that sends none, another's warehouse and those who only look are refused",
  inRollback(async (db) => {
    const { ctx } = await atTheDoor(db);
    const code = (changes: object, who = ctx) => callCourier(who, wish(changes)).catch((error) => error.reason?.code);
    expect(await code({ day: day(-1) })).toBe("courier.wrong_day");
    expect(await code({ day: day(60) })).toBe("courier.wrong_day");
    expect(await code({ warehouse: "MSK" })).toBe("courier.nothing_to_take");
    expect(await code({ carrier: "own_courier" })).toBe("courier.not_called");
    expect(await code({}, (await aShop(db)).ctx)).toBe("not_found");
    expect(await code({}, actingAs(ctx, { warehouseIds: [] }))).toBe("not_found");
    await expect(at(ctx).callCourier(wish({ until: "09:00" }))).rejects.toMatchObject({ code: "BAD_REQUEST" });
    await expect(at(actingAs(ctx, { role: "viewer" })).callCourier(wish())).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await at(ctx).courierCalls()).toEqual([]);
  }),
);

test(
  "a lost answer is asked for again under the same key; a clear no frees the day (S38)",
  inRollback(async (db) => {
    const { ctx } = await atTheDoor(db);
    const { answers, openRow } = aCallingCarrier();
    answers.mood = "silent";
    const lost = await callCourier(ctx, wish(), openRow);
    expect(lost).toMatchObject({ state: "unknown", reference: null });
    await expect(callCourier(ctx, wish(), openRow)).rejects.toMatchObject({ reason: { code: "courier.called_already" } });
    answers.mood = "away";
    expect(await askCourierAgain(ctx, lost.id, openRow)).toMatchObject({ state: "unknown" });
    answers.mood = "well";
    expect(await askCourierAgain(ctx, lost.id, openRow)).toMatchObject({ state: "called", reference: "C-1", reason: null });
    await expect(askCourierAgain(ctx, lost.id, openRow)).rejects.toMatchObject({ reason: { code: "courier.nothing_lost" } });
    expect(new Set(answers.asked)).toEqual(new Set([`courier ${lost.id} ${day()} 1`]));

    // Two asked at once: the second is told that a courier was called before, which is the first's.
    const own = and(eq(courierCalls.organizationId, ctx.actor.organizationId), eq(courierCalls.id, lost.id));
    await db.update(courierCalls).set({ state: "unknown", reference: null }).where(own);
    let asked = 0;
    const twice: typeof openRow = (row) => {
      const opened = openRow(row);
      if ("reason" in opened) return opened;
      const callCourier = async () => {
        if (asked++ > 0) return { outcome: "done", reference: "C-2" } as const;
        await askCourierAgain(ctx, lost.id, twice);
        return { outcome: "refused", reason: { code: "carrier.courier_called_before" } } as const;
      };
      return { ...opened, carrier: { ...opened.carrier, callCourier } };
    };
    expect(await askCourierAgain(ctx, lost.id, twice)).toMatchObject({ state: "called", reference: "C-2", reason: null });

    answers.mood = "no";
    expect(await callCourier(ctx, wish({ day: day(2) }), openRow)).toMatchObject({ state: "refused", reason: { code: "carrier.said_no" } });
    answers.mood = "away";
    expect(await callCourier(ctx, wish({ day: day(2) }), openRow)).toMatchObject({ state: "refused" });
    answers.mood = "well";
    expect(await callCourier(ctx, wish({ day: day(2) }), openRow)).toMatchObject({ state: "called" });
  }),
);

test(
  "a process that died in the middle of its call is asked about after a minute (S38)",
  inRollback(async (db) => {
    const { ctx, organizationId } = await atTheDoor(db);
    const { answers, openRow } = aCallingCarrier();
    const { id } = await callCourier(ctx, wish(), openRow);
    const itself = and(eq(courierCalls.organizationId, organizationId), eq(courierCalls.id, id));
    await db.update(courierCalls).set({ state: "calling", reference: null }).where(itself);
    await expect(askCourierAgain(ctx, id, openRow)).rejects.toMatchObject({ reason: { code: "courier.nothing_lost" } });
    await db
      .update(courierCalls)
      .set({ createdAt: new Date(Date.now() - 120_000) })
      .where(itself);
    expect(await askCourierAgain(ctx, id, openRow)).toMatchObject({ state: "called" });
    expect(answers.asked).toHaveLength(2);
  }),
);
