import { decimalsOf, spread, taxIncluded } from "@/lib/money";
import { costOfEach } from "@/modules/catalog/costs/moving-average";

/** What an order to a supplier comes to, and what a unit of each line costs the shop. Integers of minor units; prices include tax. */

/** What one order may come to at most: sums of many stay exact. */
export const mostPurchaseMinor = 9_000_000_000_000;

export type PurchasedLine = {
  quantity: number;
  unitPriceMinor: number;
  /** Of the whole line. */
  discountMinor: number;
  /** Percent; null is "no VAT", which is not 0. */
  taxRate: number | null;
};

export type LineSums = { goodsMinor: number; discountMinor: number; taxMinor: number; totalMinor: number };
export type PurchaseSums = LineSums & { freightMinor: number; lines: LineSums[] };

/** The sums of an order: total = goods − discount + freight, each sum exactly that of its lines. Tax is contained, rounded per line. */
export function purchaseSums(lines: readonly PurchasedLine[], freightMinor: number): PurchaseSums {
  const each = lines.map(({ quantity, unitPriceMinor, discountMinor, taxRate }): LineSums => {
    const goodsMinor = quantity * unitPriceMinor;
    const totalMinor = goodsMinor - discountMinor;
    return { goodsMinor, discountMinor, totalMinor, taxMinor: taxIncluded(totalMinor, taxRate) };
  });
  const sum = (part: keyof LineSums) => each.reduce((total, line) => total + line[part], 0);
  return {
    goodsMinor: sum("goodsMinor"),
    discountMinor: sum("discountMinor"),
    taxMinor: sum("taxMinor"),
    totalMinor: sum("totalMinor") + freightMinor,
    freightMinor,
    lines: each,
  };
}

const rateUnit = 100_000_000n;

/** Another currency, and what one unit of it is in the one that is asked for, × 100,000,000. */
export type Exchange = { from: string; to: string; rateE8: number };

/** An amount of one currency in another, rounded half up. Decimals of either currency may differ. */
export function exchanged(amount: number, { from, to, rateE8 }: Exchange): number {
  const [up, down] = [10n ** BigInt(decimalsOf(to)), 10n ** BigInt(decimalsOf(from)) * rateUnit];
  const product = BigInt(amount) * BigInt(rateE8) * up;
  return Number((product * 2n + down) / (down * 2n));
}

type Costing = {
  lines: readonly { quantity: number; totalMinor: number; taxMinor: number }[];
  freightMinor: number;
  /** Whether the tax in the price is a cost of the goods. */
  taxInCost: boolean;
  /** Null: the order is in the currency of the goods. */
  exchange: Exchange | null;
};

/**
 * What one unit of each line costs, in ten-thousandths of a minor unit: its price after the discount, without the tax where that is
 * deducted, with its share of the freight by value (by units, where nothing has a price).
 */
export function unitCosts({ lines, freightMinor, taxInCost, exchange }: Costing): number[] {
  if (lines.length === 0) return [];
  const isFree = lines.every((line) => line.totalMinor === 0);
  const shares = spread(
    freightMinor,
    lines.map((line) => (isFree ? line.quantity : line.totalMinor)),
  );
  return lines.map(({ quantity, totalMinor, taxMinor }, i) => {
    const costE4 = costOfEach(totalMinor - (taxInCost ? 0 : taxMinor) + (shares[i] ?? 0), quantity);
    return exchange ? exchanged(costE4, exchange) : costE4;
  });
}
