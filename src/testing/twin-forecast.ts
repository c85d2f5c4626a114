import { createPromotion } from "@/modules/purchasing/demand/put-promotion";
import { openRun } from "@/modules/purchasing/forecasts/request-forecast";
import { demandForecasts } from "@/modules/purchasing/forecasts/tables";
import { stockPlans } from "@/modules/purchasing/replenishment/tables";
import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";

/** A forecast that is being made, one that was made, the plan of a shelf that has run out, and a promotion. */
export async function aForecast(ctx: Context, { productId, warehouseId, sku }: Foreign, name: string): Promise<Foreign> {
  const own = { organizationId: ctx.actor.organizationId, productId: String(productId) };
  const forecastRunId = await openRun(ctx);
  const day = "2026-11-24";
  await ctx.db.insert(demandForecasts).values({
    ...{ ...own, runId: forecastRunId, fromDay: day, pattern: "smooth", methods: ["tsb"], historyDays: 90, folds: 1, filled: 0, damped: 0 },
    ...{ deviation: 1, perDay: 200, mean: [200], lower: [100], upper: [300], tried: [], units: 9, revenueMinor: 9 },
  });
  await ctx.db.insert(stockPlans).values({
    ...{ ...own, warehouseId: String(warehouseId), share: 1, perDay: 200, deviation: 1, serviceLevel: 0.95, leadDays: 5, leadDeviation: 1 },
    ...{ coverDays: 14, minQuantity: 1, pack: 1, leadDemand: 1_000, coverDemand: 4_000, safety: 9, reorderPoint: 1_009, orderUpTo: 4_009 },
  });
  const { id: promotionId } = await createPromotion(ctx, { name, firstDay: day, lastDay: day, forAll: false, skus: [String(sku)] });
  return { promotionId, clickId: crypto.randomUUID() };
}
