import { expect, test } from "vitest";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { fillBackorders } from "@/modules/orders/fill-waiting";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, eventsOf, productIdOf, stockOf } from "@/testing/orders";
import { aPickTask, box, ean } from "@/testing/pick-task";
import { listPutBacks, readFulfilment } from "../queries";
import { fulfilmentRouter } from "../router";
import { putBackUnit } from "./put-back-unit";
import { scanUnit } from "./scan-unit";
import { undoScan } from "./undo-scan";

const floor = callerFactory(fulfilmentRouter);
const at = (ctx: Context) => floor({ ...ctx, ip: null });

const lineOf = async (ctx: Context, orderId: string, sku: string) => {
  const [order] = await readOrders(ctx, [orderId]);
  return order?.lines.find((line) => line.sku === sku);
};

test(
  "another organization's fulfilment does not exist, nor does that of a warehouse which is not the picker's",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, warehouses } = await aPickTask(db);
    const { ctx: stranger } = await aShop(db);
    const elsewhere = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.MSK] });
    const here = actingAs(ctx, { role: "picker", warehouseIds: [warehouses.KZN] });
    for (const other of [stranger, elsewhere]) {
      const actions = [
        () => at(other).startPicking({ fulfilmentId }),
        () => at(other).pick({ fulfilmentId, lines: [{ sku: "A", quantity: 1 }] }),
        () => at(other).scan({ fulfilmentId, code: ean }),
        () => at(other).undoScan({ fulfilmentId }),
        () => at(other).reportShort({ fulfilmentId, lines: [{ sku: "A", quantity: 1 }] }),
        () => at(other).pack({ fulfilmentId, parcels: [{ ...box, lines: [{ sku: "A", quantity: 1 }] }] }),
        () => at(other).byId({ fulfilmentId }),
      ];
      for (const action of actions) await expect(action()).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect((await at(other).list({})).items).toEqual([]);
      expect(await at(other).queue({ statuses: ["planned"] })).toEqual([]);
    }
    await expect(at(elsewhere).putBack({ warehouse: "KZN", code: ean })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await at(here).startPicking({ fulfilmentId });
    expect(await at(here).counts({})).toMatchObject({ toPick: 0, picking: 1 });
  }),
);

test(
  "a viewer watches and touches nothing",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const viewer = at(actingAs(ctx, { role: "viewer" }));
    expect((await viewer.byId({ fulfilmentId })).lines).toHaveLength(2);
    const actions = [
      () => viewer.startPicking({ fulfilmentId }),
      () => viewer.pick({ fulfilmentId, lines: [{ sku: "A", quantity: 1 }] }),
      () => viewer.scan({ fulfilmentId, code: ean }),
      () => viewer.undoScan({ fulfilmentId }),
      () => viewer.reportShort({ fulfilmentId, lines: [{ sku: "A", quantity: 1 }] }),
      () => viewer.pack({ fulfilmentId, parcels: [{ ...box, lines: [{ sku: "A", quantity: 1 }] }] }),
      () => viewer.putBack({ warehouse: "KZN", code: ean }),
    ];
    for (const action of actions) await expect(action()).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);

test(
  "scans fill the tote in any order and say where to go next",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    expect(await scanUnit(ctx, { fulfilmentId, code: `${ean}\r\n` })).toMatchObject({
      line: { sku: "A", picked: 1, quantity: 2 },
      next: { sku: "B", bin: "A-01-1" },
      status: "picking",
    });
    expect(await scanUnit(ctx, { fulfilmentId, code: "b" })).toMatchObject({ next: { sku: "A" } });
    // A marking code holds the same GTIN with a serial number behind it.
    expect(await scanUnit(ctx, { fulfilmentId, code: `]d20104006381333931215abc` })).toMatchObject({
      line: { sku: "A", picked: 2 },
      next: null,
      status: "picked",
    });
  }),
);

test(
  "every wrong scan has its answer, is told with the worker's name, and changes nothing (C-26)",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await scanUnit(ctx, { fulfilmentId, code: "B" });
    const before = await readFulfilment(ctx, fulfilmentId);
    const refused = (code: string) =>
      scanUnit(ctx, { fulfilmentId, code }).then(
        () => null,
        (error: unknown) => error,
      );
    const needed = { sku: "A", bin: "B-02-1" };
    expect(await refused("96385074")).toMatchObject({
      kind: "conflict",
      reason: { code: "scan.wrong_item", params: { sku: "C" } },
      details: { scanned: { sku: "C", picture: "/pictures/c.svg", bin: "A-03-1" }, needed },
    });
    expect(await refused("B")).toMatchObject({
      reason: { code: "scan.extra_unit", params: { sku: "B", quantity: 1 } },
      details: { scanned: { sku: "B" }, needed },
    });
    expect(await refused("A-03-1")).toMatchObject({ reason: { code: "scan.bin", params: { bin: "A-03-1" } } });
    expect(await refused("4600000000000")).toMatchObject({ reason: { code: "scan.unknown_code" }, details: { scanned: null, needed } });
    expect(await refused("'; drop table orders; --")).toMatchObject({ reason: { code: "scan.unknown_code" } });
    expect(await readFulfilment(ctx, fulfilmentId)).toEqual(before);
    const told = (await eventsOf(ctx, order.id)).filter((event) => event.type === "scan.refused");
    expect(told.map((event) => event.data.reason)).toEqual([
      "scan.wrong_item",
      "scan.extra_unit",
      "scan.bin",
      "scan.unknown_code",
      "scan.unknown_code",
    ]);
    expect(told.every((event) => event.by.name === "Анна")).toBe(true);
  }),
);

test(
  "two products of one work with the same barcode are not guessed between",
  inRollback(async (db) => {
    const { ctx } = await aPickTask(db);
    await aProduct(ctx, { sku: "TWIN", barcode: ean, stock: { KZN: 1 } });
    const order = await anOrder(ctx, { lines: { A: 1, TWIN: 1 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    await expect(scanUnit(ctx, { fulfilmentId, code: ean })).rejects.toMatchObject({ reason: { code: "scan.ambiguous" } });
    await scanUnit(ctx, { fulfilmentId, code: "TWIN" });
  }),
);

test(
  "undo takes back scans one by one, the last first, and opens a full tote",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    for (const code of ["B", "A", "A"]) await scanUnit(ctx, { fulfilmentId, code });
    expect(await undoScan(ctx, { fulfilmentId })).toEqual({ sku: "A", picked: 1, quantity: 2 });
    expect((await readFulfilment(ctx, fulfilmentId)).status).toBe("picking");
    await undoScan(ctx, { fulfilmentId });
    await scanUnit(ctx, { fulfilmentId, code: "A" });
    expect(await undoScan(ctx, { fulfilmentId })).toMatchObject({ sku: "A", picked: 0 });
    expect(await undoScan(ctx, { fulfilmentId })).toMatchObject({ sku: "B", picked: 0 });
    await expect(undoScan(ctx, { fulfilmentId })).rejects.toMatchObject({ reason: { code: "scan.nothing_to_undo" } });
    expect(await lineOf(ctx, order.id, "A")).toMatchObject({ picked: 0, reserved: 2 });
  }),
);

test(
  "a cancellation stops the scanner; units are for sale again only after the put-back scan",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await scanUnit(ctx, { fulfilmentId, code: ean });
    await scanUnit(ctx, { fulfilmentId, code: ean });
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    await expect(scanUnit(ctx, { fulfilmentId, code: "B" })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "fulfilment.wrong_status", params: { status: "cancelled" } },
    });
    expect(await stockOf(ctx, "A", "KZN")).toEqual({ onHand: 10, reserved: 0, inCheck: 0, putBack: 2 });
    expect(await listPutBacks(ctx)).toMatchObject([{ sku: "A", bin: "B-02-1", quantity: 2, done: 0 }]);
    await expect(putBackUnit(ctx, { warehouse: "KZN", code: "C" })).rejects.toMatchObject({ reason: { code: "put_back.not_expected" } });
    await expect(putBackUnit(ctx, { warehouse: "KZN", code: ean, quantity: 3 })).rejects.toMatchObject({
      reason: { code: "put_back.too_many" },
    });
    expect(await putBackUnit(ctx, { warehouse: "KZN", code: ean })).toMatchObject({ sku: "A", bin: "B-02-1", left: 1 });
    expect(await readFulfilment(ctx, fulfilmentId)).toMatchObject({ status: "cancelled", needsPutBack: true });
    await putBackUnit(ctx, { warehouse: "KZN", code: ean });
    expect(await readFulfilment(ctx, fulfilmentId)).toMatchObject({ needsPutBack: false });
    expect(await stockOf(ctx, "A", "KZN")).toEqual({ onHand: 10, reserved: 0, inCheck: 0, putBack: 0 });
    expect((await eventsOf(ctx, order.id)).map((event) => event.type)).toContain("put_back.done");
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "units that are put back go to whoever waits for them",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await scanUnit(ctx, { fulfilmentId, code: "B" });
    const waiting = await anOrder(ctx, { lines: { B: 10 } });
    expect(waiting.lines[0]).toMatchObject({ reserved: 9, backordered: 1 });
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    expect(await lineOf(ctx, waiting.id, "B")).toMatchObject({ backordered: 1 });
    await putBackUnit(ctx, { warehouse: "KZN", code: "B" });
    await fillBackorders(ctx, [await productIdOf(ctx, "B")]);
    expect(await lineOf(ctx, waiting.id, "B")).toMatchObject({ reserved: 10, backordered: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
