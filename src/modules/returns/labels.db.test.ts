import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import { type Opener, openAccountOf } from "@/modules/shipments/load-accounts";
import { bookReturnParcel } from "@/modules/shipments/return-parcels/book-return-parcel";
import { cancelReturnParcel } from "@/modules/shipments/return-parcels/cancel-return-parcel";
import { returnParcelsOf } from "@/modules/shipments/return-parcels/return-parcel-queries";
import { returnParcels } from "@/modules/shipments/return-parcels/tables";
import type { Db } from "@/platform/db";
import { jobsFor } from "@/server/subscribers";
import { inRollback } from "@/testing/database";
import { aPackedParcel } from "@/testing/parcel-task";
import { aReturn, deliver } from "@/testing/returned-order";
import { bookLabel, dropLabel } from "./commands/book-label";
import { callOffUndelivered, cancelReturn } from "./commands/decide-return";
import { noteLabel } from "./commands/note-label";
import { returns } from "./tables";

/** A return of one A that the own courier brought; its way back by him costs 300 ₽. */
async function aReturnToLabel(db: Db) {
  const packed = await aPackedParcel(db);
  const { ctx, order, fulfilmentId, warehouses } = packed;
  await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
  await deliver(ctx, fulfilmentId);
  const orderLineId = order.lines.find(({ sku }) => sku === "A")?.id ?? "";
  const returnId = await aReturn(ctx, { orderId: order.id, lineOf: { A: orderLineId } }, { A: 1 });
  const read = async () => {
    const its = and(eq(returns.organizationId, ctx.actor.organizationId), eq(returns.id, returnId));
    const [row] = await db.select().from(returns).where(its);
    return row;
  };
  const lines = [{ orderLineId, quantity: 1 }];
  return { ctx, returnId, read, wish: { returnId, orderId: order.id, warehouseId: warehouses.KZN, lines } };
}

test(
  "a label that was booked or cancelled elsewhere is written down with its return",
  inRollback(async (db) => {
    const { ctx, returnId, read, wish } = await aReturnToLabel(db);
    const { id: parcelId, trackingNumber } = await bookReturnParcel(ctx, wish);
    expect(await read()).toMatchObject({ wayBack: "none", wayBackMinor: 0 });
    await noteLabel(ctx, { returnId });
    const noted = await read();
    expect(noted).toMatchObject({ wayBack: "label", wayBackMinor: 300_00, trackingNumber, warehouseId: wish.warehouseId });
    await noteLabel(ctx, { returnId });
    expect(await read()).toEqual(noted);
    await cancelReturnParcel(ctx, { parcelId });
    await noteLabel(ctx, { returnId });
    expect(await read()).toMatchObject({ wayBack: "none", wayBackMinor: 0, trackingNumber: null });
  }),
);

test("what becomes of a label is a job for its return", () => {
  const event = {
    position: { transaction: "1", id: "1" },
    ...{ organizationId: "o", subject: { kind: "return_parcel", id: "p" }, orderId: "x", warehouseId: null, data: { returnId: "r" } },
  };
  for (const type of ["return_parcel.booked", "return_parcel.cancelled", "return_parcel.booking_failed"]) {
    const jobs = jobsFor([{ ...event, type } as unknown as Parameters<typeof jobsFor>[0][number]]);
    expect(JSON.stringify(jobs.map((job) => job))).toContain("note_return_label");
  }
});

test(
  "a label's price in other money is not taken for the order's",
  inRollback(async (db) => {
    const { ctx, returnId, read } = await aReturnToLabel(db);
    await bookLabel(ctx, { returnId });
    expect(await read()).toMatchObject({ wayBackMinor: 300_00 });
    const own = eq(returnParcels.organizationId, ctx.actor.organizationId);
    await db.update(returnParcels).set({ currency: "KZT" }).where(own);
    await bookLabel(ctx, { returnId });
    expect(await read()).toMatchObject({ wayBack: "label", wayBackMinor: 0 });
  }),
);

test(
  "a return with a live label is called off when the label is cancelled, and by its parcel's own fate at once",
  inRollback(async (db) => {
    const { ctx, returnId, read } = await aReturnToLabel(db);
    await bookLabel(ctx, { returnId });
    await expect(cancelReturn(ctx, { returnId })).rejects.toMatchObject({ kind: "conflict", reason: { code: "return.label_live" } });
    await dropLabel(ctx, { returnId });
    await bookLabel(ctx, { returnId });
    await callOffUndelivered(ctx, returnId);
    expect(await read()).toMatchObject({ status: "cancelled" });
  }),
);

test(
  "a label whose return was called off during the call is given back",
  inRollback(async (db) => {
    const { ctx, returnId, read } = await aReturnToLabel(db);
    let isCalledOff = false;
    const open: Opener = async (ctx, id) => {
      if (!isCalledOff) await cancelReturn(ctx, { returnId });
      isCalledOff = true;
      return openAccountOf(ctx, id);
    };
    await expect(bookLabel(ctx, { returnId }, open)).rejects.toMatchObject({ reason: { code: "return.wrong_status" } });
    expect(await returnParcelsOf(ctx, [returnId])).toMatchObject([{ booking: "cancelled" }]);
    expect(await read()).toMatchObject({ status: "cancelled", wayBack: "none" });
  }),
);
