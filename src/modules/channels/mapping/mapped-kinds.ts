/** Whose words have a meaning here: ways of delivery and of paying, warehouses, carriers with pickup points. */
export const mappedKinds = ["delivery", "payment", "warehouse", "pickup_point"] as const;
export type MappedKind = (typeof mappedKinds)[number];
