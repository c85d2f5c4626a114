import { openRun } from "@/modules/purchasing/forecasts/request-forecast";
import { demandForecasts } from "@/modules/purchasing/forecasts/tables";
import { stockPlans } from "@/modules/purchasing/replenishment/tables";
import type { Context } from "@/platform/context";

type PlanWish = { warehouseId: string } & Partial<
  Pick<typeof stockPlans.$inferInsert, "share" | "perDay" | "leadDays" | "reorderPoint" | "orderUpTo">
>;

/** Forecasts of some products, and plans of their shelves as they are wished: rows that no forecast has computed. */
export async function plannedShelves(ctx: Context, wished: Readonly<Record<string, readonly PlanWish[]>>): Promise<void> {
  const runId = await openRun(ctx);
  for (const [productId, wishes] of Object.entries(wished)) {
    const own = { organizationId: ctx.actor.organizationId, productId };
    await ctx.db.insert(demandForecasts).values({
      ...{ ...own, runId, fromDay: "2026-11-24", pattern: "smooth", methods: ["tsb"], historyDays: 90, folds: 1 },
      ...{ filled: 0, damped: 0, deviation: 1, perDay: 1, mean: [1], lower: [0], upper: [2], tried: [], units: 90, revenueMinor: 90 },
    });
    const usual = {
      ...{ share: 1, perDay: 1, deviation: 1, serviceLevel: 0.95, leadDays: 5, leadDeviation: 1, coverDays: 14, minQuantity: 1, pack: 1 },
      ...{ leadDemand: 6, coverDemand: 20, safety: 2, reorderPoint: 8, orderUpTo: 22 },
    };
    await ctx.db.insert(stockPlans).values(wishes.map((wish) => ({ ...usual, ...own, ...wish })));
  }
}
