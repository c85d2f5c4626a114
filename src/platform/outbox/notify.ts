import type { Pool } from "pg";
import { isDatabaseAway } from "../db-trouble";
import { log } from "../log";
import { onWake } from "./wake";

/** The channel on which processes wake each other. */
export const wakeChannel = "dirigent_outbox";

/**
 * Tells the other processes that this one has written: one NOTIFY for all commits of a moment, in a statement of its own. Inside
 * the writing transactions it would make their commits wait for each other.
 */
export function startNotifying(pool: Pool, { atMostEveryMs = 25 } = {}): { stop: () => void } {
  let timer: NodeJS.Timeout | null = null;
  let isDue = false;

  const send = () => {
    isDue = false;
    timer = setTimeout(() => {
      timer = null;
      if (isDue) send();
    }, atMostEveryMs);
    pool.query(`select pg_notify('${wakeChannel}', '')`).catch((error: unknown) => {
      // Readers poll too: what is lost here costs a second.
      if (!isDatabaseAway(error)) log().warn({ err: error }, "could not tell other processes of a change");
    });
  };

  const off = onWake((from) => {
    if (from === "afar") return;
    if (timer) isDue = true;
    else send();
  });
  return {
    stop() {
      off();
      if (timer) clearTimeout(timer);
    },
  };
}
