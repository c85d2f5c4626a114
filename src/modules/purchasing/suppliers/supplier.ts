/** What is known of suppliers by rule. Pure. */

const tenWeights = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const elevenWeights = [7, ...tenWeights];
const twelveWeights = [3, ...elevenWeights];

const control = (digits: string, weights: readonly number[]) =>
  (weights.reduce((sum, weight, i) => sum + weight * Number(digits[i]), 0) % 11) % 10;

/**
 * Whether a Russian tax number (ИНН) can exist: ten digits of a company with one check digit, or twelve of a person with two
 * (приказ ФНС № ЕД-7-14/559@, the weights are those of its annex).
 */
export function isTaxNumber(digits: string): boolean {
  if (/^\d{10}$/.test(digits)) return control(digits, tenWeights) === Number(digits[9]);
  if (!/^\d{12}$/.test(digits)) return false;
  return control(digits, elevenWeights) === Number(digits[10]) && control(digits, twelveWeights) === Number(digits[11]);
}

export type PackTerms = { minQuantity: number; pack: number };

/** How many units to order so that a supplier takes the order: not fewer than its minimum, and whole packs. */
export function orderable(units: number, { minQuantity, pack }: PackTerms): number {
  return Math.ceil(Math.max(units, minQuantity) / pack) * pack;
}
