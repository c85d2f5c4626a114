import { eq } from "drizzle-orm";
import { describe, expect, test, vi } from "vitest";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { actorOf, aKey, aMember } from "@/testing/organization";
import { readOrders } from "../queries";
import { orders } from "../tables";
import { cancelOrder } from "./cancel-order";
import { runBulk } from "./run-bulk";
import { bulkRun, startBulk } from "./start-bulk";

vi.setConfig({ testTimeout: 60_000 });

const cancel = { command: "cancel" as const, reason: "other" };

async function someOrders(ctx: Context, count: number) {
  await aProduct(ctx, { sku: "A", stock: { KZN: 100 } });
  const ids: string[] = [];
  for (let i = 0; i < count; i++) ids.push((await anOrder(ctx, { lines: { A: 1 } })).id);
  return ids;
}

describe("a bulk run", () => {
  test(
    "does it to each, and explains those that refuse: nothing else happens to them",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const ids = await someOrders(ctx, 6);
      for (const orderId of ids.slice(0, 2)) await cancelOrder(ctx, { orderId, reason: "other" });
      const { id, total } = await startBulk(ctx, { do: cancel, orders: { ids } });
      expect(total).toBe(6);
      await runBulk(ctx, { runId: id });
      const run = await bulkRun(ctx, id);
      expect(run).toMatchObject({ done: 4, refused: 2, finishedAt: expect.any(Date) });
      expect(run.refusals.map((r) => r.reason.code)).toEqual(["order.wrong_status", "order.wrong_status"]);
      expect(await stockOf(ctx, "A")).toMatchObject({ reserved: 0 });
      // How often it tells of its progress depends on the machine.
      const told = (await eventsOf(ctx)).map((e) => e.type).filter((type) => type.startsWith("bulk.") && type !== "bulk.progressed");
      expect(told).toEqual(["bulk.started", "bulk.finished"]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "goes on where a crash stopped it, and does nothing twice",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await someOrders(ctx, 5);
      const hold = { command: "hold" as const, reason: "manual" as const, note: null, until: null };
      const { id } = await startBulk(ctx, { do: hold, orders: { ids } });
      let begun = 0;
      const dying = new Proxy(db, {
        get(target, name, receiver) {
          if (name === "transaction" && ++begun > 3) return () => Promise.reject(new Error("the process died"));
          return Reflect.get(target, name, receiver);
        },
      });
      await expect(runBulk({ ...ctx, db: dying }, { runId: id })).rejects.toThrow("died");
      expect(await bulkRun(ctx, id)).toMatchObject({ done: 3, finishedAt: null });
      await Promise.allSettled([runBulk(ctx, { runId: id }), runBulk(ctx, { runId: id })]);
      await runBulk(ctx, { runId: id });
      expect(await bulkRun(ctx, id)).toMatchObject({ done: 5, refused: 0, finishedAt: expect.any(Date) });
      const told = (await eventsOf(ctx)).map((e) => e.type);
      expect(told.filter((type) => type === "order.held")).toHaveLength(5);
      expect(told.filter((type) => type === "bulk.finished")).toHaveLength(1);
    }),
  );

  test(
    "takes all that a filter finds, releases by reason, and is done in the name of who began it",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
      const unpaid = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid" });
      await anOrder(ctx, { lines: { A: 1 } });
      const { id, total } = await startBulk(ctx, {
        do: { command: "release", reason: "awaiting_payment" },
        orders: { filter: { view: "held" } },
      });
      expect(total).toBe(1);
      await runBulk({ ...ctx, actor: { ...ctx.actor, kind: "system", id: null, name: "Dirigent" } }, { runId: id });
      const [order] = await ctx.db.select().from(orders).where(eq(orders.id, unpaid.id));
      expect(order).toMatchObject({ status: "confirmed", openHolds: [] });
      expect((await eventsOf(ctx, unpaid.id)).find((e) => e.type === "order.released")?.by).toMatchObject({ name: "Анна" });
    }),
  );

  test(
    "is refused for nobody's orders, below rank, and another organization's are not found",
    inRollback(async (db) => {
      const { ctx } = await aShop(db);
      const other = await aShop(db);
      const ids = await someOrders(ctx, 1);
      await expect(startBulk(other.ctx, { do: cancel, orders: { ids } })).rejects.toMatchObject({ kind: "not_found" });
      await expect(startBulk(ctx, { do: cancel, orders: { filter: { q: "nothing such" } } })).rejects.toMatchObject({ kind: "not_found" });
      const picker = callerFactory(appRouter)({ ...actorOf(ctx, "picker"), ip: null });
      await expect(picker.bulk.start({ do: cancel, orders: { ids } })).rejects.toMatchObject({ code: "FORBIDDEN" });
      const { id } = await startBulk(ctx, { do: cancel, orders: { ids } });
      await expect(bulkRun(other.ctx, id)).rejects.toMatchObject({ kind: "not_found" });
    }),
  );

  test(
    "assigns, tags and prioritises too",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await someOrders(ctx, 2);
      const { userId } = await aMember(ctx, "operator");
      const commands = [
        { command: "assign" as const, responsibleId: userId },
        { command: "tag" as const, add: ["опт"], remove: [] },
        { command: "priority" as const, priority: "urgent" as const },
      ];
      for (const command of commands) {
        const { id } = await startBulk(ctx, { do: command, orders: { ids } });
        await runBulk(ctx, { runId: id });
        expect(await bulkRun(ctx, id)).toMatchObject({ done: 2, refused: 0 });
      }
      const done = await readOrders(ctx, ids);
      expect(done.map(({ responsible, tags, priority }) => [responsible?.id, tags, priority])).toEqual(
        ids.map(() => [userId, ["опт"], "urgent"]),
      );
    }),
  );

  test(
    "begins once per key over HTTP",
    withDatabase(async ({ db }) => {
      const { ctx } = await aShop(db);
      const ids = await someOrders(ctx, 2);
      const app = testApp(db);
      const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json", "idempotency-key": "bulk-1" };
      const start = () =>
        app.request("/api/v1/orders/bulk", { method: "POST", headers, body: JSON.stringify({ do: cancel, orders: { ids } }) });
      const first = await start();
      expect(first.status).toBe(202);
      const begun = (await first.json()) as { id: string };
      expect(await (await start()).json()).toEqual(begun);
      await runBulk(ctx, { runId: begun.id });
      const told = await app.request(`/api/v1/bulk/${begun.id}`, { headers });
      expect([told.status, await told.json()]).toMatchObject([200, { total: 2, done: 2, refused: 0, refusals: [] }]);
    }),
  );
});
