import { type Reason, reason } from "@/lib/reason";

/** Whether a parcel weighs what it should. Pure: the station says it at once, the server before it closes the parcel. */

export type PackingRules = {
  /** How far the scales may be from what is expected: the larger of the two. */
  tolerancePercent: number;
  toleranceGrams: number;
  /** Each parcel is put on the scales; without it the goods' own weights count. */
  mustWeigh: boolean;
  /** Each parcel is photographed before it is closed. */
  mustPhoto: boolean;
};

/** What nobody has set is so. */
export const firstPackingRules: PackingRules = { tolerancePercent: 5, toleranceGrams: 50, mustWeigh: false, mustPhoto: false };

/** What the goods weigh together; `boxGrams` is null when nobody knows what the empty box weighs. */
export type Expected = { goodsGrams: number; boxGrams: number | null };

/** What some units in a box should weigh; null when a product's weight is not known. */
export function expectedWeight(
  inside: readonly { units: number; weightGrams: number | null }[],
  box: { ownGrams: number | null },
): Expected | null {
  const held = inside.filter(({ units }) => units > 0);
  if (held.some(({ weightGrams }) => !weightGrams)) return null;
  return { goodsGrams: held.reduce((sum, { units, weightGrams }) => sum + units * (weightGrams ?? 0), 0), boxGrams: box.ownGrams };
}

/** All that is expected on the scales. */
export const wholeOf = ({ goodsGrams, boxGrams }: Expected) => goodsGrams + (boxGrams ?? 0);

/** How many grams more or less are no reason to look again. */
export function allowedGrams(expected: Expected, { tolerancePercent, toleranceGrams }: PackingRules): number {
  return Math.max(toleranceGrams, Math.round((wholeOf(expected) * tolerancePercent) / 100));
}

type Weighed = { expected: Expected | null; weighedGrams: number | null; why: string | null };

/**
 * Why a parcel is to be looked at again: it was not weighed where it has to be, or the scales say something else than its contents do
 * and nobody has said why. Where the empty box's weight is unknown only a parcel that is too light is told: something is missing.
 */
export function whyNotWeight({ expected, weighedGrams, why }: Weighed, rules: PackingRules): Reason | null {
  if (weighedGrams === null) return rules.mustWeigh ? reason("packing.weigh_first") : null;
  if (!expected || why) return null;
  const allowed = allowedGrams(expected, rules);
  const off = weighedGrams - wholeOf(expected);
  if (off >= -allowed && (off <= allowed || expected.boxGrams === null)) return null;
  return reason(off < 0 ? "packing.too_light" : "packing.too_heavy", {
    weighed: weighedGrams / 1000,
    expected: wholeOf(expected) / 1000,
    off: Math.abs(off),
  });
}
