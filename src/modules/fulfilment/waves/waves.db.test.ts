import { eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { workLog } from "@/modules/inventory/work-log/tables";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { fulfilments } from "@/modules/orders/tables";
import { type Context, systemContext } from "@/platform/context";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, eventsOf } from "@/testing/orders";
import { aWaveFloor, walkThrough, workOf } from "@/testing/wave-floor";
import { startPicking } from "../commands/start-picking";
import { listPutBacks } from "../queries";
import { claimNext, claimTask } from "./claim-task";
import { makeWave } from "./make-wave";
import { finishTask, handOnTask, letGoTask, pauseTask, releaseSilent, resumeTask } from "./move-task";
import { putPickingSettings } from "./put-settings";
import { scanForTask } from "./scan-for-task";
import { settleTasksOf } from "./settle-tasks";
import { listTasks, readTask } from "./task-queries";

vi.setConfig({ testTimeout: 120_000 });

test(
  "a wave by hand: one cart, one order per tote, the walk once over all bins, each unit into the tote that needs it",
  inRollback(async (db) => {
    const { ctx, olga } = await aWaveFloor(db);
    const works = [await workOf(ctx, { A: 2, D: 1 }), await workOf(ctx, { A: 1, B: 1 }), await workOf(ctx, { C: 1 })];
    const made = await makeWave(ctx, {
      warehouse: "KZN",
      mode: "batch",
      cart: "four",
      fulfilmentIds: works.map((work) => work.fulfilmentId),
    });
    expect(made).toMatchObject({ number: 1, orders: 3, tasks: 1 });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    const task = await readTask(olga, taskId);
    expect(task).toMatchObject({ state: "claimed", pickerName: "Ольга", mode: "batch", units: 6 });
    expect(task.lines.map((line) => line.bin)).toEqual(task.lines.map((line) => line.bin).sort());
    expect(
      task.lines
        .filter((line) => line.sku === "A")
        .map((line) => [line.quantity, line.slot])
        .sort(),
    ).toEqual([
      [1, expect.any(String)],
      [2, expect.any(String)],
    ]);
    // The line on the screen is served first, whichever tote it belongs to.
    const [, second] = task.lines.filter((line) => line.sku === "A");
    const scan = await scanForTask(olga, { taskId, code: "A", lineId: second?.id });
    expect(scan).toMatchObject({ slot: second?.slot, line: { sku: "A", picked: 1 }, taskDone: false });
    await expect(finishTask(olga, { taskId })).rejects.toMatchObject({ reason: { code: "pick_task.not_finished", params: { units: 5 } } });
    await walkThrough(olga, taskId);
    expect(await readTask(olga, taskId)).toMatchObject({ state: "done" });
    const states = await db
      .select({ status: fulfilments.status })
      .from(fulfilments)
      .where(eq(fulfilments.organizationId, ctx.actor.organizationId));
    expect(states.map(({ status }) => status)).toEqual(["picked", "picked", "picked"]);
    // What was released once is not released again.
    await expect(makeWave(ctx, { warehouse: "KZN", mode: "single" })).rejects.toMatchObject({ reason: { code: "wave.nothing_due" } });
    const log = await db.select({ step: workLog.step }).from(workLog).where(eq(workLog.organizationId, ctx.actor.organizationId));
    const count = (step: string) => log.filter((row) => row.step === step).length;
    expect([count("released"), count("claimed"), count("started"), count("scanned"), count("done")]).toEqual([1, 1, 3, 6, 1]);
    expect((await eventsOf(ctx)).filter(({ type }) => type === "fulfilment.released")).toHaveLength(3);
  }),
);

test(
  "S8: pickers who ask at the same moment get different tasks, and no order is in two hands",
  withDatabase(async ({ db }) => {
    const { ctx, warehouses } = await aWaveFloor(db);
    for (let n = 0; n < 12; n++) await workOf(ctx, { A: 1, D: 1 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const pickers = Array.from({ length: 16 }, (_, n) => actingAs(ctx, { role: "picker", name: `П${n}`, warehouseIds: [warehouses.KZN] }));
    await putPickingSettings(ctx, { silentMinutes: 75, freeWork: false });
    const got = await Promise.all(pickers.map((picker) => claimNext(picker, { warehouse: "KZN" })));
    const ids = got.flatMap((task) => task?.taskId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    // Nobody went away empty-handed while there was work: whoever was passed over asks again.
    for (const [at, picker] of pickers.entries())
      if (!got[at]) ids.push(...((await claimNext(picker, { warehouse: "KZN" }))?.taskId ? [newId()] : []));
    expect(ids).toHaveLength(12);
    const claimed = await listTasks(ctx, { warehouse: "KZN", states: ["claimed"] });
    expect(claimed).toHaveLength(12);
    expect(new Set(claimed.map((task) => task.pickerId)).size).toBe(12);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "S8: a picker who asks twice at the same moment has one task in his hands",
  withDatabase(async ({ db }) => {
    const { ctx, olga, tim } = await aWaveFloor(db);
    for (let n = 0; n < 8; n++) await workOf(ctx, { A: 1 });
    const { taskIds } = await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const got = await Promise.all(Array.from({ length: 4 }, () => claimNext(olga, { warehouse: "KZN" })));
    expect(new Set(got.map((task) => task?.taskId)).size).toBe(1);
    const free = taskIds.filter((id) => id !== got[0]?.taskId);
    const chosen = await Promise.allSettled(free.slice(0, 4).map((taskId) => claimTask(tim, { taskId })));
    const refused = chosen.filter((one) => one.status === "rejected").map(({ reason }) => reason.reason?.code);
    expect(refused).toEqual(["pick_task.hands_full", "pick_task.hands_full", "pick_task.hands_full"]);
  }),
);

test(
  "S8: two waves that are made at the same moment release no order twice",
  withDatabase(async ({ db }) => {
    const { ctx } = await aWaveFloor(db);
    const works: { fulfilmentId: string }[] = [];
    for (let n = 0; n < 6; n++) works.push(await workOf(ctx, { B: 1 }));
    const ids = works.map((work) => work.fulfilmentId);
    const both = await Promise.allSettled([
      makeWave(ctx, { warehouse: "KZN", mode: "batch", cart: "four", fulfilmentIds: ids.slice(0, 4) }),
      makeWave(ctx, { warehouse: "KZN", mode: "single", fulfilmentIds: ids.slice(2) }),
      makeWave(ctx, { warehouse: "KZN", mode: "zone", cart: "four" }),
    ]);
    expect(both.some((one) => one.status === "fulfilled")).toBe(true);
    const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from pick_task_slots
      where organization_id = ${ctx.actor.organizationId} and active group by fulfilment_id having count(*) > 1`);
    expect(rows).toEqual([]);
  }),
);

test(
  "an order that is cancelled during the walk stops its tote alone, and what lies in it is put back (S1)",
  inRollback(async (db) => {
    const { ctx, olga } = await aWaveFloor(db);
    const [gone, other] = [await workOf(ctx, { A: 2, C: 1 }), await workOf(ctx, { A: 1 })];
    await makeWave(ctx, { warehouse: "KZN", mode: "batch", cart: "four" });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    const line = (await readTask(olga, taskId)).lines.find((one) => one.fulfilmentId === gone.fulfilmentId && one.sku === "A");
    await scanForTask(olga, { taskId, code: "A", lineId: line?.id });
    await cancelOrder(ctx, { orderId: gone.orderId, reason: "changed_mind" });
    const task = await readTask(olga, taskId);
    expect(task.slots.find((slot) => slot.fulfilmentId === gone.fulfilmentId)).toMatchObject({ status: "cancelled", needsPutBack: true });
    expect(task.lines.map((one) => one.fulfilmentId)).toEqual([other.fulfilmentId]);
    expect(await listPutBacks(olga)).toMatchObject([{ sku: "A", quantity: 1 }]);
    expect(await scanForTask(olga, { taskId, code: "A" })).toMatchObject({ fulfilmentId: other.fulfilmentId, taskDone: true });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "zones: the lines of an order are split, its totes meet, and it is picked when all parts are there",
  inRollback(async (db) => {
    const { ctx, olga, tim } = await aWaveFloor(db);
    const work = await workOf(ctx, { A: 1, D: 2 });
    await makeWave(ctx, { warehouse: "KZN", mode: "zone", cart: "four" });
    const [first, second] = [await claimNext(olga, { warehouse: "KZN" }), await claimNext(tim, { warehouse: "KZN" })];
    const parts = [await readTask(olga, first?.taskId ?? ""), await readTask(tim, second?.taskId ?? "")];
    expect(parts.map((part) => [part.zone, part.lines.map((line) => line.sku)])).toEqual([
      ["A", ["A"]],
      ["B", ["D"]],
    ]);
    // What lies in the other zone is another's.
    await expect(scanForTask(olga, { taskId: first?.taskId ?? "", code: "D" })).rejects.toMatchObject({
      reason: { code: "scan.wrong_item" },
    });
    expect(await scanForTask(olga, { taskId: first?.taskId ?? "", code: "A" })).toMatchObject({ taskDone: true, status: "picking" });
    expect((await readTask(olga, first?.taskId ?? "")).slots[0]?.waitsForZones).toEqual(["B"]);
    await walkThrough(tim, second?.taskId ?? "");
    expect((await readTask(tim, second?.taskId ?? "")).slots[0]).toMatchObject({
      status: "picked",
      fulfilmentId: work.fulfilmentId,
      waitsForZones: [],
    });
  }),
);

test(
  "a task is paused, handed on, gone on with and given back; a silent worker's goes to whoever comes",
  inRollback(async (db) => {
    const { ctx, olga, tim } = await aWaveFloor(db);
    const work = await workOf(ctx, { A: 2 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    expect(await claimNext(olga, { warehouse: "KZN" })).toEqual({ taskId });
    await scanForTask(olga, { taskId, code: "A" });
    await expect(scanForTask(tim, { taskId, code: "A" })).rejects.toMatchObject({ reason: { code: "pick_task.someone_elses" } });
    await pauseTask(olga, { taskId });
    await expect(resumeTask(tim, { taskId })).rejects.toMatchObject({ reason: { code: "pick_task.someone_elses" } });
    await resumeTask(olga, { taskId });
    await expect(handOnTask(olga, { taskId, userId: newId() })).rejects.toMatchObject({ reason: { code: "not_found" } });
    await letGoTask(olga, { taskId });
    expect(await claimNext(tim, { warehouse: "KZN" })).toEqual({ taskId });
    expect((await readTask(tim, taskId)).lines[0]).toMatchObject({ picked: 1, quantity: 2 });
    const later = (minutes: number): Context => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });
    expect(await releaseSilent(later(60))).toBe(0);
    expect(await releaseSilent(later(76))).toBe(1);
    expect(await readTask(ctx, taskId)).toMatchObject({ state: "open", pickerId: null });
    // Whoever was silent comes back too late.
    await expect(scanForTask(tim, { taskId, code: "A" })).rejects.toMatchObject({ reason: { code: "pick_task.wrong_state" } });
    // Nobody has it: it may be picked on the other screen, and then the task is over.
    await cancelOrder(ctx, { orderId: work.orderId, reason: "changed_mind" });
    await settleTasksOf(ctx, [work.fulfilmentId]);
    expect(await readTask(ctx, taskId)).toMatchObject({ state: "done" });
  }),
);

test(
  "what the clock takes from a silent worker goes to whoever comes, with all that was begun",
  inRollback(async (db) => {
    const { ctx, olga, tim } = await aWaveFloor(db);
    const work = await workOf(ctx, { A: 2 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    await scanForTask(olga, { taskId, code: "A" });
    const clock = { ...systemContext(ctx.db, ctx.actor.organizationId), inTransaction: ctx.inTransaction };
    expect(await releaseSilent({ ...clock, now: () => new Date(Date.now() + 76 * 60_000) })).toBe(1);
    expect(await claimNext(tim, { warehouse: "KZN" })).toEqual({ taskId });
    const task = await readTask(tim, taskId);
    expect(task).toMatchObject({ state: "claimed", slots: [{ fulfilmentId: work.fulfilmentId }], lines: [{ picked: 1, quantity: 2 }] });
    await scanForTask(tim, { taskId, code: "A" });
    expect(await readTask(ctx, taskId)).toMatchObject({ state: "done" });
  }),
);

test(
  "nobody gets what another picks by himself, and without a wave pickers take what is due, if they may",
  inRollback(async (db) => {
    const { ctx, olga, tim } = await aWaveFloor(db);
    const [one, two] = [await workOf(ctx, { A: 1 }), await workOf(ctx, { A: 1 })];
    await makeWave(ctx, { warehouse: "KZN", mode: "batch", cart: "four" });
    await startPicking(tim, { fulfilmentId: one.fulfilmentId });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    expect((await readTask(olga, taskId)).slots.map((slot) => slot.fulfilmentId)).toEqual([two.fulfilmentId]);
    expect(await claimNext(tim, { warehouse: "KZN" })).toBeNull();
    const three = await workOf(ctx, { C: 1 });
    await putPickingSettings(ctx, { silentMinutes: 75, freeWork: false });
    expect(await claimNext(tim, { warehouse: "KZN" })).toBeNull();
    await putPickingSettings(ctx, { silentMinutes: 75, freeWork: true });
    const free = await claimNext(tim, { warehouse: "KZN" });
    expect((await readTask(tim, free?.taskId ?? "")).slots.map((slot) => slot.fulfilmentId)).toEqual([three.fulfilmentId]);
  }),
);
