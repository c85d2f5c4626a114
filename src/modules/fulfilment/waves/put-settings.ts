import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { PutCart, type PutPickingSettings, PutWaveRule } from "./inputs";
import { cartTypes, pickingSettings, waveRules } from "./tables";
import { warehouseHere } from "./warehouse-here";

/** A kind of cart, new or changed. */
export function putCart(ctx: Context, input: PutCart): Promise<void> {
  const { code, ...cart } = PutCart.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await ctx.db
      .insert(cartTypes)
      .values({ organizationId, code, ...cart })
      .onConflictDoUpdate({ target: [cartTypes.organizationId, cartTypes.code], set: { ...cart, version: sql`${cartTypes.version} + 1` } });
    await told(ctx, { cart: code });
  });
}

/** Refused while a rule pushes it. */
export function deleteCart(ctx: Context, { code }: { code: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [rule] = await ctx.db
      .select({ name: waveRules.name })
      .from(waveRules)
      .where(and(eq(waveRules.organizationId, organizationId), eq(waveRules.cart, code)))
      .limit(1);
    if (rule) throw new Refusal("conflict", reason("wave.cart_in_use", { rule: rule.name }));
    const [gone] = await ctx.db
      .delete(cartTypes)
      .where(and(eq(cartTypes.organizationId, organizationId), eq(cartTypes.code, code)))
      .returning({ code: cartTypes.code });
    if (!gone) throw notFound("cart");
    await told(ctx, { cart: code });
  });
}

/** A rule by which waves are made, new or changed; its time counts from now. */
export function putWaveRule(ctx: Context, input: PutWaveRule): Promise<{ ruleId: string }> {
  const { ruleId, warehouse: code, ...rule } = PutWaveRule.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const warehouse = await warehouseHere(ctx, code);
    const values = { ...rule, warehouseId: warehouse.id, lastRunAt: ctx.now() };
    const saved = await save(ctx, ruleId, { organizationId, ...values }).catch((error: unknown) => {
      if (!brokenConstraint(error)) throw error;
      const unknown = reason("wave.cart_unknown", { cart: rule.cart ?? "" });
      throw new Refusal("invalid", unknown, { errors: [{ path: "cart", message: unknown.code }] });
    });
    await told(ctx, { rule: rule.name });
    return { ruleId: saved };
  });
}

/** A rule of a warehouse of the actor's. */
function ruleHere(ctx: Context, ruleId: string) {
  const { organizationId, warehouseIds } = ctx.actor;
  return and(
    eq(waveRules.organizationId, organizationId),
    eq(waveRules.id, ruleId),
    warehouseIds ? inArray(waveRules.warehouseId, [...warehouseIds]) : undefined,
  );
}

async function save(ctx: Context, ruleId: string | undefined, values: Omit<typeof waveRules.$inferInsert, "id">): Promise<string> {
  if (!ruleId) {
    const id = newId();
    await ctx.db.insert(waveRules).values({ id, ...values });
    return id;
  }
  const [row] = await ctx.db
    .update(waveRules)
    .set({ ...values, version: sql`${waveRules.version} + 1` })
    .where(ruleHere(ctx, ruleId))
    .returning({ id: waveRules.id });
  if (!row) throw notFound("wave_rule");
  return row.id;
}

export function deleteWaveRule(ctx: Context, { ruleId }: { ruleId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [gone] = await ctx.db.delete(waveRules).where(ruleHere(ctx, ruleId)).returning({ name: waveRules.name });
    if (!gone) throw notFound("wave_rule");
    await told(ctx, { rule: gone.name });
  });
}

export function putPickingSettings(ctx: Context, settings: PutPickingSettings): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(pickingSettings)
      .values({ organizationId: ctx.actor.organizationId, ...settings })
      .onConflictDoUpdate({ target: pickingSettings.organizationId, set: { ...settings, version: sql`${pickingSettings.version} + 1` } });
    await told(ctx, {});
  });
}

const told = (ctx: Context, data: Record<string, unknown>) =>
  record(ctx, { type: "wave.settings_changed", subject: { kind: "organization", id: ctx.actor.organizationId }, data });
