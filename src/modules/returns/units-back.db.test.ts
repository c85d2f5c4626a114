import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { markingCodes } from "@/modules/fulfilment/tables";
import { lotsOfSku } from "@/modules/inventory/lots/lot-queries";
import { listSerials } from "@/modules/inventory/serials/serial-queries";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { aBundle, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { box } from "@/testing/pick-task";
import { aDeliveredOrder, aReturn, deliver } from "@/testing/returned-order";
import { receiveReturn } from "./commands/receive-return";
import type { ReceivedLine } from "./inputs";

const put = (more: object) => PutProduct.parse({ name: "Товар", price: { amount: 9_900, currency: "RUB" }, ...more });

/** An order of one SKU that its buyer has got, all of it asked back. */
async function allBack(ctx: Context, sku: string, units: number, serials?: string[]) {
  const order = await anOrder(ctx, { lines: { [sku]: units } });
  for (const { id: fulfilmentId } of order.fulfilments) {
    const lines = [{ sku, quantity: units, serials }];
    await pickUnits(ctx, { fulfilmentId, lines });
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: [{ sku, quantity: units }] }] });
    await deliver(ctx, fulfilmentId);
  }
  const lineId = (await readOrders(ctx, [order.id]))[0]?.lines[0]?.id ?? "";
  const returnId = await aReturn(ctx, { orderId: order.id, lineOf: { [sku]: lineId } }, { [sku]: units });
  const come = (quantity: number, more: Partial<ReceivedLine> = {}) =>
    receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: [{ lineId, quantity, condition: "sellable", ...more }] });
  return { lineId, come };
}

test(
  "units with serial numbers come back as the ones that left, and numbers of other orders do not",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await putProduct(ctx, "PHONE", put({ tracksSerials: true }));
    await adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "PHONE", delta: 3, serials: ["S1", "S2", "S3"] }] });
    const { come } = await allBack(ctx, "PHONE", 2, ["S1", "S2"]);
    await expect(come(1, { serials: ["S3"] })).rejects.toMatchObject({ reason: { code: "return.serial_of_other_order" } });
    await expect(come(1)).rejects.toMatchObject({ reason: { code: "stock.serials_missing" } });
    // Fewer numbers than units would take units off the books, and so would none.
    for (const serials of [["S1"], []])
      await expect(come(2, { serials })).rejects.toMatchObject({
        ...{ kind: "invalid", reason: { code: "stock.serials_count" } },
        details: { errors: [{ path: "lines.0.serials" }] },
      });
    await come(1, { serials: ["S2"] });
    await come(1, { condition: "damaged" });
    const where = Object.fromEntries(
      (await listSerials(ctx, { sku: "PHONE" })).items.map((row) => [row.serial, [row.state, row.warehouse]]),
    );
    expect(where).toMatchObject({ S1: ["in_stock", "KZN"], S2: ["in_stock", "KZN"], S3: ["in_stock", "MSK"] });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "units of lots come back into the lots that they left from",
  inRollback(async (db) => {
    const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T09:00:00Z") });
    await putProduct(ctx, "MILK", put({ tracksLots: true }));
    const into = (delta: number, lot: string, expiresOn: string) =>
      adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku: "MILK", delta, lot, expiresOn }] });
    await into(2, "L1", "2026-12-01");
    await into(5, "L2", "2026-12-10");
    const { come } = await allBack(ctx, "MILK", 3);
    await expect(come(1, { lot: "L9" })).rejects.toMatchObject({ reason: { code: "return.other_lot" } });
    await come(1, { lot: "L2" });
    await come(2, { condition: "damaged" });
    const lots = Object.fromEntries((await lotsOfSku(ctx, { sku: "MILK" })).map((row) => [`${row.lot} ${row.warehouse}`, row.onHand]));
    expect(lots).toMatchObject({ "L1 KZN": 2, "L2 KZN": 1, "L2 MSK": 4 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a bundle comes back as its parts",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "CUP", stock: { MSK: 10 } });
    await aProduct(ctx, { sku: "TEA", stock: { MSK: 10 } });
    await aBundle(ctx, { sku: "SET", parts: { CUP: 2, TEA: 1 } });
    const order = await anOrder(ctx, { lines: { SET: 2 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    const lines = [
      { sku: "CUP", quantity: 4 },
      { sku: "TEA", quantity: 2 },
    ];
    await pickUnits(ctx, { fulfilmentId, lines });
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
    await deliver(ctx, fulfilmentId);
    const lineId = order.lines[0]?.id ?? "";
    const returnId = await aReturn(ctx, { orderId: order.id, lineOf: { SET: lineId } }, { SET: 1 });
    await receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: [{ lineId, quantity: 1, condition: "sellable" }] });
    expect([await stockOf(ctx, "CUP", "KZN"), await stockOf(ctx, "TEA", "KZN")]).toMatchObject([{ onHand: 2 }, { onHand: 1 }]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "the numbers of a bundle's parts are told apart",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const lines = ["PHONE", "WATCH"].map((sku) => ({ sku, quantity: 1, serials: [`${sku}-1`] }));
    for (const { sku, serials } of lines) {
      await putProduct(ctx, sku, put({ tracksSerials: true }));
      await adjustStock(ctx, { warehouse: "MSK", reason: "x", lines: [{ sku, delta: 1, serials }] });
    }
    await aBundle(ctx, { sku: "SET", parts: { PHONE: 1, WATCH: 1 } });
    const order = await anOrder(ctx, { lines: { SET: 1 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    await pickUnits(ctx, { fulfilmentId, lines });
    await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines: lines.map(({ sku, quantity }) => ({ sku, quantity })) }] });
    await deliver(ctx, fulfilmentId);
    const lineId = order.lines[0]?.id ?? "";
    const returnId = await aReturn(ctx, { orderId: order.id, lineOf: { SET: lineId } }, { SET: 1 });
    const come = (serials: string[]) =>
      receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: [{ lineId, quantity: 1, condition: "sellable", serials }] });
    await expect(come(["PHONE-1"])).rejects.toMatchObject({ reason: { code: "stock.serials_count", params: { sku: "WATCH" } } });
    await come(["PHONE-1", "WATCH-1"]);
    expect([await stockOf(ctx, "PHONE", "KZN"), await stockOf(ctx, "WATCH", "KZN")]).toMatchObject([{ onHand: 1 }, { onHand: 1 }]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a damaged unit that comes later leaves the codes of sound ones alone",
  inRollback(async (db) => {
    const shop = await aDeliveredOrder(db);
    const { ctx, lineOf, fulfilmentId, organizationId } = shop;
    const orderLineId = lineOf.A ?? "";
    await db.insert(markingCodes).values(
      ["0104601234567890215abc", "0104601234567890215abd"].map((code, position) => ({
        ...{ organizationId, id: newId(), fulfilmentId, orderLineId, kind: "cis", position, code, by: "Анна" },
        state: "withdrawn" as const,
      })),
    );
    const returnId = await aReturn(ctx, shop, { A: 2 });
    const lines = (more: Partial<ReceivedLine>) => [{ lineId: orderLineId, quantity: 1, condition: "sellable" as const, ...more }];
    const codes = ["0104601234567890215abc"];
    await receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: lines({ codes }) });
    await receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: lines({ condition: "damaged" }) });
    const rows = await db.select().from(markingCodes).where(eq(markingCodes.organizationId, organizationId));
    expect(Object.fromEntries(rows.map((row) => [row.code.slice(-1), row.state]))).toEqual({ c: "returned", d: "written_off" });
  }),
);

test(
  "marking codes go back into circulation with sound units, and are written off with damaged ones",
  inRollback(async (db) => {
    const shop = await aDeliveredOrder(db);
    const { ctx, lineOf, fulfilmentId, organizationId } = shop;
    const orderLineId = lineOf.A ?? "";
    const [first, second] = ["0104601234567890215abc", "0104601234567890215abd"];
    await db.insert(markingCodes).values(
      [first, second].map((code, position) => ({
        ...{ organizationId, id: newId(), fulfilmentId, orderLineId, kind: "cis", position, code: code ?? "", by: "Анна" },
        state: "withdrawn" as const,
      })),
    );
    const returnId = await aReturn(ctx, shop, { A: 2 });
    const come = (more: Partial<ReceivedLine>) =>
      receiveReturn(ctx, {
        returnId,
        warehouse: "KZN",
        note: null,
        lines: [{ lineId: orderLineId, quantity: 1, condition: "sellable", ...more }],
      });
    await expect(come({})).rejects.toMatchObject({ reason: { code: "return.codes_missing" } });
    await expect(come({ codes: [] })).rejects.toMatchObject({ reason: { code: "return.codes_missing" } });
    await expect(come({ codes: ["010460"] })).rejects.toMatchObject({ reason: { code: "return.code_of_other_line" } });
    const [one, other] = [first ?? "", second ?? ""];
    await expect(come({ codes: [one, one] })).rejects.toMatchObject({ reason: { code: "return.code_twice" } });
    await expect(come({ codes: [one, other] })).rejects.toMatchObject({ kind: "invalid", reason: { code: "return.codes_count" } });
    await expect(come({ quantity: 2, codes: [one] })).rejects.toMatchObject({ reason: { code: "return.codes_count" } });
    const both = (["sellable", "damaged"] as const).map((condition) => ({ lineId: orderLineId, quantity: 1, condition, codes: [one] }));
    await expect(receiveReturn(ctx, { returnId, warehouse: "KZN", note: null, lines: both })).rejects.toMatchObject({
      reason: { code: "return.code_came_back" },
    });
    await come({ codes: [second ?? ""] });
    await expect(come({ condition: "damaged", codes: [other] })).rejects.toMatchObject({ reason: { code: "return.code_came_back" } });
    await come({ condition: "damaged", codes: [first ?? ""] });
    const rows = await db.select().from(markingCodes).where(eq(markingCodes.organizationId, organizationId));
    expect(Object.fromEntries(rows.map((row) => [row.code, row.state]))).toEqual({
      [first ?? ""]: "written_off",
      [second ?? ""]: "returned",
    });
  }),
);
