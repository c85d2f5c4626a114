import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { FulfilmentView } from "../queries";

/** One warehouse's work on one order, as the floor gets it. */
export type FloorTask = OverTheWire<FulfilmentView>;

/** Why a worker must stop at once; null while the work goes on. */
export type Halt = "cancelled" | "held";

/** Work may be taken away while it is in somebody's hands: the order was cancelled or held. */
export function haltOf(task: Pick<FloorTask, "status" | "openHolds">): Halt | null {
  if (task.status === "cancelled") return "cancelled";
  if (task.openHolds.length > 0) return "held";
  return null;
}
