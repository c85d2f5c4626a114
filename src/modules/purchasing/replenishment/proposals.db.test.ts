import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Role } from "@/lib/permission";
import { transferLines, transfers } from "@/modules/inventory/transfers/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback } from "@/testing/database";
import { soldDaily } from "@/testing/demand-history";
import { actingAs, anOrder, aProduct, aShop, eventsOf, receive } from "@/testing/orders";
import { forecastJob } from "../forecasts/forecast-job";
import { forecastOf } from "../forecasts/product-queries";
import { openRun } from "../forecasts/request-forecast";
import { purchaseLines, purchaseOrders } from "../orders/tables";
import { supplierPrices, suppliers } from "../suppliers/tables";
import { listProposals } from "./proposal-queries";
import { planAllShelves, putProductRules, putReplenishmentRules } from "./put-rules";
import { replenishmentRules } from "./rules-queries";
import { noRules, usualRules } from "./settings";
import { stockPlans } from "./tables";
import { takeProposals } from "./take-proposals";
import { whatIf } from "./what-if-queries";

const now = () => new Date("2026-11-24T09:00:00Z");

/** A shop that sells 10 a day of A, which a supplier has in packs of 12, has 20 of it in Kazan and 5 of B, of which it sells none. */
async function aShopThatRunsOut(db: Db): Promise<{ ctx: Context; supplierId: string; productId: string }> {
  const { ctx } = await aShop(db, { now });
  const { id: productId } = await aProduct(ctx, { sku: "A", priceMinor: 10_000, stock: { KZN: 20 } });
  await aProduct(ctx, { sku: "B", priceMinor: 10_000, stock: { KZN: 5 } });
  await soldDaily(ctx, { sku: "A", days: 120, units: (day) => 9 + (day % 3) });
  const supplierId = newId();
  const own = { organizationId: ctx.actor.organizationId, supplierId };
  await db.insert(suppliers).values({
    organizationId: own.organizationId,
    id: supplierId,
    name: "Текстиль",
    currency: "RUB",
    locale: "ru",
    leadDays: 5,
    updatedAt: now(),
  });
  await db
    .insert(supplierPrices)
    .values({ ...own, productId, priceMinor: 4_000, minQuantity: 24, pack: 12, preferred: true, updatedAt: now() });
  await forecastJob(ctx, { runId: await openRun(ctx) });
  return { ctx, supplierId, productId };
}

describe("proposals", () => {
  test(
    "what is down to its reorder point is to be ordered: how much, why, and what it is worth",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      const { items, nextCursor } = await listProposals(ctx, {});
      expect(nextCursor).toBeNull();
      expect(items).toMatchObject([
        {
          kind: "order",
          sku: "A",
          warehouse: "KZN",
          from: null,
          supplier: "Текстиль",
          position: 20,
          leadDays: 5,
          pack: 12,
          why: { code: "proposal.at_reorder_point" },
        },
      ]);
      const [a] = items;
      expect((a?.quantity ?? 1) % 12).toBe(0);
      // 20 days of 10, something for luck, less the 20 that are there.
      expect(a?.quantity).toBeGreaterThan(180);
      expect(a?.coverDays).toBeCloseTo(2, 0);
      expect([a?.riskBefore, a?.riskAfter].map((risk) => Math.round((risk ?? 0) * 10))).toEqual([10, 0]);
      expect(a?.capitalMinor).toBe((a?.quantity ?? 0) * 4_000);
      expect(a?.savedMinor).toBeGreaterThan(150 * 10_000);
      expect((await listProposals(ctx, { warehouse: "MSK" })).items).toEqual([]);
      expect((await listProposals(ctx, { q: "zzz" })).items).toEqual([]);
      expect((await listProposals(ctx, { abc: "A" })).items).toHaveLength(1);
    }),
  );

  test(
    "one click drafts the order, the same click again drafts nothing more, and what is in a draft is proposed no more",
    inRollback(async (db) => {
      const { ctx, supplierId } = await aShopThatRunsOut(db);
      const { items } = await listProposals(ctx, {});
      const click = {
        clickId: newId(),
        lines: items.map(({ sku, warehouse, from, quantity }) => ({ sku, warehouse, from, quantity, proposed: quantity })),
      };
      const taken = await takeProposals(ctx, click);
      expect(taken).toMatchObject({ transfers: [], purchaseOrders: [{ number: expect.any(String) }] });
      expect(await takeProposals(ctx, click)).toEqual(taken);
      const mine = eq(purchaseOrders.organizationId, ctx.actor.organizationId);
      expect(await db.select().from(purchaseOrders).where(mine)).toMatchObject([{ supplierId, status: "draft" }]);
      const lines = await db.select().from(purchaseLines).where(eq(purchaseLines.organizationId, ctx.actor.organizationId));
      expect(lines).toMatchObject([{ quantity: items[0]?.quantity, unitPriceMinor: 4_000 }]);
      expect((await listProposals(ctx, {})).items).toEqual([]);
      expect((await eventsOf(ctx)).filter(({ type }) => type === "forecast.proposals_taken")).toHaveLength(1);
    }),
  );

  test(
    "what another warehouse has too much of is transferred first, and its draft counts on both sides",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      await receive(ctx, "MSK", { A: 60 });
      const { items } = await listProposals(ctx, {});
      expect(items).toMatchObject([
        { kind: "transfer", warehouse: "KZN", from: "MSK", quantity: 60, capitalMinor: null, why: { code: "proposal.spare_elsewhere" } },
        { kind: "order", warehouse: "KZN", position: 80 },
      ]);
      await takeProposals(ctx, { clickId: newId(), lines: [{ sku: "A", warehouse: "KZN", from: "MSK", quantity: 60, proposed: 60 }] });
      const made = await db
        .select({ status: transfers.status, quantity: transferLines.quantity })
        .from(transfers)
        .innerJoin(
          transferLines,
          and(eq(transferLines.organizationId, transfers.organizationId), eq(transferLines.transferId, transfers.id)),
        )
        .where(eq(transfers.organizationId, ctx.actor.organizationId));
      expect(made).toEqual([{ status: "draft", quantity: 60 }]);
      // The rest of what is lacking is all that is still proposed, or nothing where the transfer lifts it above the point.
      const left = (await listProposals(ctx, {})).items;
      expect(left.every(({ kind }) => kind === "order")).toBe(true);
    }),
  );

  test(
    "units that buyers wait for are ordered even of what is planned to be nothing",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      await anOrder(ctx, { lines: { B: 8 } });
      const { items } = await listProposals(ctx, {});
      expect(items.find(({ sku }) => sku === "B")).toMatchObject({
        kind: "order",
        position: -3,
        quantity: 3,
        supplier: null,
        why: { code: "proposal.waited_for" },
      });
      await expect(
        takeProposals(ctx, { clickId: newId(), lines: [{ sku: "B", warehouse: "KZN", from: null, quantity: 8, proposed: 3 }] }),
      ).rejects.toMatchObject({
        reason: { code: "purchase.no_supplier" },
      });
    }),
  );

  test(
    "another organization's products and warehouses are nobody's, and nobody orders for a warehouse that is not theirs",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      const { ctx: other } = await aShop(db, { now });
      expect((await listProposals(other, {})).items).toEqual([]);
      const line = { sku: "A", warehouse: "KZN", from: null, quantity: 12, proposed: 12 };
      await expect(takeProposals(other, { clickId: newId(), lines: [line] })).rejects.toMatchObject({ kind: "not_found" });
      const elsewhere = actingAs(ctx, { warehouseIds: [newId()] });
      await expect(takeProposals(elsewhere, { clickId: newId(), lines: [line] })).rejects.toMatchObject({
        reason: { code: "warehouse.not_yours" },
      });
      expect((await listProposals(ctx, {})).items).toHaveLength(1);
    }),
  );
});

describe("the rules of the house", () => {
  test(
    "are the usual ones until somebody says otherwise; then all shelves are planned anew, and a stale word is refused",
    inRollback(async (db) => {
      const { ctx, productId } = await aShopThatRunsOut(db);
      expect(await replenishmentRules(ctx)).toEqual({ ...usualRules, version: 0 });
      const plan = async () => {
        const rows = await db
          .select()
          .from(stockPlans)
          .where(and(eq(stockPlans.organizationId, ctx.actor.organizationId), eq(stockPlans.productId, productId)));
        return rows[0];
      };
      const before = await plan();
      expect(before).toMatchObject({ leadDays: 5, minQuantity: 24, pack: 12, coverDays: 14 });
      expect(await putReplenishmentRules(ctx, { ...usualRules, serviceLevel: 0.99, coverDays: 30, version: 0 })).toMatchObject({
        version: 1,
      });
      await expect(putReplenishmentRules(ctx, { ...usualRules, version: 0 })).rejects.toMatchObject({ kind: "stale" });
      await planAllShelves(ctx, { after: null });
      const after = await plan();
      expect(after?.reorderPoint).toBeGreaterThan(before?.reorderPoint ?? 0);
      expect(after?.orderUpTo).toBeGreaterThan((before?.orderUpTo ?? 0) + 100);
    }),
  );

  test(
    "give way to those of a product, which are at work at once",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      await putProductRules(ctx, { ...noRules, sku: "A", leadDays: 30, pack: 5 });
      const { shelves, rules } = await forecastOf(ctx, "A");
      expect(shelves.map(({ plan }) => plan)).toMatchObject([{ leadDays: 30, pack: 5, minQuantity: 24 }]);
      expect(rules).toMatchObject({ own: { leadDays: 30 }, effective: { leadDays: 30, serviceLevel: 0.95 } });
      await expect(putProductRules(ctx, { ...noRules, sku: "none" })).rejects.toMatchObject({ kind: "not_found" });
      await putProductRules(ctx, { ...noRules, sku: "A" });
      expect((await forecastOf(ctx, "A")).shelves).toMatchObject([{ plan: { leadDays: 5 } }]);
    }),
  );

  test(
    "others can be tried without changing any: a higher level ties up more, and what a supplier taught stays",
    inRollback(async (db) => {
      const { ctx } = await aShopThatRunsOut(db);
      const same = await whatIf(ctx, {});
      expect(same).toMatchObject({ shelves: 1, now: { toOrder: 1 } });
      expect(same.changed).toEqual(same.now);
      const { now, changed } = await whatIf(ctx, { serviceLevel: 0.99, coverDays: 30 });
      expect(Object.keys(now.money)).toEqual(["RUB"]);
      expect(changed.money.RUB?.safetyMinor).toBeGreaterThanOrEqual(now.money.RUB?.safetyMinor ?? 0);
      expect(changed.money.RUB?.orderMinor).toBeGreaterThanOrEqual(now.money.RUB?.orderMinor ?? 0);
      // Its supplier's five days are its own, whatever the house says.
      expect((await whatIf(ctx, { leadDays: 60 })).changed).toEqual(now);
      expect(await replenishmentRules(ctx)).toMatchObject({ version: 0 });
    }),
  );
});

test(
  "whoever only looks may read and try, but orders nothing, marks nothing and changes no rule; the house's rules are a manager's",
  inRollback(async (db) => {
    const { ctx } = await aShopThatRunsOut(db);
    const as = (role: Role) => callerFactory(appRouter)({ ...actingAs(ctx, { role }), ip: null });
    const viewer = as("viewer");
    expect((await viewer.replenishment.proposals({})).items).toHaveLength(1);
    expect((await viewer.replenishment.whatIf({ serviceLevel: 0.99 })).shelves).toBe(1);
    expect((await viewer.forecasts.list({})).items).toHaveLength(2);
    const line = { sku: "A", warehouse: "KZN", from: null, quantity: 12, proposed: 12 };
    const mark = { name: "Акция", firstDay: "2026-11-24", lastDay: "2026-11-24", forAll: true, skus: [] };
    const forbidden = { code: "FORBIDDEN" };
    await expect(viewer.forecasts.request()).rejects.toMatchObject(forbidden);
    await expect(viewer.replenishment.take({ clickId: newId(), lines: [line] })).rejects.toMatchObject(forbidden);
    await expect(viewer.forecasts.createPromotion(mark)).rejects.toMatchObject(forbidden);
    await expect(viewer.replenishment.putProductRules({ ...noRules, sku: "A" })).rejects.toMatchObject(forbidden);
    await expect(as("operator").replenishment.putRules({ ...usualRules, version: 0 })).rejects.toMatchObject(forbidden);
  }),
);
