import { and, asc, desc, eq, inArray, isNull, sql } from "drizzle-orm";
import { fulfilments, orders } from "@/modules/orders/tables";
import { bins, warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { readTogether } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import { loadLines } from "../load-lines";
import type { TaskState } from "../pick-task-rules";
import { suggestLots } from "../suggest-lots";
import { inPathOrder, ownLines } from "../task-lines";
import type { Stop } from "../walk-path";
import { mine } from "./lock-task";
import { pickQuestions, pickTaskSlots, pickTasks, waves } from "./tables";

export type TaskView = Awaited<ReturnType<typeof readTask>>;
export type TaskSummary = Awaited<ReturnType<typeof listTasks>>[number];

const summary = {
  id: pickTasks.id,
  number: pickTasks.number,
  waveId: pickTasks.waveId,
  wave: waves.number,
  mode: pickTasks.mode,
  zone: pickTasks.zone,
  state: pickTasks.state,
  pickerId: pickTasks.pickerId,
  pickerName: pickTasks.pickerName,
  priority: pickTasks.priority,
  dueAt: pickTasks.dueAt,
  metres: pickTasks.metres,
  serpentineMetres: pickTasks.serpentineMetres,
  units: pickTasks.units,
  lines: pickTasks.lines,
  grams: pickTasks.grams,
  millilitres: pickTasks.millilitres,
  isOver: pickTasks.isOver,
  seenAt: pickTasks.seenAt,
  claimedAt: pickTasks.claimedAt,
  doneAt: pickTasks.doneAt,
  version: pickTasks.version,
  warehouse: warehouses.code,
  warehouseName: warehouses.name,
  warehouseId: pickTasks.warehouseId,
};

const summaries = (ctx: Context) =>
  ctx.db
    .select({
      ...summary,
      orders: sql<number>`(select count(*)::int from pick_task_slots s where s.organization_id = ${pickTasks.organizationId} and s.task_id = ${pickTasks.id})`,
    })
    .from(pickTasks)
    .innerJoin(waves, and(eq(waves.organizationId, pickTasks.organizationId), eq(waves.id, pickTasks.waveId)))
    .innerJoin(warehouses, and(eq(warehouses.organizationId, pickTasks.organizationId), eq(warehouses.id, pickTasks.warehouseId)));

type Which = { warehouse?: string; states?: readonly TaskState[]; waveId?: string; mineOnly?: boolean; limit?: number };

/** Tasks of the floor, the most pressing first, by cut-off. */
export function listTasks(ctx: Context, { warehouse, states, waveId, mineOnly, limit = 200 }: Which = {}) {
  return summaries(ctx)
    .where(
      and(
        mine(ctx),
        warehouse ? eq(warehouses.code, warehouse) : undefined,
        states ? inArray(pickTasks.state, [...states]) : undefined,
        waveId ? eq(pickTasks.waveId, waveId) : undefined,
        mineOnly ? (ctx.actor.id ? eq(pickTasks.pickerId, ctx.actor.id) : sql`false`) : undefined,
      ),
    )
    .orderBy(desc(pickTasks.priority), sql`${pickTasks.dueAt} nulls last`, asc(pickTasks.id))
    .limit(limit);
}

/** A task with its totes and the lines in the order of the walk, each with the tote that it goes into. */
export async function readTask(ctx: Context, taskId: string) {
  const [task] = await summaries(ctx).where(and(mine(ctx), eq(pickTasks.id, taskId)));
  if (!task) throw notFound("pick_task");
  const { organizationId } = ctx.actor;
  const slots = await ctx.db
    .select({
      slot: pickTaskSlots.slot,
      fulfilmentId: pickTaskSlots.fulfilmentId,
      number: fulfilments.number,
      status: fulfilments.status,
      pickerId: fulfilments.pickerId,
      needsPutBack: fulfilments.needsPutBack,
      orderId: fulfilments.orderId,
      orderNumber: orders.number,
      openHolds: orders.openHolds,
      note: orders.note,
      dueAt: fulfilments.dueAt,
    })
    .from(pickTaskSlots)
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, pickTaskSlots.organizationId), eq(fulfilments.id, pickTaskSlots.fulfilmentId)),
    )
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .where(and(eq(pickTaskSlots.organizationId, organizationId), eq(pickTaskSlots.taskId, taskId)))
    .orderBy(sql`length(${pickTaskSlots.slot})`, asc(pickTaskSlots.slot));
  const ids = slots.map((slot) => slot.fulfilmentId);
  const [lines, path, siblings, questions] = await readTogether(ctx, [
    () => (ids.length > 0 ? loadLines(ctx, ids) : Promise.resolve([])),
    () => pathOf(ctx, taskId),
    () => (task.zone === null ? Promise.resolve([]) : siblingZones(ctx, ids)),
    () => questionsOf(ctx, ids),
  ]);
  const zonesOfWork = new Map<string, string[]>();
  for (const { fulfilmentId, zone } of siblings) zonesOfWork.set(fulfilmentId, [...(zonesOfWork.get(fulfilmentId) ?? []), zone]);
  const own = ownLines(lines, task.zone, zonesOfWork);
  const lots = await suggestLots(
    ctx,
    own.filter((line) => line.tracksLots),
  );
  const slotOf = new Map(slots.map((slot) => [slot.fulfilmentId, slot.slot]));
  const walk = inPathOrder(
    own.map((line) => ({ ...line, slot: slotOf.get(line.fulfilmentId) ?? "", lots: lots.get(line.id) ?? [] })),
    path,
  );
  return {
    ...task,
    slots: slots.map((slot) => ({ ...slot, waitsForZones: waitsFor(slot.fulfilmentId, task.zone, lines, zonesOfWork) })),
    lines: walk.map((line) => ({ ...line, question: questions.find((one) => one.fulfilmentLineId === line.id) ?? null })),
  };
}

/** The other zones whose part of a fulfilment is not picked yet: its totes meet before it is packed. */
function waitsFor(
  fulfilmentId: string,
  zone: string | null,
  lines: readonly (Parameters<typeof ownLines>[0][number] & { quantity: number; picked: number })[],
  zonesOfWork: ReadonlyMap<string, readonly string[]>,
): string[] {
  if (zone === null) return [];
  const own = lines.filter((line) => line.fulfilmentId === fulfilmentId);
  return (zonesOfWork.get(fulfilmentId) ?? []).filter(
    (other) => other !== zone && ownLines(own, other, zonesOfWork).some((line) => line.picked < line.quantity),
  );
}

async function pathOf(ctx: Context, taskId: string): Promise<string[]> {
  const [row] = await ctx.db
    .select({ path: pickTasks.path })
    .from(pickTasks)
    .where(and(mine(ctx), eq(pickTasks.id, taskId)));
  return row?.path ?? [];
}

function siblingZones(ctx: Context, ids: readonly string[]) {
  return ctx.db
    .select({ fulfilmentId: pickTaskSlots.fulfilmentId, zone: pickTaskSlots.zone })
    .from(pickTaskSlots)
    .where(
      and(
        eq(pickTaskSlots.organizationId, ctx.actor.organizationId),
        inArray(pickTaskSlots.fulfilmentId, [...ids]),
        sql`${pickTaskSlots.zone} <> ''`,
        sql`exists (select 1 from pick_tasks t where t.organization_id = ${pickTaskSlots.organizationId} and t.id = ${pickTaskSlots.taskId} and t.state <> 'cancelled')`,
      ),
    );
}

function questionsOf(ctx: Context, ids: readonly string[]) {
  if (ids.length === 0) return Promise.resolve([]);
  return ctx.db
    .selectDistinctOn([pickQuestions.fulfilmentLineId], {
      id: pickQuestions.id,
      fulfilmentLineId: pickQuestions.fulfilmentLineId,
      missing: pickQuestions.missing,
      answer: pickQuestions.answer,
      answerNote: pickQuestions.answerNote,
      answeredBy: pickQuestions.answeredBy,
      answeredAt: pickQuestions.answeredAt,
    })
    .from(pickQuestions)
    .where(and(eq(pickQuestions.organizationId, ctx.actor.organizationId), inArray(pickQuestions.fulfilmentId, [...ids])))
    .orderBy(pickQuestions.fulfilmentLineId, desc(pickQuestions.id));
}

/** What waits for a supervisor's word, the oldest first. */
export function openQuestions(ctx: Context, { warehouse }: { warehouse?: string } = {}) {
  const { organizationId, warehouseIds } = ctx.actor;
  return ctx.db
    .select({
      id: pickQuestions.id,
      taskId: pickQuestions.taskId,
      fulfilmentId: pickQuestions.fulfilmentId,
      number: fulfilments.number,
      orderNumber: orders.number,
      sku: sql<string>`p.sku`,
      name: sql<string>`p.name`,
      picture: sql<string | null>`p.picture`,
      bin: sql<string | null>`b.code`,
      missing: pickQuestions.missing,
      reason: pickQuestions.reason,
      note: pickQuestions.note,
      askedBy: pickQuestions.askedBy,
      createdAt: pickQuestions.createdAt,
      warehouse: warehouses.code,
    })
    .from(pickQuestions)
    .innerJoin(warehouses, and(eq(warehouses.organizationId, pickQuestions.organizationId), eq(warehouses.id, pickQuestions.warehouseId)))
    .innerJoin(
      fulfilments,
      and(eq(fulfilments.organizationId, pickQuestions.organizationId), eq(fulfilments.id, pickQuestions.fulfilmentId)),
    )
    .innerJoin(orders, and(eq(orders.organizationId, fulfilments.organizationId), eq(orders.id, fulfilments.orderId)))
    .innerJoin(
      sql`fulfilment_lines l`,
      sql`l.organization_id = ${pickQuestions.organizationId} and l.id = ${pickQuestions.fulfilmentLineId}`,
    )
    .innerJoin(sql`products p`, sql`p.organization_id = l.organization_id and p.id = l.product_id`)
    .leftJoin(
      sql`stock_levels s`,
      sql`s.organization_id = l.organization_id and s.warehouse_id = ${pickQuestions.warehouseId} and s.product_id = l.product_id`,
    )
    .leftJoin(sql`bins b`, sql`b.organization_id = s.organization_id and b.id = s.bin_id`)
    .where(
      and(
        eq(pickQuestions.organizationId, organizationId),
        isNull(pickQuestions.answeredAt),
        warehouseIds ? inArray(pickQuestions.warehouseId, [...warehouseIds]) : undefined,
        warehouse ? eq(warehouses.code, warehouse) : undefined,
      ),
    )
    .orderBy(asc(pickQuestions.id))
    .limit(200);
}

/** The bins of a warehouse by code, as stops of a walk. */
export async function stopsNamed(ctx: Context, warehouseId: string, codes: readonly string[]) {
  if (codes.length === 0) return new Map<string, Stop>();
  const rows = await ctx.db
    .select({ bin: bins.code, zone: bins.zone, aisle: bins.aisle, shelf: bins.shelf, walkOrder: bins.walkOrder })
    .from(bins)
    .where(
      and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), inArray(bins.code, [...new Set(codes)])),
    );
  return new Map(rows.map((row) => [row.bin, row]));
}
