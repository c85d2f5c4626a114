import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";

export type ManagerLoad = { id: string; name: string; disabled: boolean; open: number; held: number; late: number };

/** The open orders of each person who answers for some or may: how many, how many of them are held, and how many are late. */
export async function managerLoad(ctx: Context): Promise<ManagerLoad[]> {
  const { rows } = await ctx.db.execute<ManagerLoad>(sql`
    select u.id, u.name, m.disabled_at is not null as disabled, coalesce(l.open, 0) as open, coalesce(l.held, 0) as held, coalesce(l.late, 0) as late
    from members m
    join users u on u.id = m.user_id
    left join (
      select o.responsible_id, count(*)::int as open, count(*) filter (where o.open_holds <> '{}')::int as held,
        count(*) filter (where exists (select 1 from fulfilments f where f.organization_id = o.organization_id and f.order_id = o.id
          and f.status in ('planned', 'picking', 'picked', 'packed') and f.due_at < ${ctx.now().toISOString()}::timestamptz))::int as late
      from orders o
      where o.organization_id = ${ctx.actor.organizationId} and o.responsible_id is not null and o.status in ('draft', 'new', 'confirmed')
      group by o.responsible_id
    ) l on l.responsible_id = m.user_id
    where m.organization_id = ${ctx.actor.organizationId}
      and (l.open > 0 or (m.disabled_at is null and m.role in ('operator', 'manager', 'owner')))
    order by coalesce(l.open, 0) desc, u.name, u.id`);
  return rows;
}
