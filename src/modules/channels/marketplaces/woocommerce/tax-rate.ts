import { type Decimal, parseDecimal, zero } from "@/lib/decimal";
import type { WireOrder } from "./wire";

/** The rates of Russian VAT: what is within rounding of one of them is that one. */
const usual = [22, 10, 7, 5, 20];
const hundred = 100n;

/** Rate in percent of each tax rate id of the order: as WooCommerce names it, else computed over all lines that carry it. */
export function ratesOf(order: Pick<WireOrder, "line_items" | "tax_lines">, decimals: number): ReadonlyMap<string, number> {
  const sums = new Map<string, { base: Decimal; tax: Decimal; lines: number }>();
  for (const line of order.line_items) {
    for (const tax of line.taxes) {
      if (tax.total <= zero || line.total <= zero) continue;
      const sum = sums.get(tax.id) ?? { base: zero, tax: zero, lines: 0 };
      sums.set(tax.id, { base: sum.base + line.total, tax: sum.tax + tax.total, lines: sum.lines + 1 });
    }
  }
  const rates = new Map<string, number>();
  for (const [id, { base, tax, lines }] of sums) rates.set(id, percentOf(base, tax, decimals, lines));
  for (const { rate_id, rate_percent } of order.tax_lines) {
    if (rate_percent !== null && rate_percent > zero) rates.set(rate_id, toNumber(rate_percent));
  }
  return rates;
}

/** The rate of one line: the sum of its taxes' rates, else its tax against its price. Null without tax. */
export function rateOf(line: WireOrder["line_items"][number], rates: ReadonlyMap<string, number>, decimals: number): number | null {
  if (line.total_tax <= zero || line.total <= zero) return null;
  const named = line.taxes.filter((tax) => tax.total > zero).map((tax) => rates.get(tax.id) ?? 0);
  const sum = named.reduce((total, rate) => total + rate, 0);
  return sum > 0 ? Math.round(sum * 1000) / 1000 : percentOf(line.total, line.total_tax, decimals, 1);
}

/** The usual rate that explains a tax within half a minor unit per line, else the roundest percent that does. */
function percentOf(base: Decimal, tax: Decimal, decimals: number, lines: number): number {
  const halfUnit = 5n * 10n ** BigInt(9 - decimals);
  const tolerance = halfUnit * BigInt(lines);
  const explains = (percent: number) => {
    const exact = (base * (parseDecimal(String(percent)) ?? zero)) / hundred / 10n ** 10n;
    const difference = exact - tax;
    return difference <= tolerance && -difference <= tolerance;
  };
  const percent = Number((tax * hundred * 10_000n) / base) / 10_000;
  const rounded = [0, 1, 2, 3].map((places) => Math.round(percent * 10 ** places) / 10 ** places);
  return usual.find(explains) ?? rounded.find((candidate) => candidate > 0 && explains(candidate)) ?? rounded[2] ?? 0;
}

function toNumber(value: Decimal): number {
  return Math.round(Number(value) / 1e7) / 1000;
}
