import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type SupplierTerms, termsFor } from "../suppliers/terms-queries";
import { replenishmentRules, rulesOfProducts } from "./rules-queries";
import type { ProductRules, ReplenishmentRules } from "./settings";
import type { Share } from "./share-queries";
import { planShelf, type ShelfRules } from "./shelf-plan";

export type PlannedDemand = { productId: string; mean: readonly number[]; perDay: number; deviation: number };

/** Nine deliveries of ten come within so many deviations beyond the usual day, if they stray as chance does. */
const scoreOfNineTenths = 1.2816;

/** The rules that hold for a product: its own, then its supplier's terms as they were learnt, then the house's. */
export function rulesFor(
  house: ReplenishmentRules,
  own?: ProductRules,
  terms?: Pick<SupplierTerms, "minQuantity" | "pack" | "lead">,
): ShelfRules {
  const { medianDays = null, p90Days = null, source } = terms?.lead ?? {};
  const isLearnt = source === "product" || source === "supplier";
  const learnt = isLearnt && medianDays !== null && p90Days !== null ? (p90Days - medianDays) / scoreOfNineTenths : null;
  return {
    serviceLevel: own?.serviceLevel ?? house.serviceLevel,
    leadDays: own?.leadDays ?? medianDays ?? house.leadDays,
    leadDeviation: own?.leadDeviation ?? learnt ?? house.leadDeviation,
    coverDays: house.coverDays,
    minQuantity: own?.minQuantity ?? terms?.minQuantity ?? 1,
    pack: own?.pack ?? terms?.pack ?? 1,
  };
}

/** The rules of some products, by product. */
export async function rulesOf(ctx: Context, productIds: readonly string[]): Promise<Map<string, ShelfRules>> {
  const [house, own] = [await replenishmentRules(ctx), await rulesOfProducts(ctx, productIds)];
  const terms = new Map<string, SupplierTerms>();
  // Of each product the first: whom it is bought from.
  for (const one of await termsFor(ctx, productIds)) if (!terms.has(one.productId)) terms.set(one.productId, one);
  return new Map(productIds.map((id) => [id, rulesFor(house, own.get(id), terms.get(id))]));
}

/** Whoever plans a product waits for whoever is at it: both would write the same shelves. In the transaction of the caller. */
async function lockForecasts(ctx: Context, productIds: readonly string[]): Promise<void> {
  await ctx.db.execute(sql`
    select 1 from demand_forecasts where organization_id = ${ctx.actor.organizationId}::uuid and product_id = any(${sql.param([...productIds])}::uuid[])
    order by product_id for update`);
}

/**
 * Plans the shelves of some products anew, in the transaction of the caller. A warehouse's part of the demand errs by the root of its
 * share: parts that come by chance have variances that add up.
 */
export async function planShelves(
  ctx: Context,
  demands: readonly PlannedDemand[],
  shares: ReadonlyMap<string, readonly Share[]>,
): Promise<void> {
  if (demands.length === 0) return;
  const ids = demands.map(({ productId }) => productId);
  await lockForecasts(ctx, ids);
  const rules = await rulesOf(ctx, ids);
  const rows = demands.flatMap(({ productId, mean, perDay, deviation }) => {
    const own = rules.get(productId);
    if (!own) return [];
    return (shares.get(productId) ?? []).map(({ warehouseId, share }) => {
      const demand = { daily: mean.map((units) => units * share), deviation: deviation * Math.sqrt(share) };
      return { productId, warehouseId, share, perDay: perDay * share, ...own, deviation: demand.deviation, ...planShelf(demand, own) };
    });
  });
  await ctx.db.execute(sql`
    delete from stock_plans where organization_id = ${ctx.actor.organizationId}::uuid and product_id = any(${sql.param(ids)}::uuid[])`);
  await ctx.db.execute(sql`
    insert into stock_plans (organization_id, product_id, warehouse_id, share, per_day, deviation, service_level, lead_days, lead_deviation, cover_days,
      min_quantity, pack, lead_demand, cover_demand, safety, reorder_point, order_up_to)
    select ${ctx.actor.organizationId}::uuid, v."productId", v."warehouseId", v.share, v."perDay", v.deviation, v."serviceLevel", v."leadDays", v."leadDeviation",
      v."coverDays", v."minQuantity", v.pack, v."leadDemand", v."coverDemand", v.safety, v."reorderPoint", v."orderUpTo"
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as v("productId" uuid, "warehouseId" uuid, share real, "perDay" real, deviation real,
      "serviceLevel" float8, "leadDays" float8, "leadDeviation" float8, "coverDays" int, "minQuantity" int, pack int, "leadDemand" real, "coverDemand" real,
      safety int, "reorderPoint" int, "orderUpTo" int)`);
}

type Planned = PlannedDemand & { shares: Share[] };

/** Plans some shelves anew by the forecasts that there are, since the rules have changed. Answers the last product, to go on after it. */
export async function replanShelves(ctx: Context, { after, limit }: { after: string | null; limit: number }): Promise<string | null> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select product_id as id from demand_forecasts
    where organization_id = ${ctx.actor.organizationId}::uuid ${after ? sql`and product_id > ${after}::uuid` : sql``}
    order by product_id limit ${limit}`);
  const ids = rows.map(({ id }) => id);
  await inTransaction(ctx, (ctx) => replanProducts(ctx, ids));
  return ids.length < limit ? null : (ids.at(-1) ?? null);
}

/** The same for one product, in the transaction of the caller. */
export const replanProduct = (ctx: Context, productId: string): Promise<void> => replanProducts(ctx, [productId]);

/** What is read is read once nobody else is at these products. */
async function replanProducts(ctx: Context, productIds: readonly string[]): Promise<void> {
  if (productIds.length === 0) return;
  await lockForecasts(ctx, productIds);
  const { rows } = await ctx.db.execute<Planned>(sql`
    select f.product_id as "productId", f.mean, f.per_day as "perDay", f.deviation, s.shares
    from demand_forecasts f, lateral (
      select jsonb_agg(jsonb_build_object('warehouseId', s.warehouse_id, 'share', s.share)) as shares from stock_plans s
      where s.organization_id = f.organization_id and s.product_id = f.product_id
    ) s
    where f.organization_id = ${ctx.actor.organizationId}::uuid and f.product_id = any(${sql.param([...productIds])}::uuid[]) and s.shares is not null
    order by f.product_id`);
  await planShelves(ctx, rows, new Map(rows.map(({ productId, shares }) => [productId, shares])));
}
