import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { withOwnDatabase } from "@/testing/database";
import { aGate, eventually } from "@/testing/eventually";
import { anOrganization } from "@/testing/organization";
import type { Context } from "../context";
import { type Db, inTransaction } from "../db";
import { jobSpec } from "../jobs/add-job";
import { record } from "./record";
import { type JobsFor, jobsReader, startFromHere, startSubscriber } from "./subscriber";

vi.setConfig({ testTimeout: 60_000 });

const happen = (ctx: Context, count: number) =>
  inTransaction(ctx, (ctx) =>
    record(ctx, ...Array.from({ length: count }, () => ({ type: "order.placed", subject: { kind: "order", id: newId() } }))),
  );

const oneEach: JobsFor = (events) =>
  events.map((event) => jobSpec(event.organizationId, { name: "note", payload: { subject: event.subject.id } }));

async function jobs(db: Db): Promise<string[]> {
  const { rows } = await db.execute<{ subject: string }>(
    sql`select payload -> 'input' ->> 'subject' as subject from graphile_worker._private_jobs order by id`,
  );
  return rows.map(({ subject }) => subject);
}

test(
  "every event becomes its jobs once, however many subscribers there are",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await happen(ctx, 300);
    const subscribers = await Promise.all([1, 2, 3].map(() => startSubscriber(db, jobsReader(oneEach), { pollMs: 20 })));
    await Promise.all(Array.from({ length: 20 }, () => happen(ctx, 15)));

    await eventually(async () => (await jobs(db)).length >= 600);
    await new Promise((resolve) => setTimeout(resolve, 100));
    const made = await jobs(db);
    expect(made).toHaveLength(600);
    expect(new Set(made).size).toBe(600);
    await Promise.all(subscribers.map((one) => one.stop()));
  }),
);

test(
  "a subscriber that dies between reading and committing neither loses an event nor doubles one",
  withOwnDatabase(async ({ db, pool, url }) => {
    const { ctx } = await anOrganization(db);
    await happen(ctx, 40);
    const isReading = aGate();
    const { createDb, createPool } = await import("../db");
    const doomed = createPool(url, { max: 1, application_name: "doomed" });
    let calls = 0;
    const dying = await startSubscriber(
      createDb(doomed),
      jobsReader((events) => {
        calls += 1;
        isReading.open();
        // Its backend goes while the transaction is open: as if the process had been killed.
        if (calls === 1) void pool.query("select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'doomed'");
        const until = Date.now() + 150;
        while (Date.now() < until);
        return oneEach(events);
      }),
    );
    await isReading.isOpen;
    await eventually(async () => (await jobs(db)).length >= 40);
    await dying.stop();

    const next = await startSubscriber(db, jobsReader(oneEach), { pollMs: 20 });
    await happen(ctx, 1);
    await eventually(async () => (await jobs(db)).length >= 41);
    expect(new Set(await jobs(db)).size).toBe(41);
    expect(await jobs(db)).toHaveLength(41);
    await next.stop();
    await doomed.end();
  }),
);

test(
  "what happened before a made-up history ends becomes no job",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await happen(ctx, 5);
    await startFromHere(db);
    const subscriber = await startSubscriber(db, jobsReader(oneEach), { pollMs: 20 });
    await happen(ctx, 1);
    await eventually(async () => (await jobs(db)).length > 0);
    expect(await jobs(db)).toHaveLength(1);
    await subscriber.stop();
  }),
);
