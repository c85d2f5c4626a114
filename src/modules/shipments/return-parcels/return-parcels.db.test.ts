import { sql } from "drizzle-orm";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aLabelShop, returnsOf } from "@/testing/label-shop";
import { actingAs, eventsOf } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { aClock, aPackedParcel, aSimulatedCarrier } from "@/testing/parcel-task";
import { shipFulfilment } from "../commands/ship-fulfilment";
import type { Opener } from "../load-accounts";
import { advanceReturnParcel } from "./advance-return-parcel";
import { bookReturnParcel, retryReturnParcel } from "./book-return-parcel";
import { cancelReturnParcel, writeOffReturnParcel } from "./cancel-return-parcel";
import { claimReturnParcel } from "./claim-return-parcel";
import { readReturnParcelRow } from "./lock-return-parcel";
import { quoteReturnParcel } from "./quote-return-parcel";
import { resumeReturnParcels } from "./resume-return-parcels";
import { readReturnLabel, returnParcelsOf } from "./return-parcel-queries";
import { enterReturnTracking, trackReturnParcelJob } from "./track-return-parcel";

let carrier: Awaited<ReturnType<typeof aLabelShop>>;
beforeEach(async () => {
  carrier = await aLabelShop();
});
afterEach(() => carrier.close());

const lease = 31_000;

/** A parcel that the own courier brought, and the wish to send one of its goods back. */
async function aReturnWish(db: Db) {
  const clock = aClock();
  const packed = await aPackedParcel(db, { now: clock.now });
  await shipFulfilment(packed.ctx, { fulfilmentId: packed.fulfilmentId, carrier: "own_courier" });
  const wish = {
    returnId: newId(),
    orderId: packed.order.id,
    warehouseId: packed.warehouses.KZN,
    lines: [{ orderLineId: packed.order.lines[0]?.id ?? "", quantity: 1 }],
  };
  return { ...packed, clock, wish };
}

/** The intent written, and the process dead before anything was called. */
async function anIntent(db: Db) {
  const given = await aReturnWish(db);
  await bookReturnParcel(given.ctx, { ...given.wish, carrier: "own_courier" }, diesAfterQuote(carrier.url)).catch(() => null);
  const [parcel] = await returnParcelsOf(given.ctx, [given.wish.returnId]);
  return { ...given, parcelId: parcel?.id ?? "" };
}

/** Opens accounts for their prices, and dies when one is opened to be called. */
function diesAfterQuote(url: string): Opener {
  const prices = returnsOf(url);
  return async (ctx, id) => {
    const { rows } = await ctx.db.execute<{ n: number }>(
      sql`select count(*)::int as n from return_parcels where organization_id = ${ctx.actor.organizationId}`,
    );
    if ((rows[0]?.n ?? 0) > 0) throw new Error("the process dies here");
    return prices(ctx, id);
  };
}

describe("killed between the steps, a return has one label (S38, C-23)", () => {
  const abilities = { "can be asked what it sold": { canFind: true }, "answers one key with one booking": { repeatsSafely: true } };
  for (const [ability, able] of Object.entries(abilities)) {
    test(
      `before the call, after it was noted, and after the carrier sold, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, parcelId, clock, wish } = await anIntent(db);
        expect(await readReturnParcelRow(ctx, parcelId)).toMatchObject({ booking: "intent", attempts: 0 });
        await claimReturnParcel(ctx, await readReturnParcelRow(ctx, parcelId), "call");
        await fetch(`${carrier.url}/book?key=${parcelId}&safe=1`);
        clock.pass(lease);
        await advanceReturnParcel(ctx, parcelId, returnsOf(carrier.url, able));
        expect(await readReturnParcelRow(ctx, parcelId)).toMatchObject({ booking: "booked", trackingNumber: "SHOP1" });
        expect(await bookReturnParcel(ctx, wish, returnsOf(carrier.url, able))).toMatchObject({ id: parcelId, trackingNumber: "SHOP1" });
        expect(carrier.sold).toHaveLength(1);
      }),
    );

    test(
      `the answer is lost on its way, with a carrier that ${ability}`,
      inRollback(async (db) => {
        const { ctx, parcelId, clock } = await anIntent(db);
        carrier.shop.mood = "loses_the_answer";
        expect(await advanceReturnParcel(ctx, parcelId, returnsOf(carrier.url, able))).toMatchObject({ booking: "calling" });
        carrier.shop.mood = "well";
        clock.pass(lease);
        expect(await advanceReturnParcel(ctx, parcelId, returnsOf(carrier.url, able))).toMatchObject({
          booking: "booked",
          lastError: null,
        });
        expect(carrier.sold).toHaveLength(1);
      }),
    );
  }

  test(
    "nobody knows where the carrier can neither be asked nor repeats: a person looks, and may write it off",
    inRollback(async (db) => {
      const { ctx, parcelId, clock, wish } = await anIntent(db);
      await claimReturnParcel(ctx, await readReturnParcelRow(ctx, parcelId), "call");
      clock.pass(lease);
      await advanceReturnParcel(ctx, parcelId, returnsOf(carrier.url));
      expect(await readReturnParcelRow(ctx, parcelId)).toMatchObject({
        booking: "failed",
        lastError: { code: "shipment.outcome_unknown" },
      });
      await expect(bookReturnParcel(ctx, wish, returnsOf(carrier.url))).rejects.toMatchObject({
        reason: { code: "shipment.look_at_carrier" },
      });
      await writeOffReturnParcel(ctx, { parcelId });
      expect(await bookReturnParcel(ctx, wish, returnsOf(carrier.url))).toMatchObject({ booking: "booked" });
      expect(carrier.sold).toHaveLength(1);
    }),
  );

  test(
    "what got stuck is looked at again by the clock",
    inRollback(async (db) => {
      const { ctx, parcelId, clock } = await anIntent(db);
      clock.pass(3 * 60_000);
      await resumeReturnParcels({ db, now: clock.now });
      const { rows } = await db.execute(
        sql`select 1 from graphile_worker.jobs where task_identifier = 'book_return_parcel' and key like ${`%${parcelId}`}`,
      );
      expect(rows).toHaveLength(1);
      expect(ctx.actor.organizationId).toBeTruthy();
    }),
  );
});

describe("a label for a return", () => {
  test(
    "is of the courier who brought the goods, for the price of his table, drawn here, and told in the order's history",
    inRollback(async (db) => {
      const { ctx, wish, order } = await aReturnWish(db);
      const { offers } = await quoteReturnParcel(ctx, wish);
      expect(offers).toMatchObject([{ carrier: "own_courier", service: "courier", priceMinor: 300_00 }]);
      const parcel = await bookReturnParcel(ctx, wish);
      expect(parcel).toMatchObject({
        booking: "booked",
        status: "pre_transit",
        labelReady: true,
        warehouse: "KZN",
        carrier: "own_courier",
      });
      const { label } = await readReturnLabel(ctx, parcel.id);
      expect(label.subarray(0, 5).toString()).toBe("%PDF-");
      expect((await eventsOf(ctx, order.id)).map(({ type }) => type)).toEqual(
        expect.arrayContaining(["return_parcel.booking_requested", "return_parcel.booked"]),
      );
    }),
  );

  test(
    "is one for each return, whoever asks and however often",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      const [first, second] = [await bookReturnParcel(ctx, wish), await bookReturnParcel(ctx, wish)];
      expect(second.id).toBe(first.id);
      expect(await returnParcelsOf(ctx, [wish.returnId])).toHaveLength(1);
    }),
  );

  test(
    "comes late, moves by itself and arrives, each step told once",
    inRollback(async (db) => {
      const { ctx, wish, clock, order } = await aReturnWish(db);
      await aSimulatedCarrier(ctx, { bookingDelayMs: 3_000, stepMs: 1_000 });
      const parcel = await bookReturnParcel(ctx, { ...wish, carrier: "sim" });
      expect(parcel).toMatchObject({ booking: "accepted", trackingNumber: null });
      clock.pass(3_000);
      expect(await advanceReturnParcel(ctx, parcel.id)).toMatchObject({ booking: "booked", trackingNumber: expect.stringMatching(/^SIM/) });
      clock.pass(60_000);
      for (let time = 0; time < 2; time++) await trackReturnParcelJob(ctx, { parcelId: parcel.id });
      expect(await readReturnParcelRow(ctx, parcel.id)).toMatchObject({ status: "delivered", deliveredAt: expect.any(Date) });
      const told = (await eventsOf(ctx, order.id)).filter(({ type }) => type === "return_parcel.status_changed");
      expect(told.at(-1)).toMatchObject({ data: { status: "delivered", returnId: wish.returnId } });
      expect(new Set(told.map(({ data }) => (data as { status: string }).status)).size).toBeGreaterThan(1);
      await expect(cancelReturnParcel(ctx, { parcelId: parcel.id })).rejects.toMatchObject({ reason: { code: "shipment.already_left" } });
    }),
  );

  test(
    "that the carrier refuses says why, and may be tried again",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      carrier.shop.mood = "no";
      const open = returnsOf(carrier.url, { repeatsSafely: true });
      await expect(bookReturnParcel(ctx, wish, open)).rejects.toMatchObject({ reason: { code: "carrier.too_heavy" } });
      const [parcel] = await returnParcelsOf(ctx, [wish.returnId]);
      carrier.shop.mood = "well";
      expect(await retryReturnParcel(ctx, { parcelId: parcel?.id ?? "" }, open)).toMatchObject({ booking: "booked" });
    }),
  );

  test(
    "that is tried again goes on by itself when the process dies before the call",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      carrier.shop.mood = "no";
      await expect(bookReturnParcel(ctx, wish, returnsOf(carrier.url))).rejects.toMatchObject({ kind: "conflict" });
      const [parcel] = await returnParcelsOf(ctx, [wish.returnId]);
      const dies = () => Promise.reject(new Error("the process dies here"));
      await expect(retryReturnParcel(ctx, { parcelId: parcel?.id ?? "" }, dies)).rejects.toThrow("dies here");
      const { rows } = await db.execute(
        sql`select 1 from graphile_worker.jobs where task_identifier = 'book_return_parcel' and key like ${`%${parcel?.id}`}`,
      );
      expect(rows).toHaveLength(1);
    }),
  );

  test(
    "is given back, and another one booked",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      const first = await bookReturnParcel(ctx, wish);
      await cancelReturnParcel(ctx, { parcelId: first.id });
      expect(await readReturnParcelRow(ctx, first.id)).toMatchObject({ booking: "cancelled" });
      expect((await bookReturnParcel(ctx, wish)).id).not.toBe(first.id);
    }),
  );

  test(
    "of an own courier is moved on by hand; the same event twice is one",
    inRollback(async (db) => {
      const { ctx, wish, clock } = await aReturnWish(db);
      const { id: parcelId } = await bookReturnParcel(ctx, wish);
      const event = { parcelId, status: "in_transit" as const, occurredAt: clock.now().toISOString(), location: "Казань", note: null };
      for (let time = 0; time < 2; time++) await enterReturnTracking(ctx, event);
      const [parcel] = await returnParcelsOf(ctx, [wish.returnId]);
      expect(parcel).toMatchObject({ status: "in_transit" });
      expect(parcel?.events.filter(({ status }) => status === "in_transit")).toHaveLength(1);
    }),
  );

  test(
    "is refused where nobody brings anything back",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      await expect(bookReturnParcel(ctx, { ...wish, carrier: "pickup" })).rejects.toMatchObject({
        reason: { code: "shipment.no_return_carrier" },
      });
    }),
  );

  test(
    "is another organization's secret, and another warehouse's",
    inRollback(async (db) => {
      const { ctx, wish } = await aReturnWish(db);
      const { id: parcelId } = await bookReturnParcel(ctx, wish);
      const { ctx: stranger } = await anOrganization(db, "Чужие");
      const elsewhere: Context = actingAs(ctx, { warehouseIds: [newId()] });
      for (const outsider of [stranger, elsewhere]) {
        await expect(readReturnLabel(outsider, parcelId)).rejects.toMatchObject({ kind: "not_found" });
        await expect(cancelReturnParcel(outsider, { parcelId })).rejects.toMatchObject({ kind: "not_found" });
        await expect(bookReturnParcel(outsider, { ...wish, returnId: newId() })).rejects.toMatchObject({ kind: "not_found" });
        expect(await returnParcelsOf(outsider, [wish.returnId])).toEqual([]);
      }
    }),
  );
});
