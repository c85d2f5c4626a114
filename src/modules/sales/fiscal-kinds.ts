/** How the number of the fiscal receipt (54-ФЗ) of a sale becomes known. */
export const fiscalKinds = ["manual", "simulated", "none"] as const;
export type FiscalKind = (typeof fiscalKinds)[number];
