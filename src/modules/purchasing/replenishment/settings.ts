import { z } from "zod";
import { code } from "@/lib/text-input";

const ServiceLevel = z.number().min(0.5).max(0.999);
const Days = z.number().min(0).max(365);

/** How shelves are kept, as its owner says it. */
export const ReplenishmentRules = z.strictObject({
  serviceLevel: ServiceLevel,
  leadDays: Days,
  leadDeviation: Days,
  coverDays: z.int().min(1).max(365),
  deadAfterDays: z.int().min(7).max(1000),
});
export type ReplenishmentRules = z.infer<typeof ReplenishmentRules>;

/** What holds where nobody has said anything: a fortnight's way with three days of luck, and orders for a fortnight. */
export const usualRules: ReplenishmentRules = { serviceLevel: 0.95, leadDays: 14, leadDeviation: 3, coverDays: 14, deadAfterDays: 90 };

/** The version that the change was made on, 0 where there was none; a stale one is refused. */
export const PutReplenishmentRules = ReplenishmentRules.extend({ version: z.int().min(0) });
export type PutReplenishmentRules = z.infer<typeof PutReplenishmentRules>;

/** What one product has of its own; null: as for all. */
export const ProductRules = z.strictObject({
  serviceLevel: ServiceLevel.nullable(),
  leadDays: Days.nullable(),
  leadDeviation: Days.nullable(),
  minQuantity: z.int().min(1).max(1_000_000).nullable(),
  pack: z.int().min(1).max(1_000_000).nullable(),
});
export type ProductRules = z.infer<typeof ProductRules>;

export const PutProductRules = ProductRules.extend({ sku: code(100) });
export type PutProductRules = z.infer<typeof PutProductRules>;

export const noRules: ProductRules = { serviceLevel: null, leadDays: null, leadDeviation: null, minQuantity: null, pack: null };
