import { type Level, unsellable } from "./stock";
import type { Condition } from "./tables";

/** The conditions that people move units between. What waits to be put back has its own tasks. */
export const handledConditions = ["sellable", "damaged", "quarantine", "in_check"] as const satisfies readonly Condition[];
export type HandledCondition = (typeof handledConditions)[number];

type Parts = Pick<Level, "onHand" | "damaged" | "quarantine" | "inCheck" | "putBack">;

/** Units of a level in a condition; reserved ones count as sellable. */
export function unitsIn(level: Parts, condition: HandledCondition): number {
  if (condition === "sellable") return Math.max(0, level.onHand - unsellable(level));
  return { damaged: level.damaged, quarantine: level.quarantine, in_check: level.inCheck }[condition];
}
