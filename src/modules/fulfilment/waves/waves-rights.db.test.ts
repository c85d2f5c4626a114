import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { holdOrder } from "@/modules/orders/commands/hold-order";
import { fillBackorders } from "@/modules/orders/fill-waiting";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, aShop, productIdOf, receive, stockOf } from "@/testing/orders";
import { aWaveFloor, workOf } from "@/testing/wave-floor";
import { claimNext } from "./claim-task";
import { makeWave } from "./make-wave";
import { deleteWaveRule, putWaveRule } from "./put-settings";
import { answerQuestion, askAtShelf } from "./questions";
import { pickTasksRouter, wavesRouter } from "./router";
import { runWaveRule } from "./run-wave-rules";
import { waveRules } from "./tables";
import { openQuestions, readTask } from "./task-queries";

vi.setConfig({ testTimeout: 120_000 });

const waves = callerFactory(wavesRouter);
const tasks = callerFactory(pickTasksRouter);
const asCaller = (ctx: Context) => ({ ...ctx, ip: null });

test(
  "chosen work that may not be released refuses the wave whole; held work waits",
  inRollback(async (db) => {
    const { ctx } = await aWaveFloor(db);
    const [held, free] = [await workOf(ctx, { A: 1 }), await workOf(ctx, { A: 1 })];
    await holdOrder(ctx, { orderId: held.orderId, reason: "manual", note: null, until: null });
    const both = { warehouse: "KZN", mode: "single" as const, fulfilmentIds: [held.fulfilmentId, free.fulfilmentId] };
    await expect(makeWave(ctx, both)).rejects.toMatchObject({
      reason: { code: "wave.not_releasable", params: { orders: 1 } },
      details: { fulfilmentIds: [held.fulfilmentId] },
    });
    await expect(makeWave(ctx, { warehouse: "KZN", mode: "batch", cart: "none" })).rejects.toMatchObject({
      reason: { code: "wave.cart_unknown" },
    });
    expect(await makeWave(ctx, { warehouse: "KZN", mode: "single" })).toMatchObject({ orders: 1 });
    const board = await waves(asCaller(ctx)).board({ warehouse: "KZN" });
    expect(board.counters).toMatchObject([{ carrier: "courier", toDo: 0, held: 1, released: 1 }]);
    const { cancelled } = await waves(asCaller(ctx)).cancel({ waveId: board.waves[0]?.id ?? "" });
    expect(cancelled).toBe(1);
    expect((await waves(asCaller(ctx)).board({ warehouse: "KZN" })).counters).toMatchObject([{ toDo: 1, released: 0 }]);
  }),
);

test(
  "asked at the shelf: the line waits for a word, and what is decided is done at once (S1)",
  inRollback(async (db) => {
    const { ctx, olga } = await aWaveFloor(db);
    const work = await workOf(ctx, { A: 3 });
    await receive(ctx, "MSK", { A: 5 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const { taskId } = (await claimNext(olga, { warehouse: "KZN" })) ?? { taskId: "" };
    const [line] = (await readTask(olga, taskId)).lines;
    const asked = { fulfilmentId: work.fulfilmentId, fulfilmentLineId: line?.id ?? "", taskId, missing: 2, reason: "missing" as const };
    const { questionId } = await askAtShelf(olga, asked);
    await expect(askAtShelf(olga, asked)).rejects.toMatchObject({ reason: { code: "pick_question.asked_already" } });
    expect(await openQuestions(ctx, { warehouse: "KZN" })).toMatchObject([{ sku: "A", missing: 2, bin: "A-01-1", askedBy: "Ольга" }]);
    await expect(tasks(asCaller(olga)).answer({ questionId, answer: "wait" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await answerQuestion(ctx, { questionId, answer: "wait" });
    await expect(answerQuestion(ctx, { questionId, answer: "route" })).rejects.toMatchObject({
      reason: { code: "pick_question.answered_already" },
    });
    // The two that are not there wait for this warehouse, though Moscow had some; nobody else is asked before the shelf is counted.
    expect((await readTask(olga, taskId)).lines[0]).toMatchObject({ quantity: 1, question: { answer: "wait" } });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ inCheck: 2 });
    expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ reserved: 0 });
    await fillBackorders(ctx, [await productIdOf(ctx, "A")]);
    expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ reserved: 0 });
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "rules make waves: two clocks that strike at once make one",
  withDatabase(async ({ db }) => {
    const { ctx } = await aWaveFloor(db);
    await workOf(ctx, { A: 1 });
    const { ruleId } = await putWaveRule(ctx, {
      warehouse: "KZN",
      name: "каждые 30 минут",
      trigger: { kind: "every", minutes: 30 },
      mode: "batch",
      cart: "four",
    });
    expect(await runWaveRule(ctx, ruleId)).toBe(false);
    const later: Context = { ...ctx, now: () => new Date(Date.now() + 31 * 60_000) };
    const made = await Promise.all([runWaveRule(later, ruleId), runWaveRule(later, ruleId)]);
    expect(made.filter(Boolean)).toHaveLength(1);
    await expect(
      putWaveRule(ctx, { warehouse: "KZN", name: "?", trigger: { kind: "count", orders: 1 }, mode: "batch", cart: "none" }),
    ).rejects.toMatchObject({
      reason: { code: "wave.cart_unknown" },
    });
    await ctx.db.delete(waveRules).where(and(eq(waveRules.organizationId, ctx.actor.organizationId), eq(waveRules.id, ruleId)));
  }),
);

test(
  "a rule of a warehouse belongs to the people of that warehouse",
  inRollback(async (db) => {
    const { ctx, warehouses } = await aWaveFloor(db);
    const { ctx: stranger } = await aShop(db);
    const rule = { name: "все", trigger: { kind: "count" as const, orders: 1 }, mode: "single" as const };
    const { ruleId } = await putWaveRule(ctx, { warehouse: "KZN", ...rule });
    const inMoscow = actingAs(ctx, { role: "manager", warehouseIds: [warehouses.MSK] });
    for (const other of [stranger, inMoscow]) {
      await expect(putWaveRule(other, { warehouse: "MSK", ...rule, ruleId })).rejects.toMatchObject({ reason: { code: "not_found" } });
      await expect(deleteWaveRule(other, { ruleId })).rejects.toMatchObject({ reason: { code: "not_found" } });
    }
    const inKazan = actingAs(ctx, { role: "manager", warehouseIds: [warehouses.KZN] });
    expect(await putWaveRule(inKazan, { warehouse: "KZN", ...rule, ruleId })).toEqual({ ruleId });
    await deleteWaveRule(inKazan, { ruleId });
  }),
);

test(
  "a picker whose cart stands in a warehouse that is not his any more is told so",
  inRollback(async (db) => {
    const { ctx, olga, warehouses } = await aWaveFloor(db);
    await workOf(ctx, { A: 1 });
    await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    await claimNext(olga, { warehouse: "KZN" });
    const moved = { ...olga, actor: { ...olga.actor, warehouseIds: [warehouses.MSK] } };
    await expect(claimNext(moved, { warehouse: "MSK" })).rejects.toMatchObject({ reason: { code: "pick_task.hands_full" } });
  }),
);

test(
  "pickers see their warehouses only, strangers nothing, and viewers touch nothing",
  inRollback(async (db) => {
    const { ctx, olga } = await aWaveFloor(db);
    await workOf(ctx, { A: 1 });
    const { taskIds, waveId } = await makeWave(ctx, { warehouse: "KZN", mode: "single" });
    const taskId = taskIds[0] ?? "";
    const { ctx: stranger } = await aShop(db);
    const [elsewhere] = await db
      .select({ id: warehouses.id })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, ctx.actor.organizationId), eq(warehouses.code, "MSK")));
    const inMoscow = actingAs(ctx, { role: "picker", warehouseIds: [elsewhere?.id ?? ""] });
    for (const other of [stranger, inMoscow]) {
      const at = tasks(asCaller(other));
      for (const act of [
        () => at.byId({ taskId }),
        () => at.claim({ taskId }),
        () => at.scan({ taskId, code: "A" }),
        () => at.pause({ taskId }),
        () => at.letGo({ taskId }),
      ])
        await expect(act()).rejects.toMatchObject({ code: "NOT_FOUND" });
    }
    await expect(waves(asCaller(stranger)).cancel({ waveId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(tasks(asCaller(inMoscow)).claimNext({ warehouse: "KZN" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const viewer = actingAs(ctx, { role: "viewer" });
    expect(await tasks(asCaller(viewer)).list({ states: ["open"] })).toHaveLength(1);
    await expect(tasks(asCaller(viewer)).claim({ taskId })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(waves(asCaller(olga)).make({ warehouse: "KZN", mode: "single" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
