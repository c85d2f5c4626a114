/** How long a supplier really takes. Pure. */

/** Before so many receipts what it says counts; after them, what it does. */
const enoughReceipts = 3;
/** Older ones say little about now. */
export const latestReceipts = 20;

/** Median days, and those within which nine of ten receipts came. `source` says what it rests on. */
export type LeadTime = {
  source: "product" | "supplier" | "stated_product" | "stated_supplier" | "unknown";
  medianDays: number | null;
  p90Days: number | null;
  receipts: number;
};

type Known = {
  /** Days from sending to receipt, of this product and of everything of the supplier; the latest first. */
  productDays: readonly number[];
  supplierDays: readonly number[];
  /** What the supplier says, for this product and for all. */
  statedProduct: number | null;
  statedSupplier: number | null;
};

/**
 * The lead time of a supplier for a product: from the last twenty receipts of the product once there are three, before that what is
 * stated for it, then from the receipts of all of the supplier's goods, then what is stated for all.
 */
export function leadTime({ productDays, supplierDays, statedProduct, statedSupplier }: Known): LeadTime {
  if (productDays.length >= enoughReceipts) return learnt("product", productDays);
  if (statedProduct !== null) return stated("stated_product", statedProduct, productDays.length);
  if (supplierDays.length >= enoughReceipts) return learnt("supplier", supplierDays);
  if (statedSupplier !== null) return stated("stated_supplier", statedSupplier, supplierDays.length);
  return { source: "unknown", medianDays: null, p90Days: null, receipts: supplierDays.length };
}

function learnt(source: LeadTime["source"], days: readonly number[]): LeadTime {
  const sorted = days.slice(0, latestReceipts).toSorted((a, b) => a - b);
  return { source, medianDays: quantile(sorted, 0.5), p90Days: quantile(sorted, 0.9), receipts: sorted.length };
}

const stated = (source: LeadTime["source"], days: number, receipts: number): LeadTime => ({
  ...{ source, receipts },
  medianDays: days,
  p90Days: days,
});

/** The smallest value that at least this part of all does not exceed: whole days stay whole. */
function quantile(sorted: readonly number[], part: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0;
}
