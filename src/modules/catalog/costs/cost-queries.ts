import { and, desc, eq, lt, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { mine } from "../product-queries";
import { products } from "../tables";
import type { ListCosts } from "./inputs";
import { wholeMinor } from "./moving-average";
import { productCosts } from "./tables";

/** What a unit of the product `p` of the statement around it costs now, in ten-thousandths of a minor unit; null: nobody knows. */
export const unitCostNow = sql`coalesce((select c.unit_cost_e4 from product_costs c
    where c.organization_id = p.organization_id and c.product_id = p.id order by c.position desc limit 1), p.cost_minor * 10000)`;

/** The same at a moment. A product without a history has cost what the catalogue says from the beginning. */
export const unitCostAt = (at: Date) => sql`coalesce((select c.unit_cost_e4 from product_costs c
    where c.organization_id = p.organization_id and c.product_id = p.id and c.at <= ${at.toISOString()}::timestamptz order by c.position desc limit 1),
    case when not exists (select 1 from product_costs c where c.organization_id = p.organization_id and c.product_id = p.id) then p.cost_minor * 10000 end)`;

/** What units of some products cost at a moment, in ten-thousandths of a minor unit, by product; null: nobody knows. */
export async function costsAt(ctx: Context, productIds: readonly string[], at: Date): Promise<Map<string, number | null>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ id: string; cost: string | null }>(sql`
    select p.id, ${unitCostAt(at)} as cost from products p
    where p.organization_id = ${ctx.actor.organizationId}::uuid and p.id = any(${sql.param([...new Set(productIds)])}::uuid[])`);
  return new Map(rows.map(({ id, cost }) => [id, cost === null ? null : Number(cost)]));
}

/** One page of what a product has cost, the latest first. */
export async function listCosts(ctx: Context, { sku, limit, cursor }: ListCosts) {
  const after = decodeCursor(cursor, ["text"]);
  const [product] = await ctx.db
    .select({ id: products.id, currency: products.currency, costMinor: products.costMinor })
    .from(products)
    .where(and(mine(ctx), eq(products.sku, sku)));
  if (!product) throw notFound("product");
  const rows = await ctx.db
    .select()
    .from(productCosts)
    .where(
      and(
        eq(productCosts.organizationId, ctx.actor.organizationId),
        eq(productCosts.productId, product.id),
        after ? lt(productCosts.position, Math.trunc(Number(after[0])) || 0) : undefined,
      ),
    )
    .orderBy(desc(productCosts.position))
    .limit(limit + 1);
  const page = pageOf(rows, limit, (row) => [String(row.position)]);
  return {
    currency: product.currency,
    costMinor: product.costMinor,
    nextCursor: page.nextCursor,
    items: page.items.map(({ position, at, cause, causeId, units, unitsBefore, note, by, ...row }) => ({
      ...{ position, at, cause, causeId, units, unitsBefore, note },
      unitCostMinor: row.unitCostE4 === null ? null : wholeMinor(row.unitCostE4),
      receivedMinor: row.receivedE4 === null ? null : wholeMinor(row.receivedE4),
      by: by.name,
    })),
  };
}
