import type { HoldReason } from "@/modules/orders/order-status";

/** What an order of the last days is there to show; everything else lives as orders live. */
export type Scene =
  | { kind: "planned" | "late" | "picking" | "late_picking" | "picked" | "packed" | "backordered" | "partly_shipped" | "cancelled" }
  | { kind: "held"; reason: Exclude<HoldReason, "out_of_stock" | "confirmation" | "duplicate" | "preorder" | "gathering" | "unmapped"> }
  | { kind: "out_for_delivery" | "failed_attempt" | "waits_at_point" | "low_rating" };

const scene = (kind: Exclude<Scene["kind"], "held">): Scene => ({ kind });
const held = (
  reason: Exclude<HoldReason, "out_of_stock" | "confirmation" | "duplicate" | "preorder" | "gathering" | "unmapped">,
): Scene => ({
  kind: "held",
  reason,
});
const many = (count: number, kind: Exclude<Scene["kind"], "held">): Scene[] => Array.from({ length: count }, () => scene(kind));

/** Scenes by age among the orders that are shipped, the newest first. What comes after them is ordinary life. */
export const scenes: readonly Scene[] = [
  ...many(2, "planned"),
  held("awaiting_payment"),
  ...many(3, "planned"),
  scene("backordered"),
  ...many(2, "planned"),
  held("address_invalid"),
  scene("picking"),
  ...many(2, "planned"),
  scene("backordered"),
  scene("picking"),
  scene("packed"),
  ...many(3, "planned"),
  held("awaiting_payment"),
  scene("picked"),
  scene("picking"),
  scene("planned"),
  scene("packed"),
  held("buyer_request"),
  scene("backordered"),
  scene("picking"),
  scene("planned"),
  scene("packed"),
  held("unknown_sku"),
  scene("picked"),
  scene("cancelled"),
  scene("picking"),
  scene("packed"),
  held("manual"),
  scene("backordered"),
  scene("packed"),
  scene("planned"),
  scene("picking"),
  held("fraud_risk"),
  scene("packed"),
  scene("partly_shipped"),
  scene("late_picking"),
  scene("backordered"),
  scene("packed"),
  held("awaiting_payment"),
  scene("late"),
  scene("backordered"),
  scene("late"),
  ...many(2, "out_for_delivery"),
  scene("waits_at_point"),
  scene("late"),
  scene("out_for_delivery"),
  scene("failed_attempt"),
  ...many(2, "out_for_delivery"),
  scene("backordered"),
  ...many(2, "waits_at_point"),
  scene("failed_attempt"),
  scene("out_for_delivery"),
  scene("low_rating"),
  scene("failed_attempt"),
];
