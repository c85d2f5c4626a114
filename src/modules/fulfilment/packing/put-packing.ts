import { and, eq, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound } from "@/platform/refusal";
import { PutBox, type PutPackingRules } from "./inputs";
import { boxTypes, packingSettings } from "./tables";

/** A kind of box, new or changed. Parcels that were packed into it keep what it was then. */
export function putBox(ctx: Context, input: PutBox): Promise<void> {
  const { code, ...box } = PutBox.parse(input);
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    await ctx.db
      .insert(boxTypes)
      .values({ organizationId, code, ...box })
      .onConflictDoUpdate({ target: [boxTypes.organizationId, boxTypes.code], set: { ...box, version: sql`${boxTypes.version} + 1` } });
    await told(ctx, { box: code });
  });
}

export function deleteBox(ctx: Context, { code }: { code: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [gone] = await ctx.db
      .delete(boxTypes)
      .where(and(eq(boxTypes.organizationId, ctx.actor.organizationId), eq(boxTypes.code, code)))
      .returning({ code: boxTypes.code });
    if (!gone) throw notFound("box");
    await told(ctx, { box: code });
  });
}

/** How parcels are weighed and photographed from now on. */
export function putPackingRules(ctx: Context, rules: PutPackingRules): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await ctx.db
      .insert(packingSettings)
      .values({ organizationId: ctx.actor.organizationId, ...rules })
      .onConflictDoUpdate({ target: packingSettings.organizationId, set: { ...rules, version: sql`${packingSettings.version} + 1` } });
    await told(ctx, {});
  });
}

const told = (ctx: Context, data: Record<string, unknown>) =>
  record(ctx, { type: "packing.settings_changed", subject: { kind: "organization", id: ctx.actor.organizationId }, data });
