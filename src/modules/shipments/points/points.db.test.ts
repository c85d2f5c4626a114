import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { aCallingCarrier } from "@/testing/calling-carrier";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aClock, aSimulatedCarrier } from "@/testing/parcel-task";
import { shipmentsRouter } from "../router";
import { searchPoints } from "./search-points";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });

test(
  "points of a town come by distance, by the account's code and by its kind",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aSimulatedCarrier(ctx);
    const found = await at(actingAs(ctx, { role: "viewer" })).points({ carrier: "sim", city: "Казань", postalCode: "420000", limit: 5 });
    expect(found).toMatchObject({ carrier: "sim", more: 7, isOld: false });
    const far = found.items.map((point) => point.distanceKm ?? Number.NaN);
    expect(far).toEqual(far.toSorted((a, b) => a - b));
    expect(await at(ctx).points({ carrier: "simulated", city: "казань ", postalCode: "420000" })).toMatchObject({ carrier: "sim" });
    // Lockers take ten kilograms.
    const heavy = await at(ctx).points({ carrier: "sim", city: "Казань", weightGrams: 15_000 });
    expect(new Set(heavy.items.map((point) => point.kind))).toEqual(new Set(["office"]));

    const key = await aKey(ctx, ["orders:read"]);
    const answer = await testApp(db).request(
      "/api/v1/pickup-points?carrier=sim&city=%D0%9A%D0%B0%D0%B7%D0%B0%D0%BD%D1%8C&weightGrams=500",
      {
        headers: { authorization: `Bearer ${key}` },
      },
    );
    expect([answer.status, await answer.json()]).toMatchObject([200, { carrier: "sim", isOld: false }]);
  }),
);

test(
  "a place is asked for once a day, and while the carrier is away its last list serves",
  inRollback(async (db) => {
    const clock = aClock();
    const { ctx } = await aShop(db, { now: clock.now });
    await aSimulatedCarrier(ctx);
    const { answers, openRow } = aCallingCarrier();
    const ask = (city: string) => searchPoints(ctx, { carrier: "sim", city }, openRow);
    await ask("Казань");
    await ask("КАЗАНЬ");
    expect(answers.asked).toEqual(["points Казань"]);
    answers.mood = "away";
    clock.pass(25 * 60 * 60_000);
    expect(await ask("Казань")).toMatchObject({ isOld: true });
    await expect(ask("Самара")).rejects.toMatchObject({ kind: "unavailable", reason: { code: "carrier.unavailable" } });
    answers.mood = "well";
    expect(await ask("Казань")).toMatchObject({ isOld: false, askedAt: clock.now() });
  }),
);

test(
  "no place, a carrier without points and somebody else's carrier are refused",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await expect(at(ctx).points({ carrier: "own_courier" })).rejects.toMatchObject({ cause: { reason: { code: "carrier.no_place" } } });
    await expect(searchPoints(ctx, { carrier: "own_courier", city: "Казань" })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "carrier.no_points" },
    });
    const other = await aShop(db);
    await aSimulatedCarrier(other.ctx);
    await expect(searchPoints(ctx, { carrier: "sim", city: "Казань" })).rejects.toMatchObject({ kind: "not_found" });
  }),
);
