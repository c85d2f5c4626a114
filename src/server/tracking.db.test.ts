import { and, eq } from "drizzle-orm";
import { beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { rateOrder } from "@/modules/notifications/commands/rate-order";
import { ratings } from "@/modules/notifications/tables";
import { fulfilments, orders } from "@/modules/orders/tables";
import { organizations } from "@/modules/organizations/tables";
import { carriers, shipments, trackingEvents } from "@/modules/shipments/tables";
import type { TrackingStatus } from "@/modules/shipments/tracking";
import type { Context } from "@/platform/context";
import { processWide } from "@/platform/process";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { rateByLink, trackingView } from "./tracking";

beforeEach(() => processWide("rate:tracking-guesses", () => new Map()).clear());

const at = (time: string) => new Date(`2026-11-22T${time}:00Z`);

async function aTrackedOrder(db: Context["db"]) {
  const { ctx, organizationId } = await aShop(db, { now: () => at("09:00") });
  await aProduct(ctx, { sku: "TEA", stock: { MSK: 5 } });
  await db.update(organizations).set({ supportEmail: "hello@shop.example" }).where(eq(organizations.id, organizationId));
  const order = await anOrder(ctx, { lines: { TEA: 2 } });
  const token = order.trackingUrl?.split("/t/")[1] ?? "";
  const visitor = { db, inTransaction: false, now: () => at("18:00"), ip: "192.0.2.7" };
  return { ctx, organizationId, order, token, visitor };
}

/** A shipment of the order's one fulfilment, with what its carrier told. */
async function shipped(ctx: Context, orderId: string, moves: [TrackingStatus, string, string?][]) {
  const { organizationId } = ctx.actor;
  const [work] = await ctx.db.select().from(fulfilments).where(eq(fulfilments.orderId, orderId));
  const itsCourier = and(eq(carriers.organizationId, organizationId), eq(carriers.code, "own_courier"));
  const [carrier] = await ctx.db.select().from(carriers).where(itsCourier);
  if (!work || !carrier) throw new Error("nothing to ship");
  const id = newId();
  const delivered = moves.some(([status]) => status === "delivered") ? at("15:00") : null;
  await ctx.db
    .update(fulfilments)
    .set({ status: delivered ? "delivered" : "handed_over", packedAt: at("10:00"), handedOverAt: at("11:00"), deliveredAt: delivered })
    .where(eq(fulfilments.id, work.id));
  await ctx.db
    .update(orders)
    .set({ packedAt: at("10:00"), deliveredAt: delivered })
    .where(eq(orders.id, orderId));
  await ctx.db.insert(shipments).values({
    organizationId,
    id,
    orderId,
    fulfilmentId: work.id,
    carrierId: carrier.id,
    carrier: carrier.code,
    service: "courier",
    booking: "booked",
    currency: "RUB",
    trackingNumber: "OWN-1",
  });
  for (const [status, time, location] of moves) {
    await ctx.db
      .insert(trackingEvents)
      .values({ organizationId, id: newId(), shipmentId: id, status, occurredAt: at(time), location, note: "Мария Иванова" });
  }
}

test(
  "the link shows the number, the stages with their times, the parcel and what can be done, and nothing personal",
  inRollback(async (db) => {
    const { ctx, order, token } = await aTrackedOrder(db);
    await shipped(ctx, order.id, [
      ["in_transit", "11:00", "Москва"],
      ["out_for_delivery", "14:00", "Казань, ул. Баумана"],
      ["delivered", "15:00"],
    ]);
    const response = await testApp(db).request(`/api/v1/track/${token}`);
    expect(response.status).toBe(200);
    const text = await response.text();
    const answer = JSON.parse(text);
    expect(Object.keys(answer).sort()).toEqual(["actions", "expectedAt", "number", "parcels", "stage", "stages", "timeZone"]);
    expect(answer).toMatchObject({
      number: order.number,
      stage: "delivered",
      stages: [
        { stage: "accepted" },
        { stage: "assembled", at: "2026-11-22T10:00:00.000Z" },
        { stage: "handed_over", at: "2026-11-22T11:00:00.000Z" },
        { stage: "in_transit", at: "2026-11-22T11:00:00.000Z" },
        { stage: "delivered", at: "2026-11-22T15:00:00.000Z" },
      ],
      parcels: [{ trackingNumber: "OWN-1", carrier: null, lines: [{ name: "Товар TEA", quantity: 2 }] }],
      expectedAt: null,
      actions: ["rate", "message", "contact"],
    });
    expect(answer.parcels[0].events[1]).toMatchObject({ status: "out_for_delivery", place: "Казань" });
    expect(text).not.toMatch(/maria@|Баумана|Иванова|9161234567|129900|shop\.example/);
    expect(response.headers.get("cache-control")).toBe("no-store");
    expect(response.headers.get("referrer-policy")).toBe("no-referrer");
    expect(response.headers.get("x-robots-tag")).toContain("noindex");
  }),
);

describe("S53: a link", () => {
  test(
    "that is unknown and one that was taken back answer alike",
    inRollback(async (db) => {
      const { order, token } = await aTrackedOrder(db);
      const app = testApp(db);
      await db.update(orders).set({ trackingRevokedAt: new Date() }).where(eq(orders.id, order.id));
      const answers: [number, string][] = [];
      for (const link of [token, "x".repeat(22), "short", order.number, "%27%20or%201=1"]) {
        const response = await app.request(`/api/v1/track/${link}`);
        answers.push([response.status, await response.text()]);
      }
      expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
      expect(answers[0]?.[0]).toBe(404);
    }),
  );

  test(
    "is not found by guessing: the guesser has to wait, whoever has a link does not",
    inRollback(async (db) => {
      const { order, token } = await aTrackedOrder(db);
      const app = testApp(db);
      const statuses: number[] = [];
      for (let i = 0; i < 40; i++) statuses.push((await app.request(`/api/v1/track/${"guess".repeat(4)}${i}`)).status);
      expect(statuses.slice(0, 20).every((status) => status === 404)).toBe(true);
      expect(statuses.slice(21).every((status) => status === 429)).toBe(true);
      expect((await app.request(`/api/v1/track/${"guess".repeat(5)}`)).headers.get("retry-after")).toMatch(/^\d+$/);
      expect(await (await app.request(`/api/v1/track/${token}`)).json()).toMatchObject({ number: order.number });
    }),
  );

  test(
    "opens no picture of a product that its order does not hold",
    inRollback(async (db) => {
      const { ctx, token } = await aTrackedOrder(db);
      const other = await aProduct(ctx, { sku: "CUP" });
      for (const id of [other.id, "not-an-id"])
        expect((await testApp(db).request(`/api/v1/track/${token}/pictures/${id}`)).status).toBe(404);
    }),
  );
});

describe("a rating", () => {
  test(
    "comes as a plain form, without a script, and leads back to the page with what went wrong",
    inRollback(async (db) => {
      const { ctx, order, token } = await aTrackedOrder(db);
      const post = async (fields: Record<string, string>) => {
        const response = await testApp(db).request(`/api/v1/track/${token}/rating/form`, {
          method: "POST",
          body: new URLSearchParams(fields),
        });
        return [response.status, response.headers.get("location")];
      };
      expect(await post({ score: "5", lang: "en" })).toEqual([303, `/t/${token}?lang=en&rating=failed#rating`]);
      await shipped(ctx, order.id, [["delivered", "15:00"]]);
      expect(await post({ comment: "no stars" })).toEqual([303, `/t/${token}?rating=missing#rating`]);
      for (const type of ["multipart/form-data", "multipart/form-data; boundary=x"]) {
        const unreadable = await testApp(db).request(`/api/v1/track/${token}/rating/form`, {
          method: "POST",
          headers: { "content-type": type },
          body: "--x\r\nContent-Disp",
        });
        expect([unreadable.status, unreadable.headers.get("location")]).toEqual([303, `/t/${token}?rating=missing#rating`]);
      }
      expect(await post({ score: "6" })).toEqual([303, `/t/${token}?rating=failed#rating`]);
      expect(await post({ score: "4", comment: "", lang: "//evil.example" })).toEqual([303, `/t/${token}#rating`]);
      expect(await db.select().from(ratings).where(eq(ratings.orderId, order.id))).toMatchObject([{ score: 4, comment: null }]);
    }),
  );

  test(
    "is taken after delivery, and a later one replaces it",
    inRollback(async (db) => {
      const { ctx, order, token, visitor } = await aTrackedOrder(db);
      await shipped(ctx, order.id, [["delivered", "15:00"]]);
      await rateByLink(visitor, token, { score: 2, comment: "Долго" });
      await rateByLink(visitor, token, { score: 5, comment: null });
      expect(await db.select().from(ratings).where(eq(ratings.orderId, order.id))).toMatchObject([{ score: 5, comment: null }]);
      const rated = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "order.rated");
      expect(rated).toMatchObject([{ data: { score: 2 }, by: { kind: "buyer", id: null } }, { data: { score: 5 } }]);
      expect((await trackingView(visitor, token)).order.rating).toMatchObject({ score: 5, delivery: null, comment: null });
      await rateByLink(visitor, token, { score: 5, delivery: 2, goods: 5, comment: null });
      expect((await trackingView(visitor, token)).order.rating).toMatchObject({ score: 5, delivery: 2, goods: 5 });
      // Who is only told of low marks hears of this one.
      expect((await eventsOf(ctx, order.id)).at(-1)).toMatchObject({ type: "order.rated", data: { score: 5, lowest: 2 } });
    }),
  );

  test(
    "is refused before delivery, for another organization's order, and through a wrong link",
    inRollback(async (db) => {
      const { order, token, visitor } = await aTrackedOrder(db);
      await expect(rateByLink(visitor, token, { score: 5, comment: null })).rejects.toMatchObject({
        reason: { code: "rating.not_delivered" },
      });
      const stranger = await aShop(db);
      await expect(rateOrder(stranger.ctx, { orderId: order.id, score: 5, comment: null })).rejects.toMatchObject({ kind: "not_found" });
      await expect(rateByLink(visitor, "x".repeat(22), { score: 5, comment: null })).rejects.toMatchObject({ kind: "not_found" });
    }),
  );
});
