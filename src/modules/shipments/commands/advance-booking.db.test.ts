import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aLabelShop, customerOf } from "@/testing/label-shop";
import { eventsOf } from "@/testing/orders";
import { aClock, aPackedParcel } from "@/testing/parcel-task";
import { CarrierUnavailable } from "../carriers/port";
import { bookShipmentJob, cancelShipmentBookingsJob, resumeStuckBookings } from "../jobs";
import type { Opener } from "../load-accounts";
import { readShipmentRow, type ShipmentRow } from "../lock-shipment";
import { listShipments } from "../queries";
import { claimBooking } from "../record-claim";
import { advanceBooking } from "./advance-booking";
import { retryBooking, writeOffBooking } from "./retry-booking";
import { shipFulfilment } from "./ship-fulfilment";

let carrier: Awaited<ReturnType<typeof aLabelShop>>;
beforeEach(async () => {
  carrier = await aLabelShop();
});
afterEach(() => carrier.close());

const lease = 31_000;
const neverOpens: Opener = async () => Promise.reject(new Error("the process dies here"));

/** A packed parcel with its intent written, and the process dead before anything was called. */
async function anIntent(db: Db) {
  const clock = aClock();
  const packed = await aPackedParcel(db, { now: clock.now });
  await shipFulfilment(packed.ctx, { fulfilmentId: packed.fulfilmentId }, neverOpens).catch(() => null);
  const [shipment] = (await listShipments(packed.ctx, {})).items;
  return { ...packed, clock, shipmentId: shipment?.id ?? "" };
}

const jobs = async (db: Db, shipmentId: string) => {
  const { rows } = await db.execute<{ task: string; run_at: Date }>(
    sql`select task_identifier as task, run_at from graphile_worker.jobs where key like ${`%${shipmentId}`} and task_identifier = 'book_shipment'`,
  );
  return rows;
};

describe("killed between the steps, a parcel has one label (S38, C-23)", () => {
  const abilities = { "can be asked what it sold": { canFind: true }, "answers one key with one booking": { repeatsSafely: true } };

  for (const [ability, able] of Object.entries(abilities)) {
    test(
      `before the call: the job calls, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, shipmentId } = await anIntent(db);
        await bookShipmentJob(ctx, { shipmentId }, customerOf(carrier.url, able));
        expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", trackingNumber: "SHOP1", attempts: 1 });
        expect(carrier.sold).toHaveLength(1);
      }),
    );

    test(
      `after it noted the call and before it made it, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, shipmentId, clock } = await anIntent(db);
        await claimBooking(ctx, shipmentId, { seen: await readShipmentRow(ctx, shipmentId), step: "call" });
        clock.pass(lease);
        await bookShipmentJob(ctx, { shipmentId }, customerOf(carrier.url, able));
        expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", attempts: 2 });
        expect(carrier.sold).toHaveLength(1);
      }),
    );

    test(
      `after the carrier sold and before that was written, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, shipmentId, clock } = await anIntent(db);
        await claimBooking(ctx, shipmentId, { seen: await readShipmentRow(ctx, shipmentId), step: "call" });
        await fetch(`${carrier.url}/book?key=${shipmentId}`);
        clock.pass(lease);
        await bookShipmentJob(ctx, { shipmentId }, customerOf(carrier.url, able));
        expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", trackingNumber: "SHOP1" });
        expect(carrier.sold).toHaveLength(1);
      }),
    );

    test(
      `the answer is lost on its way, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, shipmentId } = await anIntent(db);
        carrier.shop.mood = "loses_the_answer";
        const open = customerOf(carrier.url, able);
        expect(await advanceBooking(ctx, shipmentId, open)).toMatchObject({
          booking: "calling",
          trackingNumber: null,
          lastError: { code: "carrier.unavailable" },
        });
        expect(await jobs(db, shipmentId)).toHaveLength(1);
        carrier.shop.mood = "well";
        await bookShipmentJob(ctx, { shipmentId }, open);
        expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", trackingNumber: "SHOP1", lastError: null });
        expect(carrier.sold).toHaveLength(1);
      }),
    );
  }
});

test(
  "what a carrier cannot show yet is not looked for sooner, whoever asks: it would be taken for missing and bought twice (S38)",
  inRollback(async (db) => {
    const { ctx, shipmentId, fulfilmentId, clock } = await anIntent(db);
    const able = await customerOf(carrier.url, { canFind: true })(ctx, "");
    if ("reason" in able) throw new Error("not opened");
    let isShown = false;
    const slow: Opener = async () => ({
      ...able,
      carrier: {
        ...able.carrier,
        book: (request, account) =>
          able.carrier.book(request, account).catch(() => Promise.reject(new CarrierUnavailable("no answer", "maybe", 60_000))),
        findBooking: async (key, account) => (isShown ? ((await able.carrier.findBooking?.(key, account)) ?? null) : null),
      },
    });
    carrier.shop.mood = "loses_the_answer";
    await advanceBooking(ctx, shipmentId, slow);
    carrier.shop.mood = "well";
    expect(await shipFulfilment(ctx, { fulfilmentId }, slow)).toMatchObject({ booking: "calling", attempts: 1 });
    isShown = true;
    clock.pass(60_000);
    await bookShipmentJob(ctx, { shipmentId }, slow);
    expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", trackingNumber: "SHOP1" });
    expect(carrier.sold).toHaveLength(1);
  }),
);

test(
  "a carrier that can neither be asked nor repeated is left to a person, who looks and decides",
  inRollback(async (db) => {
    const { ctx, order, shipmentId, fulfilmentId } = await anIntent(db);
    const open = customerOf(carrier.url);
    carrier.shop.mood = "loses_the_answer";
    await advanceBooking(ctx, shipmentId, open);
    await bookShipmentJob(ctx, { shipmentId }, open);
    expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "failed", lastError: { code: "shipment.outcome_unknown" } });
    await expect(shipFulfilment(ctx, { fulfilmentId }, open)).rejects.toMatchObject({
      reason: { code: "shipment.look_at_carrier" },
      details: { shipmentId },
    });
    expect(carrier.sold).toHaveLength(1);
    await writeOffBooking(ctx, { shipmentId });
    carrier.shop.mood = "well";
    const second = await shipFulfilment(ctx, { fulfilmentId }, open);
    expect(second).toMatchObject({ booking: "booked" });
    expect(second.id).not.toBe(shipmentId);
    expect((await eventsOf(ctx, order.id)).filter((event) => event.type === "shipment.booking_failed")).toHaveLength(1);
  }),
);

test(
  "a carrier that is down is called again later, as for the first time",
  inRollback(async (db) => {
    const { ctx, shipmentId, fulfilmentId } = await anIntent(db);
    const closed = await aLabelShop();
    await closed.close();
    const shipment = await shipFulfilment(ctx, { fulfilmentId }, customerOf(closed.url));
    expect(shipment).toMatchObject({
      id: shipmentId,
      booking: "intent",
      attempts: 1,
      trackingNumber: null,
      lastError: { code: "carrier.unavailable" },
    });
    expect(await jobs(db, shipmentId)).toHaveLength(1);
    await bookShipmentJob(ctx, { shipmentId }, customerOf(carrier.url));
    expect(await readShipmentRow(ctx, shipmentId)).toMatchObject({ booking: "booked", attempts: 2 });
  }),
);

test(
  "a clear no frees the parcel: it is told, and tried again by hand or booked anew",
  inRollback(async (db) => {
    const { ctx, order, shipmentId, fulfilmentId } = await anIntent(db);
    const open = customerOf(carrier.url);
    carrier.shop.mood = "no";
    await expect(shipFulfilment(ctx, { fulfilmentId }, open)).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "carrier.too_heavy" },
    });
    expect((await eventsOf(ctx, order.id)).find((event) => event.type === "shipment.booking_failed")?.data).toMatchObject({
      reason: "carrier.too_heavy",
    });
    carrier.shop.mood = "well";
    expect(await retryBooking(ctx, { shipmentId }, open)).toMatchObject({ id: shipmentId, booking: "booked" });
    await expect(retryBooking(ctx, { shipmentId }, open)).rejects.toMatchObject({ reason: { code: "shipment.wrong_booking_state" } });
    expect(carrier.sold).toHaveLength(1);
  }),
);

test(
  "while one process calls, another only queues a later look",
  inRollback(async (db) => {
    const { ctx, shipmentId } = await anIntent(db);
    const open = customerOf(carrier.url, { repeatsSafely: true });
    await claimBooking(ctx, shipmentId, { seen: await readShipmentRow(ctx, shipmentId), step: "call" });
    await bookShipmentJob(ctx, { shipmentId }, open);
    expect(carrier.shop.calls).toBe(0);
    expect(await jobs(db, shipmentId)).toHaveLength(1);
  }),
);

test(
  "the net finds what its process left behind, and nothing that waits for its own next try",
  inRollback(async (db) => {
    const { ctx, shipmentId, clock } = await anIntent(db);
    const sweep = () => resumeStuckBookings({ db, now: clock.now });
    expect(await sweep()).toBe(0);
    clock.pass(3 * 60_000);
    expect(await sweep()).toBe(1);
    await claimBooking(ctx, shipmentId, { seen: await readShipmentRow(ctx, shipmentId), step: "call" });
    expect(await sweep()).toBe(0);
    clock.pass(3 * 60_000);
    expect(await sweep()).toBe(1);
    expect(await jobs(db, shipmentId)).toHaveLength(1);
  }),
);

test(
  "an order cancelled while the carrier was being called: what was bought is given back",
  inRollback(async (db) => {
    const { ctx, order, shipmentId } = await anIntent(db);
    const open = customerOf(carrier.url);
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    // The call was under way when the order fell.
    await advanceBooking(ctx, shipmentId, open);
    expect((await readShipmentRow(ctx, shipmentId)).booking).toBe("booked");
    await cancelShipmentBookingsJob(ctx, { orderId: order.id }, open);
    expect((await readShipmentRow(ctx, shipmentId)).booking).toBe("cancelled");
    expect(carrier.shop.cancelled).toEqual([shipmentId]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "ten packers ship the same parcel at once: one shipment, one label",
  withDatabase(async ({ db }) => {
    const { ctx, order, fulfilmentId } = await aPackedParcel(db);
    carrier.shop.mood = "hangs";
    const open = customerOf(carrier.url);
    const answers = await Promise.all(Array.from({ length: 10 }, () => shipFulfilment(ctx, { fulfilmentId }, open)));
    expect(new Set(answers.map((one: ShipmentRow) => one.id)).size).toBe(1);
    expect(carrier.sold).toHaveLength(1);
    const [shipment] = (await listShipments(systemContext(db, ctx.actor.organizationId), {})).items;
    expect(shipment).toMatchObject({ booking: "booked", trackingNumber: "SHOP1", orderId: order.id });
  }),
);
