import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { logWork } from "@/modules/inventory/work-log/log-work";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { begin } from "../commands/start-picking";
import { whyNotWork } from "../fulfilment";
import { lockFulfilment } from "../lock-fulfilment";
import { inOrderOfNeed } from "../next-task";
import { whyNotTask } from "../pick-task-rules";
import type { ClaimNext } from "./inputs";
import { loadZoneSizes } from "./load-wave-jobs";
import { lockTask, meOf, mine, type TaskRow, taskFact, writeTask } from "./lock-task";
import { makeWave } from "./make-wave";
import { loadPickingSettings } from "./settings-queries";
import { settleTask } from "./settle-tasks";
import { cartTypes, pickTasks } from "./tables";
import { stopsNamed } from "./task-queries";
import { dropTaken, giveFulfilments, plannedOf } from "./task-slots";
import { warehouseHere } from "./warehouse-here";

/**
 * The next task for whoever asks: the one that is in his hands already, else the most pressing of the open ones, by cut-off and by the
 * way to it. With nothing released he gets what is due, where the shop lets pickers take it. No two pickers ever get the same:
 * a task is taken by locking its row, and one that another is taking is passed over. Null: there is nothing to do.
 */
export function claimNext(ctx: Context, { warehouse: code, at, cart }: ClaimNext): Promise<{ taskId: string } | null> {
  return inTransaction(ctx, async (ctx) => {
    const me = requirePerson(ctx);
    await holdHands(ctx);
    const warehouse = await warehouseHere(ctx, code);
    const [own] = await ctx.db
      .select({ id: pickTasks.id })
      .from(pickTasks)
      .where(and(mine(ctx), eq(pickTasks.pickerId, me), eq(pickTasks.state, "claimed")));
    if (own) return { taskId: own.id };
    // One of a warehouse that is not his any more.
    await requireFreeHands(ctx);
    for (const { id } of await offered(ctx, warehouse.id, at)) {
      const task = await takeIfFree(ctx, id);
      if (!task) continue;
      if (await beginTask(ctx, task)) return { taskId: id };
    }
    return takeDue(ctx, { warehouse: code, cart });
  });
}

/** A task that somebody chose himself. Refused when it is in other hands, or when his own are full. */
export function claimTask(ctx: Context, { taskId }: { taskId: string }): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    await holdHands(ctx);
    const task = await lockTask(ctx, taskId);
    refuseIf(whyNotTask("claim", task, meOf(ctx)));
    await requireFreeHands(ctx);
    await writeTask(ctx, task, claimedBy(ctx));
    await beginTask(ctx, task);
  });
}

/** Whoever works has to be somebody: a person, or a key that acts for a device. */
function requirePerson({ actor }: Context): string {
  if (actor.id === null) throw new Refusal("forbidden", reason("pick_task.nobody"));
  return actor.id;
}

/** Whatever one picker takes into his hands, he takes one after another. Comes before the locks of tasks. */
export async function holdHands(ctx: Context): Promise<void> {
  const picker = `picker ${ctx.actor.organizationId} ${requirePerson(ctx)}`;
  await ctx.db.execute(sql`select pg_advisory_xact_lock(hashtextextended(${picker}, 0))`);
}

/** Two hands, one cart: another task must be paused or done first. */
export async function requireFreeHands(ctx: Context): Promise<void> {
  const [other] = await ctx.db
    .select({ number: pickTasks.number })
    .from(pickTasks)
    .where(
      and(
        eq(pickTasks.organizationId, ctx.actor.organizationId),
        eq(pickTasks.pickerId, requirePerson(ctx)),
        eq(pickTasks.state, "claimed"),
      ),
    );
  refuseIf(other ? reason("pick_task.hands_full", { number: other.number }) : null);
}

const claimedBy = (ctx: Context): Partial<TaskRow> => ({
  state: "claimed",
  pickerId: ctx.actor.id,
  pickerName: ctx.actor.name,
  claimedAt: ctx.now(),
  seenAt: ctx.now(),
});

async function offered(ctx: Context, warehouseId: string, at: string | undefined) {
  const open = await ctx.db
    .select({
      id: pickTasks.id,
      priority: pickTasks.priority,
      dueAt: pickTasks.dueAt,
      first: sql<string | null>`${pickTasks.path}[1]`,
    })
    .from(pickTasks)
    .where(and(eq(pickTasks.organizationId, ctx.actor.organizationId), eq(pickTasks.warehouseId, warehouseId), eq(pickTasks.state, "open")))
    .orderBy(sql`${pickTasks.priority} desc, ${pickTasks.dueAt} nulls last`)
    .limit(200);
  if (open.length === 0) return [];
  const stops = await stopsNamed(ctx, warehouseId, [...open.flatMap((task) => task.first ?? []), ...(at ? [at] : [])]);
  const sizes = await loadZoneSizes(ctx, warehouseId);
  return inOrderOfNeed(
    open.map((task) => ({ ...task, first: (task.first && stops.get(task.first)) || null })),
    (at && stops.get(at)) || null,
    sizes,
  );
}

/** Takes the row if it is still open and nobody else is taking it at this moment. */
async function takeIfFree(ctx: Context, taskId: string): Promise<TaskRow | null> {
  const [task] = await ctx.db
    .select()
    .from(pickTasks)
    .where(and(eq(pickTasks.organizationId, ctx.actor.organizationId), eq(pickTasks.id, taskId), eq(pickTasks.state, "open")))
    .for("update", { skipLocked: true });
  if (!task) return null;
  await writeTask(ctx, task, claimedBy(ctx));
  return task;
}

/** Without a wave: as much of what is due as the cart has totes for. */
async function takeDue(ctx: Context, { warehouse, cart }: Pick<ClaimNext, "warehouse" | "cart">): Promise<{ taskId: string } | null> {
  if (!(await loadPickingSettings(ctx)).freeWork) return null;
  const totes = cart ? await slotsOf(ctx, cart) : 1;
  try {
    const mode = totes > 1 ? "batch" : "single";
    const { taskIds } = await makeWave(ctx, { warehouse, mode, cart: cart ?? null, filter: { most: totes } });
    const [taskId = ""] = taskIds;
    const task = await lockTask(ctx, taskId);
    await writeTask(ctx, task, claimedBy(ctx));
    await beginTask(ctx, task);
    return { taskId };
  } catch (error) {
    if (error instanceof Refusal && error.reason.code === "wave.nothing_due") return null;
    throw error;
  }
}

async function slotsOf(ctx: Context, code: string): Promise<number> {
  const [row] = await ctx.db
    .select({ slots: cartTypes.slots })
    .from(cartTypes)
    .where(and(eq(cartTypes.organizationId, ctx.actor.organizationId), eq(cartTypes.code, code)));
  return row?.slots ?? 1;
}

/**
 * Its fulfilments are being picked from now on. What others are picking already leaves the task, what is held waits in it. False when
 * nothing is left to do: then the task is over.
 */
async function beginTask(ctx: Context, task: TaskRow): Promise<boolean> {
  if (task.zone === null) await dropTaken(ctx, task.id);
  await giveFulfilments(ctx, task.id, ctx.actor.id);
  for (const id of await plannedOf(ctx, task.id)) {
    const work = await lockFulfilment(ctx, id);
    if (whyNotWork("startPicking", work.fulfilment, work.order)) continue;
    await begin(ctx, work);
    await refreshOrder(ctx, work.order.id);
  }
  await logWork(ctx, { stage: "pick", step: "claimed", warehouseId: task.warehouseId, subjectId: task.id });
  await record(ctx, taskFact(task, "pick_task.claimed", { name: ctx.actor.name }));
  return (await settleTask(ctx, task)) > 0;
}
