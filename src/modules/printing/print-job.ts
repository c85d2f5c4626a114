import { type Reason, reason } from "@/lib/reason";

/** The life of something that is to be printed: it waits, a station takes it, and it is printed, failed, or nobody wants it any more. */
export const jobStates = ["waiting", "taken", "printed", "failed", "dropped"] as const;
export type JobState = (typeof jobStates)[number];

type Move = { from: readonly JobState[]; to: JobState };

const moves = {
  take: { from: ["waiting"], to: "taken" },
  // Also without a station: whoever has downloaded and printed it says so.
  print: { from: ["waiting", "taken"], to: "printed" },
  fail: { from: ["waiting", "taken"], to: "failed" },
  drop: { from: ["waiting", "taken", "failed"], to: "dropped" },
} as const satisfies Record<string, Move>;

export type JobAction = keyof typeof moves | "reprint";

/** Why an action is refused; null when it may go ahead. What waits needs no second print: it comes. */
export function whyNotJob(action: JobAction, { state }: { state: JobState }): Reason | null {
  if (action === "reprint") return state === "waiting" ? reason("print.waits_already") : null;
  const { from } = moves[action] as Move;
  return from.includes(state) ? null : reason("print.wrong_state", { state });
}

export const stateAfter = (action: Exclude<JobAction, "reprint">): JobState => moves[action].to;
