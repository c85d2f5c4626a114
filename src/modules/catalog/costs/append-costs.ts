import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { CostCause } from "./moving-average";

export type NewCost = {
  productId: string;
  unitCostE4: number | null;
  cause: CostCause;
  causeId?: string | null;
  causeKey?: string | null;
  units?: number;
  receivedE4?: number;
  unitsBefore?: number;
  note?: string | null;
};

/**
 * Writes new costs of some products into their history and onto the products. The products are locked by this transaction, and
 * their cost is still the old one: it opens the history where there was none.
 */
export async function appendCosts(ctx: Context, costs: readonly NewCost[]): Promise<void> {
  if (!ctx.inTransaction) throw new Error("appendCosts() outside a transaction");
  if (costs.length === 0) return;
  const { organizationId, kind, id, name } = ctx.actor;
  const by = JSON.stringify({ kind, id, name });
  const rows = JSON.stringify(costs);
  await ctx.db.execute(sql`
    insert into product_costs (organization_id, product_id, position, at, unit_cost_e4, cause, by)
    select p.organization_id, p.id, 1, least(p.created_at, ${ctx.now().toISOString()}::timestamptz), p.cost_minor * 10000, 'opening', ${by}::jsonb
    from products p
    where p.organization_id = ${organizationId}::uuid and p.id in (select "productId" from jsonb_to_recordset(${rows}::jsonb) as v("productId" uuid))
      and p.cost_minor is not null
      and not exists (select 1 from product_costs c where c.organization_id = p.organization_id and c.product_id = p.id)`);
  await ctx.db.execute(sql`
    with added as (
      insert into product_costs (organization_id, product_id, position, at, unit_cost_e4, cause, cause_id, cause_key, units, received_e4, units_before, note, by)
      select ${organizationId}::uuid, v."productId", coalesce(last.position, 0) + 1, greatest(last.at, ${ctx.now().toISOString()}::timestamptz),
        v."unitCostE4", v.cause, v."causeId", v."causeKey", v.units, v."receivedE4", v."unitsBefore", v.note, ${by}::jsonb
      from jsonb_to_recordset(${rows}::jsonb) as v("productId" uuid, "unitCostE4" bigint, cause text, "causeId" uuid, "causeKey" text, units integer,
        "receivedE4" bigint, "unitsBefore" integer, note text)
        left join lateral (
          select c.position, c.at from product_costs c
          where c.organization_id = ${organizationId}::uuid and c.product_id = v."productId" order by c.position desc limit 1
        ) last on true
      returning product_id, unit_cost_e4
    )
    update products p set cost_minor = round(added.unit_cost_e4::numeric / 10000) from added
    where p.organization_id = ${organizationId}::uuid and p.id = added.product_id`);
}
