import { setTimeout as sleep } from "node:timers/promises";
import { processWide } from "@/platform/process";

type Pace = { perSecond: number; atOnce: number };
type Lane = { nextAt: number; running: number; waiting: (() => void)[] };

const lanes = processWide("channel-lanes", () => new Map<string, Lane>());

/**
 * Runs one call in its lane: never more at once, and never closer together, than the channel allows. Callers of other lanes do
 * not wait. A lane lives in one process; jobs of one connection run one after another, so that two processes rarely share one.
 */
export async function inLane<T>(key: string, { perSecond, atOnce }: Pace, run: () => Promise<T>): Promise<T> {
  const lane = lanes.get(key) ?? { nextAt: 0, running: 0, waiting: [] };
  lanes.set(key, lane);
  if (lane.running >= atOnce) await new Promise<void>((go) => lane.waiting.push(go));
  else lane.running++;
  try {
    const now = Date.now();
    const at = Math.max(now, lane.nextAt);
    lane.nextAt = at + 1000 / perSecond;
    if (at > now) await sleep(at - now);
    return await run();
  } finally {
    const next = lane.waiting.shift();
    // The turn goes on to whoever waits; the lane of nobody is dropped once its time is over.
    if (next) next();
    else if (--lane.running === 0 && lane.nextAt <= Date.now()) lanes.delete(key);
  }
}
