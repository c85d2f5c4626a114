import { and, asc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { notFound } from "@/platform/refusal";
import { carrierOf } from "./carriers/registry";
import { carrierRules, carriers } from "./tables";

export type CarrierView = Awaited<ReturnType<typeof listCarriers>>[number];

/** The organization's carriers. Of their secrets only whether there are any. */
export async function listCarriers(ctx: Context) {
  const rows = await ctx.db
    .select()
    .from(carriers)
    .where(eq(carriers.organizationId, ctx.actor.organizationId))
    .orderBy(asc(carriers.code));
  return rows.map(({ id, code, kind, name, settings, secrets, active }) => ({
    id,
    code,
    kind,
    name,
    settings,
    hasSecrets: secrets !== null,
    active,
    handsTo: carrierOf(kind)?.handsTo ?? "carrier",
  }));
}

export async function carrierByCode(ctx: Context, code: string): Promise<CarrierView> {
  const one = (await listCarriers(ctx)).find((carrier) => carrier.code === code);
  if (!one) throw notFound("carrier");
  return one;
}

/** Which carrier takes which shipping method. */
export function listCarrierRules(ctx: Context) {
  return ctx.db
    .select({ shippingMethod: carrierRules.shippingMethod, carrier: carriers.code, service: carrierRules.service })
    .from(carrierRules)
    .innerJoin(carriers, and(eq(carriers.organizationId, carrierRules.organizationId), eq(carriers.id, carrierRules.carrierId)))
    .where(eq(carrierRules.organizationId, ctx.actor.organizationId))
    .orderBy(asc(carrierRules.shippingMethod));
}
