import { type Reason, reason } from "@/lib/reason";
import type { HandledCondition } from "@/modules/inventory/conditions";

/** An act of writing off: proposed on the floor, decided by a manager. Pure. */

export const actStates = ["proposed", "approved", "rejected"] as const;
export type ActState = (typeof actStates)[number];

export type ActLine = {
  sku: string;
  name: string;
  quantity: number;
  from: HandledCondition;
  lot?: string;
  serials?: string[];
  bin?: string;
  /** What one unit cost when the act was written; null: nobody knows. */
  costMinor: number | null;
};

/** Why an act cannot be decided any more; null when it can. */
export function whyNotDecide({ state }: { state: ActState }): Reason | null {
  return state === "proposed" ? null : reason("act.decided", { state });
}

/** What an act's goods cost together; what nobody knows the cost of counts for nothing, and is said on the paper. */
export function sumOf(lines: readonly Pick<ActLine, "quantity" | "costMinor">[]): number {
  return lines.reduce((sum, { quantity, costMinor }) => sum + quantity * (costMinor ?? 0), 0);
}
