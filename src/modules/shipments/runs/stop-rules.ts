import { type Reason, reason } from "@/lib/reason";
import type { TrackingStatus } from "../tracking";

export const stopStates = ["waiting", "on_the_way", "delivered", "failed"] as const;
export type StopState = (typeof stopStates)[number];

export const stopActs = ["on_the_way", "delivered", "failed"] as const;
export type StopAct = (typeof stopActs)[number];

/** Why a parcel was not handed to its buyer. */
export const failReasons = ["not_home", "no_answer", "refused", "wrong_address", "postponed", "other"] as const;
export type FailReason = (typeof failReasons)[number];

export const mostWrongCodes = 5;

const endsElsewhere: readonly TrackingStatus[] = ["delivered", "return_to_sender", "returned", "lost"];

/** A parcel that ended its way without the courier, such as one that its buyer fetched: there is nothing left to do at its stop. */
export function isOver(state: StopState, status: TrackingStatus): boolean {
  return state !== "delivered" && endsElsewhere.includes(status);
}

/** Whether a stop is still ahead. */
export function isOpenStop(state: StopState, status: TrackingStatus): boolean {
  return (state === "waiting" || state === "on_the_way") && !isOver(state, status);
}

const from: Record<StopAct, readonly StopState[]> = {
  on_the_way: ["waiting", "failed"],
  delivered: ["waiting", "on_the_way", "failed"],
  failed: ["waiting", "on_the_way"],
};

/** Why a courier may not do something at a stop; null when he may. A buyer who was missed may call back: what failed may still be delivered. */
export function whyNotAct(act: StopAct, { state, status }: { state: StopState; status: TrackingStatus }): Reason | null {
  if (isOver(state, status)) return reason("run.parcel_over");
  return from[act].includes(state) ? null : reason("run.stop_done", { state });
}

/** Why a stop may not be moved, taken off or sorted; null when it may. */
export function whyNotReplan({ state }: { state: StopState }): Reason | null {
  return state === "waiting" ? null : reason("run.stop_begun");
}

type Code = { needed: boolean; given: string | null; right: string; wrongCodes: number };

/** Why a parcel may not be handed over by what the buyer said; null when it may. After five wrong codes only the office can say that it was. */
export function whyNotCode({ needed, given, right, wrongCodes }: Code): Reason | null {
  if (!needed) return null;
  if (wrongCodes >= mostWrongCodes) return reason("run.code_blocked");
  if (given === null) return reason("run.code_missing");
  return given === right ? null : reason("run.code_wrong", { left: Math.max(0, mostWrongCodes - wrongCodes - 1) });
}

/** Why what was collected cannot be right; null when it can. Where money is due it must be said how much came, were it nothing. */
export function whyNotCollected(collected: { amount: number } | null, dueMinor: number): Reason | null {
  if (collected === null) return dueMinor > 0 ? reason("run.cash_missing") : null;
  return collected.amount > dueMinor ? reason("run.cash_above_due") : null;
}

/** What is to be collected now: what the parcel was to bring, and never more than the order still owes. */
export function dueOf({ cashMinor, totalMinor, paidMinor }: { cashMinor: number; totalMinor: number; paidMinor: number }): number {
  return Math.max(0, Math.min(cashMinor, totalMinor - paidMinor));
}
