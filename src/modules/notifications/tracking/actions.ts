import { stageOfOrder } from "./stages";
import type { TrackedOrder, TrackedShop } from "./tracked-order";

export const trackingActions = ["rate", "contact"] as const;
export type TrackingAction = (typeof trackingActions)[number];

/** What the buyer can do now, the one that matters most first. */
export function actionsOf(order: TrackedOrder, shop: Pick<TrackedShop, "supportEmail" | "supportPhone">): TrackingAction[] {
  const reachable = shop.supportEmail !== null || shop.supportPhone !== null;
  return [...(stageOfOrder(order) === "delivered" ? (["rate"] as const) : []), ...(reachable ? (["contact"] as const) : [])];
}
