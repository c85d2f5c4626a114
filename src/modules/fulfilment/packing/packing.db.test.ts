import { and, eq } from "drizzle-orm";
import sharp from "sharp";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { products } from "@/modules/catalog/tables";
import { packFulfilment, unpackFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import type { ParcelInput } from "@/modules/fulfilment/inputs";
import { parcels } from "@/modules/fulfilment/tables";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { anOrganization } from "@/testing/organization";
import { aWaveFloor, workOf } from "@/testing/wave-floor";
import { claimNext } from "../waves/claim-task";
import { makeWave } from "../waves/make-wave";
import { readTask } from "../waves/task-queries";
import { readEvidence } from "./evidence-queries";
import { boxesFor } from "./packing-queries";
import { addParcelPhoto, encodeParcelPhoto, parcelPhotoContent } from "./parcel-photos";
import { packingRouter } from "./router";

vi.setConfig({ testTimeout: 120_000 });

const desk = callerFactory(packingRouter);
const at = (ctx: Context) => desk({ ...ctx, ip: null });
const small = {
  code: "S",
  name: "Small",
  lengthMm: 200,
  widthMm: 150,
  heightMm: 100,
  wallMm: 3,
  ownGrams: 100,
  maxGrams: 5_000,
  costMinor: 900,
};
const rules = { tolerancePercent: 5, toleranceGrams: 50, mustWeigh: false, mustPhoto: false };
const photo = () =>
  sharp({ create: { width: 60, height: 40, channels: 3, background: "#336699" } })
    .jpeg()
    .toBuffer();

/** Two cups of 300 g and a lid of 50 g, picked in Kazan; the house has one box. */
async function aFullTote(db: Db) {
  const shop = await aShop(db);
  const { ctx } = shop;
  await aProduct(ctx, { sku: "CUP", barcode: "4006381333931", stock: { KZN: 10 }, weightGrams: 300 });
  await aProduct(ctx, { sku: "LID", stock: { KZN: 10 }, weightGrams: 50 });
  await db.update(products).set({ lengthMm: 90, widthMm: 90, heightMm: 45 }).where(eq(products.organizationId, shop.organizationId));
  await at(ctx).putBox(small);
  const order = await anOrder(ctx, { lines: { CUP: 2, LID: 1 } });
  const fulfilmentId = order.fulfilments[0]?.id ?? "";
  const lines = [
    { sku: "CUP", quantity: 2 },
    { sku: "LID", quantity: 1 },
  ];
  await pickUnits(ctx, { fulfilmentId, lines });
  const pack = (parcel: Partial<ParcelInput> = {}, as = ctx) =>
    packFulfilment(as, { fulfilmentId, parcels: [{ weightGrams: 750, lines, box: "S", ...parcel }] });
  return { ...shop, order, fulfilmentId, lines, pack };
}

test(
  "the boxes of the house are suggested by the goods' sizes, with a reason where none can be",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aFullTote(db);
    const plan = await boxesFor(ctx, fulfilmentId);
    expect(plan).toMatchObject({ boxes: [{ box: "S", goodsGrams: 650 }] });
    expect(await at(ctx).station({ fulfilmentId })).toMatchObject({ boxes: [{ code: "S" }], plan, rules: { mustWeigh: false } });
    await at(ctx).deleteBox({ code: "S" });
    expect(await boxesFor(ctx, fulfilmentId)).toMatchObject({ refused: { code: "packing.no_boxes" } });
    await expect(at(ctx).deleteBox({ code: "S" })).rejects.toThrow();
  }),
);

test(
  "a parcel in a box of the house is booked by its outer size, and how it was closed is kept",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, order, pack } = await aFullTote(db);
    const scans = [{ code: "4006381333931", at: "2026-11-23T10:00:00.000Z" }];
    await pack({ weighed: true, weightGrams: 760, scans });
    const [row] = await db.select().from(parcels).where(eq(parcels.fulfilmentId, fulfilmentId));
    expect(row).toMatchObject({ lengthMm: 206, widthMm: 156, heightMm: 106, weightGrams: 760 });
    const evidence = await readEvidence(ctx, fulfilmentId);
    expect(evidence.parcels).toMatchObject([
      {
        ...{ position: 1, weighed: true, weightGrams: 760, expectedGrams: 750, allowedGrams: 50, weightWhy: null, by: ctx.actor.name },
        box: { code: "S", grams: 100, costMinor: 900 },
        scans: [{ code: "4006381333931", sku: "CUP", at: "2026-11-23T10:00:00.000Z" }],
      },
    ]);
    expect(evidence.steps.map(({ type }) => type)).toEqual(expect.arrayContaining(["fulfilment.picked", "fulfilment.packed"]));
    // Opened again, it is a parcel no more; what was scanned may be scanned again under its name.
    await unpackFulfilment(ctx, { fulfilmentId });
    expect((await readEvidence(ctx, fulfilmentId)).parcels).toEqual([]);
    await expect(pack({ box: "XXL" })).rejects.toMatchObject({ reason: { code: "packing.box_unknown", params: { box: "XXL" } } });
    await pack();
    expect((await eventsOf(ctx, order.id)).map(({ type }) => type)).toContain("fulfilment.unpacked");
  }),
);

test(
  "a weight that is off is refused until somebody says why, and the word is kept",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, order, pack } = await aFullTote(db);
    await expect(pack({ weighed: true, weightGrams: 450 })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "packing.too_light", params: { weighed: 0.45, expected: 0.75, off: 300 } },
    });
    await expect(pack({ weighed: true, weightGrams: 900 })).rejects.toMatchObject({ reason: { code: "packing.too_heavy" } });
    await at(ctx).putRules({ ...rules, mustWeigh: true });
    await expect(pack()).rejects.toMatchObject({ reason: { code: "packing.weigh_first" } });
    await pack({ weighed: true, weightGrams: 450, weightWhy: "One cup is of paper" });
    expect((await readEvidence(ctx, fulfilmentId)).parcels).toMatchObject([{ weightWhy: "One cup is of paper", expectedGrams: 750 }]);
    const packed = (await eventsOf(ctx, order.id)).find(({ type }) => type === "fulfilment.packed");
    expect(packed?.data).toMatchObject({ weightWhy: "One cup is of paper" });
  }),
);

test(
  "photos are put to the parcel while it is on the table, stay once it is closed, and belong to nobody else",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, pack, warehouses } = await aFullTote(db);
    const key = newId();
    const content = await encodeParcelPhoto(await photo());
    expect((await sharp(content).metadata()).format).toBe("webp");
    await expect(encodeParcelPhoto(Buffer.from("<svg/>"))).rejects.toMatchObject({
      reason: { code: expect.stringMatching(/^packing\.photo/) },
    });
    await at(ctx).putRules({ ...rules, mustPhoto: true });
    await expect(pack({ key })).rejects.toMatchObject({ reason: { code: "packing.photo_missing", params: { position: 1 } } });
    const { id } = await addParcelPhoto(ctx, { fulfilmentId, key, content });
    const blurred = await addParcelPhoto(ctx, { fulfilmentId, key, content });
    await at(ctx).dropPhoto({ fulfilmentId, parcelPhotoId: blurred.id });
    await pack({ key });
    expect((await readEvidence(ctx, fulfilmentId)).parcels).toMatchObject([{ key, photos: [{ id, by: ctx.actor.name }] }]);
    await expect(at(ctx).dropPhoto({ fulfilmentId, parcelPhotoId: id })).rejects.toThrow("packing.photo_stays");
    for (let more = 1; more < 6; more++) await addParcelPhoto(ctx, { fulfilmentId, key, content });
    await expect(addParcelPhoto(ctx, { fulfilmentId, key, content })).rejects.toMatchObject({
      reason: { code: "packing.too_many_photos" },
    });
    // Another warehouse's people, and another organization.
    const away = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.MSK] });
    const others = (await anOrganization(db, "Others")).ctx;
    for (const stranger of [away, others]) {
      await expect(parcelPhotoContent(stranger, { fulfilmentId, parcelPhotoId: id })).rejects.toMatchObject({ kind: "not_found" });
      await expect(addParcelPhoto(stranger, { fulfilmentId, key, content })).rejects.toMatchObject({ kind: "not_found" });
      await expect(readEvidence(stranger, fulfilmentId)).rejects.toMatchObject({ kind: "not_found" });
    }
    // Opened and closed again: what was photographed before is evidence still.
    await unpackFulfilment(ctx, { fulfilmentId });
    await at(ctx).putRules(rules);
    await pack({ key: newId() });
    expect((await readEvidence(ctx, fulfilmentId)).parcels[0]?.photos).toHaveLength(6);
  }),
);

test(
  "one parcel's name is no other parcel's",
  inRollback(async (db) => {
    const { ctx, pack } = await aFullTote(db);
    const key = newId();
    await pack({ key });
    const order = await anOrder(ctx, { lines: { LID: 2 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    await pickUnits(ctx, { fulfilmentId, lines: [{ sku: "LID", quantity: 2 }] });
    const one = { weightGrams: 200, box: "S", lines: [{ sku: "LID", quantity: 1 }] };
    await expect(packFulfilment(ctx, { fulfilmentId, parcels: [{ ...one, key }, one] })).rejects.toMatchObject({
      reason: { code: "packing.key_taken" },
    });
  }),
);

test(
  "boxes and rules are the managers'; another organization has its own",
  inRollback(async (db) => {
    const { ctx } = await aFullTote(db);
    for (const role of ["viewer", "picker", "operator"] as const) {
      const below = at(actingAs(ctx, { role }));
      await expect(below.putBox(small)).rejects.toThrow();
      await expect(below.deleteBox({ code: "S" })).rejects.toThrow();
      await expect(below.putRules(rules)).rejects.toThrow();
      expect(await below.boxes()).toHaveLength(1);
    }
    const others = at((await anOrganization(db, "Others")).ctx);
    expect(await others.boxes()).toEqual([]);
    await others.putBox({ ...small, name: "Theirs" });
    await others.putRules({ ...rules, mustPhoto: true });
    expect(await at(ctx).boxes()).toMatchObject([{ name: "Small" }]);
    expect(await at(ctx).rules()).toMatchObject({ mustPhoto: false });
    expect((await eventsOf(ctx)).map(({ type }) => type)).toContain("packing.settings_changed");
  }),
);

test(
  "a scanned order, task or tote opens its work, and only its own people's",
  inRollback(async (db) => {
    const { ctx, olga } = await aWaveFloor(db);
    const work = await workOf(ctx, { A: 1 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    const task = await readTask(olga, taskId);
    const [slot] = task.slots;
    const find = (code: string, as = ctx) => at(as).find({ code });
    const found = { fulfilmentId: work.fulfilmentId };
    for (const code of [slot?.number, slot?.orderNumber, `${task.number}-${slot?.slot}`, `${task.number}/${slot?.slot.toLowerCase()}`])
      expect(await find(code ?? "")).toMatchObject(found);
    for (const code of ["nonsense", `${task.number}-Z`, "999-9-A"]) await expect(find(code)).rejects.toThrow("packing.nothing_to_pack");
    await expect(find(slot?.number ?? "", (await anOrganization(db, "Others")).ctx)).rejects.toThrow("packing.nothing_to_pack");
    await expect(find(slot?.number ?? "", actingAs(ctx, { warehouseIds: [] }))).rejects.toThrow("packing.nothing_to_pack");
  }),
);

test(
  "two packers close one tote: one parcel, one evidence, and the other is told; a cancellation stops the table",
  withDatabase(async ({ db }) => {
    const { ctx, fulfilmentId, order, pack } = await aFullTote(db);
    const [olga, ivan] = [actingAs(ctx, { name: "Olga" }), actingAs(ctx, { name: "Ivan" })];
    const ends = await Promise.allSettled([pack({ key: newId() }, olga), pack({ key: newId() }, ivan)]);
    expect(ends.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    const lost = ends.find((end) => end.status === "rejected");
    expect(lost?.reason).toMatchObject({ reason: { code: "fulfilment.wrong_status" } });
    const kept = await db
      .select({ id: parcels.id })
      .from(parcels)
      .where(and(eq(parcels.organizationId, ctx.actor.organizationId), eq(parcels.fulfilmentId, fulfilmentId)));
    expect(kept).toHaveLength(1);
    expect((await readEvidence(ctx, fulfilmentId)).parcels).toHaveLength(1);
    await unpackFulfilment(ctx, { fulfilmentId });
    await cancelOrder(ctx, { orderId: order.id, reason: "changed_mind" });
    await expect(pack()).rejects.toMatchObject({ reason: { code: "fulfilment.wrong_status", params: { status: "cancelled" } } });
    const content = await encodeParcelPhoto(await photo());
    await expect(addParcelPhoto(ctx, { fulfilmentId, key: newId(), content })).rejects.toMatchObject({
      reason: { code: "packing.not_on_table" },
    });
  }),
);
