import { and, eq, inArray, sql } from "drizzle-orm";
import { ranksAtLeast } from "@/lib/permission";
import { reason } from "@/lib/reason";
import { logWork } from "@/modules/inventory/work-log/log-work";
import type { WorkStep } from "@/modules/inventory/work-log/work-steps";
import { members, users } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal, refuseIf } from "@/platform/refusal";
import { afterTask, isSilent, type TaskAction, whyNotTask } from "../pick-task-rules";
import { holdHands, requireFreeHands } from "./claim-task";
import { lockTask, meOf, type TaskRow, taskFact, writeTask } from "./lock-task";
import { loadPickingSettings } from "./settings-queries";
import { settleTask } from "./settle-tasks";
import { pickTasks, waves } from "./tables";
import { freeSlots, giveFulfilments } from "./task-slots";

type Id = { taskId: string };

/** The cart stands still; the task stays its picker's, who may take another one meanwhile. */
export const pauseTask = (ctx: Context, { taskId }: Id): Promise<void> => act(ctx, taskId, "pause", "paused", () => ({}));

/** Goes on with a paused task that is his own, or was handed to him. Refused while another is in his hands. */
export function resumeTask(ctx: Context, { taskId }: Id): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await holdHands(ctx);
    await act(ctx, taskId, "resume", "resumed", () => ({ seenAt: ctx.now(), pickerName: ctx.actor.name }), requireFreeHands);
  });
}

/** Gives the task, cart and all, to another member of the warehouse: it waits among his own. */
export function handOnTask(ctx: Context, { taskId, userId }: Id & { userId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const task = await lockTask(ctx, taskId);
    refuseIf(whyNotTask("handOn", task, meOf(ctx)));
    const name = await pickerNamed(ctx, userId, task.warehouseId);
    await writeTask(ctx, task, {
      state: afterTask("handOn"),
      pickerId: userId,
      pickerName: name,
      claimedAt: task.claimedAt ?? ctx.now(),
      seenAt: null,
    });
    await giveFulfilments(ctx, taskId, userId);
    await tell(ctx, task, "handed_on", { name });
  });
}

/** Back to whoever comes. What is in the totes stays there: the cart goes to the next one. */
export function letGoTask(ctx: Context, { taskId }: Id): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const task = await lockTask(ctx, taskId);
    refuseIf(whyNotTask("letGo", task, meOf(ctx)));
    await letGo(ctx, task, {});
  });
}

async function letGo(ctx: Context, task: TaskRow, data: Record<string, unknown>): Promise<void> {
  const name = task.pickerName ?? "";
  await giveFulfilments(ctx, task.id, null);
  await writeTask(ctx, task, { state: afterTask("letGo"), pickerId: null, pickerName: null, seenAt: null });
  await tell(ctx, task, "let_go", { name, ...data });
}

/** The walk is over, as far as it goes. Refused while a line that may be picked is not; what is held is left behind. */
export function finishTask(ctx: Context, { taskId }: Id): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const task = await lockTask(ctx, taskId);
    if (task.state === "done") return;
    refuseIf(whyNotTask("finish", task, meOf(ctx)));
    const left = await settleTask(ctx, task);
    refuseIf(left > 0 ? reason("pick_task.not_finished", { units: left }) : null);
  });
}

/** Takes back what nobody has begun: its orders may be released anew. Tasks in somebody's hands go on. */
export function cancelWave(ctx: Context, { waveId }: { waveId: string }): Promise<{ cancelled: number }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId, warehouseIds } = ctx.actor;
    const [wave] = await ctx.db
      .select()
      .from(waves)
      .where(
        and(
          eq(waves.organizationId, organizationId),
          eq(waves.id, waveId),
          warehouseIds ? inArray(waves.warehouseId, [...warehouseIds]) : undefined,
        ),
      )
      .for("update");
    if (!wave) throw notFound("wave");
    const gone = await ctx.db
      .update(pickTasks)
      .set({ state: "cancelled", doneAt: ctx.now(), version: sql`${pickTasks.version} + 1` })
      .where(and(eq(pickTasks.organizationId, organizationId), eq(pickTasks.waveId, waveId), eq(pickTasks.state, "open")))
      .returning({ id: pickTasks.id });
    refuseIf(gone.length === 0 ? reason("wave.nothing_to_cancel") : null);
    await freeSlots(
      ctx,
      gone.map((task) => task.id),
    );
    await ctx.db
      .update(waves)
      .set({ cancelledAt: ctx.now() })
      .where(and(eq(waves.organizationId, organizationId), eq(waves.id, waveId)));
    await record(ctx, {
      type: "wave.cancelled",
      subject: { kind: "wave", id: waveId, number: String(wave.number) },
      warehouseId: wave.warehouseId,
      data: { tasks: gone.length },
    });
    return { cancelled: gone.length };
  });
}

/** Gives back what silent workers had: whoever comes next gets it. Returns how many there were. */
export async function releaseSilent(ctx: Context): Promise<number> {
  const { silentMinutes } = await loadPickingSettings(ctx);
  const before = new Date(ctx.now().getTime() - silentMinutes * 60_000).toISOString();
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select id from pick_tasks
    where organization_id = ${ctx.actor.organizationId} and state = 'claimed' and seen_at < ${before}::timestamptz order by id limit 500`);
  let released = 0;
  for (const { id } of rows)
    released += await inTransaction(ctx, async (ctx) => {
      const task = await lockTask(ctx, id);
      if (!isSilent(task, ctx.now(), silentMinutes)) return 0;
      await letGo(ctx, task, { silent: true });
      return 1;
    });
  return released;
}

async function act(
  ctx: Context,
  taskId: string,
  action: TaskAction,
  step: WorkStep,
  changes: () => Partial<TaskRow>,
  before?: (ctx: Context) => Promise<void>,
): Promise<void> {
  await inTransaction(ctx, async (ctx) => {
    const task = await lockTask(ctx, taskId);
    refuseIf(whyNotTask(action, task, meOf(ctx)));
    await before?.(ctx);
    await writeTask(ctx, task, { state: afterTask(action), ...changes() });
    await tell(ctx, task, step);
  });
}

async function tell(ctx: Context, task: TaskRow, step: WorkStep, data: Record<string, unknown> = {}): Promise<void> {
  await logWork(ctx, { stage: "pick", step, warehouseId: task.warehouseId, subjectId: task.id });
  await record(ctx, taskFact(task, `pick_task.${step}`, data));
}

/** A member who may pick there. */
async function pickerNamed(ctx: Context, userId: string, warehouseId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ name: users.name, role: members.role, warehouseIds: members.warehouseIds, disabledAt: members.disabledAt })
    .from(members)
    .innerJoin(users, eq(users.id, members.userId))
    .where(and(eq(members.organizationId, ctx.actor.organizationId), eq(members.userId, userId)));
  if (!row || row.disabledAt) throw notFound("member");
  if (!ranksAtLeast(row.role, "picker") || (row.warehouseIds && !row.warehouseIds.includes(warehouseId)))
    throw new Refusal("conflict", reason("pick_task.not_a_picker", { name: row.name }));
  return row.name;
}
