import { describe, expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { handOverFulfilment, returnFulfilmentToSender } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { putBackUnit } from "@/modules/fulfilment/commands/put-back-unit";
import { scanUnit } from "@/modules/fulfilment/commands/scan-unit";
import { undoScan } from "@/modules/fulfilment/commands/undo-scan";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { countStock } from "@/modules/orders/commands/count-stock";
import { receiveArrival } from "@/modules/orders/commands/receive-arrival";
import { receiveTransfer } from "@/modules/orders/commands/receive-transfer";
import { writeOffStock } from "@/modules/orders/commands/write-off-stock";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { anArrival, aTransfer } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, receive, stockOf } from "@/testing/orders";
import { box } from "@/testing/pick-task";
import { sendTransfer } from "../commands/send-transfer";
import { transferById } from "../transfers/transfer-queries";
import { listSerials } from "./serial-queries";

const put = (more: object) => PutProduct.parse({ name: "Телефон", price: { amount: 4_990_000, currency: "RUB" }, ...more });
const act = { warehouse: "MSK", reason: "x" };
const adjust = (ctx: Context, delta: number, serials: string[] | undefined, warehouse = "MSK") =>
  adjustStock(ctx, { warehouse, reason: "delivered", lines: [{ sku: "PHONE", delta, serials }] });
/** Where each unit is: "S1": "in_stock MSK". */
const where = async (ctx: Context) =>
  Object.fromEntries(
    (await listSerials(ctx, { sku: "PHONE" })).items.map((row) => [row.serial, [row.state, row.warehouse].filter(Boolean).join(" ")]),
  );
const workOf = (order: { fulfilments: { id: string }[] }) => order.fulfilments[0]?.id ?? "";

/** Phones with the numbers S1 to S4 in Moscow. */
async function phones(db: Db) {
  const shop = await aShop(db);
  await putProduct(shop.ctx, "PHONE", put({ barcode: "4006381333931", tracksSerials: true }));
  await adjust(shop.ctx, 4, ["S1", "S2", "S3", "S4"]);
  return shop;
}

describe("serial numbers of a product that tracks them", () => {
  test(
    "come, are picked, shipped and returned one by one, each with its history",
    inRollback(async (db) => {
      const { ctx } = await phones(db);
      const order = await anOrder(ctx, { lines: { PHONE: 2 } });
      const fulfilmentId = workOf(order);
      const pick = (serials?: string[]) => pickUnits(ctx, { fulfilmentId, lines: [{ sku: "PHONE", quantity: 2, serials }] });
      await expect(pick()).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.serials_missing" } });
      await expect(pick(["S1"])).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.serials_count" } });
      await expect(pick(["S1", "S1"])).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.serial_twice" } });
      await expect(pick(["S1", "S9"])).rejects.toMatchObject({ kind: "conflict", reason: { code: "stock.serial_unknown" } });
      await pick(["S3", "S1"]);
      expect(await where(ctx)).toEqual({ S1: "picked MSK", S2: "in_stock MSK", S3: "picked MSK", S4: "in_stock MSK" });
      const second = await anOrder(ctx, { lines: { PHONE: 1 } });
      const taken = pickUnits(ctx, { fulfilmentId: workOf(second), lines: [{ sku: "PHONE", quantity: 1, serials: ["S3"] }] });
      await expect(taken).rejects.toMatchObject({ reason: { code: "stock.serial_picked" } });

      await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku: "PHONE", quantity: 2 }] }] });
      await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
      expect(await where(ctx)).toEqual({ S1: "shipped", S2: "in_stock MSK", S3: "shipped", S4: "in_stock MSK" });
      expect(await stockOf(ctx, "PHONE")).toMatchObject({ onHand: 2, reserved: 1 });
      const { items } = await listSerials(ctx, { serial: "S1" });
      expect(items).toMatchObject([{ sku: "PHONE", orderNumber: order.number, fulfilmentId }]);
      expect(items[0]?.history.map(({ kind, quantity, cause }) => [kind, quantity, cause?.order ?? null])).toEqual([
        ["received", 1, null],
        ["shipped", -1, order.number],
      ]);
      await returnFulfilmentToSender(ctx, { fulfilmentId });
      expect(await where(ctx)).toMatchObject({ S1: "returned", S3: "returned" });
      // Looked at and found good.
      await adjust(ctx, 1, ["S1"]);
      expect(await where(ctx)).toMatchObject({ S1: "in_stock MSK", S3: "returned" });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "must be named by whoever receives, counts or writes off, as many as there are units, and are refused elsewhere",
    inRollback(async (db) => {
      const { ctx } = await phones(db);
      const missing = { kind: "invalid", reason: { code: "stock.serials_missing" } };
      await expect(receive(ctx, "MSK", { PHONE: 5 })).rejects.toMatchObject(missing);
      await expect(adjust(ctx, -1, undefined)).rejects.toMatchObject(missing);
      await expect(countStock(ctx, { ...act, lines: [{ sku: "PHONE", onHand: 1 }] })).rejects.toMatchObject(missing);
      const off = { warehouse: "MSK", why: "lost" as const, note: null };
      await expect(writeOffStock(ctx, { ...off, lines: [{ sku: "PHONE", quantity: 1, from: "sellable" }] })).rejects.toMatchObject(missing);
      await expect(adjust(ctx, 2, ["S5"])).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.serials_count" } });
      await expect(adjust(ctx, 1, ["S4"])).rejects.toMatchObject({ kind: "conflict", reason: { code: "stock.serial_there" } });
      await expect(adjust(ctx, 1, ["S4"], "KZN")).rejects.toMatchObject({ reason: { code: "stock.serial_there" } });
      await expect(adjust(ctx, -1, ["S4"], "KZN")).rejects.toMatchObject({ kind: "conflict" });
      await aProduct(ctx, { sku: "CUP" });
      const cup = adjustStock(ctx, { ...act, lines: [{ sku: "CUP", delta: 1, serials: ["S1"] }] });
      await expect(cup).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.serials_not_tracked" } });
      const then = countStock(ctx, { ...act, countedAt: "2026-01-01T00:00:00Z", lines: [{ sku: "PHONE", onHand: 0, serials: [] }] });
      await expect(then).rejects.toMatchObject({ reason: { code: "stock.serials_counted_now" } });

      await writeOffStock(ctx, { ...off, lines: [{ sku: "PHONE", quantity: 1, from: "sellable", serials: ["S2"] }] });
      await countStock(ctx, { ...act, lines: [{ sku: "PHONE", onHand: 3, serials: ["S1", "S3", "S7"] }] });
      expect(await where(ctx)).toEqual({
        S1: "in_stock MSK",
        S2: "written_off",
        S3: "in_stock MSK",
        S4: "written_off",
        S7: "in_stock MSK",
      });
      const arrivalId = await anArrival(ctx, { sku: "PHONE", quantity: 2 });
      await expect(receiveArrival(ctx, { arrivalId, quantity: 2 })).rejects.toMatchObject(missing);
      for (let i = 0; i < 2; i++) await receiveArrival(ctx, { arrivalId, quantity: 2, receipt: "box", serials: ["S2", "S8"] });
      expect(await where(ctx)).toMatchObject({ S2: "in_stock MSK", S8: "in_stock MSK" });
      expect(await stockOf(ctx, "PHONE")).toMatchObject({ onHand: 5 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "are scanned at the shelf instead of the product's code; a scan taken back puts the unit down",
    inRollback(async (db) => {
      const { ctx } = await phones(db);
      const fulfilmentId = workOf(await anOrder(ctx, { lines: { PHONE: 2 } }));
      const needed = { kind: "conflict", reason: { code: "scan.serial_needed" } };
      await expect(scanUnit(ctx, { fulfilmentId, code: "4006381333931" })).rejects.toMatchObject(needed);
      await scanUnit(ctx, { fulfilmentId, code: "S1" });
      await expect(scanUnit(ctx, { fulfilmentId, code: "S1" })).rejects.toMatchObject({ reason: { code: "stock.serial_picked" } });
      await undoScan(ctx, { fulfilmentId });
      expect(await where(ctx)).toMatchObject({ S1: "in_stock MSK" });
      // A GS1 code names the product and the unit.
      expect(await scanUnit(ctx, { fulfilmentId, code: "010400638133393121S2" })).toMatchObject({ status: "picking" });
      expect(await scanUnit(ctx, { fulfilmentId, code: "S1" })).toMatchObject({ status: "picked", next: null });
      await expect(scanUnit(ctx, { fulfilmentId, code: "S3" })).rejects.toMatchObject({ reason: { code: "scan.extra_unit" } });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "of a cancelled order wait in the tote until they are put back, those that were picked last first",
    inRollback(async (db) => {
      const { ctx } = await phones(db);
      const order = await anOrder(ctx, { lines: { PHONE: 3 } });
      await pickUnits(ctx, { fulfilmentId: workOf(order), lines: [{ sku: "PHONE", quantity: 3, serials: ["S1", "S2", "S3"] }] });
      const [{ version } = { version: 0 }] = await readOrders(ctx, [order.id]);
      await cancelOrder(ctx, { orderId: order.id, version, reason: "buyer" });
      expect(await where(ctx)).toMatchObject({ S1: "picked MSK", S2: "picked MSK", S3: "picked MSK" });
      const back = (code: string, quantity = 1, serials?: string[]) => putBackUnit(ctx, { warehouse: "MSK", code, quantity, serials });
      await expect(back("PHONE", 1, ["S4"])).rejects.toMatchObject({ reason: { code: "stock.serial_not_picked" } });
      await back("PHONE", 1, ["S1"]);
      await back("S2");
      expect(await where(ctx)).toMatchObject({ S1: "in_stock MSK", S2: "in_stock MSK", S3: "picked MSK" });
      await back("PHONE");
      expect(await where(ctx)).toMatchObject({ S3: "in_stock MSK" });
      expect(await stockOf(ctx, "PHONE")).toMatchObject({ onHand: 4, reserved: 0, putBack: 0 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "travel with a transfer with their lots, and those that never come are written off",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await putProduct(ctx, "PHONE", put({ tracksSerials: true, tracksLots: true }));
      await adjustStock(ctx, {
        ...act,
        lines: [
          { sku: "PHONE", delta: 2, serials: ["S1", "S2"], lot: "L1", expiresOn: "2099-01-01" },
          { sku: "PHONE", delta: 2, serials: ["S3", "S4"], lot: "L2" },
        ],
      });
      const transferId = await aTransfer(ctx, { PHONE: 3 });
      await expect(sendTransfer(ctx, { transferId })).rejects.toMatchObject({ reason: { code: "stock.serials_missing" } });
      await sendTransfer(ctx, { transferId, lines: [{ sku: "PHONE", quantity: 3, serials: ["S1", "S3", "S4"] }] });
      await expect(adjustStock(ctx, { ...act, lines: [{ sku: "PHONE", delta: 1, serials: ["S1"], lot: "L1" }] })).rejects.toMatchObject({
        reason: { code: "stock.serial_on_its_way" },
      });
      const underWay = async () =>
        (await transferById(ctx, transferId)).lines.map(({ tracksSerials, serials }) => ({ tracksSerials, serials }));
      expect(await underWay()).toEqual([{ tracksSerials: true, serials: ["S1", "S3", "S4"] }]);
      const part = (received: number, lost: number, serials?: string[]) =>
        receiveTransfer(ctx, { transferId, note: null, lines: [{ sku: "PHONE", received, damaged: 0, lost, surplus: 0, serials }] });
      await expect(part(1, 0, ["S2"])).rejects.toMatchObject({ reason: { code: "transfer.other_serials" } });
      await part(1, 0, ["S3"]);
      expect(await underWay()).toEqual([{ tracksSerials: true, serials: ["S1", "S4"] }]);
      await part(1, 1, ["S1"]);
      expect(await where(ctx)).toEqual({ S1: "in_stock KZN", S2: "in_stock MSK", S3: "in_stock KZN", S4: "written_off" });
      expect((await listSerials(ctx, { sku: "PHONE", warehouse: "KZN" })).items.map(({ serial, lot }) => [serial, lot])).toEqual([
        ["S1", "L1"],
        ["S3", "L2"],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "begin and end to be tracked while the shelves are empty, never for a bundle, and are nobody else's to see",
    inRollback(async (db) => {
      const { ctx } = await phones(db);
      const full = { kind: "conflict", reason: { code: "product.serials_need_empty_shelves" } };
      await expect(putProduct(ctx, "PHONE", put({ tracksSerials: false }))).rejects.toMatchObject(full);
      await aProduct(ctx, { sku: "CUP", stock: { MSK: 1 } });
      await expect(putProduct(ctx, "CUP", put({ tracksSerials: true }))).rejects.toMatchObject(full);
      const bundle = put({ tracksSerials: true, components: [{ sku: "CUP", quantity: 2 }] });
      await expect(putProduct(ctx, "SET", bundle)).rejects.toMatchObject({ reason: { code: "product.bundle_has_no_serials" } });
      const neighbour = await aShop(db);
      expect((await listSerials(neighbour.ctx, { serial: "S1" })).items).toEqual([]);
      const first = await listSerials(ctx, { sku: "PHONE", limit: 3 });
      expect(first.items.map((row) => row.serial)).toEqual(["S1", "S2", "S3"]);
      const rest = await listSerials(ctx, { sku: "PHONE", limit: 3, cursor: first.nextCursor ?? "" });
      expect([rest.items.map((row) => row.serial), rest.nextCursor]).toEqual([["S4"], null]);
    }),
  );
});

test(
  "two pickers who want the same unit at once: one has it, the other is told",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await phones(db);
    const works = await Promise.all([1, 2, 3].map(async () => workOf(await anOrder(ctx, { lines: { PHONE: 1 } }))));
    const outcomes = await Promise.allSettled(
      works.map((fulfilmentId) => pickUnits(ctx, { fulfilmentId, lines: [{ sku: "PHONE", quantity: 1, serials: ["S2"] }] })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    for (const one of outcomes)
      if (one.status === "rejected") expect(one.reason).toMatchObject({ reason: { code: "stock.serial_picked" } });
    // The same number received in two warehouses at once is one unit.
    const received = await Promise.allSettled(["MSK", "KZN"].map((warehouse) => adjust(ctx, 1, ["S9"], warehouse)));
    expect(received.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
