import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { cancelUnits } from "@/modules/orders/commands/cancel-order";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf } from "@/testing/orders";
import { readEvidence } from "../packing/evidence-queries";
import { readCodes } from "../queries";
import { markingCodes } from "../tables";
import { deliverFulfilment, handOverFulfilment, returnFulfilmentToSender } from "./hand-over-fulfilment";
import { packFulfilment } from "./pack-fulfilment";
import { pickUnits } from "./pick-units";
import { dropCode, scanCode } from "./scan-code";

const gs = "\u001d";
/** A mark of a unit of 04006381333931. */
const mark = (serial: string, gtin = "04006381333931") => `01${gtin}21${serial}${gs}93dGVz`;

async function aMarkedTote(db: Db) {
  const shop = await aShop(db);
  const { ctx } = shop;
  await aProduct(ctx, { sku: "SHOE", barcode: "4006381333931", stock: { KZN: 10 } });
  const price = { amount: 100, currency: "RUB" };
  await putProduct(ctx, "SHOE", PutProduct.parse({ name: "Shoe", price, needsMark: true, barcode: "4006381333931" }));
  const make = async () => {
    const order = await anOrder(ctx, { lines: { SHOE: 2 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    const lines = [{ sku: "SHOE", quantity: 2 }];
    await pickUnits(ctx, { fulfilmentId, lines });
    const orderLineId = order.lines[0]?.id ?? "";
    const scan = (code: string) => scanCode(ctx, { fulfilmentId, orderLineId, code });
    const pack = () =>
      packFulfilment(ctx, { fulfilmentId, parcels: [{ weightGrams: 900, dimensionsMm: { length: 300, width: 200, height: 100 }, lines }] });
    return { order, fulfilmentId, scan, pack };
  };
  return { ctx, make, one: await make() };
}

const statesOf = async ({ db, actor }: Context, code: string) =>
  (
    await db
      .select({ state: markingCodes.state, withdrawnBy: markingCodes.withdrawnBy })
      .from(markingCodes)
      .where(and(eq(markingCodes.organizationId, actor.organizationId), eq(markingCodes.code, code)))
      .orderBy(markingCodes.createdAt)
  ).map(({ state, withdrawnBy }) => `${state} ${withdrawnBy}`);

test(
  "each unit of a product that bears marks needs its own, byte for byte, and no other product's",
  inRollback(async (db) => {
    const { ctx, one, make } = await aMarkedTote(db);
    await expect(one.pack()).rejects.toMatchObject({ reason: { code: "fulfilment.codes_missing", params: { codes: 2, skus: "SHOE" } } });
    await expect(one.scan(mark("b7", "04601234567893"))).rejects.toMatchObject({
      kind: "conflict",
      reason: { code: "fulfilment.code_other_product", params: { sku: "SHOE", gtin: "04601234567893" } },
    });
    await one.scan(`]d2${mark("aB")}`);
    await one.scan(mark("Ab"));
    const { lines, held } = await readCodes(ctx, one.fulfilmentId);
    expect(lines).toMatchObject([{ sku: "SHOE", units: 2, kinds: ["mark"] }]);
    // Letters' case tells two units apart; what the scanner put before the code is no part of it.
    expect(held.map(({ code, state }) => [code, state])).toEqual([
      [mark("aB"), "in_circulation"],
      [mark("Ab"), "in_circulation"],
    ]);
    await one.pack();
    const two = await make();
    await expect(two.scan(mark("aB"))).rejects.toMatchObject({
      reason: { code: "fulfilment.code_taken", params: { order: one.order.number } },
    });
  }),
);

test(
  "the shop's own sale takes its marks out of circulation once, and says so",
  inRollback(async (db) => {
    const { ctx, one, make } = await aMarkedTote(db);
    await one.scan(mark("A1"));
    await one.scan(mark("A2"));
    await one.pack();
    const { fulfilmentId } = one;
    await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
    expect(await statesOf(ctx, mark("A1"))).toEqual(["in_circulation null"]);
    await deliverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
    expect(await statesOf(ctx, mark("A1"))).toEqual(["withdrawn shop"]);
    await expect(deliverFulfilment(ctx, { fulfilmentId, at: ctx.now() })).rejects.toMatchObject({ kind: "conflict" });
    const told = (await eventsOf(ctx, one.order.id)).filter(({ type }) => type === "fulfilment.codes_withdrawn");
    expect(told.map(({ data }) => data)).toMatchObject([{ codes: 2, issuer: "shop" }]);
    expect((await readEvidence(ctx, fulfilmentId)).codes).toMatchObject([
      { sku: "SHOE", state: "withdrawn", withdrawnBy: "shop" },
      { sku: "SHOE", state: "withdrawn", withdrawnBy: "shop" },
    ]);
    // What was sold is not sold once more.
    const two = await make();
    await expect(two.scan(mark("A1"))).rejects.toMatchObject({ reason: { code: "fulfilment.code_taken" } });
  }),
);

test(
  "marks of goods that came back undelivered were never sold, and may be scanned again",
  inRollback(async (db) => {
    const { ctx, one, make } = await aMarkedTote(db);
    await one.scan(mark("A1"));
    await one.scan(mark("A2"));
    await one.pack();
    const { fulfilmentId } = one;
    await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
    await returnFulfilmentToSender(ctx, { fulfilmentId });
    expect(await statesOf(ctx, mark("A1"))).toEqual(["returned null"]);
    expect((await eventsOf(ctx, one.order.id)).map(({ type }) => type)).not.toContain("fulfilment.codes_withdrawn");
    const two = await make();
    await two.scan(mark("A1"));
    expect(await statesOf(ctx, mark("A1"))).toEqual(["returned null", "in_circulation null"]);
  }),
);

test(
  "the mark of a unit that was cancelled at the packing table has to be dropped first, and then belongs to the unit on the shelf",
  inRollback(async (db) => {
    const { ctx, one } = await aMarkedTote(db);
    await one.scan(mark("stays"));
    await one.scan(mark("leaves"));
    const orderLineId = one.order.lines[0]?.id ?? "";
    await cancelUnits(ctx, { orderId: one.order.id, reason: "buyer", lines: [{ lineId: orderLineId, units: 1 }] });
    const lines = [{ sku: "SHOE", quantity: 1 }];
    const parcel = { weightGrams: 450, dimensionsMm: { length: 300, width: 200, height: 100 }, lines };
    const pack = () => packFulfilment(ctx, { fulfilmentId: one.fulfilmentId, parcels: [parcel] });
    await expect(pack()).rejects.toMatchObject({ reason: { code: "fulfilment.codes_left_over", params: { skus: "SHOE" } } });
    const { held } = await readCodes(ctx, one.fulfilmentId);
    await dropCode(ctx, { fulfilmentId: one.fulfilmentId, codeId: held.find(({ code }) => code === mark("stays"))?.id ?? "" });
    await pack();
    await handOverFulfilment(ctx, { fulfilmentId: one.fulfilmentId, at: ctx.now() });
    await deliverFulfilment(ctx, { fulfilmentId: one.fulfilmentId, at: ctx.now() });
    expect(await statesOf(ctx, mark("leaves"))).toEqual(["withdrawn shop"]);
    expect(await statesOf(ctx, mark("stays"))).toEqual([]);
  }),
);
