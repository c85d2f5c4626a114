import { dayOf, momentOf } from "@/lib/dates";

/** When a wave is made by itself. Pure. */

export type WaveTrigger =
  | { kind: "every"; minutes: number }
  /** Hours of the warehouse's own clock: "09:30". */
  | { kind: "at"; times: readonly string[] }
  /** As soon as so many are due. */
  | { kind: "count"; orders: number };

export type WaveFilter = {
  /** Only what leaves by these: a carrier's code or the name of a way of delivery. */
  carriers?: readonly string[] | undefined;
  /** Only orders at least as pressing. */
  priority?: number | undefined;
  /** Only what must leave within so many hours. */
  withinHours?: number | undefined;
  most?: number | undefined;
};

type Moment = { now: Date; lastRunAt: Date; timezone: string; waiting: number };

/** Whether a rule makes a wave now. With nothing waiting it makes none, and its time counts as used. */
export function isWaveDue(trigger: WaveTrigger, { now, lastRunAt, timezone, waiting }: Moment): boolean {
  switch (trigger.kind) {
    case "every":
      return now.getTime() - lastRunAt.getTime() >= trigger.minutes * 60_000;
    case "at": {
      const today = dayOf(now, timezone);
      return trigger.times.some((time) => {
        const moment = momentOf(today, time, timezone);
        return moment <= now && moment > lastRunAt;
      });
    }
    case "count":
      return waiting >= trigger.orders;
  }
}
