// How long it takes from a commit until every browser of an organization knows: 200 sockets on the running app.
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { newId } from "@/lib/ids";
import { systemContext } from "@/platform/context";
import { createDb, createPool, inTransaction } from "@/platform/db";
import { startNotifying } from "@/platform/outbox/notify";
import { record } from "@/platform/outbox/record";

export type LiveTarget = { url: string; apiKey: string; databaseUrl: string; organizationId: string };
export type LiveResult = {
  sockets: number;
  perSecond: number;
  heard: number;
  missed: number;
  p50: number;
  p95: number;
  p99: number;
  worst: number;
};

/** Writes facts at a steady pace from a process of its own, as another web process would, and times each socket's hearing of each. */
export async function liveBenchmark(target: LiveTarget, { sockets = 200, seconds = 15, perSecond = 20 } = {}): Promise<LiveResult> {
  const pool = createPool(target.databaseUrl, { max: 4 });
  const notifying = startNotifying(pool);
  const ctx = systemContext(createDb(pool), target.organizationId);
  const committedAt = new Map<string, number>();
  const times: number[] = [];
  const clients = await Promise.all(
    Array.from({ length: sockets }, async (_, n) => {
      // As people open their tabs: not all in one millisecond.
      await sleep(n * 5);
      return connect(target, (subjectId) => {
        const at = committedAt.get(subjectId);
        if (at !== undefined) times.push(performance.now() - at);
      });
    }),
  );

  const count = seconds * perSecond;
  for (let n = 0; n < count; n++) {
    const id = newId();
    // Counted from before the commit is sent: the wait for the disk is in it.
    await inTransaction(ctx, async (ctx) => {
      await record(ctx, { type: "order.placed", subject: { kind: "order", id, number: `B${n}` }, data: { total: 129_900 } });
      committedAt.set(id, performance.now());
    });
    await sleep(1_000 / perSecond);
  }
  await sleep(2_000);
  for (const client of clients) client.disconnect();
  notifying.stop();
  await pool.end();

  times.sort((a, b) => a - b);
  const at = (share: number) => Math.round((times[Math.min(times.length - 1, Math.floor(times.length * share))] ?? 0) * 10) / 10;
  return {
    sockets,
    perSecond,
    heard: times.length,
    missed: count * sockets - times.length,
    p50: at(0.5),
    p95: at(0.95),
    p99: at(0.99),
    worst: at(1),
  };
}

function connect({ url, apiKey }: LiveTarget, hear: (subjectId: string) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = io(`${url}/staff`, { auth: { apiKey }, transports: ["websocket"], forceNew: true });
    socket.on("event", ({ subject }: { subject: { id: string } }) => hear(subject.id));
    socket.once("hello", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}
