/**
 * An exact decimal as an integer count of 10⁻¹⁰: sums and products of money strings never pass through a float.
 * Digits beyond the tenth are cut; no shop and no marketplace sends that many with a meaning.
 */
export type Decimal = bigint;

const places = 10;
const one = 10n ** BigInt(places);

export const zero: Decimal = 0n;

/** Reads "12.50", "-0.005" or "30" exactly. Null for anything else: exponents, separators of thousands, words. */
export function parseDecimal(text: string): Decimal | null {
  const match = /^\s*([+-]?)(\d{1,24})(?:\.(\d{0,40}))?\s*$/.exec(text);
  if (!match) return null;
  const [, sign, whole = "0", fraction = ""] = match;
  const units = BigInt(whole) * one + BigInt(fraction.slice(0, places).padEnd(places, "0"));
  return sign === "-" ? -units : units;
}

/** The whole number that a decimal is, or null when it has a fraction. */
export function wholeOf(value: Decimal): bigint | null {
  return value % one === 0n ? value / one : null;
}

/** Rounds half away from zero to minor units of a currency with that many decimals (₽ 2, ¥ 0, KWD 3). */
export function toMinor(value: Decimal, decimals: number): bigint {
  const step = 10n ** BigInt(places - decimals);
  const half = value < 0n ? -step / 2n : step / 2n;
  return (value + half) / step;
}
