import { addDays, dayOf } from "@/lib/dates";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";

/** When a parcel has to be at the channel, as the people of its warehouse say it. */
export const deadlines = ["late", "today", "tomorrow", "later", "none"] as const;
export type Deadline = (typeof deadlines)[number];

export function deadlineOf(shipBy: Date | null, now: Date, timezone: string): Deadline {
  if (!shipBy) return "none";
  if (shipBy < now) return "late";
  const [today, day] = [dayOf(now, timezone), dayOf(shipBy, timezone)];
  if (day === today) return "today";
  return day === addDays(today, 1) ? "tomorrow" : "later";
}

/** How far a parcel has come on its channel's day. */
export const daySteps = ["to_pick", "picking", "picked", "packed", "told", "sticker", "handed_over"] as const;
export type DayStep = (typeof daySteps)[number];

export type Progress = {
  status: FulfilmentState;
  /** The channel knows that it is packed. */
  told: boolean;
  hasSticker: boolean;
};

/** Null for work that the day is done with: cancelled, or back at the sender. */
export function dayStepOf({ status, told, hasSticker }: Progress): DayStep | null {
  switch (status) {
    case "planned":
      return "to_pick";
    case "picking":
      return "picking";
    case "picked":
      return "picked";
    case "packed":
      return hasSticker ? "sticker" : told ? "told" : "packed";
    case "handed_over":
    case "delivered":
      return "handed_over";
    default:
      return null;
  }
}

/**
 * What must be stopped or comes back: `take_out` of the pile and put on its shelf, since nobody wants it any more; `expect`, since it
 * was called off after it left; `arriving`, since its carrier brings it back.
 */
export const stops = ["take_out", "expect", "arriving"] as const;
export type Stop = (typeof stops)[number];

type Stopped = { status: FulfilmentState; needsPutBack: boolean; calledOff: boolean; comesBack: boolean };

/** Null for work that goes its way, and for what has been dealt with. */
export function stopOf({ status, needsPutBack, calledOff, comesBack }: Stopped): Stop | null {
  if (comesBack) return "arriving";
  if (status === "handed_over" && calledOff) return "expect";
  return status === "cancelled" && needsPutBack ? "take_out" : null;
}
