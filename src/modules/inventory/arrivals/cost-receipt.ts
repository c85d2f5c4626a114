import { and, eq, sql } from "drizzle-orm";
import { appendCosts } from "@/modules/catalog/costs/append-costs";
import { unitCostNow } from "@/modules/catalog/costs/cost-queries";
import { averageCost } from "@/modules/catalog/costs/moving-average";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";

type Receipt = { productId: string; sku: string; units: number; unitCostE4: number | null; arrivalId: string; receipt: string };

/**
 * Averages what came into the cost of its product, in the order in which receipts are booked: the units are on the shelf already,
 * all levels of the product are locked, and its row is locked last of all. Without a known cost nothing changes.
 */
export async function costReceipt(ctx: Context, { productId, sku, units, unitCostE4, arrivalId, receipt }: Receipt): Promise<void> {
  if (unitCostE4 === null) return;
  const { organizationId } = ctx.actor;
  await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organizationId, organizationId), eq(products.id, productId)))
    .for("no key update");
  // Read once the lock is held: another receipt or a manager may have changed it while this one waited.
  const { rows } = await ctx.db.execute<{ there: string; cost: string | null; was: string | null }>(sql`
    select ${unitCostNow} as cost, p.cost_minor as was,
      coalesce((select sum(l.on_hand) from stock_levels l where l.organization_id = p.organization_id and l.product_id = p.id), 0)
      + coalesce((select sum(a.quantity - a.received) from expected_arrivals a where a.organization_id = p.organization_id and a.product_id = p.id
          and a.status = 'open' and a.source = 'transfer'), 0) as there
    from products p where p.organization_id = ${organizationId}::uuid and p.id = ${productId}::uuid`);
  const [row] = rows;
  if (!row) throw new Error("the product vanished while it was received");
  const before = { units: Math.max(0, Number(row.there) - units), costE4: row.cost === null ? null : Number(row.cost) };
  const cost = averageCost(before, { units, costE4: unitCostE4 });
  const about = { causeId: arrivalId, causeKey: `arrival:${arrivalId}:${receipt}` };
  await appendCosts(ctx, [
    { ...about, productId, unitCostE4: cost, cause: "receipt", units, receivedE4: unitCostE4, unitsBefore: before.units },
  ]);
  if (cost !== before.costE4)
    await record(ctx, {
      type: "product.cost_changed",
      subject: { kind: "product", id: productId, number: sku },
      data: { sku, cause: "receipt", arrivalId },
    });
}
