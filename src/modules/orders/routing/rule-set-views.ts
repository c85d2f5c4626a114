import type { Context } from "@/platform/context";
import { type RoutingRuleSet, ruleSetFor } from "./rule-set";
import { mine, type RoutedChannel, routedChannels } from "./rule-sets";
import type { RuleSource } from "./rules";
import { routingRuleSets } from "./tables";

/** The rules of a channel, or of the whole organization (channel null), as they are in force. */
export type RuleSetView = {
  channel: Pick<RoutedChannel, "id" | "code" | "name" | "kind"> | null;
  /** Of the set that belongs to this very scope; 0 while nothing was ever set here. */
  version: number;
  /** Whether it has rules of its own; else those of the next wider scope are shown. */
  own: boolean;
  rules: RoutingRuleSet;
  source: RuleSource["scope"];
};

/** The organization's rules first, then those of each channel by name. */
export async function ruleSetViews(ctx: Context): Promise<RuleSetView[]> {
  const all = await ctx.db.select().from(routingRuleSets).where(mine(ctx));
  const view = (channel: RoutedChannel | null): RuleSetView => {
    const row = all.find((one) => one.channelId === (channel?.id ?? null));
    const { set, source } = ruleSetFor(channel?.id ?? null, all);
    return {
      channel: channel && { id: channel.id, code: channel.code, name: channel.name, kind: channel.kind },
      version: row?.version ?? 0,
      own: Boolean(row?.rules),
      rules: set,
      source: source.scope,
    };
  };
  return [view(null), ...(await routedChannels(ctx)).map(view)];
}
