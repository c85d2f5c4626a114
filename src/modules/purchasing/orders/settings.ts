import { z } from "zod";

/** How a shop buys. */
export const PurchaseSettings = z.strictObject({
  /** An order above this needs a manager's word, in the organization's currency; null: none does. */
  approvalAboveMinor: z.int().min(0).max(1_000_000_000_000).nullable().default(null),
  /** Whether the tax in a supplier's price is a cost of the goods (it is, where the shop cannot deduct it). */
  taxInCost: z.boolean().default(true),
});
export type PurchaseSettings = z.infer<typeof PurchaseSettings>;

export const usualPurchaseSettings: PurchaseSettings = PurchaseSettings.parse({});

/** Stored settings, with what was added since. */
export const purchaseSettingsFrom = (stored: unknown): PurchaseSettings => ({
  ...usualPurchaseSettings,
  ...PurchaseSettings.partial().parse(stored ?? {}),
});

export const PutPurchaseSettings = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  settings: PurchaseSettings,
});
export type PutPurchaseSettings = z.infer<typeof PutPurchaseSettings>;
