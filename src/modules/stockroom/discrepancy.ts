/** How a delivery can differ from what was announced, or from what one would sell. */
export const discrepancyKinds = ["short", "over", "damaged", "wrong_item", "expired", "no_label", "other"] as const;
export type DiscrepancyKind = (typeof discrepancyKinds)[number];
