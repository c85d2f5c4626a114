import { Logger } from "graphile-worker";
import { log } from "../log";

// Every job that succeeds is "info" to graphile-worker; to an operator it is noise.
const levels = { error: "error", warning: "warn", info: "debug", debug: "trace" } as const;

/** graphile-worker's messages in our log. */
export const workerLog = new Logger((scope) => (level, message, meta) => {
  const error = meta?.error instanceof Error ? meta.error : undefined;
  log()[levels[level as keyof typeof levels] ?? "debug"](
    { job: scope.jobId, task: scope.taskIdentifier, ...(error && { err: error }) },
    message.split("\n", 1)[0],
  );
});
