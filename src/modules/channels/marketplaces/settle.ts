import { toDecimal } from "@/lib/money";
import type { Problems } from "./problems";
import { type Reconciled, reconcile, type Sums } from "./reconcile";

/** ISO 4217's code for "no currency": what an order is counted in whose own cannot be read. */
export const noCurrency = "XXX";

/** A channel's code of a currency, or `noCurrency` with a problem that tells what stood there. */
export function readableCurrency(code: string, told: string, problems: Problems, path = "currency"): string {
  if (/^[A-Z]{3}$/.test(code)) return code;
  problems.add(path, "channel.currency_unreadable", { value: told.slice(0, 40) });
  return noCurrency;
}

/** Says that the parts of an order (lines and delivery) do not make up its total. Both in minor units. */
export function addMismatch(totalMinor: number, partsMinor: number, currency: string, problems: Problems): void {
  problems.add("total", "channel.total_mismatch", {
    total: toDecimal(totalMinor, currency),
    parts: toDecimal(partsMinor, currency),
    currency,
  });
}

type Draft = Sums["lines"][number];
type Priced<Line> = Omit<Line, "beforeMinor" | "paidMinor"> & Reconciled["lines"][number];

/** Gives lines the unit prices and discounts that make up the order's total with its delivery; a difference becomes a problem. */
export function settle<Line extends Draft>(
  lines: readonly Line[],
  sums: Omit<Sums, "lines">,
  currency: string,
  problems: Problems,
): { lines: Priced<Line>[]; shippingPriceMinor: number; totalMinor: number } {
  const { lines: prices, shippingPriceMinor, totalMinor, mismatch } = reconcile({ ...sums, lines: [...lines] });
  if (mismatch) addMismatch(totalMinor, mismatch.partsMinor, currency, problems);
  return {
    lines: lines.map(({ beforeMinor: _before, paidMinor: _paid, ...line }, index) => ({
      ...line,
      unitPriceMinor: prices[index]?.unitPriceMinor ?? 0,
      discountMinor: prices[index]?.discountMinor ?? 0,
    })),
    shippingPriceMinor,
    totalMinor,
  };
}
