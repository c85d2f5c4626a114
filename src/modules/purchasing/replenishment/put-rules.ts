import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { replanProduct, replanShelves } from "./plan-shelves";
import { replenishmentRules } from "./rules-queries";
import type { PutProductRules, PutReplenishmentRules, ReplenishmentRules } from "./settings";
import { productReplenishments, replenishmentSettings } from "./tables";

/** So many shelves are planned in one transaction, and in one go. */
const together = 500;

/** Says how shelves are kept. All of them are planned anew by a job. A version that is not the last one is refused. */
export function putReplenishmentRules(
  ctx: Context,
  { version, ...rules }: PutReplenishmentRules,
): Promise<ReplenishmentRules & { version: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const first = { organizationId, ...rules, version: 0 };
    await ctx.db.insert(replenishmentSettings).values(first).onConflictDoNothing();
    const mine = eq(replenishmentSettings.organizationId, organizationId);
    const [row] = await ctx.db.select({ version: replenishmentSettings.version }).from(replenishmentSettings).where(mine).for("update");
    if (row?.version !== version)
      throw new Refusal("stale", reason("forecast.stale_rules", { version: row?.version ?? 0 }), { version: row?.version ?? 0 });
    await ctx.db
      .update(replenishmentSettings)
      .set({ ...rules, version: version + 1 })
      .where(mine);
    await audit(ctx, { action: "replenishment.rules_changed", subject: { kind: "organization", id: organizationId }, data: rules });
    await addJob(ctx, "plan_shelves", { after: null }, { key: "all" });
    await record(ctx, { type: "forecast.rules_changed", subject: { kind: "forecast", id: organizationId } });
    return replenishmentRules(ctx);
  });
}

/** Says what one product has of its own, and plans its shelves at once. Nothing of its own: as for all. Refuses whoever is limited to some warehouses. */
export function putProductRules(ctx: Context, { sku, ...rules }: PutProductRules): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, warehouseIds } = ctx.actor;
    // They hold in every warehouse.
    if (warehouseIds) throw new Refusal("forbidden", reason("forecast.rules_of_all_warehouses"));
    const [product] = await ctx.db
      .select({ id: products.id })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), eq(products.sku, sku)));
    if (!product) throw notFound("product");
    const productId = product.id;
    await ctx.db
      .insert(productReplenishments)
      .values({ organizationId, productId, ...rules })
      .onConflictDoUpdate({
        target: [productReplenishments.organizationId, productReplenishments.productId],
        set: { ...rules, version: sql`${productReplenishments.version} + 1` },
      });
    await audit(ctx, { action: "replenishment.product_changed", subject: { kind: "product", id: productId }, data: rules });
    await replanProduct(ctx, productId);
    await record(ctx, { type: "forecast.rules_changed", subject: { kind: "product", id: productId } });
  });
}

/** Plans all shelves anew, a part of them in each job, so that a killed one loses little. */
export async function planAllShelves(ctx: Context, { after }: { after: string | null }): Promise<void> {
  const last = await replanShelves(ctx, { after, limit: together });
  await inTransaction(ctx, async (ctx) => {
    if (last !== null) return addJob(ctx, "plan_shelves", { after: last }, { key: `after ${last}` });
    await record(ctx, { type: "forecast.planned", subject: { kind: "forecast", id: ctx.actor.organizationId } });
  });
}
