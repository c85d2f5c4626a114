import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { aCalledParcel, aCallingCarrier, aNotice, anAddress } from "@/testing/calling-carrier";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop, stockOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aClock } from "@/testing/parcel-task";
import { listCarriers } from "../carrier-queries";
import { readShipment } from "../queries";
import { shipmentsRouter } from "../router";
import { forgetNotices } from "./forget-notices";
import { readNotice } from "./read-notice";
import { receiveNotice } from "./receive-notice";
import { carrierDeliveries } from "./tables";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const rows = (ctx: Context) =>
  ctx.db.select().from(carrierDeliveries).where(eq(carrierDeliveries.organizationId, ctx.actor.organizationId));
const left = (status: "in_transit" | "delivered", at = "2026-11-22T10:00:00Z") => ({ status, at });

async function jobsOf(ctx: Context, task: string, id: string): Promise<{ run_at: Date }[]> {
  const { rows } = await ctx.db.execute<{ run_at: Date }>(
    sql`select run_at from graphile_worker.jobs where task_identifier = ${task} and key like ${`%${id}`}`,
  );
  return rows;
}

test(
  "a signed notice moves its parcel, once, however often and in whatever order it comes (S20)",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, token, shipmentId } = await aCalledParcel(db, carrier);
    const tell = async (notice: ReturnType<typeof aNotice>) => {
      const { deliveryId } = await receiveNotice(ctx, notice, carrier.openRow);
      await readNotice(ctx, deliveryId, carrier.openRow);
    };
    await tell(aNotice(token, { parcel: "call1", events: [left("delivered", "2026-11-22T12:00:00Z")] }));
    await tell(aNotice(token, { reference: "ref-1", events: [left("in_transit")] }));
    await tell(aNotice(token, { reference: "ref-1", events: [left("in_transit")] }));
    await tell(aNotice(token, { key: shipmentId, events: [left("in_transit")] }));

    const shipment = await readShipment(ctx, shipmentId);
    expect(shipment).toMatchObject({ status: "delivered", fulfilmentStatus: "delivered" });
    expect(shipment.events.map((event) => event.status)).toEqual(["in_transit", "delivered"]);
    expect((await rows(ctx)).map(({ status, deliveries }) => [status, deliveries]).toSorted()).toEqual([
      ["accepted", 1],
      ["accepted", 2],
      ["duplicate", 1],
    ]);
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 8 });
    expect(await bookBreaches(ctx)).toEqual([]);
    expect((await at(ctx).notices({ code: "caller" })).items[0]).toMatchObject({ topic: "parcels", shipmentId, trackingNumber: "CALL1" });
  }),
);

test(
  "the same notice twenty times at once is stored once (S20)",
  withDatabase(async ({ db }) => {
    const carrier = aCallingCarrier();
    const { ctx, token } = await aCalledParcel(db, carrier);
    const notice = aNotice(token, { parcel: "CALL1", events: [left("in_transit")] });
    const answers = await Promise.all(Array.from({ length: 20 }, () => receiveNotice(ctx, notice, carrier.openRow)));
    expect(new Set(answers.map((one) => one.deliveryId)).size).toBe(1);
    expect(await rows(ctx)).toMatchObject([{ deliveries: 20, status: "received", headers: { "x-signature": expect.any(String) } }]);
  }),
);

test(
  "a wrong signature and an unknown address are refused, and nothing is stored (S19)",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, token } = await aCalledParcel(db, carrier);
    const notice = aNotice(token, { parcel: "CALL1" });
    const forged = { ...notice, rawBody: new TextEncoder().encode('[{"parcel":"CALL2"}]') };
    await expect(receiveNotice(ctx, forged, carrier.openRow)).rejects.toMatchObject({ kind: "unauthorized" });
    await expect(receiveNotice(ctx, { ...notice, headers: {} }, carrier.openRow)).rejects.toMatchObject({ kind: "unauthorized" });
    await expect(receiveNotice(ctx, { ...notice, token: "nobody" }, carrier.openRow)).rejects.toMatchObject({ kind: "not_found" });
    expect(await rows(ctx)).toEqual([]);
    const strangers = await testApp(db).request("/api/hooks/carrier/nobody", { method: "POST", body: "{}" });
    expect(strangers.status).toBe(404);
    // This kind, as it is, calls nobody.
    expect((await testApp(db).request(`/api/hooks/carrier/${token}`, { method: "POST", body: "{}" })).status).toBe(404);
  }),
);

test(
  "a notice that nobody signed moves nothing: the carrier is asked about the parcel now",
  inRollback(async (db) => {
    const carrier = aCallingCarrier({ signed: false });
    const { ctx, token, shipmentId } = await aCalledParcel(db, carrier);
    const { deliveryId } = await receiveNotice(ctx, aNotice(token, { parcel: "CALL1", events: [left("delivered")] }), carrier.openRow);
    await readNotice(ctx, deliveryId, carrier.openRow);
    expect((await readShipment(ctx, shipmentId)).events.map((event) => event.status)).not.toContain("delivered");
    expect(await rows(ctx)).toMatchObject([{ status: "accepted", shipmentId }]);
    const [job] = await jobsOf(ctx, "track_shipment", shipmentId);
    expect(job && new Date(job.run_at).getTime()).toBeLessThanOrEqual(Date.now());
  }),
);

test(
  "a parcel that waits for its number is looked at by its booking",
  inRollback(async (db) => {
    const carrier = aCallingCarrier({ signed: false });
    const { ctx, token, shipmentId } = await aCalledParcel(db, carrier);
    await db.execute(sql`update shipments set booking = 'accepted', tracking_number = null where id = ${shipmentId}`);
    const { deliveryId } = await receiveNotice(ctx, aNotice(token, { reference: "ref-1" }), carrier.openRow);
    await readNotice(ctx, deliveryId, carrier.openRow);
    expect(await jobsOf(ctx, "book_shipment", shipmentId)).toHaveLength(1);
  }),
);

test(
  "what is about no parcel of ours is let go, but not before our own answer could have been written",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const clock = aClock();
    const { ctx, token } = await aCalledParcel(db, carrier, { now: clock.now });
    const other = await aShop(db);
    await anAddress(other.ctx, "caller");
    const { deliveryId } = await receiveNotice(ctx, aNotice(token, { parcel: "SOMEBODY-ELSES" }), carrier.openRow);
    await readNotice(ctx, deliveryId, carrier.openRow);
    expect(await rows(ctx)).toMatchObject([{ status: "received" }]);
    expect(await jobsOf(ctx, "read_carrier_notice", deliveryId)).toHaveLength(1);
    clock.pass(3 * 60_000);
    await readNotice(ctx, deliveryId, carrier.openRow);
    expect(await rows(ctx)).toMatchObject([{ status: "ignored", reason: { code: "carrier.notice_unknown_parcel" } }]);

    const nothing = await receiveNotice(ctx, { ...aNotice(token), query: { n: "\u0000" } }, carrier.openRow);
    await readNotice(ctx, nothing.deliveryId, carrier.openRow);
    expect((await rows(ctx)).map((row) => row.reason?.code)).toContain("carrier.notice_of_no_parcel");
  }),
);

test(
  "another account's parcel of the same number is not moved, nor another organization's",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, shipmentId } = await aCalledParcel(db, carrier);
    const { token: second } = await anAddress(ctx, "second");
    const other = await aCalledParcel(db, carrier);
    for (const [who, token] of [
      [ctx, second],
      [other.ctx, other.token],
    ] as const) {
      const { deliveryId } = await receiveNotice(who, aNotice(token, { parcel: "CALL1", events: [left("in_transit")] }), carrier.openRow);
      await readNotice(who, deliveryId, carrier.openRow);
    }
    expect((await readShipment(ctx, shipmentId)).fulfilmentStatus).toBe("packed");
    expect((await readShipment(other.ctx, other.shipmentId)).fulfilmentStatus).toBe("handed_over");
  }),
);

test(
  "what the adapter stumbles over is stored before it is answered, and shown as what nobody could read",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, token } = await aCalledParcel(db, carrier);
    const read = () => {
      throw new TypeError("of another shape");
    };
    const { hook } = carrier.carrier;
    const account = { code: "caller", settings: {}, secrets: {}, fetch };
    const openRow = () => ({ carrier: { ...carrier.carrier, hook: hook && { ...hook, read } }, account });
    const { deliveryId } = await receiveNotice(ctx, aNotice(token, { parcel: "CALL1" }), openRow);
    await readNotice(ctx, deliveryId, openRow);
    expect(await rows(ctx)).toMatchObject([{ topic: "", status: "failed", reason: { code: "carrier.notice_unreadable" } }]);
  }),
);

test(
  "notices are forgotten after a month",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, token } = await aCalledParcel(db, carrier);
    const { deliveryId } = await receiveNotice(ctx, aNotice(token, { parcel: "CALL1" }), carrier.openRow);
    await receiveNotice(ctx, aNotice(token, { parcel: "CALL2" }), carrier.openRow);
    await db
      .update(carrierDeliveries)
      .set({ receivedAt: new Date(Date.now() - 31 * 86_400_000) })
      .where(and(eq(carrierDeliveries.organizationId, ctx.actor.organizationId), eq(carrierDeliveries.id, deliveryId)));
    await forgetNotices({ db, now: () => new Date() });
    expect(await rows(ctx)).toHaveLength(1);
  }),
);

test(
  "the address is told to those who set carriers up, and to nobody else",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await at(ctx).putCarrier({ code: "cdek", kind: "cdek", secrets: { clientId: "a", clientSecret: "b" } });
    const of = async (who: Context) => (await listCarriers(who)).find(({ code }) => code === "cdek");
    const { webhookUrl, secretsSet } = (await of(ctx)) ?? {};
    expect(webhookUrl).toMatch(/\/api\/hooks\/carrier\/[0-9a-f]{64}$/);
    expect(secretsSet?.toSorted()).toEqual(["clientId", "clientSecret"]);
    expect((await of(actingAs(ctx, { role: "operator" })))?.webhookUrl).toBeNull();

    const path = new URL(webhookUrl ?? "").pathname;
    const told = JSON.stringify({ type: "ORDER_STATUS", uuid: "none", attributes: { cdek_number: "1" } });
    const taken = await testApp(db).request(path, { method: "POST", body: told });
    expect([taken.status, await taken.json()]).toEqual([200, { received: true }]);
    expect((await testApp(db).request(path, { method: "POST", body: "\u0000 rubbish" })).status).toBe(200);
    expect((await rows(ctx)).length).toBe(2);

    const again = await testApp(db).request("/api/v1/carriers/cdek", {
      method: "PUT",
      headers: { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" },
      body: JSON.stringify({ kind: "cdek", settings: {} }),
    });
    expect([again.status, await again.json()]).toMatchObject([200, { webhookUrl, secretsSet: expect.any(Array) }]);
  }),
);
