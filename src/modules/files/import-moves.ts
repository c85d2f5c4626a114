import { type Reason, reason } from "@/lib/reason";
import type { ImportState } from "./kinds";

const moves = {
  // Mapped anew as often as it takes, until something is written.
  check: ["mapping", "checked", "failed"],
  chooseSheet: ["mapping", "checked", "failed"],
  commit: ["checked"],
  undo: ["done"],
  discard: ["mapping", "checked", "failed", "checking"],
} as const satisfies Record<string, readonly ImportState[]>;

export type ImportMove = keyof typeof moves;

/** Why something cannot be done with an import now; null when it can. */
export function whyNotMove(
  move: ImportMove,
  row: { state: ImportState; counts: { new: number; changed: number }; isKept?: boolean },
): Reason | null {
  const from: readonly ImportState[] = moves[move];
  if (!from.includes(row.state)) return reason("file.wrong_state", { state: row.state });
  if (move === "commit" && row.counts.new + row.counts.changed === 0) return reason("file.nothing_to_take");
  return null;
}
