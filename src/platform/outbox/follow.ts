import { setTimeout as sleep } from "node:timers/promises";
import { isDatabaseAway } from "../db-trouble";
import { log } from "../log";

/** `more`: read on at once. `held`: rows wait for an older transaction, look again very soon. `idle`: sleep until woken. */
export type Progress = "more" | "held" | "idle";

type Options = {
  /** The net under lost wake-ups. */
  pollMs?: number;
  heldMs?: number;
};

export type Follower = { wake: () => void; stop: () => Promise<void> };

/** Repeats a step for as long as there is something to do, whenever woken, and now and then. A failure is logged and tried again. */
export function follow(name: string, step: () => Promise<Progress>, { pollMs = 1_500, heldMs = 15 }: Options = {}): Follower {
  const stopping = new AbortController();
  let isWoken = true;
  let cutShort = new AbortController();
  let failures = 0;
  let heldTimes = 0;

  const pause = async (ms: number) => {
    if (isWoken || stopping.signal.aborted) return;
    cutShort = new AbortController();
    await sleep(ms, undefined, { signal: cutShort.signal, ref: false }).catch(() => {});
  };

  const run = async () => {
    while (!stopping.signal.aborted) {
      isWoken = false;
      try {
        const progress = await step();
        failures = 0;
        heldTimes = progress === "held" ? heldTimes + 1 : 0;
        // A transaction that runs for seconds is not hurried by asking more often.
        if (progress === "held") await sleep(Math.min(250, heldMs + Math.max(0, heldTimes - 100)));
        else if (progress === "idle") await pause(pollMs);
      } catch (error) {
        failures += 1;
        if (failures === 1 || failures % 20 === 0) {
          const known = isDatabaseAway(error);
          log()[known ? "warn" : "error"](
            { reader: name, failures, err: known ? (error as Error).message : error },
            "reading the outbox failed, trying again",
          );
        }
        await sleep(Math.min(1_000, 100 * failures), undefined, { signal: stopping.signal }).catch(() => {});
      }
    }
  };

  const done = run();
  return {
    wake() {
      isWoken = true;
      cutShort.abort();
    },
    async stop() {
      stopping.abort();
      cutShort.abort();
      await done;
    },
  };
}
