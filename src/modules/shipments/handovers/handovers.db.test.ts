import { eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { aCalledParcel, aCallingCarrier } from "@/testing/calling-carrier";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, anOrder, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPackedParcel, aSimulatedCarrier, pickAndPack } from "@/testing/parcel-task";
import { pdfText } from "@/testing/read-pdf";
import { handOver } from "../commands/hand-over";
import { shipFulfilment } from "../commands/ship-fulfilment";
import { readWaybill } from "../documents/read-waybill";
import { loadConsignment } from "../load-consignment";
import { lockShipment, readShipmentRow } from "../lock-shipment";
import { shipmentsRouter } from "../router";
import { listHandovers } from "./handover-queries";
import { makeManifest } from "./make-manifest";
import { noteLeft, Together } from "./note-left";
import { handovers } from "./tables";

const desk = callerFactory(shipmentsRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const get = async (ctx: Context, path: string) =>
  testApp(ctx.db).request(`/api/v1${path}`, { headers: { authorization: `Bearer ${await aKey(ctx)}` } });

/** Two parcels at the door for the own courier. */
async function twoAtTheDoor(ctx: Context, fulfilmentId: string) {
  const second = await anOrder(ctx, { lines: { A: 1 }, externalId: "SECOND", payment: "cash_on_delivery" });
  await pickAndPack(ctx, second.fulfilments[0]?.id ?? "");
  return [
    await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" }),
    await shipFulfilment(ctx, { fulfilmentId: second.fulfilments[0]?.id ?? "", carrier: "own_courier" }),
  ];
}

test(
  "what leaves together is one handover with an act, whatever the amounts are later",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const [first, second] = await twoAtTheDoor(ctx, fulfilmentId);
    await handOver(ctx, { carrier: "own_courier", warehouse: "KZN" });
    const [one, ...others] = (await at(actingAs(ctx, { role: "viewer" })).handovers({})).items;
    expect(others).toEqual([]);
    expect(one).toMatchObject({ carrier: "own_courier", warehouse: "KZN", manifest: "none", by: "Анна", hasDocument: false });
    expect(one?.shipments.map((line) => line.trackingNumber)).toEqual([first?.trackingNumber, second?.trackingNumber]);
    expect(one?.shipments[1]).toMatchObject({ parcels: 1, valueMinor: 129_900, currency: "RUB" });
    expect(one?.shipments[1]?.cashMinor).toBeGreaterThan(0);
    expect(one?.shipments[0]?.cashMinor).toBe(0);

    const act = await get(ctx, `/handovers/${one?.id}/act.pdf`);
    expect(act.headers.get("content-type")).toBe("application/pdf");
    const words = pdfText(Buffer.from(await act.arrayBuffer())).replaceAll("\u00a0", " ");
    for (const piece of [
      "Акт приёма-передачи",
      first?.trackingNumber ?? "?",
      second?.trackingNumber ?? "?",
      "Лавка",
      "Всего отправлений: 2",
      "Сдал",
    ])
      expect(words).toContain(piece);
    expect((await get(ctx, `/handovers/${one?.id}/manifest.pdf`)).status).toBe(409);
    expect((await get((await aShop(db)).ctx, `/handovers/${one?.id}/act.pdf`)).status).toBe(404);
    expect((await get(ctx, `/handovers/${one?.id}`)).status).toBe(200);
  }),
);

test(
  "parcels that stay are in no handover, and people of one warehouse see theirs only",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, warehouses } = await aPackedParcel(db);
    const shipment = await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
    await handOver(ctx, { shipmentIds: [shipment.id] });
    const { refused } = await handOver(ctx, { shipmentIds: [shipment.id] });
    expect(refused).toHaveLength(1);
    const of = async (warehouseIds: string[] | null) => (await listHandovers(actingAs(ctx, { warehouseIds }), {})).items.length;
    expect([await of(null), await of([warehouses.KZN]), await of([warehouses.MSK])]).toEqual([1, 1, 0]);
  }),
);

test(
  "the carrier's own list is asked for under the handover's id until it is made, and kept",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await aSimulatedCarrier(ctx, { bookingDelayMs: 0 });
    const shipment = await shipFulfilment(ctx, { fulfilmentId, carrier: "sim" });
    await handOver(ctx, { shipmentIds: [shipment.id] });
    const [row] = (await listHandovers(ctx, {})).items;
    const handoverId = row?.id ?? "";
    expect(row).toMatchObject({ manifest: "waiting", reference: null });
    const { answers, open } = aCallingCarrier();
    const now = async () => (await listHandovers(ctx, {})).items[0];

    answers.mood = "silent";
    await makeManifest(ctx, { handoverId }, open);
    expect(await now()).toMatchObject({ manifest: "waiting", reference: null });
    answers.mood = "well";
    answers.paper = null;
    await makeManifest(ctx, { handoverId, attempt: 2 }, open);
    expect(await now()).toMatchObject({ manifest: "waiting", reference: "F-1", hasDocument: false });
    answers.paper = new Uint8Array([37, 80, 68, 70]);
    await makeManifest(ctx, { handoverId, attempt: 3 }, open);
    expect(await now()).toMatchObject({ manifest: "ready", reference: "F-1", hasDocument: true });
    await makeManifest(ctx, { handoverId }, open);
    const asked = `manifest ${handoverId} ${shipment.trackingNumber}`;
    expect(answers.asked).toEqual([asked, asked, "document F-1"]);
    const paper = await get(ctx, `/handovers/${handoverId}/manifest.pdf`);
    expect([paper.status, await paper.text()]).toEqual([200, "%PDF"]);
  }),
);

test(
  "a list is not asked for while parcels still leave, however long that takes",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await aSimulatedCarrier(ctx, { bookingDelayMs: 0 });
    const second = (await anOrder(ctx, { lines: { A: 1 }, externalId: "SECOND" })).fulfilments[0]?.id ?? "";
    await pickAndPack(ctx, second);
    const shipmentIds = [
      (await shipFulfilment(ctx, { fulfilmentId, carrier: "sim" })).id,
      (await shipFulfilment(ctx, { fulfilmentId: second, carrier: "sim" })).id,
    ];
    let now = new Date();
    const slow = { ...ctx, now: () => now };
    const together = new Together();
    for (const shipmentId of shipmentIds) {
      const { request } = await loadConsignment(slow, (await readShipmentRow(slow, shipmentId)).fulfilmentId);
      await inTransaction(slow, async (ctx) => noteLeft(ctx, await lockShipment(ctx, shipmentId), request, together));
      now = new Date(now.getTime() + 50_000);
    }
    const [id] = [...together.ids.values()];
    const { rows } = await db.execute<{ run_at: Date; queue_name: string }>(
      sql`select run_at, queue_name from graphile_worker.jobs where task_identifier = 'make_manifest' and key like ${`%${id}`}`,
    );
    expect(rows).toHaveLength(1);
    expect(new Date(rows[0]?.run_at ?? 0).getTime()).toBeGreaterThan(now.getTime());
    // Asked for again while it is made, it waits for that.
    expect(rows[0]?.queue_name).toContain("manifests");
  }),
);

test(
  "a refused list says why and is asked for again by those who work here",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    await aSimulatedCarrier(ctx, { bookingDelayMs: 0 });
    await handOver(ctx, { shipmentIds: [(await shipFulfilment(ctx, { fulfilmentId, carrier: "sim" })).id] });
    const handoverId = (await listHandovers(ctx, {})).items[0]?.id ?? "";
    const { answers, open } = aCallingCarrier();
    answers.mood = "no";
    await makeManifest(ctx, { handoverId }, open);
    expect((await listHandovers(ctx, {})).items[0]).toMatchObject({ manifest: "refused", reason: { code: "carrier.said_no" } });
    const again = (who: Context) => at(who).askManifestAgain({ handoverId });
    await expect(again(actingAs(ctx, { role: "viewer" }))).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(again((await aShop(db)).ctx)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await again(actingAs(ctx, { role: "picker" }));
    expect((await listHandovers(ctx, {})).items[0]).toMatchObject({ manifest: "waiting", reason: null });
    await expect(again(ctx)).rejects.toMatchObject({ code: "CONFLICT" });

    answers.mood = "away";
    await makeManifest(ctx, { handoverId, attempt: 30 }, open);
    const [given] = await db.select().from(handovers).where(eq(handovers.id, handoverId));
    expect(given).toMatchObject({ manifest: "refused", reason: { code: "carrier.unavailable" } });
  }),
);

test(
  "a waybill is fetched once it is made, and kept",
  inRollback(async (db) => {
    const carrier = aCallingCarrier();
    const { ctx, shipmentId } = await aCalledParcel(db, carrier);
    const { answers, open } = carrier;
    answers.paper = null;
    await expect(readWaybill(ctx, shipmentId, open)).rejects.toMatchObject({ reason: { code: "shipment.waybill_not_ready" } });
    answers.mood = "away";
    await expect(readWaybill(ctx, shipmentId, open)).rejects.toMatchObject({ kind: "unavailable" });
    Object.assign(answers, { mood: "well", paper: new Uint8Array([37, 80, 68, 70]) });
    expect((await readWaybill(ctx, shipmentId, open)).waybill.toString()).toBe("%PDF");
    const asked = answers.asked.length;
    await readWaybill(ctx, shipmentId, open);
    expect(answers.asked.length).toBe(asked);
    const paper = await get(ctx, `/shipments/${shipmentId}/waybill`);
    expect([paper.status, await paper.text()]).toEqual([200, "%PDF"]);
    await expect(readWaybill((await aShop(db)).ctx, shipmentId, open)).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "a carrier without a waybill says so",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPackedParcel(db);
    const shipment = await shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
    await expect(readWaybill(ctx, shipment.id)).rejects.toMatchObject({ reason: { code: "shipment.no_waybill" } });
  }),
);
