/** A difference waits for somebody's word; then the master's figure was taken over, or ours stayed; or both agree again by themselves. */
export const differenceStates = ["open", "accepted", "ignored", "settled"] as const;
export type DifferenceState = (typeof differenceStates)[number];
