import { and, desc, eq, gte, inArray, lt, type SQL, sql } from "drizzle-orm";
import { addDays, dayOf, endOfDay, startOfDay } from "@/lib/dates";
import { organizations } from "@/modules/organizations/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { ListWorkLog, ProductivityOf } from "./inputs";
import { costOf, productivityOf, type WorkSum } from "./productivity";
import { labourRates, workLog } from "./tables";
import type { WorkStage } from "./work-steps";

/** Who did how much in how much time, and what it cost; by the organization's own days. */
export async function readProductivity(ctx: Context, query: ProductivityOf) {
  const { warehouse, userId, ...asked } = ProductivityOf.parse(query);
  const { organizationId, warehouseIds } = ctx.actor;
  const { timezone, currency } = await clockOf(ctx);
  const to = asked.to ?? dayOf(ctx.now(), timezone);
  const from = asked.from ?? addDays(to, -6);
  const span = sql`between ${startOfDay(from, timezone).toISOString()}::timestamptz and ${endOfDay(to, timezone).toISOString()}::timestamptz`;
  const limits = (at: SQL, place: SQL, who: SQL) => sql`${at} ${span}
    ${warehouse ? sql`and w.code = ${warehouse}` : sql``}
    ${warehouseIds ? sql`and ${place} in ${warehouseIds.length > 0 ? [...warehouseIds] : [null]}` : sql``}
    ${userId ? sql`and ${who} = ${userId}::uuid` : sql``}`;
  const [sums, mis] = await readTogether(ctx, [
    () =>
      ctx.db.execute<WorkSum>(sql`
        select s."userId", s.name, s.stage, s.seconds, s.lines, s.units, s.scans, s.shorts, s."costMinor" from (
          select l.user_id as "userId", max(l.name) as name, l.stage,
            sum(l.seconds)::int as seconds,
            coalesce(sum(l.lines) filter (where l.step in ('scanned', 'packed')), 0)::int as lines,
            coalesce(sum(l.units) filter (where l.step in ('scanned', 'undone', 'packed', 'done')), 0)::int as units,
            (count(*) filter (where l.step = 'scanned'))::int as scans,
            (count(*) filter (where l.step = 'short'))::int as shorts,
            case when bool_or(l.seconds > 0 and r.hour_minor is null) then null
              else round(sum(l.seconds * coalesce(r.hour_minor, 0)) / 3600.0)::int end as "costMinor"
          from work_log l
          join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
          left join labour_rates r on r.organization_id = l.organization_id and r.warehouse_id = l.warehouse_id and r.role = l.role
          where l.organization_id = ${organizationId} and ${limits(sql`l.at`, sql`l.warehouse_id`, sql`l.user_id`)}
          group by l.user_id, case when l.user_id is null then l.name end, l.stage) s`),
    () =>
      ctx.db.execute<{ byId: string | null; name: string; count: number }>(sql`
        select m.by_id as "byId", max(m.by) as name, count(*)::int as count from mis_scans m
        left join warehouses w on w.organization_id = m.organization_id and w.id = m.warehouse_id
        where m.organization_id = ${organizationId} and ${limits(sql`m.scanned_at`, sql`m.warehouse_id`, sql`m.by_id`)}
        group by m.by_id`),
  ]);
  const misScans = new Map(mis.rows.map(({ byId, name, count }) => [byId ?? `key ${name}`, { name, count }]));
  return { from, to, currency, people: productivityOf(sums.rows, misScans), stages: stagesOf(sums.rows) };
}

export type ProductivityView = Awaited<ReturnType<typeof readProductivity>>;

/** Time and cost of each stage, of all people together. */
function stagesOf(sums: readonly WorkSum[]) {
  const stages = [...new Set(sums.map((sum) => sum.stage))];
  return stages.map((stage: WorkStage) => {
    const own = sums.filter((sum) => sum.stage === stage);
    return { stage, seconds: own.reduce((total, one) => total + one.seconds, 0), costMinor: costOf(own) };
  });
}

/** The log itself, the newest step first. */
export async function listWorkLog(ctx: Context, query: ListWorkLog) {
  const { warehouse, userId, subjectId, limit, cursor } = ListWorkLog.parse(query);
  const { organizationId, warehouseIds } = ctx.actor;
  const after = decodeCursor(cursor, ["id"]);
  const rows = await ctx.db
    .select({
      id: workLog.id,
      at: workLog.at,
      warehouse: warehouses.code,
      userId: workLog.userId,
      name: workLog.name,
      role: workLog.role,
      stage: workLog.stage,
      step: workLog.step,
      subjectId: workLog.subjectId,
      units: workLog.units,
      lines: workLog.lines,
      seconds: workLog.seconds,
    })
    .from(workLog)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, workLog.organizationId), eq(warehouses.id, workLog.warehouseId)))
    .where(
      and(
        eq(workLog.organizationId, organizationId),
        warehouseIds ? inArray(workLog.warehouseId, [...warehouseIds]) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        userId ? eq(workLog.userId, userId) : undefined,
        subjectId ? eq(workLog.subjectId, subjectId) : undefined,
        after ? lt(workLog.id, String(after[0])) : undefined,
      ),
    )
    .orderBy(desc(workLog.id))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.id]);
}

/** What an hour costs, by warehouse and role. */
export function listRates(ctx: Context) {
  return ctx.db
    .select({
      warehouse: warehouses.code,
      warehouseName: warehouses.name,
      role: labourRates.role,
      hourMinor: labourRates.hourMinor,
      currency: labourRates.currency,
    })
    .from(labourRates)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, labourRates.organizationId), eq(warehouses.id, labourRates.warehouseId)))
    .where(and(eq(labourRates.organizationId, ctx.actor.organizationId), gte(labourRates.hourMinor, 0)))
    .orderBy(warehouses.code, labourRates.role);
}

export async function clockOf(ctx: Context): Promise<{ timezone: string; currency: string }> {
  const [row] = await ctx.db
    .select({ timezone: organizations.timezone, currency: organizations.currency })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return row ?? { timezone: "UTC", currency: "RUB" };
}
