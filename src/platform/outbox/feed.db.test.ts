import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { withDatabase, withOwnDatabase } from "@/testing/database";
import { aGate, eventually } from "@/testing/eventually";
import { anOrganization } from "@/testing/organization";
import type { Context } from "../context";
import { inTransaction } from "../db";
import { Refusal } from "../refusal";
import { currentEpoch, settleIn } from "./epoch";
import { type FeedEvent, feedAfter } from "./feed";
import { record } from "./record";
import { type Relay, startRelay } from "./relay";
import { startFromHere } from "./subscriber";
import { outboxEpochs, outboxPositions } from "./tables";

vi.setConfig({ testTimeout: 60_000 });

const announce = (ctx: Context, ...names: string[]) =>
  record(ctx, ...names.map((name) => ({ type: `order.${name}`, subject: { kind: "order", id: newId() } })));

async function relayInto(ctx: Context): Promise<{ relay: Relay; heard: string[]; epochs: () => number }> {
  const heard: string[] = [];
  let epochs = 0;
  const relay = await startRelay(
    ctx.db,
    {
      onEvents: (events: FeedEvent[]) => {
        for (const event of events) if (event.organizationId === ctx.actor.organizationId) heard.push(event.type);
      },
      onNewEpoch: () => {
        epochs += 1;
      },
    },
    { pollMs: 50 },
  );
  return { relay, heard, epochs: () => epochs };
}

test(
  "S33: what commits late is told all the same, and before what began after it",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { relay, heard } = await relayInto(ctx);
    const [firstWrote, secondCommitted] = [aGate(), aGate()];

    const first = inTransaction(ctx, async (ctx) => {
      await announce(ctx, "first");
      firstWrote.open();
      await secondCommitted.isOpen;
    });
    await firstWrote.isOpen;
    await inTransaction(ctx, (ctx) => announce(ctx, "second"));
    await new Promise((resolve) => setTimeout(resolve, 120));
    expect(heard).toEqual([]);

    secondCommitted.open();
    await first;
    await eventually(() => heard.length === 2);
    expect(heard).toEqual(["order.first", "order.second"]);
    await relay.stop();
  }),
);

test(
  "S33: what is rolled back is never told",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { relay, heard } = await relayInto(ctx);

    const failed = inTransaction(ctx, async (ctx) => {
      await announce(ctx, "undone");
      throw new Error("no");
    });
    await expect(failed).rejects.toThrow("no");
    await inTransaction(ctx, (ctx) => announce(ctx, "done"));

    await eventually(() => heard.length > 0);
    expect(heard).toEqual(["order.done"]);
    await relay.stop();
  }),
);

test(
  "S33: many writers at once are told completely, each writer's own events in their order",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { relay, heard } = await relayInto(ctx);

    await Promise.all(
      Array.from({ length: 60 }, (_, writer) =>
        inTransaction(ctx, async (ctx) => {
          await announce(ctx, `w${writer}_a`);
          await new Promise((resolve) => setTimeout(resolve, Math.random() * 20));
          await announce(ctx, `w${writer}_b`);
        }),
      ),
    );

    await eventually(() => heard.length >= 120);
    expect(new Set(heard).size).toBe(120);
    for (let writer = 0; writer < 60; writer++) {
      expect(heard.indexOf(`order.w${writer}_a`)).toBeLessThan(heard.indexOf(`order.w${writer}_b`));
    }
    await relay.stop();
  }),
);

test(
  "the feed of an organization is read page by page, and holds nothing of another one",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db);
    await inTransaction(ctx, (ctx) => announce(ctx, "one", "two", "three"));
    await inTransaction(other.ctx, (ctx) => announce(ctx, "foreign"));
    await eventually(async () => (await feedAfter(ctx, undefined, 10)).items.length === 3);

    const first = await feedAfter(ctx, undefined, 2);
    expect(first.items.map((item) => item.type)).toEqual(["order.one", "order.two"]);
    expect(first.nextCursor).toBe(first.items[1]?.cursor);
    const second = await feedAfter(ctx, first.nextCursor ?? "", 2);
    expect(second).toMatchObject({ items: [{ type: "order.three", by: { name: "Olga" } }], nextCursor: null });
    const end = await feedAfter(ctx, second.items[0]?.cursor, 2);
    expect(end.items).toEqual([]);
  }),
);

test(
  "a cursor of nobody's making is refused",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    for (const cursor of ["x", "", "AAAA", Buffer.alloc(22, 7).toString("base64url")]) {
      await expect(feedAfter(ctx, cursor, 10)).rejects.toThrow(Refusal);
    }
  }),
);

test(
  "a restored dump begins a new epoch: old cursors ask for everything anew, and what no job was made of is announced again",
  withOwnDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await settleIn(db);
    await inTransaction(ctx, (ctx) => announce(ctx, "seen"));
    await eventually(async () => (await feedAfter(ctx, undefined, 10)).items.length === 1);
    const { items } = await feedAfter(ctx, undefined, 10);
    await startFromHere(db);
    await inTransaction(ctx, (ctx) => announce(ctx, "unseen"));
    const before = await currentEpoch(db);
    const { relay, heard, epochs } = await relayInto(ctx);

    // As after pg_restore into a young cluster: transaction ids of the old one lie far ahead.
    await db.execute(sql`alter table outbox disable trigger outbox_no_update`);
    await db.execute(sql`update outbox set xid = (xid::text::bigint + 1000000000)::text::xid8`);
    await db.execute(sql`update outbox_positions set xid = (xid::text::bigint + 1000000000)::text::xid8`);
    await db.execute(sql`alter table outbox enable trigger outbox_no_update`);
    await db.update(outboxEpochs).set({ home: "elsewhere/1" });
    await settleIn(db);

    expect((await currentEpoch(db)).name).not.toBe(before.name);
    await expect(feedAfter(ctx, items[0]?.cursor, 10)).rejects.toMatchObject({ kind: "conflict", reason: { code: "events.resync" } });
    await eventually(async () => (await feedAfter(ctx, undefined, 10)).items.length === 1);
    expect((await feedAfter(ctx, undefined, 10)).items.map((item) => item.type)).toEqual(["order.unseen"]);
    const [position] = await db.select().from(outboxPositions);
    expect(Number(position?.xid)).toBeLessThan(1_000_000_000);
    await inTransaction(ctx, (ctx) => announce(ctx, "new"));
    await eventually(() => heard.includes("order.new"));
    expect(epochs()).toBeLessThanOrEqual(1);
    await relay.stop();
  }),
);
