import { and, asc, eq, inArray, isNotNull } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { channelMappings } from "../mapping/tables";
import type { StockOut } from "../marketplaces/stock-port";

/** Our warehouses' codes → the channel's places, as somebody has said of the channel's words. */
type SaidPlaces = ReadonlyMap<string, string>;
export type Per = StockOut["per"];

const noneSaid: SaidPlaces = new Map();

/**
 * The channel's own place of each warehouse: by `settings.warehouseMap` ({ours: theirs}) first, then by the mappings of its words. A
 * warehouse of which nothing is said has none. Where the channel has one number in all, its place is nameless, and it is made of the
 * mapped warehouses once any is mapped: the channel's orders are bound to them. A channel that may do either has a number for each
 * place when its settings name any.
 */
export function placesOf(
  settings: Readonly<Record<string, unknown>>,
  per: Per,
  serving: readonly { id: string; code: string }[],
  said: SaidPlaces = noneSaid,
): Map<string, string> {
  const set = setPlaces(settings);
  const inAll = per === "product" || (per === "either" && set.size === 0);
  const taken = new Set(set.values());
  const placeOf = (code: string): string | undefined => {
    const known = set.get(code);
    if (known !== undefined || per === "either") return known;
    const word = said.get(code);
    // The settings have the last word about a place, too.
    return word !== undefined && taken.has(word) ? undefined : word;
  };
  const isMapped = set.size + said.size > 0;
  return new Map(
    serving.flatMap(({ id, code }) => {
      if (inAll) return !isMapped || placeOf(code) !== undefined || per === "either" ? [[id, ""] as const] : [];
      const place = placeOf(code);
      return place === undefined ? [] : [[id, place] as const];
    }),
  );
}

function setPlaces({ warehouseMap }: Readonly<Record<string, unknown>>): Map<string, string> {
  if (typeof warehouseMap !== "object" || warehouseMap === null) return new Map();
  return new Map(
    Object.entries(warehouseMap).flatMap(([code, place]) =>
      typeof place === "string" || typeof place === "number" ? [[code, String(place)] as const] : [],
    ),
  );
}

/** What was said of the places of connections. Two places that are one warehouse of ours share no stock: the first by name has it. */
export async function saidPlaces(ctx: Context, connectionIds: readonly string[]): Promise<Map<string, SaidPlaces>> {
  const said = new Map<string, Map<string, string>>(connectionIds.map((id) => [id, new Map()]));
  if (connectionIds.length === 0) return said;
  const rows = await ctx.db
    .select({ connectionId: channelMappings.connectionId, theirs: channelMappings.theirs, ours: channelMappings.ours })
    .from(channelMappings)
    .where(
      and(
        eq(channelMappings.organizationId, ctx.actor.organizationId),
        inArray(channelMappings.connectionId, [...connectionIds]),
        eq(channelMappings.kind, "warehouse"),
        isNotNull(channelMappings.ours),
      ),
    )
    .orderBy(asc(channelMappings.theirs));
  for (const { connectionId, theirs, ours } of rows) {
    const places = said.get(connectionId);
    const code = ours?.["warehouse"];
    if (places && code && !places.has(code)) places.set(code, theirs);
  }
  return said;
}
