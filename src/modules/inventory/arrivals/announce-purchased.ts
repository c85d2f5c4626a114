import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import { ensureLevels, lockLevels } from "../levels";
import { whyAboveMost } from "../stock";
import { arrivalFact } from "./lock-arrival";
import { refreshIncoming } from "./refresh-incoming";
import { expectedArrivals } from "./tables";

type Purchased = {
  warehouse: { id: string; code: string };
  /** What people at the gate read: the order's number, the supplier's. */
  reference: string;
  lines: readonly {
    purchaseLineId: string;
    productId: string;
    sku: string;
    quantity: number;
    expectedAt: Date;
    unitCostE4: number | null;
  }[];
};

/** Announces what an order to a supplier brings, an arrival for each of its lines. Moves no stock: promises rest on it. */
export async function announcePurchased(ctx: Context, { warehouse, reference, lines }: Purchased): Promise<void> {
  const { organizationId } = ctx.actor;
  const own = lines.map(({ sku, ...line }) => ({ ...line, sku, id: newId(), warehouseId: warehouse.id }));
  await ctx.db
    .insert(expectedArrivals)
    .values(own.map(({ sku: _, ...line }) => ({ ...line, organizationId, source: "supplier" as const, reference })));
  await ensureLevels(
    ctx,
    own.map(({ warehouseId, productId }) => ({ warehouseId, productId })),
  );
  const levels = await lockLevels(
    ctx,
    own.map((line) => line.productId),
    [warehouse.id],
  );
  for (const line of own) refuseIf(whyAboveMost(levels.get(warehouse.id, line.productId).incoming, line.quantity, line.sku));
  await refreshIncoming(ctx, own);
  const facts = own.map(({ id, productId, sku, quantity, expectedAt }) => {
    const fact = arrivalFact({ id, reference, warehouseId: warehouse.id, productId, sku, warehouse: warehouse.code });
    return { ...fact, type: "arrival.announced", data: { ...fact.data, units: quantity, expectedAt: expectedAt.toISOString() } };
  });
  await record(ctx, ...facts);
}
