import { eq, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { marketplaceOf } from "../marketplaces/registry";
import type { connections } from "../tables";
import { placesOf, saidPlaces } from "./places";

type Told = Pick<typeof connections.$inferSelect, "id" | "kind" | "settings">;
type Wanted = { connection: string; place: string };

/** The places of connections that have a number of ours. */
export async function wantedPlaces(ctx: Context, told: readonly Told[]): Promise<Wanted[]> {
  const said = await saidPlaces(
    ctx,
    told.map(({ id }) => id),
  );
  const ours = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(eq(warehouses.organizationId, ctx.actor.organizationId));
  return told.flatMap(({ id, kind, settings }) => {
    const per = marketplaceOf(kind)?.stock?.per ?? "product";
    return [...new Set(placesOf(settings, per, ours, said.get(id)).values())].map((place) => ({ connection: id, place }));
  });
}

/**
 * A place that is no warehouse of ours any more sells nothing of ours: its numbers become nought, once, and are then left to the
 * channel. What was never told is forgotten at once. Answers how many numbers have to be told so.
 */
export async function giveUpPlaces(ctx: Context, connectionIds: readonly string[], wanted: readonly Wanted[]): Promise<number> {
  const gone = sql`s.organization_id = ${ctx.actor.organizationId}
    and s.connection_id = any(${sql.param([...connectionIds])}::uuid[])
    and not exists (select 1 from json_to_recordset(${JSON.stringify(wanted)}::json) as w(connection uuid, place text)
      where w.connection = s.connection_id and w.place = s.place)`;
  await ctx.db.execute(sql`
    delete from channel_stock s
    where ${gone} and (s.pushed is null or (s.pushed = 0 and s.acknowledged and s.dirty_at is null))`);
  const { rowCount } = await ctx.db.execute(
    sql`update channel_stock s set dirty_at = ${ctx.now()} where ${gone} and s.pushed <> 0 and s.dirty_at is null`,
  );
  return rowCount ?? 0;
}
