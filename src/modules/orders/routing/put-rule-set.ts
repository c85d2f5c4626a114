import { and, eq, isNull } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { canonicalJson } from "@/lib/json";
import { reason } from "@/lib/reason";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import type { GatherRules } from "./gather-rules";
import type { PutRoutingRules } from "./inputs";
import { loadPlaces } from "./load-places";
import { completed } from "./rule-set";
import { type RuleSetView, ruleSetViews } from "./rule-set-views";
import { channelCalled, mine } from "./rule-sets";
import { routingRuleSets } from "./tables";

/**
 * Writes the rules of a channel or of the whole organization; null takes them back, so that the next wider ones count.
 * Orders placed from now on follow them; those that have their warehouses keep them. Saying the same again changes nothing.
 * Refuses an unknown channel, ways between unknown warehouses, and a stale version.
 */
export function putRuleSet(ctx: Context, { channel, version, rules }: PutRoutingRules): Promise<RuleSetView> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const channelId = channel === null ? null : (await channelCalled(ctx, channel)).id;
    await refuseUnknownPlaces(ctx, rules?.gather);
    // Written first, so that of two first changes at once the second waits for the first and finds its version.
    await ctx.db.insert(routingRuleSets).values({ organizationId, id: newId(), channelId, rules: null, version: 0 }).onConflictDoNothing();
    const [row] = await ctx.db
      .select()
      .from(routingRuleSets)
      .where(and(mine(ctx), channelId === null ? isNull(routingRuleSets.channelId) : eq(routingRuleSets.channelId, channelId)))
      .for("update");
    if (!row) throw new Error("the rule set vanished while it was written");
    if (row.version !== version)
      throw new Refusal("stale", reason("routing.stale_version", { version: row.version }), { version: row.version });
    const next = rules && completed(rules);
    if (canonicalJson(row.rules) !== canonicalJson(next)) {
      await ctx.db
        .update(routingRuleSets)
        .set({ rules: next, version: version + 1, updatedAt: ctx.now() })
        .where(and(mine(ctx), eq(routingRuleSets.id, row.id)));
      const subject = { kind: "routing_rules", id: row.id };
      await record(ctx, { type: "routing.rules_changed", subject, data: { channel, version: version + 1, own: next !== null } });
      await audit(ctx, {
        action: next ? "routing.rules_changed" : "routing.rules_reset",
        subject,
        data: {
          ...(channel === null ? {} : { code: channel }),
          ...(next && {
            rules: next.rules.flatMap(({ rule, on, band }) => (on ? (band === undefined ? rule : `${rule} ${band}`) : [])).join(", "),
            ...(next.maxParcels === null ? {} : { maxParcels: next.maxParcels }),
            splitUnits: next.splitUnits,
            gather: next.gather?.on === true,
          }),
        },
      });
    }
    const view = (await ruleSetViews(ctx)).find((one) => one.channel?.id === (channelId ?? undefined));
    if (!view) throw new Error("the written rule set is not among those that are shown");
    return view;
  });
}

async function refuseUnknownPlaces(ctx: Context, gather: GatherRules | undefined): Promise<void> {
  if (!gather || gather.lanes.length === 0) return;
  const known = new Set((await loadPlaces(ctx)).map((place) => place.code));
  for (const [at, lane] of gather.lanes.entries()) {
    for (const end of ["from", "to"] as const) {
      if (known.has(lane[end])) continue;
      const errors = [{ path: `rules.gather.lanes.${at}.${end}`, message: "warehouse.unknown" }];
      throw new Refusal("invalid", reason("warehouse.unknown", { warehouse: lane[end] }), { errors });
    }
  }
}
