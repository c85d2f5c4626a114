/** What a deal is told of a return. Pure. */

/** A return as it stands now. */
export type ReturnFacts = {
  number: string;
  /** Asked back, and what they cost. */
  units: number;
  amountMinor: number;
  good: number;
  damaged: number;
  missing: number;
  /** Given back to the buyer so far; what paid for other goods is not among it. */
  refundedMinor: number;
  /** The number of the order that goes out instead. */
  instead: string | null;
  /** Nothing will come of it. */
  off: "rejected" | "cancelled" | null;
};

/** `key` is the same as long as the note says the same: a later receipt or refund makes another. */
export type ReturnNote = { key: string; what: "opened" | "rejected" | "cancelled" | "received" | "refunded" | "exchanged" };

/** The notes that a deal is to have of a return, in the order in which things happen. */
export function notesOfReturn(one: ReturnFacts): ReturnNote[] {
  const { good, damaged, missing, refundedMinor } = one;
  const note = (what: ReturnNote["what"], ...parts: number[]): ReturnNote => ({ key: [one.number, what, ...parts].join(":"), what });
  return [
    note("opened"),
    ...(one.off ? [note(one.off)] : []),
    ...(good + damaged + missing > 0 ? [note("received", good, damaged, missing)] : []),
    ...(refundedMinor > 0 ? [note("refunded", refundedMinor)] : []),
    ...(one.instead !== null ? [note("exchanged")] : []),
  ];
}
