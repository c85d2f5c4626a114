import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { settingsOf } from "../marketplaces/simulated/connection";
import { connections } from "../tables";

export type Simulation = { on: boolean; code: string | null; ordersPerHour: number; products: number };

/** The organization's simulated shop: the first connection of its kind. Nobody has one before it is switched on for the first time. */
export async function findSimulation(
  ctx: Context,
): Promise<{ id: string; code: string; channelId: string; active: boolean; settings: Record<string, unknown> } | null> {
  const [row] = await ctx.db
    .select({
      id: connections.id,
      code: connections.code,
      channelId: connections.channelId,
      active: connections.active,
      settings: connections.settings,
    })
    .from(connections)
    .where(and(eq(connections.organizationId, ctx.actor.organizationId), eq(connections.kind, "simulated")))
    .orderBy(asc(connections.createdAt), asc(connections.id))
    .limit(1);
  return row ?? null;
}

/** Whether the simulated shop is on, and what it sells. */
export async function simulationState(ctx: Context): Promise<Simulation> {
  const found = await findSimulation(ctx);
  const { ordersPerHour, products } = settingsOf(found?.settings ?? {});
  return { on: found?.active ?? false, code: found?.code ?? null, ordersPerHour, products: products.length };
}
