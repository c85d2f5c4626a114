import { taxIncluded } from "@/lib/money";

/** What the goods and the delivery of one order may come to at most, before discounts: sums of many orders stay exact. */
export const mostOrderMinor = 9_000_000_000_000;

export type PricedLine = {
  quantity: number;
  unitPriceMinor: number;
  /** Of the whole line, not of one unit. */
  discountMinor: number;
  /** Percent; null is "no tax" («без НДС»), which is not the same as 0. */
  taxRate: number | null;
};

export type LineTotals = { goodsMinor: number; discountMinor: number; totalMinor: number; taxMinor: number };

export type Totals = {
  goodsMinor: number;
  discountMinor: number;
  shippingMinor: number;
  /** Contained in the total, never added to it: prices include tax. */
  taxMinor: number;
  totalMinor: number;
  shippingTaxRate: number | null;
  shippingTaxMinor: number;
  lines: LineTotals[];
};

/** What one line comes to: goods before the discount, and the tax that the discounted amount contains, rounded per line. */
export function lineTotals({ quantity, unitPriceMinor, discountMinor, taxRate }: PricedLine): LineTotals {
  const goodsMinor = quantity * unitPriceMinor;
  const totalMinor = goodsMinor - discountMinor;
  return { goodsMinor, discountMinor, totalMinor, taxMinor: taxIncluded(totalMinor, taxRate) };
}

/**
 * The rate that delivery is taxed with: the highest among the goods, none if no line carries tax.
 * Delivery is a service at the seller's main rate even beside goods at a reduced one, so the highest never understates the tax.
 */
export function shippingTaxRate(lines: readonly Pick<PricedLine, "taxRate">[]): number | null {
  return lines.reduce<number | null>((highest, { taxRate }) => (taxRate === null ? highest : Math.max(highest ?? 0, taxRate)), null);
}

/** The sums of an order in minor units: total = goods − discount + shipping, and each sum is exactly that of its lines. */
export function totalsOf({ lines, shippingPriceMinor }: { lines: readonly PricedLine[]; shippingPriceMinor: number }): Totals {
  const each = lines.map(lineTotals);
  const sum = (part: keyof LineTotals) => each.reduce((total, line) => total + line[part], 0);
  const rate = shippingTaxRate(lines);
  const shippingTaxMinor = taxIncluded(shippingPriceMinor, rate);
  return {
    goodsMinor: sum("goodsMinor"),
    discountMinor: sum("discountMinor"),
    shippingMinor: shippingPriceMinor,
    taxMinor: sum("taxMinor") + shippingTaxMinor,
    totalMinor: sum("totalMinor") + shippingPriceMinor,
    shippingTaxRate: rate,
    shippingTaxMinor,
    lines: each,
  };
}
