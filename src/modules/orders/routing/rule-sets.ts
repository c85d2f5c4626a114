import { and, asc, eq, isNotNull, type SQL } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { channels } from "@/modules/channels/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { loadPlaces } from "./load-places";
import { loadPriceBook } from "./load-price-book";
import type { KeptRuleSet } from "./rule-set";
import { routingRuleSets } from "./tables";

/** Every read of a rule set passes through here, so no organization ever sees another's. */
export const mine = (ctx: Context): SQL => eq(routingRuleSets.organizationId, ctx.actor.organizationId);

/** The rule sets that are in force, the organization's and the channels'. */
export function keptRuleSets(ctx: Context): Promise<KeptRuleSet[]> {
  const { id, version, channelId, rules } = routingRuleSets;
  return ctx.db
    .select({ id, version, channelId, rules })
    .from(routingRuleSets)
    .where(and(mine(ctx), isNotNull(rules)));
}

export type RoutedChannel = Pick<typeof channels.$inferSelect, "id" | "code" | "name" | "kind" | "buffer" | "warehouseIds">;

const ofChannel = {
  id: channels.id,
  code: channels.code,
  name: channels.name,
  kind: channels.kind,
  buffer: channels.buffer,
  warehouseIds: channels.warehouseIds,
};

/** All channels by name. */
export function routedChannels(ctx: Context): Promise<RoutedChannel[]> {
  const own = eq(channels.organizationId, ctx.actor.organizationId);
  return ctx.db.select(ofChannel).from(channels).where(own).orderBy(asc(channels.name), asc(channels.code)).limit(1_000);
}

/** The channel of a code. Refuses one that is unknown. */
export async function channelCalled(ctx: Context, code: string): Promise<RoutedChannel> {
  const [channel] = await ctx.db
    .select(ofChannel)
    .from(channels)
    .where(and(eq(channels.organizationId, ctx.actor.organizationId), eq(channels.code, code)));
  if (!channel)
    throw new Refusal("invalid", reason("channel.unknown", { channel: code }), {
      errors: [{ path: "channel", message: "channel.unknown" }],
    });
  return channel;
}

/** What every plan of an organization rests on. */
export async function planningBase(ctx: Context) {
  const [organization] = await ctx.db
    .select({ maxParcels: organizations.maxParcels, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  if (!organization) throw new Error("the organization does not exist");
  const { maxParcels, currency } = organization;
  return {
    places: await loadPlaces(ctx),
    kept: await keptRuleSets(ctx),
    maxParcels,
    prices: { book: await loadPriceBook(ctx), currency },
  };
}
