import { setTimeout as sleep } from "node:timers/promises";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { type CommittingDatabase, withOwnDatabase } from "@/testing/database";
import { aGate, eventually } from "@/testing/eventually";
import { anOrganization } from "@/testing/organization";
import type { Context } from "../context";
import { type Db, inTransaction } from "../db";
import { Refusal } from "../refusal";
import { addJob } from "./add-job";
import { deadJobs, retryJob } from "./dead-jobs";
import { type Chore, startJobs, type Task } from "./runner";

vi.setConfig({ testTimeout: 60_000 });

const started = ({ db, url }: CommittingDatabase, tasks: Record<string, Task>, chores: Record<string, Chore> = {}) =>
  startJobs({ databaseUrl: url, tasks, chores, db: () => db, freeEveryMs: 100, secondLookMs: 100 });

async function countJobs(db: Db): Promise<number> {
  const { rows } = await db.execute<{ n: number }>(sql`select count(*)::int as n from graphile_worker._private_jobs`);
  return rows[0]?.n ?? 0;
}

test(
  "a job runs for its organization after the commit, and never when there is none",
  withOwnDatabase(async (database) => {
    const { ctx, organizationId } = await anOrganization(database.db);
    const done: [string, unknown][] = [];
    const jobs = await started(database, {
      greet: async (ctx: Context, payload: { name: string }) => {
        done.push([ctx.actor.organizationId, payload]);
      },
    });

    await inTransaction(ctx, (ctx) => addJob(ctx, "greet", { name: "Anna" }));
    await inTransaction(ctx, async (ctx) => {
      await addJob(ctx, "greet", { name: "nobody" });
      throw new Error("no");
    }).catch(() => {});

    await eventually(() => done.length > 0);
    await eventually(async () => (await countJobs(database.db)) === 0);
    expect(done).toEqual([[organizationId, { name: "Anna" }]]);
    await jobs.stop();
  }),
);

test(
  "of waiting jobs with one key the last one counts, in each organization",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db);
    for (const n of [1, 2, 3]) await inTransaction(ctx, (ctx) => addJob(ctx, "sum", { n }, { key: "all" }));
    await inTransaction(other.ctx, (ctx) => addJob(ctx, "sum", { n: 9 }, { key: "all" }));

    const { rows } = await db.execute(sql`select (payload -> 'input' ->> 'n')::int as n from graphile_worker._private_jobs order by n`);
    expect(rows).toEqual([{ n: 3 }, { n: 9 }]);
  }),
);

test(
  "jobs of one queue run one after another",
  withOwnDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    let running = 0;
    let most = 0;
    let done = 0;
    const jobs = await started(database, {
      slow: async () => {
        running += 1;
        most = Math.max(most, running);
        await new Promise((resolve) => setTimeout(resolve, 15));
        running -= 1;
        done += 1;
      },
    });
    for (let n = 0; n < 8; n++) await inTransaction(ctx, (ctx) => addJob(ctx, "slow", { n }, { queue: "line" }));
    await eventually(() => done === 8);
    expect(most).toBe(1);
    await jobs.stop();
  }),
);

test(
  "S38: the jobs of a worker that died are run by others at once",
  withOwnDatabase(async (database) => {
    const { db } = database;
    const { ctx } = await anOrganization(db);
    await inTransaction(ctx, (ctx) => addJob(ctx, "unfinished", {}, { queue: "line" }));
    await db.execute(sql`update graphile_worker._private_jobs set locked_by = 'pool-dead', locked_at = now()`);
    await db.execute(sql`update graphile_worker._private_job_queues set locked_by = 'pool-dead', locked_at = now()`);

    let runs = 0;
    const jobs = await started(database, {
      unfinished: async () => {
        runs += 1;
      },
    });
    await eventually(() => runs === 1);
    await jobs.stop();
  }),
);

test(
  "S39: a worker at work is never taken for dead, also when the database cuts every connection",
  withOwnDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    let runs = 0;
    const gate = aGate();
    const task = {
      long: async () => {
        runs += 1;
        await gate.isOpen;
      },
    };
    const [one, two] = [await started(database, task), await started(database, task)];
    await inTransaction(ctx, (ctx) => addJob(ctx, "long", {}));
    await eventually(() => runs === 1);
    await new Promise((resolve) => setTimeout(resolve, 700));
    expect(runs).toBe(1);
    gate.open();
    await eventually(async () => (await countJobs(database.db)) === 0);

    await database.db
      .execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
      .catch(() => {});
    await eventually(() =>
      inTransaction(ctx, (ctx) => addJob(ctx, "long", {})).then(
        () => true,
        () => false,
      ),
    );
    await eventually(() => runs === 2);
    await Promise.all([one.stop(), two.stop()]);
  }),
);

test(
  "S43: a stop that meets the runner while it begins again after a cut ends it",
  withOwnDatabase(async (database) => {
    const open = (options: { concurrency?: number } = {}) =>
      startJobs({ databaseUrl: database.url, tasks: {}, chores: {}, db: () => database.db, ...options });
    const all = await Promise.all(Array.from({ length: 8 }, () => open({ concurrency: 1 })));
    await database.db
      .execute(sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
      .catch(() => {});
    // They begin again a second after the cut.
    await Promise.all(all.map((jobs, at) => sleep(1_000 + at * 12).then(jobs.stop)));
    // PostgreSQL ends a session a moment after it was asked to.
    await eventually(async () => {
      const { rows } = await database.db.execute(
        sql`select from pg_stat_activity where datname = current_database() and application_name = 'dirigent jobs'`,
      );
      return rows.length === 0;
    });
  }),
);

test(
  "S38: a job that fails for good is a dead letter that does not block the others, and can be tried again",
  withOwnDatabase(async (database) => {
    const { db } = database;
    const { ctx } = await anOrganization(db);
    const stranger = await anOrganization(db);
    let isBroken = true;
    const done: string[] = [];
    const jobs = await started(database, {
      poison: async () => {
        if (isBroken) throw new Error("the carrier says no");
        done.push("poison");
      },
      fine: async () => {
        done.push("fine");
      },
    });
    await inTransaction(ctx, (ctx) => addJob(ctx, "poison", { orderId: "o1" }, { maxAttempts: 1 }));
    await inTransaction(ctx, (ctx) => addJob(ctx, "fine", {}));
    await eventually(async () => done.includes("fine") && (await deadJobs(ctx)).length === 1);

    const [dead] = await deadJobs(ctx);
    expect(dead).toMatchObject({ name: "poison", payload: { orderId: "o1" }, attempts: 1, error: "the carrier says no" });
    expect(await deadJobs(stranger.ctx)).toEqual([]);
    // Whoever has the count on the screen is told.
    await eventually(async () => (await typesOf(ctx)).includes("job.failed"));
    expect(await typesOf(stranger.ctx)).toEqual([]);
    await expect(retryJob(stranger.ctx, dead?.id ?? "")).rejects.toThrow(Refusal);
    isBroken = false;
    await retryJob(ctx, dead?.id ?? "");
    await eventually(() => done.includes("poison"));
    expect(await typesOf(ctx)).toEqual(["job.failed", "job.retried"]);
    await jobs.stop();
  }),
);

async function typesOf(ctx: Context): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ type: string }>(
    sql`select type from outbox where organization_id = ${ctx.actor.organizationId} and type like 'job.%' order by id`,
  );
  return rows.map(({ type }) => type);
}

test(
  "S43: at the stop a running job may end, and one that does not goes back to the queue within 9 seconds",
  withOwnDatabase(async (database) => {
    const { db } = database;
    const { ctx } = await anOrganization(db);
    const { isOpen: neverOpens } = aGate();
    let runs = 0;
    const jobs = await started(database, {
      endless: async () => {
        runs += 1;
        await neverOpens;
      },
    });
    await inTransaction(ctx, (ctx) => addJob(ctx, "endless", {}));
    await eventually(() => runs === 1);

    const begun = Date.now();
    await jobs.stop();
    expect(Date.now() - begun).toBeLessThan(9_000);
    const { rows } = await db.execute(sql`select locked_by, attempts from graphile_worker._private_jobs`);
    expect(rows).toEqual([{ locked_by: null, attempts: 1 }]);
  }),
);
