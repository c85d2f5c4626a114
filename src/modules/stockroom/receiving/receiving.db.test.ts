import { eq } from "drizzle-orm";
import sharp from "sharp";
import { describe, expect, test } from "vitest";
import { arrivalById } from "@/modules/inventory/arrivals/arrival-queries";
import { listBinContents } from "@/modules/inventory/bins/bin-queries";
import { readOrders } from "@/modules/orders/queries";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { anArrival } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf, inBin, stockOf } from "@/testing/orders";
import { suggestedPlaces } from "../places/place-queries";
import { CloseShort, NoteDiscrepancy, ReceiveGoods } from "./inputs";
import { closeShort, noteDiscrepancy } from "./note-discrepancy";
import { receiveGoods } from "./receive-goods";
import { discrepancyPhoto, listDiscrepancies } from "./receiving-queries";

const take = (ctx: Context, wish: Partial<ReceiveGoods>) =>
  receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 1, ...wish }));

describe("receiving on the floor", () => {
  test(
    "an announced delivery comes in parts, is there at once and goes to who waits",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const order = await anOrder(ctx, { lines: { A: 3 } });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 10 });
      await inBin(ctx, "A", warehouses.MSK, "A-01-1", 1);
      expect(await take(ctx, { arrivalId, quantity: 4, bin: "A-01-1" })).toEqual({
        announced: 4,
        over: 0,
        left: 6,
        filled: 3,
        bin: "A-01-1",
      });
      expect((await readOrders(ctx, [order.id]))[0]?.lines).toMatchObject([{ reserved: 3, backordered: 0 }]);
      expect((await listBinContents(ctx, { bin: "A-01-1" })).items).toMatchObject([{ sku: "A", units: 4 }]);
      expect(await take(ctx, { arrivalId, quantity: 6 })).toMatchObject({ left: 0 });
      expect(await arrivalById(ctx, arrivalId)).toMatchObject({ status: "received", received: 10 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "goods that nobody announced come in as well, and name their own cause",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      expect(await take(ctx, { quantity: 5 })).toEqual({ announced: 0, over: 5, left: null, filled: 0, bin: null });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 5 });
      expect((await listDiscrepancies(ctx, {})).items).toEqual([]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "more than announced is refused with what is due, and taken in with a note when one insists",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 5 });
      expect(await refusalOf(take(ctx, { arrivalId, quantity: 7 }))).toBe("arrival.more_than_expected");
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 0 });
      expect(await take(ctx, { arrivalId, quantity: 7, over: true })).toMatchObject({ announced: 5, over: 2, left: 0 });
      expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 7 });
      expect((await listDiscrepancies(ctx, { arrivalId })).items).toMatchObject([{ kind: "over", units: 2 }]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "what came damaged is set apart, promised to nobody, and noted with its photo",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await anOrder(ctx, { lines: { A: 2 } });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 2 });
      const picture = await sharp({ create: { width: 40, height: 30, channels: 3, background: "#aa3333" } })
        .jpeg()
        .toBuffer();
      const photo = picture.toString("base64");
      expect(await take(ctx, { arrivalId, quantity: 2, condition: "damaged", note: "wet", photo })).toMatchObject({ filled: 0 });
      const [noted] = (await listDiscrepancies(ctx, {})).items;
      expect(noted).toMatchObject({ kind: "damaged", units: 2, note: "wet", hasPhoto: true });
      expect((await sharp(await discrepancyPhoto(ctx, noted?.id ?? "")).metadata()).format).toBe("webp");
      expect(await refusalOf(take(ctx, { photo: Buffer.from("no picture").toString("base64") }))).toBe("discrepancy.photo_unreadable");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "a full bin is refused with what fits, unless one stands there and sees that it goes in",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { MSK: 1 } });
      await inBin(ctx, "A", warehouses.MSK, "A-01-1", 1);
      await db.update(bins).set({ maxUnits: 3 }).where(eq(bins.organizationId, ctx.actor.organizationId));
      expect(await refusalOf(take(ctx, { quantity: 4, bin: "A-01-1" }))).toBe("warehouse.bin_full");
      await take(ctx, { quantity: 3, bin: "A-01-1" });
      await take(ctx, { quantity: 2, bin: "A-01-1", anyway: true });
      expect((await listBinContents(ctx, { bin: "A-01-1" })).items).toMatchObject([{ units: 5 }]);
      expect(await suggestedPlaces(ctx, { warehouse: "MSK", sku: "A", quantity: 2, apart: false })).toEqual({ places: [], left: 2 });
    }),
  );

  test(
    "a delivery of which some is missing ends short, and says how much",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 10 });
      await take(ctx, { arrivalId, quantity: 7 });
      expect(await closeShort(ctx, CloseShort.parse({ arrivalId, note: "one carton missing" }))).toEqual({ missing: 3 });
      expect(await arrivalById(ctx, arrivalId)).toMatchObject({ status: "received", received: 7, outstanding: 0 });
      expect((await listDiscrepancies(ctx, { arrivalId })).items).toMatchObject([{ kind: "short", units: 3 }]);
      expect((await listDiscrepancies(ctx, { kind: "short" })).items).toHaveLength(1);
      expect((await listDiscrepancies(ctx, { kind: "over" })).items).toEqual([]);
      expect(await refusalOf(closeShort(ctx, CloseShort.parse({ arrivalId })))).toBe("arrival.wrong_status");
      expect((await eventsOf(ctx)).map(({ type }) => type)).toContain("arrival.discrepancy");
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "nobody books in a warehouse that is not theirs, or of another organization's delivery",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aShop(db);
      const other = await aShop(db);
      await aProduct(ctx, { sku: "A" });
      await aProduct(other.ctx, { sku: "A" });
      const arrivalId = await anArrival(ctx, { sku: "A", quantity: 5 });
      const inKazan = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.KZN] });
      expect(await refusalOf(take(inKazan, { quantity: 1 }))).toBe("warehouse.not_yours");
      expect(await refusalOf(take(other.ctx, { arrivalId, quantity: 1 }))).toBe("not_found");
      const note = NoteDiscrepancy.parse({ warehouse: "MSK", sku: "A", kind: "damaged", units: 1 });
      expect(await refusalOf(noteDiscrepancy(inKazan, note))).toBe("warehouse.not_yours");
      await noteDiscrepancy(ctx, note);
      expect((await listDiscrepancies(inKazan, {})).items).toEqual([]);
      expect((await listDiscrepancies(other.ctx, {})).items).toEqual([]);
    }),
  );
});

test(
  "two people who unpack the same delivery never take in more than was announced",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const arrivalId = await anArrival(ctx, { sku: "A", quantity: 5 });
    const answers = await Promise.all([1, 2].map(() => refusalOf(take(ctx, { arrivalId, quantity: 4 }))));
    expect(answers.toSorted()).toEqual(["arrival.more_than_expected", null].toSorted());
    expect(await stockOf(ctx, "A")).toMatchObject({ onHand: 4 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
