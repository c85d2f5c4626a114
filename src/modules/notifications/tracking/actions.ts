import { stageOfOrder } from "./stages";
import type { TrackedOrder, TrackedShop } from "./tracked-order";

/** What a buyer can do by the page. Each is decided again by its command: this only says what is offered. */
export const trackingActions = ["rate", "correct_address", "choose_point", "cancel", "return", "message", "contact"] as const;
export type TrackingAction = (typeof trackingActions)[number];

/** The acts that the order's own rules allow now. */
export type AllowedActs = Record<"correct_address" | "choose_point" | "cancel" | "return" | "message", boolean>;

/** What the buyer can do now, the one that matters most first. */
export function actionsOf(
  order: TrackedOrder,
  shop: Pick<TrackedShop, "supportEmail" | "supportPhone">,
  allowed: AllowedActs,
): TrackingAction[] {
  const offered: Record<TrackingAction, boolean> = {
    ...allowed,
    rate: stageOfOrder(order) === "delivered",
    contact: shop.supportEmail !== null || shop.supportPhone !== null,
  };
  return trackingActions.filter((action) => offered[action]);
}
