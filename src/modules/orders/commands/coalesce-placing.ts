import type { Context } from "@/platform/context";
import { sqlState } from "@/platform/db";
import { wasWaitedForInVain } from "@/platform/db-trouble";
import { log } from "@/platform/log";
import { processWide } from "@/platform/process";
import { type Placed, type Placement, placeOrders } from "./place-orders";

type Waiting = { placement: Placement; resolve: (placed: Placed) => void; reject: (error: unknown) => void };
type Queue = { ctx: Context; waiting: Waiting[]; running: number };

const largestBatch = 50;
/** Two at once: while one commits, the next is planned. More only wait for one another's stock rows. */
const batchesAtOnce = 2;

const queues = () => processWide("placing-queues", () => new Map<string, Queue>());

/**
 * Places an order together with those that arrive at the same moment for the same actor: one transaction and one flush
 * to disk serve them all, and each keeps its own outcome. An idle system places at once.
 */
export function placeTogether(ctx: Context, placement: Placement): Promise<Placed> {
  const name = `${ctx.actor.organizationId} ${ctx.actor.kind} ${ctx.actor.id}`;
  let queue = queues().get(name);
  if (!queue) {
    queue = { ctx, waiting: [], running: 0 };
    queues().set(name, queue);
  }
  queue.ctx = ctx;
  const { waiting } = queue;
  const placed = new Promise<Placed>((resolve, reject) => waiting.push({ placement, resolve, reject }));
  if (queue.running < batchesAtOnce) void drain(name, queue);
  return placed;
}

async function drain(name: string, queue: Queue): Promise<void> {
  queue.running++;
  // Requests that are being read from sockets in this turn of the event loop join the batch.
  await new Promise((resolve) => setImmediate(resolve));
  for (let batch = queue.waiting.splice(0, largestBatch); batch.length > 0; batch = queue.waiting.splice(0, largestBatch))
    await run(queue, batch);
  queue.running--;
  if (queue.running === 0 && queue.waiting.length === 0) queues().delete(name);
}

async function run(queue: Queue, batch: Waiting[]): Promise<void> {
  try {
    const placed = await placeOrders(
      queue.ctx,
      batch.map((w) => w.placement),
    );
    for (const [i, waiting] of batch.entries()) {
      const result = placed[i];
      if (result) waiting.resolve(result);
    }
  } catch (error) {
    const blamesTheData = /^2[23]/.test(sqlState(error) ?? "");
    if (batch.length === 1 || !blamesTheData) {
      const behind = wasWaitedForInVain(error) ? queue.waiting.splice(0) : [];
      for (const waiting of [...batch, ...behind]) waiting.reject(error);
      return;
    }
    // One order that cannot be written must not take its neighbours with it.
    log().warn({ err: error, orders: batch.length }, "a batch of orders failed, placing them one by one");
    for (const waiting of batch) await run(queue, [waiting]);
  }
}
