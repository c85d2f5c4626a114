import { and, asc, eq } from "drizzle-orm";
import { ranksAtLeast, scopeOpens } from "@/lib/permission";
import type { Actor, Context } from "@/platform/context";
import { env } from "@/platform/env";
import { notFound } from "@/platform/refusal";
import type { CarrierRule } from "./carrier-rule";
import { carrierOf } from "./carriers/registry";
import { type CarrierRow, secretsOf } from "./load-accounts";
import { carrierRuleSets, carriers } from "./tables";

export type CarrierView = Awaited<ReturnType<typeof listCarriers>>[number];

/**
 * The organization's carriers. Of their secrets only which are stored; the address that a carrier calls is itself one, for those who
 * set carriers up.
 */
export async function listCarriers(ctx: Context) {
  const rows = await ctx.db
    .select()
    .from(carriers)
    .where(eq(carriers.organizationId, ctx.actor.organizationId))
    .orderBy(asc(carriers.code));
  return rows.map((row) => {
    const { id, code, kind, name, settings, active } = row;
    const secretsSet = namesOfSecrets(row);
    const handsTo = carrierOf(kind)?.handsTo ?? ("carrier" as const);
    return {
      id,
      code,
      kind,
      name,
      settings,
      hasSecrets: row.secrets !== null,
      secretsSet,
      webhookUrl: setsUp(ctx.actor) ? hookUrl(row) : null,
      active,
      handsTo,
    };
  });
}

const setsUp = ({ role, scopes }: Actor) => ranksAtLeast(role, "manager") && scopeOpens(scopes, "settings:write");

/** The address that a carrier calls; null where its kind calls nobody. */
export function hookUrl({ kind, hookToken }: Pick<CarrierRow, "kind" | "hookToken">): string | null {
  return hookToken && carrierOf(kind)?.hook ? `${env().baseUrl}/api/hooks/carrier/${hookToken}` : null;
}

/** Which secrets are stored; none that can be read with our key is like none. */
function namesOfSecrets(row: CarrierRow): string[] {
  try {
    return Object.entries(secretsOf(row) as object).flatMap(([name, value]) => (value ? name : []));
  } catch {
    return [];
  }
}

/** The row of an account by its code. */
export async function carrierRowByCode(ctx: Context, code: string): Promise<CarrierRow> {
  const [row] = await ctx.db
    .select()
    .from(carriers)
    .where(and(eq(carriers.organizationId, ctx.actor.organizationId), eq(carriers.code, code)));
  if (!row) throw notFound("carrier");
  return row;
}

export async function carrierByCode(ctx: Context, code: string): Promise<CarrierView> {
  const one = (await listCarriers(ctx)).find((carrier) => carrier.code === code);
  if (!one) throw notFound("carrier");
  return one;
}

export type CarrierRulesView = { version: number; rules: CarrierRule[] };

/** The owner's rules in their order, and the version that a change must be made on; 0 where there are none yet. */
export async function carrierRulesOf(ctx: Context): Promise<CarrierRulesView> {
  const [row] = await ctx.db
    .select({ version: carrierRuleSets.version, rules: carrierRuleSets.rules })
    .from(carrierRuleSets)
    .where(eq(carrierRuleSets.organizationId, ctx.actor.organizationId));
  return row ?? { version: 0, rules: [] };
}
