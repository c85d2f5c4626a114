import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

type Place = { code: string; name: string };

/** What pages of analytics can be narrowed to, in one round trip: channels, warehouses, and people who answer for orders. */
export async function figureChoices(ctx: Context) {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<{ channels: Place[]; warehouses: Place[]; people: { id: string; name: string }[] }>(sql`
    select (select coalesce(json_agg(json_build_object('code', code, 'name', name) order by name), '[]') from channels where organization_id = ${own}::uuid) as channels,
      (select coalesce(json_agg(json_build_object('code', code, 'name', name) order by priority, code), '[]') from warehouses where organization_id = ${own}::uuid) as warehouses,
      (select coalesce(json_agg(json_build_object('id', u.id, 'name', u.name) order by u.name), '[]')
        from members m join users u on u.id = m.user_id where m.organization_id = ${own}::uuid) as people`);
  return rows[0] ?? { channels: [], warehouses: [], people: [] };
}
