/** How demand comes, after Syntetos, Boylan and Croston, "On the categorization of demand patterns", JORS 56 (2005). */
export const demandClasses = ["none", "short", "smooth", "erratic", "intermittent", "lumpy"] as const;
export type DemandClass = (typeof demandClasses)[number];

/** Fewer days than this say nothing about a pattern. */
const shortest = 21;
const longestGap = 1.32;
const mostVaried = 0.49;

/**
 * Tells the pattern of daily demand by two figures: the mean gap between days with demand (in days), and the squared
 * coefficient of variation of what is asked for on such a day. `none`: nothing was ever asked for. `short`: too few days.
 */
export function demandClass(values: readonly number[]): { demandClass: DemandClass; gap: number; variation: number } {
  const sizes = values.filter((value) => value > 0);
  if (sizes.length === 0) return { demandClass: "none", gap: Number.POSITIVE_INFINITY, variation: 0 };
  const gap = values.length / sizes.length;
  const mean = sizes.reduce((sum, size) => sum + size, 0) / sizes.length;
  const variance = sizes.reduce((sum, size) => sum + (size - mean) ** 2, 0) / sizes.length;
  const variation = variance / mean ** 2;
  if (values.length < shortest) return { demandClass: "short", gap, variation };
  if (gap < longestGap) return { demandClass: variation < mostVaried ? "smooth" : "erratic", gap, variation };
  return { demandClass: variation < mostVaried ? "intermittent" : "lumpy", gap, variation };
}
