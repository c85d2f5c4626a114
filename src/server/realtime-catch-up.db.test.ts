import type { connect } from "node:net";
import { sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { withDatabase, withOwnDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { aKey, anOrganization } from "@/testing/organization";
import { aClient, aSocketServer } from "@/testing/sockets";

vi.setConfig({ testTimeout: 60_000 });

async function happen(ctx: Context, from: number, count: number): Promise<void> {
  for (let n = from; n < from + count; n++) {
    await inTransaction(ctx, (ctx) => record(ctx, { type: "order.placed", subject: { kind: "order", id: newId() }, data: { n } }));
  }
}

const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

test(
  "S32: a client that was away is brought up to date without gap or double, by another process too, while more happens",
  withDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const apiKey = await aKey(ctx);
    const [one, two] = await Promise.all([aSocketServer(database), aSocketServer(database)]);
    const before = aClient(one.url, "/staff", { auth: { apiKey } });
    await before.outcome;
    await happen(ctx, 0, 20);
    await eventually(() => before.events.length === 20);
    before.socket.disconnect();

    await happen(ctx, 20, 500);
    const more = happen(ctx, 520, 200);
    const back = [one, two].map(({ url }) => aClient(url, "/staff", { auth: { apiKey, after: before.cursor() } }));
    await more;
    await happen(ctx, 720, 5);

    for (const client of back) {
      await eventually(() => client.events.length >= 705);
      expect([...before.events, ...client.events].map(({ data }) => data.n)).toEqual(numbers(725));
      expect(client.others).toEqual(["hello"]);
      client.socket.disconnect();
    }
    await Promise.all([one.stop(), two.stop()]);
  }),
);

test(
  "S32: clients that come and go all the time end with every event once",
  withDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const apiKey = await aKey(ctx);
    const servers = await Promise.all([aSocketServer(database), aSocketServer(database)]);
    const writing = Promise.all(numbers(4).map((writer) => happen(ctx, writer * 100, 100)));
    const heard: unknown[] = [];
    let after = "";
    for (let visit = 0; heard.length < 400; visit++) {
      const server = servers[visit % 2];
      const client = aClient(server?.url ?? "", "/staff", { auth: { apiKey, after } });
      await client.outcome;
      if (visit === 0) await eventually(() => client.others.includes("hello"));
      await new Promise((resolve) => setTimeout(resolve, 60));
      client.socket.disconnect();
      heard.push(...client.events.map(({ data }) => data.n));
      after = client.cursor() || after;
      expect(client.others.includes("resync")).toBe(false);
      if (visit > 200) break;
    }
    await writing;
    expect(heard.length).toBeLessThanOrEqual(400);
    expect(new Set(heard).size).toBe(heard.length);
    await Promise.all(servers.map((server) => server.stop()));
  }),
);

test(
  "S32: too far back, of another database or of nobody's making: one resync, then live",
  withDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const apiKey = await aKey(ctx);
    const server = await aSocketServer(database, { replayAtMost: 10 });
    const first = aClient(server.url, "/staff", { auth: { apiKey } });
    await eventually(() => first.others.includes("hello"));
    const longAgo = first.cursor();
    await happen(ctx, 0, 12);
    await eventually(() => first.events.length === 12);
    first.socket.disconnect();

    const lost = [longAgo, "nonsense", Buffer.alloc(22).toString("base64url")].map((after) =>
      aClient(server.url, "/staff", { auth: { apiKey, after } }),
    );
    for (const client of lost) await eventually(() => client.others.includes("hello"));
    await happen(ctx, 12, 1);
    for (const client of lost) {
      await eventually(() => client.events.length > 0);
      expect(client.others).toEqual(["resync", "hello"]);
      expect(client.events.map(({ data }) => data.n)).toEqual([12]);
      client.socket.disconnect();
    }
    await server.stop();
  }),
);

test(
  "S39: when the database has cut every connection, sockets stay and hear on",
  withOwnDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const server = await aSocketServer(database);
    const client = aClient(server.url, "/staff", { auth: { apiKey: await aKey(ctx) } });
    await client.outcome;
    await happen(ctx, 0, 3);
    await eventually(() => client.events.length === 3);

    const cutAll = sql`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`;
    await database.db.execute(cutAll);
    await eventually(() =>
      happen(ctx, 3, 1).then(
        () => true,
        () => false,
      ),
    );
    await happen(ctx, 4, 3);
    await eventually(() => client.events.length === 7);
    expect(client.events.map(({ data }) => data.n)).toEqual(numbers(7));
    expect(client.socket.connected).toBe(true);
    client.socket.disconnect();
    await server.stop();
  }),
);

test(
  "S34: a client that does not read is cut, and the others go on hearing",
  withDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const apiKey = await aKey(ctx);
    const server = await aSocketServer(database, { unreadMessages: 50 });
    const good = aClient(server.url, "/staff", { auth: { apiKey } });
    await good.outcome;
    const deaf = aClient(server.url, "/staff", { auth: { apiKey } });
    await deaf.outcome;
    // Stops reading at the TCP level, as a phone that has gone to sleep.
    const { transport } = deaf.socket.io.engine as unknown as { transport: { ws: { _socket: ReturnType<typeof connect> } } };
    transport.ws._socket.pause();

    const note = "x".repeat(8_000);
    const storm = numbers(40).map(() => ({ type: "order.placed", subject: { kind: "order", id: newId() }, data: { note } }));
    let isOpen = true;
    const openNow = () =>
      new Promise<number>((resolve, reject) => server.server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
    const begun = await openNow();
    for (let round = 0; round < 60 && isOpen; round++) {
      await inTransaction(ctx, (ctx) => record(ctx, ...storm));
      await new Promise((resolve) => setTimeout(resolve, 60));
      isOpen = (await openNow()) >= begun;
    }
    await eventually(async () => (await openNow()) < begun);
    const heard = good.events.length;
    await happen(ctx, 0, 1);
    await eventually(() => good.events.length > heard);
    expect(good.socket.connected).toBe(true);
    deaf.socket.disconnect();
    good.socket.disconnect();
    await server.stop();
  }),
);
