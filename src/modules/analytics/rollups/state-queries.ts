import { eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { analyticsStates } from "./tables";

/** Whether the figures are there, and how far those in the making are. */
export async function figuresOf(ctx: Context) {
  const [state] = await ctx.db.select().from(analyticsStates).where(eq(analyticsStates.organizationId, ctx.actor.organizationId));
  return {
    areThere: (state?.generation ?? 0) > 0,
    builtAt: state?.builtAt ?? null,
    building:
      state && state.building !== null ? { done: Math.min(state.buildingDone, state.buildingTotal), total: state.buildingTotal } : null,
  };
}
export type Figures = Awaited<ReturnType<typeof figuresOf>>;
