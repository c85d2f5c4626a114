import { and, eq, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import type { PutRate } from "./inputs";
import { labourRates } from "./tables";
import { clockOf } from "./work-log-queries";

/** Says what an hour of a role costs in a warehouse; time that was spent before is reckoned by it too. */
export function putRate(ctx: Context, { warehouse: code, role, hourMinor }: PutRate): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, warehouseIds } = ctx.actor;
    const [warehouse] = await ctx.db
      .select({ id: warehouses.id })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, code)));
    if (!warehouse || (warehouseIds && !warehouseIds.includes(warehouse.id))) throw notFound("warehouse");
    const own = { organizationId, warehouseId: warehouse.id, role };
    if (hourMinor === null)
      await ctx.db
        .delete(labourRates)
        .where(and(eq(labourRates.organizationId, organizationId), eq(labourRates.warehouseId, warehouse.id), eq(labourRates.role, role)));
    else {
      const { currency } = await clockOf(ctx);
      await ctx.db
        .insert(labourRates)
        .values({ ...own, hourMinor, currency })
        .onConflictDoUpdate({
          target: [labourRates.organizationId, labourRates.warehouseId, labourRates.role],
          set: { hourMinor, currency, version: sql`${labourRates.version} + 1` },
        });
    }
    const subject = { kind: "warehouse", id: warehouse.id };
    await record(ctx, { type: "warehouse.labour_rate_changed", subject, warehouseId: warehouse.id, data: { role } });
  });
}
