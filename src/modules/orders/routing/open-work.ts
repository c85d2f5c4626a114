import { eq, type SQL, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { fulfilments } from "../tables";
import { mostLoad } from "./measure";

/**
 * How many orders wait in a warehouse to be picked, counted only where somebody has said how many it manages, and no further
 * than makes a difference. `warehouse` is the row's name in the statement; null where nobody has said it.
 */
export function openWork(warehouse: SQL, except?: string): SQL<number | null> {
  return sql<number | null>`case when ${warehouse}.capacity is not null then (select count(*)::int from (
    select 1 from ${fulfilments} f where f.organization_id = ${warehouse}.organization_id and f.warehouse_id = ${warehouse}.id
      and f.status in ('planned', 'picking')${except === undefined ? sql`` : sql` and f.order_id <> ${except}`}
    limit ${warehouse}.capacity * ${mostLoad}::int) as waiting) end`;
}

// Counting a few thousand orders for each one that is placed would cost more than placing it: one count serves for a moment,
// and what this process places meanwhile is added to it.
const recently = new Map<string, { at: number; work: Map<string, number> }>();
const goodForMs = 1_000;
const mostRemembered = 1_000;

/** The work of an organization's warehouses by their ids, if it was counted a moment ago. */
export function recentWork(organizationId: string): ReadonlyMap<string, number> | null {
  const known = recently.get(organizationId);
  return known && performance.now() - known.at < goodForMs ? known.work : null;
}

type Worked = { id: string; capacity: number | null; openWork: number | null };

function rememberWork(organizationId: string, places: readonly Worked[]): void {
  if (recently.size >= mostRemembered) recently.clear();
  const counted = places.flatMap(({ id, openWork }): [string, number][] => (openWork === null ? [] : [[id, openWork]]));
  recently.set(organizationId, { at: performance.now(), work: new Map(counted) });
}

/** An order more in some warehouses: for those that are placed next, in the same batch or in a moment. */
export function addWork(organizationId: string, places: readonly { id: string; openWork: number }[]): void {
  const known = recently.get(organizationId)?.work;
  for (const place of places) {
    place.openWork++;
    const counted = known?.get(place.id);
    if (counted !== undefined) known?.set(place.id, counted + 1);
  }
}

/** The work of each of some warehouses as it was read with them, or as it was counted a moment ago; counted anew where that lacks one. */
export async function withOpenWork<P extends Worked>(
  ctx: Context,
  places: readonly P[],
  recent: ReadonlyMap<string, number> | null,
): Promise<(P & { openWork: number })[]> {
  const { organizationId } = ctx.actor;
  if (!recent) rememberWork(organizationId, places);
  else if (places.some(({ id, capacity }) => capacity !== null && !recent.has(id))) {
    // A capacity that was set this very moment.
    recently.delete(organizationId);
    const rows = await ctx.db
      .select({ id: warehouses.id, work: openWork(sql`${warehouses}`) })
      .from(warehouses)
      .where(eq(warehouses.organizationId, organizationId));
    const counted = new Map(rows.map(({ id, work }) => [id, work]));
    return places.map((place) => ({ ...place, openWork: counted.get(place.id) ?? 0 }));
  }
  return places.map((place) => ({ ...place, openWork: (recent ? recent.get(place.id) : place.openWork) ?? 0 }));
}
