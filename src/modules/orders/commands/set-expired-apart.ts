import { and, asc, eq, lt, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { todayOf } from "@/modules/inventory/lots/over-lots";
import { stockLots } from "@/modules/inventory/lots/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { changeCondition } from "./change-condition";

const atOnce = 500;

/** A lot, by how long it has been over: where the next round goes on. */
export type LotPlace = { expiresOn: string; warehouseId: string; productId: string; lot: string };

/**
 * Sets lots apart whose last day is over, lot by lot, the longest over first: nobody is promised an expired unit, and the newest
 * orders that were wait for others. So many at a time; a job goes on at once with the rest. Units that are picked already stay;
 * the next hour looks again. Returns how many lots it set apart.
 */
export async function setExpiredApart(ctx: Context, { after, limit = atOnce }: { after?: LotPlace; limit?: number } = {}): Promise<number> {
  const { expiresOn, warehouseId, productId, lot } = stockLots;
  const expired = await ctx.db
    .select({
      sku: products.sku,
      warehouse: warehouses.code,
      expiresOn: sql<string>`${expiresOn}`,
      warehouseId,
      productId,
      lot,
      units: sql<number>`${stockLots.onHand} - ${stockLots.apart}`.mapWith(Number),
    })
    .from(stockLots)
    .innerJoin(products, and(eq(products.organizationId, stockLots.organizationId), eq(products.id, stockLots.productId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, stockLots.organizationId), eq(warehouses.id, stockLots.warehouseId)))
    .where(
      and(
        eq(stockLots.organizationId, ctx.actor.organizationId),
        lt(stockLots.expiresOn, await todayOf(ctx)),
        sql`${stockLots.onHand} > ${stockLots.apart}`,
        after &&
          sql`(${expiresOn}, ${warehouseId}, ${productId}, ${lot}) > (${after.expiresOn}::date, ${after.warehouseId}::uuid, ${after.productId}::uuid, ${after.lot})`,
      ),
    )
    .orderBy(asc(expiresOn), asc(warehouseId), asc(productId), asc(lot))
    .limit(limit);
  let done = 0;
  for (const { sku, warehouse, lot, units } of expired) {
    try {
      const lines = [{ sku, lot, quantity: units, from: "sellable" as const, to: "quarantine" as const }];
      await changeCondition(ctx, { warehouse, reason: "expired", lines });
      done += 1;
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      log().warn({ sku, warehouse, lot, why: error.reason }, "an expired lot could not be set apart yet");
    }
  }
  const last = expired.length === limit ? expired.at(-1) : undefined;
  // Those that could not be set apart stay behind: going on from the last one is the only way not to meet them again.
  if (last) {
    const next: LotPlace = { expiresOn: last.expiresOn, warehouseId: last.warehouseId, productId: last.productId, lot: last.lot };
    await addJob(ctx, "set_expired_apart", { after: next }, { key: "expired" });
  }
  return done;
}
