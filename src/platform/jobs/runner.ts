import { type CronItem, parseCronItems, type Runner, run, type TaskList } from "graphile-worker";
import { type Context, systemContext } from "../context";
import { createPool, type Db, db } from "../db";
import { log } from "../log";
import { inSpan } from "../telemetry/trace";
import type { StoredPayload } from "./add-job";
import { freeDeadWorkers, type Liveness, showLiveness } from "./liveness";
import { tellingOfDead } from "./tell-of-dead";
import { workerLog } from "./worker-log";

/** What a job does. May run again after a crash or a failure, and so must come to the same end twice. */
export type Task = (ctx: Context, payload: never) => Promise<void>;

/** Work on the clock, for all organizations. `every` is a crontab line in UTC. */
export type Chore = { every: string; run: (door: { db: Db; now: () => Date }) => Promise<void> };

export type JobsOptions = {
  databaseUrl: string;
  tasks: Record<string, Task>;
  chores: Record<string, Chore>;
  concurrency?: number;
  freeEveryMs?: number;
  secondLookMs?: number;
  db?: () => Db;
};

const finishWithinMs = 6_500;
const startAgainAfterMs = 1_000;

/** Runs jobs in this process until stopped, and starts again by itself whatever ends the runner. */
export async function startJobs(options: JobsOptions): Promise<{ stop: () => Promise<void> }> {
  const { databaseUrl, concurrency = 4 } = options;
  const pool = createPool(databaseUrl, { max: concurrency + 4, application_name: "dirigent jobs" });
  const liveness = showLiveness(databaseUrl);
  const freeing = freeDeadWorkers(pool, { everyMs: options.freeEveryMs, secondLookMs: options.secondLookMs });
  let isStopping = false;
  let runner: Runner | null = null;
  let beginning = Promise.resolve();
  let workers: string[] = [];

  const begin = async () => {
    const events = tellingOfDead(options.db ?? db);
    events.on("pool:create", ({ workerPool }: { workerPool: { id: string } }) => {
      workers = [workerPool.id];
    });
    // The database was away. What a job came to meanwhile is not written down, and neither it nor its queue would ever go on.
    events.once("pool:listen:error", () => void runner?.stop().catch(() => {}));
    runner = await run({
      pgPool: pool,
      taskList: taskList(options),
      parsedCronItems: parseCronItems(cronItems(options.chores)),
      concurrency,
      pollInterval: 1_000,
      noHandleSignals: true,
      logger: workerLog,
      events: events as never,
      preset: { plugins: [aliveBeforeWork(liveness)] },
    });
    runner.promise.then(startAgain, startAgain);
  };
  const giveBack = () => pool.query("select graphile_worker.force_unlock_workers($1)", [workers]);
  const startAgain = (error?: unknown) => {
    if (isStopping) return;
    log().warn({ err: error }, "the job runner ended, starting it again");
    setTimeout(goOn, startAgainAfterMs).unref();
  };
  const goOn = () => {
    if (isStopping) return;
    beginning = giveBack().then(begin);
    beginning.catch(startAgain);
  };
  // A runner that is just beginning would otherwise go on after the stop.
  const end = () =>
    beginning.then(() => runner?.stop()).catch((error: unknown) => log().warn({ err: error }, "the job runner did not stop cleanly"));
  await begin();

  return {
    async stop() {
      isStopping = true;
      freeing.stop();
      const isOver = await inTime(end());
      // Whatever was cut off in the middle is there for the others at once.
      await giveBack().catch(() => {});
      // A job that does not end is left its connections: the process ends with it, and perhaps it comes to its end before.
      if (isOver) await Promise.all([liveness.stop(), pool.end()]);
    },
  };
}

async function inTime(ending: Promise<void>): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), finishWithinMs);
  });
  const isLate = (await Promise.race([ending, late])) === "late";
  clearTimeout(timer);
  if (isLate) log().warn("jobs did not end in time and go back to the queue");
  return !isLate;
}

/** A worker takes its first job only once its sign of life is up: else another could take the job for a dead one's. */
function aliveBeforeWork(liveness: Liveness): GraphileConfig.Plugin {
  return {
    name: "DirigentLiveness",
    version: "1.0.0",
    worker: { hooks: { startWorker: (_info, { worker }) => liveness.hold(worker.workerPool.id) } },
  };
}

function taskList({ tasks, chores, db: handle = db }: JobsOptions): TaskList {
  const jobs = Object.entries(tasks).map(([name, task]) => [
    name,
    async (stored: unknown) => {
      const { organizationId, input } = stored as StoredPayload;
      await inSpan({ name, kind: "consumer" }, () => task(systemContext(handle(), organizationId), input as never));
    },
  ]);
  const timed = Object.entries(chores).map(([name, chore]) => [
    name,
    () => inSpan({ name, kind: "consumer" }, () => chore.run({ db: handle(), now: () => new Date() })),
  ]);
  return Object.fromEntries([...jobs, ...timed]) as TaskList;
}

function cronItems(chores: Record<string, Chore>): CronItem[] {
  // What was missed while nothing ran is not made up for: the next time does it all.
  return Object.entries(chores).map(([task, { every }]) => ({
    task,
    match: every,
    identifier: task,
    options: { maxAttempts: 1, backfillPeriod: 0 },
  }));
}
