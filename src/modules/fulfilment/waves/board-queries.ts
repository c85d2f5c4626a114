import { and, desc, eq, gt, sql } from "drizzle-orm";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { carrierOf, type DueWork, isUnreleased, loadDue } from "./load-due";
import { listCarts, loadPickingSettings } from "./settings-queries";
import { waves } from "./tables";
import { listTasks, openQuestions } from "./task-queries";
import { warehouseHere } from "./warehouse-here";

/** Open work of one carrier and one cut-off. Late: due and not handed over. */
export type BoardCounter = {
  carrier: string;
  dueAt: Date | null;
  toDo: number;
  held: number;
  released: number;
  inWork: number;
  done: number;
  late: number;
};

const mostDue = 500;
const mostTasks = 300;

/** What the supervisor sees of a warehouse: the work by cut-off and carrier, what may be released, the tasks, and what is asked. */
export async function waveBoard(ctx: Context, { warehouse: code, carrier }: { warehouse: string; carrier?: string }) {
  const warehouse = await warehouseHere(ctx, code);
  const [counters, due, tasks, questions, carts, settings, recent] = await readTogether(ctx, [
    () => counted(ctx, warehouse.id),
    (): Promise<DueWork[]> => loadDue(ctx, warehouse.id, { filter: carrier === undefined ? {} : { carriers: [carrier] }, limit: mostDue }),
    () => listTasks(ctx, { warehouse: code, states: ["open", "claimed", "paused"], limit: mostTasks }),
    () => openQuestions(ctx, { warehouse: code }),
    () => listCarts(ctx),
    () => loadPickingSettings(ctx),
    () => recentWaves(ctx, warehouse.id),
  ]);
  return { warehouse, counters, due, tasks, questions, carts, settings, waves: recent };
}

export type WaveBoard = Awaited<ReturnType<typeof waveBoard>>;

async function counted(ctx: Context, warehouseId: string): Promise<BoardCounter[]> {
  const now = ctx.now().toISOString();
  const { rows } = await ctx.db.execute<Omit<BoardCounter, "dueAt"> & { dueAt: string | null }>(sql`
    select ${carrierOf} as carrier, f.due_at as "dueAt",
      count(*) filter (where f.status = 'planned' and cardinality(o.open_holds) = 0 and ${isUnreleased})::int as "toDo",
      count(*) filter (where f.status = 'planned' and cardinality(o.open_holds) > 0)::int as held,
      count(*) filter (where f.status = 'planned' and cardinality(o.open_holds) = 0 and not ${isUnreleased})::int as released,
      count(*) filter (where f.status = 'picking')::int as "inWork",
      count(*) filter (where f.status in ('picked', 'packed'))::int as done,
      count(*) filter (where f.due_at < ${now}::timestamptz)::int as late
    from fulfilments f join orders o on o.organization_id = f.organization_id and o.id = f.order_id
    where f.organization_id = ${ctx.actor.organizationId} and f.warehouse_id = ${warehouseId}
      and f.status in ('planned', 'picking', 'picked', 'packed')
    group by 1, 2 order by f.due_at nulls last, 1 limit 500`);
  return rows.map((row) => ({ ...row, dueAt: row.dueAt ? new Date(row.dueAt) : null }));
}

/** The waves of the last day, the newest first. */
function recentWaves(ctx: Context, warehouseId: string) {
  return ctx.db
    .select({
      id: waves.id,
      number: waves.number,
      mode: waves.mode,
      orders: waves.orders,
      units: waves.units,
      metres: waves.metres,
      serpentineMetres: waves.serpentineMetres,
      by: waves.by,
      ruleId: waves.ruleId,
      createdAt: waves.createdAt,
      cancelledAt: waves.cancelledAt,
      tasks: sql<number>`(select count(*)::int from pick_tasks t where t.organization_id = ${waves.organizationId} and t.wave_id = ${waves.id})`,
      open: sql<number>`(select count(*)::int from pick_tasks t where t.organization_id = ${waves.organizationId} and t.wave_id = ${waves.id} and t.state = 'open')`,
      done: sql<number>`(select count(*)::int from pick_tasks t where t.organization_id = ${waves.organizationId} and t.wave_id = ${waves.id} and t.state = 'done')`,
    })
    .from(waves)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, waves.organizationId), eq(warehouses.id, waves.warehouseId)))
    .where(
      and(
        eq(waves.organizationId, ctx.actor.organizationId),
        eq(waves.warehouseId, warehouseId),
        gt(waves.createdAt, new Date(ctx.now().getTime() - 24 * 3_600_000)),
      ),
    )
    .orderBy(desc(waves.number))
    .limit(50);
}
