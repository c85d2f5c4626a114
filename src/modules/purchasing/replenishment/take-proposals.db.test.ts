import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { refusalOf } from "@/testing/counted-stockroom";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, aProduct, aShop } from "@/testing/orders";
import { plannedShelves } from "@/testing/planned-shelves";
import { aSupplier } from "@/testing/purchasing";
import { listPurchases } from "../orders/purchase-queries";
import { listProposals } from "./proposal-queries";
import { putProductRules } from "./put-rules";
import { noRules } from "./settings";
import { takeProposals } from "./take-proposals";

/** What is proposed, chosen as it is seen. */
async function chosen(ctx: Context) {
  const { items } = await listProposals(ctx, {});
  return items.map(({ sku, warehouse, from, quantity }) => ({ sku, warehouse, from, quantity, proposed: quantity }));
}

async function aShopThatLacks(ctx: Context, warehouseIds: readonly string[]): Promise<void> {
  const { id } = await aProduct(ctx, { sku: "A" });
  await plannedShelves(ctx, { [id]: warehouseIds.map((warehouseId) => ({ warehouseId, share: 1 / warehouseIds.length })) });
  await aSupplier(ctx, { prices: { A: 100 } });
}

const purchasesOf = async (ctx: Context) => (await listPurchases(ctx, {})).items.length;

test(
  "two who take the same proposals at once order them once: the other is told that they are gone",
  withDatabase(async ({ db }) => {
    const { ctx, warehouses } = await aShop(db);
    await aShopThatLacks(ctx, [warehouses.MSK]);
    const lines = await chosen(ctx);
    const answers = await Promise.all([newId(), newId()].map((clickId) => refusalOf(takeProposals(ctx, { clickId, lines }))));
    expect(answers.sort()).toEqual([null, "proposal.stale_proposal"].sort());
    expect(await purchasesOf(ctx)).toBe(1);
    const clickId = newId();
    expect(await Promise.all([1, 2].map(() => refusalOf(takeProposals(ctx, { clickId, lines }))))).toEqual(
      Array(2).fill("proposal.stale_proposal"),
    );
  }),
);

test(
  "a proposal of another quantity than was seen is refused, and the same click with other lines is, too",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    await aShopThatLacks(ctx, [warehouses.MSK, warehouses.KZN]);
    const [first, second] = await chosen(ctx);
    if (!first || !second) throw new Error("Two are proposed");
    const clickId = newId();
    const seen = { ...first, proposed: first.proposed + 1 };
    await expect(takeProposals(ctx, { clickId, lines: [seen, second] })).rejects.toMatchObject({
      kind: "stale",
      reason: { code: "proposal.stale_proposal" },
      details: { quantity: first.quantity },
    });
    expect(await purchasesOf(ctx)).toBe(0);
    const more = { ...first, quantity: first.quantity + 5 };
    const taken = await takeProposals(ctx, { clickId, lines: [more] });
    expect(await takeProposals(ctx, { clickId, lines: [more] })).toEqual(taken);
    expect(await refusalOf(takeProposals(ctx, { clickId, lines: [second] }))).toBe("proposal.click_reused");
    expect(await purchasesOf(ctx)).toBe(1);
  }),
);

test(
  "whoever is limited to some warehouses sees and takes the proposals of theirs, and changes no rule that holds in others",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const { MSK, KZN } = warehouses;
    const { id } = await aProduct(ctx, { sku: "A" });
    const { id: spare } = await aProduct(ctx, { sku: "B", stock: { MSK: 100 } });
    await plannedShelves(ctx, { [id]: [{ warehouseId: MSK }], [spare]: [{ warehouseId: KZN }] });
    const [moscow, kazan] = [MSK, KZN].map((one) => actingAs(ctx, { role: "operator", warehouseIds: [one] }));
    if (!moscow || !kazan) throw new Error("Two work here");
    const both = actingAs(ctx, { role: "operator", warehouseIds: [MSK, KZN] });
    expect((await listProposals(moscow, {})).items).toMatchObject([{ sku: "A", kind: "order", warehouse: "MSK" }]);
    // Moscow's spare units are not Kazan's to give away.
    expect((await listProposals(kazan, {})).items).toEqual([]);
    expect((await listProposals(both, {})).items).toMatchObject([{ sku: "A" }, { sku: "B", kind: "transfer", from: "MSK" }]);
    expect((await listProposals(moscow, { warehouse: "KZN" })).items).toEqual([]);
    const lines = (await chosen(ctx)).filter(({ sku }) => sku === "B");
    expect(await refusalOf(takeProposals(kazan, { clickId: newId(), lines }))).toBe("warehouse.not_yours");
    expect(await refusalOf(takeProposals(moscow, { clickId: newId(), lines }))).toBe("warehouse.not_yours");
    await expect(putProductRules(moscow, { ...noRules, sku: "A", pack: 5 })).rejects.toMatchObject({
      kind: "forbidden",
      reason: { code: "forecast.rules_of_all_warehouses" },
    });
    expect((await takeProposals(both, { clickId: newId(), lines })).transfers).toHaveLength(1);
  }),
);
