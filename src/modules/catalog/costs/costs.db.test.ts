import { and, eq, sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { fulfilmentLines, fulfilments } from "@/modules/orders/tables";
import { purchaseById } from "@/modules/purchasing/orders/one-purchase-queries";
import { ReceiveGoods } from "@/modules/stockroom/receiving/inputs";
import { receiveGoods } from "@/modules/stockroom/receiving/receive-goods";
import type { Context } from "@/platform/context";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, productIdOf } from "@/testing/orders";
import { aSentPurchase, aSupplier } from "@/testing/purchasing";
import { putProduct } from "../commands/put-product";
import { PutProduct } from "../inputs";
import { costsAt, listCosts } from "./cost-queries";
import { ListCosts, SetCost } from "./inputs";
import { fineCost } from "./moving-average";
import { setCost } from "./set-cost";

const cost = (amount: number, sku = "A") => SetCost.parse({ sku, cost: { amount, currency: "RUB" }, reason: "Opening cost" });
const historyOf = async (ctx: Context, sku = "A") => (await listCosts(ctx, ListCosts.parse({ sku }))).items;

/** Buys units at a price and takes them in, whole. */
async function bought(ctx: Context, supplierId: string, units: number, unitPriceMinor: number, warehouse = "MSK"): Promise<void> {
  const purchaseId = await aSentPurchase(ctx, { supplierId, warehouse, lines: [{ sku: "A", quantity: units, unitPriceMinor }] });
  const arrivalId = (await purchaseById(ctx, purchaseId)).lines[0]?.arrival?.id ?? null;
  await receiveGoods(ctx, ReceiveGoods.parse({ warehouse, sku: "A", quantity: units, arrivalId }));
}

test(
  "receipts average the cost over all warehouses, in their order, and the history says how",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    await setCost(ctx, cost(100));
    const supplierId = await aSupplier(ctx);
    await bought(ctx, supplierId, 30, 200);
    await bought(ctx, supplierId, 40, 275, "KZN");
    expect(await historyOf(ctx)).toMatchObject([
      { cause: "receipt", units: 40, unitsBefore: 40, receivedMinor: 275, unitCostMinor: 225 },
      { cause: "receipt", units: 30, unitsBefore: 10, receivedMinor: 200, unitCostMinor: 175 },
      { cause: "manual", unitCostMinor: 100, note: "Opening cost" },
    ]);
    // Goods that nobody priced change nothing.
    await receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 5 }));
    expect(await historyOf(ctx)).toHaveLength(3);
  }),
);

test(
  "what comes beyond an order costs what the rest of it does; freight and a foreign price are part of the cost",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const supplierId = await aSupplier(ctx, { currency: "USD" });
    const lines = [{ sku: "A", quantity: 10, unitPriceMinor: 200, discountMinor: 100 }];
    const purchaseId = await aSentPurchase(ctx, { supplierId, rate: 90, freightMinor: 50, lines });
    const arrivalId = (await purchaseById(ctx, purchaseId)).lines[0]?.arrival?.id ?? null;
    await receiveGoods(ctx, ReceiveGoods.parse({ warehouse: "MSK", sku: "A", quantity: 12, arrivalId, over: true }));
    // (10 × 2.00 − 1.00 + 0.50) ÷ 10 = 1.95 USD, at 90.
    expect(await historyOf(ctx)).toMatchObject([
      { units: 2, unitCostMinor: 17_550 },
      { units: 10, unitCostMinor: 17_550 },
    ]);
  }),
);

test(
  "the catalogue's word is kept in the history too, and any moment can be asked for",
  inRollback(async (db) => {
    const clock = { now: new Date("2026-11-20T09:00:00Z") };
    const { ctx } = await aShop(db, { now: () => clock.now });
    const said = (amount: number | null) =>
      PutProduct.parse({
        name: "A",
        price: { amount: 900, currency: "RUB" },
        cost: amount === null ? null : { amount, currency: "RUB" },
      });
    await putProduct(ctx, "A", said(100));
    const id = await productIdOf(ctx, "A");
    clock.now = new Date("2026-11-21T09:00:00Z");
    await putProduct(ctx, "A", said(120));
    clock.now = new Date("2026-11-22T09:00:00Z");
    await putProduct(ctx, "A", { ...said(null), cost: undefined });
    await setCost(ctx, cost(130));
    const at = async (day: string) => (await costsAt(ctx, [id], new Date(day))).get(id);
    expect(await at("2026-11-20T12:00:00Z")).toBe(fineCost(100));
    expect(await at("2026-11-21T12:00:00Z")).toBe(fineCost(120));
    expect(await at("2026-11-23T12:00:00Z")).toBe(fineCost(130));
    expect(await at("2026-11-01T12:00:00Z")).toBeNull();
    // A product that nobody bought yet has cost what the catalogue says all along.
    const other = await aProduct(ctx, { sku: "B" });
    await db.execute(sql`update products set cost_minor = 7 where id = ${other.id}::uuid`);
    expect((await costsAt(ctx, [other.id], new Date("2020-01-01"))).get(other.id)).toBe(fineCost(7));
  }),
);

test(
  "goods that leave keep what they cost at that moment",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 3 } });
    await setCost(ctx, cost(150));
    const order = await anOrder(ctx, { lines: { A: 2 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    await db
      .update(fulfilments)
      .set({ status: "packed" })
      .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.id, fulfilmentId)));
    await setCost(ctx, cost(155));
    await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now() });
    await setCost(ctx, cost(999));
    const lines = await db
      .select({ costMinor: fulfilmentLines.costMinor })
      .from(fulfilmentLines)
      .where(eq(fulfilmentLines.fulfilmentId, fulfilmentId));
    expect(lines).toEqual([{ costMinor: 310 }]);
  }),
);

test(
  "a cost is refused for a bundle, in another currency and for another organization's product, and its history cannot be rewritten",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const other = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    expect(await refusalOf(setCost(other.ctx, cost(1)))).toBe("not_found");
    expect(await refusalOf(setCost(ctx, { ...cost(1), cost: { amount: 1, currency: "USD" } }))).toBe("product.two_currencies");
    await setCost(actingAs(ctx, { role: "manager" }), cost(1));
    await expect(db.transaction((tx) => tx.execute(sql`update product_costs set unit_cost_e4 = 0`))).rejects.toThrow();
  }),
);

test(
  "receipts of one product into two warehouses at the same moment lose nothing of the average",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A" });
    const supplierId = await aSupplier(ctx);
    const [one, two] = await Promise.all(
      (["MSK", "KZN"] as const).map(async (warehouse, i) => {
        const lines = [{ sku: "A", quantity: 10, unitPriceMinor: (i + 1) * 100 }];
        const purchaseId = await aSentPurchase(ctx, { supplierId, warehouse, lines });
        return { warehouse, arrivalId: (await purchaseById(ctx, purchaseId)).lines[0]?.arrival?.id ?? null };
      }),
    );
    await Promise.all([one, two].map((come) => receiveGoods(ctx, ReceiveGoods.parse({ ...come, sku: "A", quantity: 10 }))));
    const [last] = await historyOf(ctx);
    expect(last).toMatchObject({ position: 2, unitsBefore: 10, unitCostMinor: 150 });
  }),
);
