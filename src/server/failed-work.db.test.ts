import { sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { messagesOf } from "@/platform/i18n/messages";
import { addJob } from "@/platform/jobs/add-job";
import { callerFactory } from "@/platform/trpc/procedures";
import { withOwnDatabase } from "@/testing/database";
import { aChannel, anOrder, aProduct, aWarehouse } from "@/testing/orders";
import { actorOf, anOrganization } from "@/testing/organization";
import { appRouter } from "./root-router";
import { tasks } from "./tasks";

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });

/** Leaves a job of `name` as one that has failed for good. */
async function aDeadJob(ctx: Context, name: string, payload: object, error: string): Promise<void> {
  await inTransaction(ctx, (ctx) => addJob(ctx, name, payload));
  await ctx.db.execute(sql`
    update graphile_worker._private_jobs set attempts = max_attempts, last_error = ${error}
    where payload ->> 'organizationId' = ${ctx.actor.organizationId} and attempts = 0`);
}

describe("what failed for good", () => {
  test(
    "is told with its order and in words, counted for who may retry it, and starts again when told to",
    withOwnDatabase(async ({ db }) => {
      const { ctx } = await anOrganization(db);
      await aChannel(ctx, { code: "site" });
      await aWarehouse(ctx, { code: "MSK" });
      await aProduct(ctx, { sku: "CUP", stock: { MSK: 5 } });
      const order = await anOrder(ctx, { lines: { CUP: 1 } });
      const owner = callerOf(ctx);
      await db.execute(sql`delete from graphile_worker._private_jobs`);
      expect(await owner.failures.list()).toEqual([]);
      await aDeadJob(ctx, "send_message", { orderId: order.id, event: "accepted" }, "connect ECONNREFUSED 127.0.0.1:25");
      await aDeadJob(ctx, "audit_stock", {}, "Cannot read properties of undefined");

      const failed = await owner.failures.list();
      expect(failed).toHaveLength(2);
      expect(failed).toContainEqual(
        expect.objectContaining({
          name: "send_message",
          event: "accepted",
          order: order.number,
          attempts: 10,
          cause: { code: "job.cause.unreachable" },
        }),
      );
      expect(await owner.dashboard.counts()).toMatchObject({ failures: 2 });
      expect(await owner.dashboard.attention()).toContainEqual(expect.objectContaining({ kind: "job_failed", count: 2, numbers: [] }));

      await owner.failures.retry({ jobId: failed[0]?.id ?? "" });
      expect(await owner.failures.list()).toHaveLength(1);
      await expect(owner.failures.retry({ jobId: failed[0]?.id ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
      expect(await owner.failures.retryAll()).toEqual({ retried: 1 });
      expect(await owner.failures.retryAll()).toEqual({ retried: 0 });
      const { rows } = await db.execute<{ type: string }>(sql`select type from outbox where type = 'job.retried'`);
      expect(rows).toHaveLength(2);
    }),
    60_000,
  );

  test(
    "is a manager's matter, and no other organization's",
    withOwnDatabase(async ({ db }) => {
      const { ctx } = await anOrganization(db);
      const stranger = callerOf((await anOrganization(db)).ctx);
      await aDeadJob(ctx, "audit_stock", {}, "boom");
      const [{ id = "" } = {}] = await callerOf(ctx).failures.list();

      expect(await stranger.failures.list()).toEqual([]);
      expect(await stranger.failures.retryAll()).toEqual({ retried: 0 });
      await expect(stranger.failures.retry({ jobId: id })).rejects.toMatchObject({ code: "NOT_FOUND" });
      for (const role of ["viewer", "picker", "operator"] as const) {
        const lower = callerOf(actorOf(ctx, role));
        await expect(lower.failures.list()).rejects.toMatchObject({ code: "FORBIDDEN" });
        await expect(lower.failures.retry({ jobId: id })).rejects.toMatchObject({ code: "FORBIDDEN" });
        expect(await lower.dashboard.counts()).toMatchObject({ failures: 0 });
      }
      expect(await callerOf(actorOf(ctx, "manager")).failures.list()).toHaveLength(1);
    }),
    60_000,
  );
});

test.each(["ru", "en"] as const)("every job has its words (%s)", (locale) => {
  const { what } = messagesOf(locale).failures;
  expect(Object.keys(tasks).filter((name) => !(name in what))).toEqual([]);
});
