/** Money is an integer of minor units with a currency; sums are made per currency only. */

/** ISO 4217 currencies whose minor unit is not a hundredth. Kept here, since the tables of ICU follow cash habits and differ between versions. */
const decimals: Record<string, number> = {
  ...Object.fromEntries(
    ["BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF"].map((code) => [
      code,
      0,
    ]),
  ),
  ...Object.fromEntries(["BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"].map((code) => [code, 3])),
};

/** How many decimals an amount of the currency has: 2 for most, 0 or 3 for some. */
export function decimalsOf(currency: string): number {
  return decimals[currency.toUpperCase()] ?? 2;
}

/** `value × numerator ÷ denominator`, rounded half away from zero, exact beyond 2^53 in between. */
export function proportion(value: number, numerator: number, denominator: number): number {
  const product = value * numerator;
  if (!Number.isSafeInteger(product)) return exactProportion(value, numerator, denominator);
  const rest = Math.abs(product % denominator);
  const whole = Math.trunc(product / denominator);
  return rest * 2 >= denominator ? whole + Math.sign(product) : whole;
}

function exactProportion(value: number, numerator: number, denominator: number): number {
  const product = BigInt(value) * BigInt(numerator);
  const size = product < 0n ? -product : product;
  const rounded = Number((size * 2n + BigInt(denominator)) / (2n * BigInt(denominator)));
  return product < 0n ? -rounded : rounded;
}

/**
 * Splits an amount by weights so that the parts sum to it exactly: each gets its share rounded towards zero,
 * and the units left over go to the largest remainders, the earlier part winning a tie. Weights that are all 0 count as equal.
 * Throws a RangeError for a negative weight, or when there is nothing to split over.
 */
export function spread(totalMinor: number, weights: readonly number[]): number[] {
  if (weights.some((weight) => weight < 0)) throw new RangeError("A weight is negative");
  if (weights.length === 0) {
    if (totalMinor === 0) return [];
    throw new RangeError("Nothing to spread the amount over");
  }
  const sum = weights.reduce((a, b) => a + b, 0);
  if (sum === 0) return spread(totalMinor, Array<number>(weights.length).fill(1));

  const size = BigInt(Math.abs(totalMinor));
  const shares = weights.map((weight, index) => {
    const product = size * BigInt(weight);
    return { index, minor: Number(product / BigInt(sum)), remainder: product % BigInt(sum) };
  });
  let left = Math.abs(totalMinor) - shares.reduce((total, share) => total + share.minor, 0);
  const byRemainder = [...shares].sort((a, b) => (a.remainder === b.remainder ? a.index - b.index : a.remainder > b.remainder ? -1 : 1));
  for (const share of byRemainder) {
    if (left-- <= 0) break;
    share.minor += 1;
  }
  return shares.map(({ minor }) => (totalMinor < 0 ? 0 - minor : minor));
}

/**
 * The tax contained in an amount that includes it: amount × rate ÷ (100 + rate), rounded half away from zero to a minor unit.
 * The rate is in percent, hundredths of a percent at finest; null means "no tax" («без НДС») and contains none, like 0.
 */
export function taxIncluded(amountMinor: number, ratePercent: number | null): number {
  if (!ratePercent) return 0;
  const rate = Math.round(ratePercent * 100);
  return proportion(amountMinor, rate, 10_000 + rate);
}

/** An amount as machines write it: 129900 RUB is "1299.00", 1299 JPY is "1299". */
export function toDecimal(amountMinor: number, currency: string): string {
  const digits = decimalsOf(currency);
  const text = String(Math.abs(amountMinor)).padStart(digits + 1, "0");
  const sign = amountMinor < 0 ? "-" : "";
  return digits === 0 ? sign + text : `${sign}${text.slice(0, -digits)}.${text.slice(-digits)}`;
}

/** Reads a plain decimal such as `toDecimal` writes. */
function fromDecimal(text: string, currency: string): number | null {
  const parts = /^([+-]?)(\d+)(?:\.(\d*))?$/.exec(text.trim());
  if (!parts) return null;
  const digits = decimalsOf(currency);
  const minor = Number(`${parts[2]}${(parts[3] ?? "").padEnd(digits, "0").slice(0, digits)}`);
  if (!Number.isSafeInteger(minor)) return null;
  return parts[1] === "-" ? 0 - minor : minor;
}

/**
 * Reads an amount as people type or paste it: "1 299,50 ₽", "$1,299.5", "1.299", "−500". Null when it cannot be told for sure.
 * A single mark followed by exactly three digits groups thousands, unless the currency has three decimals or the whole part is 0.
 */
export function parseMoney(text: string, currency: string): number | null {
  const bare = text
    .replace(/[−–]/g, "-")
    .replace(/[\s'’]/g, "")
    .replace(/^(-?)[^\d.,-]+/, "$1")
    .replace(/\D+$/, "")
    .replace(/^[^\d.,-]+-/, "-");
  if (!/^-?\d[\d.,]*$/.test(bare)) return null;

  const last = Math.max(bare.lastIndexOf(","), bare.lastIndexOf("."));
  if (last < 0) return fromDecimal(bare, currency);
  const before = bare.slice(0, last);
  const after = bare.slice(last + 1);
  const onlyMark = !/[.,]/.test(before);
  const thousands = onlyMark
    ? after.length === 3 && decimalsOf(currency) !== 3 && !/^-?0+$/.test(before)
    : before.includes(bare.charAt(last));
  if (thousands) return isGrouped(bare) ? fromDecimal(bare.replace(/[.,]/g, ""), currency) : null;
  if (!onlyMark && !isGrouped(before)) return null;
  if (after.replace(/0+$/, "").length > decimalsOf(currency)) return null;
  return fromDecimal(`${before.replace(/[.,]/g, "")}.${after}`, currency);
}

/** Thousands in groups of three with one kind of mark. */
function isGrouped(text: string): boolean {
  return /^-?\d{1,3}(,\d{3})+$|^-?\d{1,3}(\.\d{3})+$/.test(text);
}
