import { log } from "@/platform/log";
import { readiness } from "./readiness";

const stopWithinMs = 29_000;

// npm passes on a Ctrl-C that the terminal has sent to us as well: twice at once is meant once.
const sameSignalMs = 1_000;

type Step = { name: string; stop: () => unknown; withinMs: number };

export type Lifecycle = {
  /** What to undo at the stop. The last thing started is stopped first. */
  onStop: (name: string, stop: () => unknown, withinMs?: number) => void;
  /** Stops everything and ends the process. */
  stop: (exitCode?: number) => Promise<void>;
};

/**
 * The life of the process: SIGTERM and SIGINT stop it in order within 30 s, a second signal ends it at once.
 * A stray error is logged and survived: all state is in the database and every act is a transaction, so nothing
 * is left half-done, and a restarting PostgreSQL must not take the application with it.
 */
export function beginLifecycle({ exit = (code: number) => process.exit(code) } = {}): Lifecycle {
  const steps: Step[] = [];
  let stopping: Promise<void> | null = null;
  let stoppedAt = 0;

  const stop = (exitCode = 0): Promise<void> => {
    stopping ??= (async () => {
      stoppedAt = Date.now();
      readiness().phase = "stopping";
      const late = setTimeout(() => {
        log().error("the stop took too long, ending now");
        exit(1);
      }, stopWithinMs);
      for (let step = steps.pop(); step; step = steps.pop()) await runStep(step);
      clearTimeout(late);
      exit(exitCode);
    })();
    return stopping;
  };

  const onSignal = (signal: NodeJS.Signals) => {
    if (!stopping) {
      log().info({ signal }, "stopping");
      void stop();
    } else if (Date.now() - stoppedAt > sameSignalMs) {
      log().warn({ signal }, "second signal, ending at once");
      exit(1);
    }
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  process.on("uncaughtException", (error) => log().error({ err: error }, "uncaught exception"));
  process.on("unhandledRejection", (reason) => log().error({ err: reason }, "unhandled rejection"));

  return {
    onStop: (name, stopStep, withinMs = 3_000) => steps.push({ name, stop: stopStep, withinMs }),
    stop,
  };
}

async function runStep({ name, stop, withinMs }: Step): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<"late">((resolve) => {
    timer = setTimeout(() => resolve("late"), withinMs);
  });
  try {
    if ((await Promise.race([Promise.resolve(stop()), late])) === "late")
      log().warn({ step: name, withinMs }, "stopping goes on without waiting");
  } catch (error) {
    log().error({ step: name, err: error }, "could not stop cleanly");
  } finally {
    clearTimeout(timer);
  }
}
