import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { products } from "@/modules/catalog/tables";
import { putCarrier } from "@/modules/shipments/commands/put-carrier";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, anOrderRequest, aProduct, aShop, stockOf } from "@/testing/orders";
import { placeOrders } from "../commands/place-orders";
import { routeAgain } from "../commands/route-again";
import { lackOf } from "./knowledge";
import { loadKnowledge } from "./load-knowledge";
import { putRuleSet } from "./put-rule-set";
import type { RoutingRule } from "./rules";
import { testDrive } from "./test-drive";

// Ten in the morning in Moscow: nobody's day is over.
const now = () => new Date("2026-11-24T07:00:00Z");
const warehousesOf = (order: { fulfilments: { warehouse: string }[] }) => order.fulfilments.map(({ warehouse }) => warehouse);
const manages = (ctx: Context, code: "MSK" | "KZN", capacity: number | null) => putWarehouse(ctx, code, { name: code, capacity });
const byRules = async (ctx: Context, ...rules: RoutingRule[]) =>
  putRuleSet(ctx, {
    channel: null,
    version: 0,
    rules: { rules: rules.map((rule) => ({ rule, on: true })), maxParcels: null, splitUnits: true },
  });
const drive = (ctx: Context) => testDrive(ctx, { channel: "site", address: { country: "RU", city: "Казань" }, ...basket });
const basket = { lines: [{ sku: "A", quantity: 1 }], shipBy: null, rules: null };

describe("the load of warehouses", () => {
  test(
    "is known where a capacity is, and sends an order to the less busy one; within one batch too",
    inRollback(async (db) => {
      const { ctx } = await aShop(db, { now });
      await aProduct(ctx, { sku: "A", stock: { MSK: 50, KZN: 50 } });
      await manages(ctx, "KZN", 8);
      // Nobody has said what Moscow manages: it comes after Kazan, however busy that is.
      for (let i = 0; i < 3; i++) expect(warehousesOf(await anOrder(ctx, { lines: { A: 1 } }))).toEqual(["KZN"]);
      await manages(ctx, "MSK", 100);
      expect((await drive(ctx)).candidates.map(({ warehouses, loadPercent }) => [warehouses[0], loadPercent])).toEqual([
        ["MSK", 0],
        ["KZN", 37],
      ]);
      await manages(ctx, "MSK", 4);
      const batch = await placeOrders(
        ctx,
        Array.from({ length: 3 }, () => ({ order: anOrderRequest({ lines: { A: 1 } }) })),
      );
      expect(batch.map((one) => (one.outcome === "placed" ? warehousesOf(one.order) : one.outcome))).toEqual([["MSK"], ["KZN"], ["MSK"]]);
    }),
  );

  test(
    "spares who is full for the day while others can, loses no order when nobody can, and an order is not in its own way",
    inRollback(async (db) => {
      const { ctx } = await aShop(db, { now });
      await aProduct(ctx, { sku: "A", stock: { MSK: 2, KZN: 10 } });
      await manages(ctx, "KZN", 1);
      const first = await anOrder(ctx, { lines: { A: 1 } });
      expect(warehousesOf(first)).toEqual(["KZN"]);
      const second = await anOrder(ctx, { lines: { A: 1 } });
      expect(warehousesOf(second)).toEqual(["MSK"]);
      expect(second.routing?.refused).toEqual([{ warehouse: "KZN", reason: { code: "routing.full", params: { capacity: 1 } } }]);
      await routeAgain(ctx, { orderId: first.id });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ reserved: 1 });
      // Moscow has one left: it would be two parcels, or one unit short.
      expect(await anOrder(ctx, { lines: { A: 2 } })).toMatchObject({ fulfilments: [{ warehouse: "KZN" }], lines: [{ backordered: 0 }] });
    }),
  );
});

describe("delivery prices and days", () => {
  test(
    "come from the organization's own tables as they are now, and decide where the owner lets them",
    inRollback(async (db) => {
      const { ctx } = await aShop(db, { now });
      await aProduct(ctx, { sku: "A", stock: { MSK: 50, KZN: 50 }, weightGrams: 1200 });
      const tariffs = (near: number, far: number) =>
        putCarrier(ctx, "own_courier", {
          kind: "own_courier",
          settings: {
            zones: [{ code: "near", withinKm: 100 }, { code: "far" }],
            tariffs: [
              { zone: "near", baseMinor: near, perExtraKgMinor: 1_000, days: { min: 0, max: 1 } },
              { zone: "far", baseMinor: far, days: { min: 2, max: 4 } },
            ],
          },
        });
      await tariffs(20_000, 60_000);
      const { candidates } = await drive(ctx);
      expect(candidates.map(({ warehouses, costMinor, etaDays }) => [warehouses[0], costMinor, etaDays])).toEqual([
        ["KZN", 22_000, 1],
        ["MSK", 60_000, 4],
      ]);
      await byRules(ctx, "unfilled_units", "cost_band", "eta");
      expect(warehousesOf(await anOrder(ctx, { lines: { A: 1 } }))).toEqual(["KZN"]);
      await tariffs(90_000, 60_000);
      expect(warehousesOf(await anOrder(ctx, { lines: { A: 1 } }))).toEqual(["MSK"]);
      // Who collects pays nothing, wherever it is: the days tell nothing apart either, and the order of ids is left.
      const collected = await anOrder(ctx, { lines: { A: 1 }, shippingMethod: "pickup" });
      expect(collected.routing?.candidates).toMatchObject([{ costMinor: 0 }, { costMinor: 0 }]);
    }),
  );

  test(
    "do not change what the default rules choose: fewest parcels, then the nearer warehouse",
    inRollback(async (db) => {
      const { ctx } = await aShop(db, { now: () => new Date("2026-11-24T11:00:00Z") });
      await aProduct(ctx, { sku: "A", stock: { MSK: 50, KZN: 50 } });
      await putWarehouse(ctx, "KZN", { name: "KZN", cutOff: "09:00" });
      const order = await anOrder(ctx, { lines: { A: 1 } });
      expect(warehousesOf(order)).toEqual(["KZN"]);
      expect(order.routing?.candidates).toMatchObject([{ etaDays: 4 }, { etaDays: 3 }]);
    }),
  );

  test(
    "of one organization are not another's",
    inRollback(async (db) => {
      const [ours, theirs] = [await aShop(db, { now }), await aShop(db, { now })];
      for (const { ctx } of [ours, theirs]) await aProduct(ctx, { sku: "A", stock: { MSK: 5 } });
      await putCarrier(ours.ctx, "own_courier", { kind: "own_courier", active: false });
      expect((await drive(ours.ctx)).candidates[0]).toMatchObject({ costMinor: null, etaDays: null });
      expect((await drive(theirs.ctx)).candidates[0]).toMatchObject({ costMinor: 30_000, etaDays: 3 });
    }),
  );
});

describe("what the rules can ask about", () => {
  test(
    "is told, so that the page can say what to fill in",
    inRollback(async (db) => {
      const { ctx, organizationId } = await aShop(db, { now });
      await aProduct(ctx, { sku: "A" });
      expect(await loadKnowledge(ctx)).toEqual({ warehouses: 2, withCapacity: 0, withPlace: 2, tariffs: true, unweighed: false });
      expect(lackOf("load_band", await loadKnowledge(ctx))).toEqual({ what: "capacity", whole: true });
      await manages(ctx, "KZN", 8);
      await db.update(products).set({ weightGrams: null }).where(eq(products.organizationId, organizationId));
      expect(lackOf("load_band", await loadKnowledge(ctx))).toEqual({ what: "capacity", whole: false });
      expect(lackOf("cost_band", await loadKnowledge(ctx))).toEqual({ what: "weights", whole: false });
      await putCarrier(ctx, "own_courier", { kind: "own_courier", active: false });
      expect(lackOf("cost_band", await loadKnowledge(ctx))).toEqual({ what: "tariffs", whole: true });
      expect(lackOf("eta", await loadKnowledge(ctx))).toEqual({ what: "tariffs", whole: true });
      expect(lackOf("parcels", await loadKnowledge(ctx))).toBeNull();
    }),
  );
});
