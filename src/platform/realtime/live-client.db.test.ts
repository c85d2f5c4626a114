import { afterEach, expect, test, vi } from "vitest";
import { newId } from "@/lib/ids";
import { freePort } from "@/testing/app";
import { withDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { aKey, anOrganization } from "@/testing/organization";
import { aSocketServer } from "@/testing/sockets";
import type { Context } from "../context";
import { inTransaction } from "../db";
import { record } from "../outbox/record";
import { createLiveClient } from "./live-client";

vi.setConfig({ testTimeout: 60_000 });

const happen = async (ctx: Context, from: number, count: number) => {
  for (let n = from; n < from + count; n++) {
    await inTransaction(ctx, (ctx) => record(ctx, { type: "order.placed", subject: { kind: "order", id: newId() }, data: { n } }));
  }
};

/** As much of a browser's tab as the connection asks about. */
function aTab(port: number): void {
  const nothing = { addEventListener: () => {}, removeEventListener: () => {} };
  vi.stubGlobal("location", { protocol: "http:", host: `127.0.0.1:${port}`, hostname: "127.0.0.1", port: String(port) });
  vi.stubGlobal("document", { ...nothing, hidden: false });
  vi.stubGlobal("window", nothing);
}

let close = () => {};
afterEach(() => close());

test(
  "S32: a tab goes through a restart of the server: it says so, comes back by itself, and has every event once",
  withDatabase(async (database) => {
    const { ctx } = await anOrganization(database.db);
    const port = await freePort();
    aTab(port);
    const client = createLiveClient({ namespace: "/staff", auth: { apiKey: await aKey(ctx) } });
    close = client.close;
    const heard: unknown[] = [];
    let stale = 0;
    client.hear({
      onEvent: (event) => heard.push(event.data.n),
      onStale: () => {
        stale += 1;
      },
    });
    const first = await aSocketServer(database, {}, port);
    client.open();
    await eventually(() => client.connection().state === "live");
    await eventually(() => client.connection().lagMs !== undefined);
    // The page was read before the connection stood.
    expect(stale).toBe(1);
    await happen(ctx, 0, 5);
    await eventually(() => heard.length === 5);

    await first.stop();
    await eventually(() => client.connection().state === "connecting");
    await happen(ctx, 5, 20);
    const second = await aSocketServer(database, {}, port);
    await happen(ctx, 25, 5);
    await eventually(() => heard.length >= 30);
    expect(heard).toEqual(Array.from({ length: 30 }, (_, n) => n));
    expect(client.connection().state).toBe("live");
    expect(stale).toBe(1);
    expect(client.recent().length).toBeGreaterThan(0);
    client.close();
    await second.stop();
  }),
);

test(
  "a tab whose session does not count is told at once",
  withDatabase(async (database) => {
    const port = await freePort();
    aTab(port);
    const server = await aSocketServer(database, {}, port);
    const onRefused = vi.fn();
    const client = createLiveClient({ namespace: "/staff", onRefused });
    close = client.close;
    client.open();
    await eventually(() => onRefused.mock.calls.length === 1);
    expect(client.connection().state).toBe("offline");
    client.close();
    await server.stop();
  }),
);
