import { eq } from "drizzle-orm";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { audit } from "@/modules/organizations/commands/audit";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { CarrierRulesView } from "../carrier-queries";
import type { CarrierRule } from "../carrier-rule";
import type { PutCarrierRules } from "../inputs";
import { carrierRuleSets, carriers } from "../tables";

/**
 * Writes the rules by which parcels find their carriers; parcels that are packed from now on follow them. Saying the same again
 * changes nothing. Refuses a stale version, and carriers, channels and warehouses that are not there, each at its field.
 */
export function putCarrierRules(ctx: Context, { version, rules }: PutCarrierRules): Promise<CarrierRulesView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const mine = eq(carrierRuleSets.organizationId, organizationId);
    await refuseUnknown(ctx, rules);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    await ctx.db.insert(carrierRuleSets).values({ organizationId, rules: [], version: 0 }).onConflictDoNothing();
    const [row] = await ctx.db.select().from(carrierRuleSets).where(mine).for("update");
    if (!row) throw new Error("the rules vanished while they were written");
    if (row.version !== version)
      throw new Refusal("stale", reason("carrier.rules_stale", { version: row.version }), { version: row.version });
    if (canonicalJson(row.rules) === canonicalJson(rules)) return { version, rules };
    const next = version + 1;
    await ctx.db.update(carrierRuleSets).set({ rules, version: next, updatedAt: ctx.now() }).where(mine);
    const subject = { kind: "organization", id: organizationId };
    await record(ctx, { type: "carrier.changed", subject, data: { rules: rules.length } });
    const names = rules.map(
      (rule, i) => `${i + 1}. ${rule.name}${rule.on ? "" : " (–)"}: ${"strategy" in rule.take ? rule.take.strategy : rule.take.carrier}`,
    );
    await audit(ctx, { action: "carrier.rules_changed", subject, data: { version: next, rules: names.join("; ") } });
    return { version: next, rules };
  });
}

async function refuseUnknown(ctx: Context, rules: readonly CarrierRule[]): Promise<void> {
  const own = ctx.actor.organizationId;
  const codes = async (table: typeof carriers | typeof channels | typeof warehouses) =>
    new Set((await ctx.db.select({ code: table.code }).from(table).where(eq(table.organizationId, own))).map((row) => row.code));
  const known = { carriers: await codes(carriers), channels: await codes(channels), warehouses: await codes(warehouses) };
  for (const [i, { when, take }] of rules.entries()) {
    if ("carrier" in take && !known.carriers.has(take.carrier))
      throw unknown(`rules.${i}.take.carrier`, "carrier.unknown", { carrier: take.carrier });
    const channel = when.channels.find((code) => !known.channels.has(code));
    if (channel !== undefined) throw unknown(`rules.${i}.when.channels`, "channel.unknown", { channel });
    const warehouse = when.warehouses.find((code) => !known.warehouses.has(code));
    if (warehouse !== undefined) throw unknown(`rules.${i}.when.warehouses`, "carrier.rule_warehouse_unknown", { warehouse });
  }
}

const unknown = (path: string, code: string, params: Record<string, string>) =>
  new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
