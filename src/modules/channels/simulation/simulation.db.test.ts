import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback } from "@/testing/database";
import { actingAs, aProduct, aShop } from "@/testing/orders";
import { processIntake } from "../commands/process-intake";
import { pollConnection } from "../polling/poll-connection";
import { intake } from "../tables";
import { findSimulation, simulationState } from "./simulation-state";
import { switchSimulation } from "./switch-simulation";

async function takeInAll(ctx: Context): Promise<number> {
  const waiting = await ctx.db
    .select({ id: intake.id })
    .from(intake)
    .where(and(eq(intake.organizationId, ctx.actor.organizationId), eq(intake.status, "received")));
  for (const { id } of waiting) await processIntake(ctx, id);
  return waiting.length;
}

const ordersOf = (ctx: Context) =>
  ctx.db
    .select({ externalId: orders.externalId, tags: orders.tags, status: orders.status, email: orders.customerEmail })
    .from(orders)
    .where(eq(orders.organizationId, ctx.actor.organizationId));

test(
  "switched on it sends orders out of the catalogue through the polls, each once; switched off it ends",
  inRollback(async (db) => {
    let now = new Date();
    const { ctx } = await aShop(db, { now: () => now });
    for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { KZN: 500 } });
    const state = await switchSimulation(ctx, { on: true, ordersPerHour: 240 });
    expect(state).toMatchObject({ on: true, code: "simulated", ordersPerHour: 240, products: 3 });
    const { id = "" } = (await findSimulation(ctx)) ?? {};

    now = new Date(now.getTime() + 5 * 60_000);
    await pollConnection(ctx, id);
    expect(await takeInAll(ctx)).toBeGreaterThan(5);
    const placed = await ordersOf(ctx);
    expect(placed.length).toBeGreaterThan(5);
    expect(placed.every(({ tags, email }) => tags.includes("simulated") && email === null)).toBe(true);

    // The overlap asks for some again: what says the same is stored once.
    await pollConnection(ctx, id);
    expect(await takeInAll(ctx)).toBe(0);

    await switchSimulation(ctx, { on: false });
    now = new Date(now.getTime() + 30 * 60_000);
    await pollConnection(ctx, id);
    expect(await takeInAll(ctx)).toBe(0);
    expect(await ordersOf(ctx)).toHaveLength(placed.length);
    expect(await simulationState(ctx)).toMatchObject({ on: false, ordersPerHour: 240 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "it is each organization's own, needs a manager and something to sell",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const other = await aShop(db);
    await expect(switchSimulation(ctx, { on: true })).rejects.toMatchObject({ reason: { code: "channel.simulated.no_products" } });
    await aProduct(ctx, { sku: "A" });
    const operator = callerFactory(appRouter)({ ...actingAs(ctx, { role: "operator" }), ip: null });
    await expect(operator.simulation.switch({ on: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await switchSimulation(ctx, { on: true });
    expect(await simulationState(other.ctx)).toMatchObject({ on: false, code: null });
    await switchSimulation(other.ctx, { on: false });
    expect(await simulationState(ctx)).toMatchObject({ on: true });
  }),
);
