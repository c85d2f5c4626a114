// How long it takes from a commit until every open tracking page knows, and until it shows it: 2,000 of them on the running app, each of
// an order of its own. A page that hears of a step asks for itself anew when its turn comes, as public/track-live.js does.
import { loadavg } from "node:os";
import { performance } from "node:perf_hooks";
import { setTimeout as sleep } from "node:timers/promises";
import { io, type Socket } from "socket.io-client";
import { newId } from "@/lib/ids";
import { systemContext } from "@/platform/context";
import { createDb, createPool, inTransaction } from "@/platform/db";
import { startNotifying } from "@/platform/outbox/notify";
import { record } from "@/platform/outbox/record";
import { startApp } from "@/testing/app";
import { findRunning } from "../src/cli/embedded/postgres.mjs";

type Tracked = { id: string; organizationId: string; token: string };

const pages = 2_000;
const updates = 40;

/** Opens pages on orders of the demo, several on one order where it has fewer, and prints when they heard of a change. */
export async function trackBenchmark(): Promise<void> {
  const app = await startApp({ demo: true, env: { LOG_LEVEL: "warn" }, readyWithinMs: 600_000 });
  try {
    const databaseUrl = await findRunning(app.dataDir);
    if (!databaseUrl) throw new Error("the embedded database is not running");
    const pool = createPool(databaseUrl, { max: 4 });
    const { rows } = await pool.query<Tracked>(
      `select id, organization_id as "organizationId", tracking_token as token from orders
       where tracking_revoked_at is null order by id desc limit $1`,
      [pages],
    );
    if (rows.length === 0) throw new Error("the demo has no orders");
    const before = loadavg()[0]?.toFixed(1);
    const committedAt = new Map<string, number>();
    const times: number[] = [];
    const shown: Promise<number>[] = [];
    const sockets: Socket[] = [];
    const opening = performance.now();
    // As people open links of one mailing: some dozens at once, not all in one millisecond.
    for (let n = 0; n < pages; n += 50) {
      const group = Array.from({ length: Math.min(50, pages - n) }, (_, i) => rows[(n + i) % rows.length]).filter(
        (row) => row !== undefined,
      );
      const opened = await Promise.all(
        group.map(({ id, token }) => {
          let hasHeard = false;
          return connect(app.url, token, (inMs) => {
            const at = committedAt.get(id);
            // The demo's own couriers move parcels meanwhile: only the first news after ours counts.
            if (at === undefined || hasHeard) return;
            hasHeard = true;
            times.push(performance.now() - at);
            const from = addressOf(shown.length);
            shown.push(
              sleep(inMs)
                .then(() => reread(app.url, token, from))
                .then(() => performance.now() - at),
            );
          });
        }),
      );
      sockets.push(...opened);
    }
    const openedInMs = performance.now() - opening;

    const notifying = startNotifying(pool);
    const db = createDb(pool);
    // One carrier's news of everything on its way: each update moves a fiftieth of all pages at once.
    for (let n = 0; n < updates; n++) {
      const moved = rows.filter((_, index) => index % updates === n);
      const [first] = moved;
      if (!first) continue;
      await inTransaction(systemContext(db, first.organizationId), async (ctx) => {
        const facts = moved.map(({ id }) => ({
          type: "shipment.status_changed",
          subject: { kind: "shipment", id: newId() },
          orderId: id,
          data: { status: "in_transit" },
        }));
        await record(ctx, ...facts);
        // A page is told that a step was made, and not which: each order makes one.
        for (const { id } of moved) committedAt.set(id, performance.now());
      });
      await sleep(250);
    }
    await sleep(3_000);
    const showing = (await Promise.all(shown)).sort((a, b) => a - b);
    for (const socket of sockets) socket.disconnect();
    notifying.stop();
    await pool.end();

    times.sort((a, b) => a - b);
    const told = (of: number[]) => {
      const at = (share: number) => Math.round(of[Math.min(of.length - 1, Math.floor(of.length * share))] ?? Number.NaN);
      return `p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, p99 ${at(0.99)} ms, worst ${at(1)} ms`;
    };
    console.log(`\n${sockets.length} tracking pages of ${rows.length} orders, opened in ${Math.round(openedInMs)} ms`);
    console.log(`load average ${before} before, ${loadavg()[0]?.toFixed(1)} after`);
    console.log(`heard ${times.length} of ${pages}: ${told(times)}`);
    console.log(`shown ${showing.length} of ${pages}: ${told(showing)}`);
  } finally {
    await app.remove();
  }
}

/** Buyers have addresses of their own (these from the block for benchmarks): one address may not ask for so many pages. */
const addressOf = (n: number) => `198.18.${n >> 8}.${n & 255}`;

/** The page again, whole: what a browser then puts in place. */
async function reread(url: string, token: string, from: string): Promise<void> {
  const answer = await fetch(`${url}/t/${token}`, { headers: { accept: "text/html", "x-forwarded-for": from } });
  if (!answer.ok) throw new Error(`the page answered ${answer.status}`);
  await answer.text();
}

/** `hear` is told in how many milliseconds it is this page's turn. */
function connect(url: string, token: string, hear: (inMs: number) => void): Promise<Socket> {
  return new Promise((resolve, reject) => {
    const socket = io(`${url}/track`, { auth: { token }, transports: ["websocket"], forceNew: true });
    socket.on("event", ({ data }: { data: { inMs?: number } }) => hear(data.inMs ?? 0));
    socket.once("hello", () => resolve(socket));
    socket.once("connect_error", reject);
  });
}
