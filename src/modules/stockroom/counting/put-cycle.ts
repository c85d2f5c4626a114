import { sql } from "drizzle-orm";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { type CycleSettings, classesOf, turnoverDays } from "../count-cycle";
import { cycleSettings } from "./due-queries";
import type { PutCycle } from "./inputs";
import { countPlans, countSettings } from "./tables";

/** Says how often the classes are counted, and what share of the turnover they make; the products are classed anew at once. */
export function putCycle(ctx: Context, input: PutCycle): Promise<CycleSettings> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await ctx.db
      .insert(countSettings)
      .values({ organizationId, ...input })
      .onConflictDoUpdate({ target: countSettings.organizationId, set: { ...input, version: sql`${countSettings.version} + 1` } });
    await audit(ctx, { action: "count.cycle_changed", subject: { kind: "organization", id: organizationId }, data: input });
    await classProducts(ctx);
    return cycleSettings(ctx);
  });
}

type Turnover = { warehouse_id: string; product_id: string; minor: string };

/** Classes what lies in each warehouse by what left it in the last months, at its price. */
export async function classProducts(ctx: Context): Promise<void> {
  const { organizationId } = ctx.actor;
  const settings = await cycleSettings(ctx);
  const since = new Date(ctx.now().getTime() - turnoverDays * 24 * 3_600_000);
  const { rows } = await ctx.db.execute<Turnover>(sql`
    select l.warehouse_id, l.product_id, coalesce(s.units, 0) * p.price_minor as minor
    from stock_levels l join products p on p.organization_id = l.organization_id and p.id = l.product_id
    left join (
      select warehouse_id, product_id, -sum(quantity) as units from stock_movements
      where organization_id = ${organizationId} and kind = 'shipped' and created_at > ${since.toISOString()}::timestamptz group by 1, 2
    ) s on s.warehouse_id = l.warehouse_id and s.product_id = l.product_id
    where l.organization_id = ${organizationId} and (l.on_hand > 0 or s.units > 0)
    order by 1, 2`);
  const plans = [...new Set(rows.map((row) => row.warehouse_id))].flatMap((warehouseId) => {
    const own = rows.filter((row) => row.warehouse_id === warehouseId).map((row) => ({ id: row.product_id, minor: Number(row.minor) }));
    const classes = classesOf(own, settings);
    return own.map(({ id, minor }) => ({
      ...{ organizationId, warehouseId, productId: id, turnoverMinor: minor, classedAt: ctx.now() },
      turnoverClass: classes.get(id) ?? ("C" as const),
    }));
  });
  for (let from = 0; from < plans.length; from += 1_000)
    await ctx.db
      .insert(countPlans)
      .values(plans.slice(from, from + 1_000))
      .onConflictDoUpdate({
        target: [countPlans.organizationId, countPlans.warehouseId, countPlans.productId],
        set: {
          turnoverClass: sql`excluded.turnover_class`,
          turnoverMinor: sql`excluded.turnover_minor`,
          classedAt: sql`excluded.classed_at`,
        },
      });
}
