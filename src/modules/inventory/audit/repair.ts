import type { Breach } from "./breach";

/**
 * What became of a breach when it was to be repaired: put right, found to be right by now, or left, because only a person
 * can tell what is true.
 */
export type RepairOutcome = "repaired" | "gone" | "person";

export type RepairedBreach = Pick<Breach, "check" | "subject"> & { outcome: RepairOutcome };

/** What a repair did, breach by breach, and how many rows it wrote into the ledger. */
export type RepairAnswer = { breaches: RepairedBreach[]; movements: number };
