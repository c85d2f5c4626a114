import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { plannedShelves } from "@/testing/planned-shelves";
import { aDraft, aSupplier } from "@/testing/purchasing";
import { listForecasts } from "../forecasts/forecast-queries";
import { listProposals } from "./proposal-queries";
import { whatIf } from "./what-if-queries";

test(
  "what is sold once in a million years is as calm as can be, and spoils no list",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const { id } = await aProduct(ctx, { sku: "RARE", stock: { MSK: 3 } });
    const { id: ample } = await aProduct(ctx, { sku: "FAST", stock: { MSK: 3 } });
    const { MSK: warehouseId } = warehouses;
    await plannedShelves(ctx, { [id]: [{ warehouseId, perDay: 1e-30 }], [ample]: [{ warehouseId }] });
    const { items, nextCursor } = await listProposals(ctx, { limit: 1 });
    expect(items).toMatchObject([{ sku: "FAST" }]);
    expect((await listProposals(ctx, { cursor: nextCursor ?? "" })).items).toMatchObject([{ sku: "RARE", quantity: 19 }]);
    expect((await listForecasts(ctx, { view: "risk" })).items).toHaveLength(2);
  }),
);

test(
  "buyers wait for the warehouse that sells most: the others need no more because of them",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aShop(db);
    const { id } = await aProduct(ctx, { sku: "A" });
    await anOrder(ctx, { lines: { A: 3 } });
    const [most, least] = [
      { warehouseId: warehouses.KZN, share: 0.7 },
      { warehouseId: warehouses.MSK, share: 0.3 },
    ];
    await plannedShelves(ctx, { [id]: [most, least] });
    expect((await listProposals(ctx, {})).items).toMatchObject([
      { warehouse: "KZN", position: -3, quantity: 25 },
      { warehouse: "MSK", position: 0, quantity: 22 },
    ]);
    expect(await whatIf(ctx, {})).toMatchObject({ shelves: 2, now: { toOrder: 2 } });
    const supplierId = await aSupplier(ctx, { prices: { A: 1_000 } });
    for (const warehouse of ["KZN", "MSK"]) await aDraft(ctx, { supplierId, warehouse, lines: { A: 10 } });
    // Ten are coming to each, which is more than the eight of the reorder point; three of Kazan's are waited for.
    expect((await listProposals(ctx, {})).items).toMatchObject([{ warehouse: "KZN", position: 7 }]);
    await aDraft(ctx, { supplierId, warehouse: "KZN", lines: { A: 2 } });
    expect((await listForecasts(ctx, { view: "risk" })).items).toEqual([]);
    // The dialog of the rules counts drafts, too.
    for (const warehouse of ["KZN", "MSK"]) await aDraft(ctx, { supplierId, warehouse, lines: { A: 10 } });
    expect(await whatIf(ctx, {})).toMatchObject({ shelves: 2, now: { toOrder: 0 } });
  }),
);
