import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import type { Context } from "@/platform/context";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { eventsOf } from "@/testing/orders";
import { aPickTask, ean } from "@/testing/pick-task";
import { readFulfilment } from "../queries";
import { scanUnit } from "./scan-unit";
import { undoScan } from "./undo-scan";

const carton = "14006381333938";

const inCartons = (ctx: Context, units: number, sku = "A") => {
  const packs = [{ name: "Carton", barcode: carton, units }];
  return putProduct(ctx, sku, PutProduct.parse({ name: `Товар ${sku}`, price: { amount: 1, currency: "RUB" }, packs }));
};

const picked = async (ctx: Context, fulfilmentId: string) =>
  Object.fromEntries((await readFulfilment(ctx, fulfilmentId)).lines.map((line) => [`${line.sku} of ${line.orderSku}`, line.picked]));

test(
  "the code on a carton takes all units in it, on every line that asks for them, and is undone as one",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, order } = await aPickTask(db, { A: 2, SET: 2 });
    await inCartons(ctx, 5);
    await scanUnit(ctx, { fulfilmentId, code: carton });
    expect(await picked(ctx, fulfilmentId)).toEqual({ "A of A": 2, "A of SET": 3, "B of SET": 0 });
    expect((await eventsOf(ctx, order.id)).find(({ type }) => type === "fulfilment.unit_scanned")?.data).toMatchObject({
      sku: "A",
      pack: "Carton",
      units: 5,
    });
    await undoScan(ctx, { fulfilmentId });
    expect(await picked(ctx, fulfilmentId)).toEqual({ "A of A": 0, "A of SET": 0, "B of SET": 0 });
    await scanUnit(ctx, { fulfilmentId, code: ean });
    await undoScan(ctx, { fulfilmentId });
    await expect(undoScan(ctx, { fulfilmentId })).rejects.toMatchObject({ reason: { code: "scan.nothing_to_undo" } });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "a carton with more than is still to pick is refused and nothing is taken",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db, { A: 2, B: 1 });
    await inCartons(ctx, 12);
    await expect(scanUnit(ctx, { fulfilmentId, code: carton })).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "scan.pack_too_big", params: { sku: "A", pack: "Carton", units: 12, left: 2 } },
    });
    expect(await picked(ctx, fulfilmentId)).toEqual({ "A of A": 0, "B of B": 0 });
    await inCartons(ctx, 2);
    await scanUnit(ctx, { fulfilmentId, code: carton });
    await expect(scanUnit(ctx, { fulfilmentId, code: carton })).rejects.toMatchObject({ reason: { code: "scan.extra_unit" } });
  }),
);

test(
  "a carton of another product is a wrong item by name",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db, { B: 1 });
    await inCartons(ctx, 2);
    await expect(scanUnit(ctx, { fulfilmentId, code: carton })).rejects.toMatchObject({
      reason: { code: "scan.wrong_item", params: { sku: "A" } },
    });
  }),
);
