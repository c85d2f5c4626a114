import { sql } from "drizzle-orm";
import { unitCostNow } from "@/modules/catalog/costs/cost-queries";
import type { Context } from "@/platform/context";

/** Notes with each line of a fulfilment that leaves what its goods cost at this moment: rounded once, over all its units. */
export async function recordCosts(ctx: Context, fulfilmentId: string): Promise<void> {
  await ctx.db.execute(sql`
    update fulfilment_lines l set cost_minor = round(${unitCostNow}::numeric * l.quantity / 10000)
    from products p
    where l.organization_id = ${ctx.actor.organizationId}::uuid and l.fulfilment_id = ${fulfilmentId}::uuid
      and p.organization_id = l.organization_id and p.id = l.product_id`);
}
