import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { apiKeys } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { ownerOf, type QueuedOperation } from "@/platform/floor/operation";
import { floorOperations, misScans } from "@/platform/floor/tables";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs, aShop, eventsOf } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPickTask, ean } from "@/testing/pick-task";
import { runOperations } from "./floor-operations";

const at = new Date(Date.now() - 3_600_000).toISOString();
const scan = (fulfilmentId: string, code: string, more: Partial<QueuedOperation> = {}): QueuedOperation => ({
  id: newId(),
  path: "fulfilment.scan",
  input: { fulfilmentId, code },
  at,
  offline: true,
  ...more,
});

const pickedOf = async (ctx: Context, fulfilmentId: string) =>
  Object.fromEntries((await readFulfilment(ctx, fulfilmentId)).lines.map((line) => [line.sku, line.picked]));
const misScansOf = (ctx: Context) => ctx.db.select().from(misScans).where(eq(misScans.organizationId, ctx.actor.organizationId));

test(
  "queued scans take effect in their order and once, however often they are sent (C-28)",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const picker = actingAs(ctx, { role: "picker" });
    const batch = [scan(fulfilmentId, "B"), scan(fulfilmentId, ean)];
    const first = await runOperations(picker, batch);
    expect(first.answers.map(({ outcome }) => outcome)).toEqual(["done", "done"]);
    expect(first.answers[0]).toMatchObject({ id: batch[0]?.id, answer: { line: { sku: "B", picked: 1 } } });
    const again = await runOperations(picker, [...batch, scan(fulfilmentId, ean)]);
    expect(again.answers.slice(0, 2)).toEqual(JSON.parse(JSON.stringify(first.answers)));
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 2, B: 1 });
  }),
);

test(
  "a refused act changes nothing, is answered alike when it comes again, and those after it are done",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    const picker = actingAs(ctx, { role: "picker" });
    const wrong = scan(fulfilmentId, "96385074");
    const { answers, fault } = await runOperations(picker, [wrong, scan(fulfilmentId, "B")]);
    expect(fault).toBe(false);
    expect(answers).toMatchObject([
      { outcome: "refused", reason: { code: "scan.wrong_item" }, details: { scanned: { sku: "C" } } },
      { outcome: "done" },
    ]);
    expect((await runOperations(picker, [wrong])).answers[0]).toMatchObject({ outcome: "refused", reason: { code: "scan.wrong_item" } });
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 0, B: 1 });
    // Once in the log, with the time at which it was scanned; and once on the order.
    expect(await misScansOf(ctx)).toMatchObject([
      {
        byId: picker.actor.id,
        taskKind: "pick",
        taskId: fulfilmentId,
        code: "96385074",
        expected: "B",
        reason: "scan.wrong_item",
        offline: true,
      },
    ]);
    expect((await eventsOf(ctx, order.id)).filter(({ type }) => type === "scan.refused")).toHaveLength(1);
  }),
);

test(
  "what was cancelled while the device was away is refused with its reason",
  inRollback(async (db) => {
    const { ctx, order, fulfilmentId } = await aPickTask(db);
    await cancelOrder(ctx, { orderId: order.id, reason: "buyer" });
    const { answers } = await runOperations(ctx, [scan(fulfilmentId, ean)]);
    expect(answers).toMatchObject([{ outcome: "refused", reason: { code: "fulfilment.wrong_status", params: { status: "cancelled" } } }]);
  }),
);

test(
  "only acts that may be queued are done, within the worker's rank, organization and warehouses",
  inRollback(async (db) => {
    const { ctx, fulfilmentId, warehouses } = await aPickTask(db);
    const { ctx: stranger } = await aShop(db);
    const codeOf = async (who: Context, operation: QueuedOperation) => {
      const [answer] = (await runOperations(who, [operation])).answers;
      return answer?.outcome === "refused" ? answer.reason.code : answer?.outcome;
    };
    expect(await codeOf(ctx, scan(fulfilmentId, ean, { path: "orders.cancel" }))).toBe("floor.not_queued");
    expect(await codeOf(ctx, scan(fulfilmentId, ean, { path: "fulfilment.byId" }))).toBe("floor.not_queued");
    expect(await codeOf(ctx, scan(fulfilmentId, ean, { path: "constructor.call" }))).toBe("floor.not_queued");
    expect(await codeOf(ctx, scan(fulfilmentId, ean, { input: { fulfilmentId } }))).toBe("invalid.input");
    expect(await codeOf(stranger, scan(fulfilmentId, ean))).toBe("not_found");
    expect(await codeOf(actingAs(ctx, { role: "viewer" }), scan(fulfilmentId, ean))).toMatch(/^forbidden/);
    expect(await codeOf(actingAs(ctx, { role: "picker", warehouseIds: [warehouses.MSK] }), scan(fulfilmentId, ean))).toBe("not_found");
    const known = scan(fulfilmentId, ean);
    expect(await codeOf(ctx, known)).toBe("done");
    expect(await codeOf(ctx, { ...known, input: { fulfilmentId, code: "B" } })).toBe("floor.id_reused");
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 1, B: 0 });
  }),
);

test(
  "the same act from two tabs at the same moment takes effect once",
  withDatabase(async ({ db }) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const one = scan(fulfilmentId, ean);
    const batches = await Promise.all(Array.from({ length: 6 }, () => runOperations(ctx, [one])));
    for (const { answers } of batches) expect(answers).toMatchObject([{ outcome: "done", answer: { line: { picked: 1 } } }]);
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 1, B: 0 });
    const kept = await db
      .select()
      .from(floorOperations)
      .where(and(eq(floorOperations.organizationId, ctx.actor.organizationId), eq(floorOperations.id, one.id)));
    expect(kept).toHaveLength(1);
  }),
);

test(
  "the acts of somebody else are not done in the name of whoever is signed in now",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const [key] = await db.select({ id: apiKeys.id }).from(apiKeys).where(eq(apiKeys.organizationId, ctx.actor.organizationId));
    const bring = (owner: string | undefined) =>
      testApp(db).request("/api/floor/operations", {
        method: "POST",
        headers,
        body: JSON.stringify({ owner, operations: [scan(fulfilmentId, ean)] }),
      });
    expect((await bring(ownerOf(ctx.actor.organizationId, ctx.actor.id ?? ""))).status).toBe(401);
    expect((await bring(ownerOf(newId(), key?.id ?? ""))).status).toBe(401);
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 0, B: 0 });
    for (const owner of [ownerOf(ctx.actor.organizationId, key?.id ?? ""), undefined]) expect((await bring(owner)).status).toBe(200);
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 2, B: 0 });
  }),
);

test(
  "an act of which nobody knows any more whether it was done is refused",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const day = 24 * 3_600_000;
    const daysAgo = (days: number) => new Date(Date.now() - days * day).toISOString();
    const [late, tooLate] = [scan(fulfilmentId, ean, { at: daysAgo(5.9) }), scan(fulfilmentId, ean, { at: daysAgo(6.1), offline: false })];
    const { answers } = await runOperations(ctx, [late, tooLate]);
    expect(answers).toMatchObject([{ outcome: "done" }, { outcome: "refused", reason: { code: "floor.too_old" } }]);
    // One whose answer is kept still gets it.
    const later = { ...ctx, now: () => new Date(Date.now() + day) };
    expect((await runOperations(later, [late])).answers).toMatchObject([{ outcome: "done" }]);
    expect(await pickedOf(ctx, fulfilmentId)).toEqual({ A: 1, B: 0 });
  }),
);

test(
  "a code that is quoted only in part is no half character, and what a page notes holds none",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const [strange, half] = [`${"9".repeat(59)}😀`, "😀".slice(0, 1)];
    const misScan = { task: { kind: "pack", id: fulfilmentId }, code: "1", reason: "scan.unknown_code" };
    const note = (params: Record<string, string>) => ({ ...scan(fulfilmentId, "1"), path: "floor.misScan", input: { ...misScan, params } });
    const { answers, fault } = await runOperations(ctx, [scan(fulfilmentId, strange), note({ code: half }), note({ [half]: "1" })]);
    expect(fault).toBe(false);
    expect(answers.map((one) => one.outcome === "refused" && one.reason.code)).toEqual([
      "scan.unknown_code",
      "invalid.input",
      "invalid.input",
    ]);
  }),
);

test(
  "a scan that the page refused by itself is in the log of mis-scans",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const input = {
      task: { kind: "pack", id: fulfilmentId },
      warehouse: "KZN",
      code: "4600000000000",
      expected: "A",
      reason: "scan.unknown_code",
    };
    const note = { id: newId(), path: "floor.misScan", input, at, offline: true };
    for (let i = 0; i < 2; i++) expect((await runOperations(ctx, [note])).answers).toMatchObject([{ outcome: "done" }]);
    expect(await misScansOf(ctx)).toMatchObject([{ taskKind: "pack", code: "4600000000000", expected: "A", reason: "scan.unknown_code" }]);
  }),
);
