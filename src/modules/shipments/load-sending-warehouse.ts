import { and, eq, inArray } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";

/** A warehouse from which the actor may send. Refuses those of others, and those that are not the actor's, as if there were none. */
export async function loadSendingWarehouse(ctx: Context, by: { code: string } | { id: string }): Promise<typeof warehouses.$inferSelect> {
  const { organizationId, warehouseIds } = ctx.actor;
  const [row] = await ctx.db
    .select()
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        "code" in by ? eq(warehouses.code, by.code) : eq(warehouses.id, by.id),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
      ),
    );
  if (!row) throw notFound("warehouse");
  return row;
}
