import { countEvents } from "@/modules/analytics/rollups/count-events";
import { runDeliveries } from "@/modules/webhooks/sending/run-deliveries";
import { spreadEvents } from "@/modules/webhooks/sending/spread-events";
import { createDb, createPool, db, pool } from "@/platform/db";
import { env } from "@/platform/env";
import { startJobs } from "@/platform/jobs/runner";
import { jobsReader, startSubscriber } from "@/platform/outbox/subscriber";
import { openWakeChannel } from "@/platform/realtime/wake-channel";
import { chores } from "./chores";
import { jobsFor } from "./subscribers";
import { tasks } from "./tasks";

/** Starts the background work of this process: events become jobs and webhooks, jobs are run and webhooks sent. `stop` lets the running ones end. */
export async function startWorker(): Promise<{ stop: () => Promise<void> }> {
  const { databaseUrl } = env();
  const readers = createPool(databaseUrl, { max: 4, application_name: "dirigent subscriber" });
  const wake = openWakeChannel(databaseUrl, pool());
  const subscriber = await startSubscriber(createDb(readers), jobsReader(jobsFor));
  const webhooks = await startSubscriber(createDb(readers), { name: "webhooks", begins: "now", take: spreadEvents });
  const figures = await startSubscriber(createDb(readers), {
    name: "analytics",
    begins: "now",
    batch: 1_000,
    restMs: 500,
    take: countEvents,
  });
  const deliveries = runDeliveries(db());
  const jobs = await startJobs({ databaseUrl, tasks, chores });
  return {
    async stop() {
      await Promise.all([subscriber.stop(), webhooks.stop(), figures.stop(), deliveries.stop(), jobs.stop()]);
      await Promise.all([wake.close(), readers.end()]);
    },
  };
}
