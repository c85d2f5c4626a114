import { createDb, createPool, pool } from "@/platform/db";
import { env } from "@/platform/env";
import { startJobs } from "@/platform/jobs/runner";
import { startSubscriber } from "@/platform/outbox/subscriber";
import { openWakeChannel } from "@/platform/realtime/wake-channel";
import { chores } from "./chores";
import { jobsFor } from "./subscribers";
import { tasks } from "./tasks";

/** Starts the background work of this process: events become jobs, and jobs are run. `stop` lets the running ones end. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const { databaseUrl } = env();
  const readers = createPool(databaseUrl, { max: 2, application_name: "dirigent subscriber" });
  const wake = openWakeChannel(databaseUrl, pool());
  const subscriber = await startSubscriber(createDb(readers), jobsFor);
  const jobs = await startJobs({ databaseUrl, tasks, chores });
  return {
    async stop() {
      await Promise.all([subscriber.stop(), jobs.stop()]);
      await Promise.all([wake.close(), readers.end()]);
    },
  };
}
