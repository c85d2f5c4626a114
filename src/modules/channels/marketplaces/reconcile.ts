import { spread } from "@/lib/money";

/** Amounts of a line in minor units with tax: before coupons and after. */
type LineSum = { quantity: number; beforeMinor: number; paidMinor: number };

export type Sums = {
  lines: LineSum[];
  shippingMinor: number;
  /** Surcharges positive, rebates negative. */
  feesMinor: number[];
  giftCardsMinor: number;
  /** The order's own total; null when it names none. */
  totalMinor: number | null;
};

export type Reconciled = {
  lines: { unitPriceMinor: number; discountMinor: number }[];
  shippingPriceMinor: number;
  totalMinor: number;
  /** Set when the parts do not make up the total: what they sum to. */
  mismatch: { partsMinor: number } | null;
};

/**
 * Makes unit prices and discounts whose sum with shipping is the order's total, to the last minor unit.
 * - Surcharges go with shipping, rebates are spread over the lines by their sums.
 * - A unit price is rounded up and the line's discount takes the remainder: 3 for 10.00 is 3 × 3.34 − 0.02.
 * - WooCommerce rounds per line or per order as the shop is set; up to one minor unit a part is such rounding and goes to the
 *   dearest line. A larger difference is a mismatch: the parts stay as they are and the shop's total is told beside them.
 * - A redeemed gift card may or may not have been taken off the total already; the sum of the parts tells which.
 */
export function reconcile({ lines, shippingMinor, feesMinor, giftCardsMinor, totalMinor }: Sums): Reconciled {
  const surcharges = sum(feesMinor.filter((fee) => fee > 0));
  const rebates = -sum(feesMinor.filter((fee) => fee < 0));
  const before = lines.map((line) => line.paidMinor);
  const onLines = Math.min(rebates, sum(before));
  const off = onLines > 0 ? spread(onLines, before) : [];
  const paid = before.map((amount, index) => amount - (off[index] ?? 0));
  let shipping = shippingMinor + surcharges;
  shipping -= Math.min(shipping, rebates - onLines);

  const parts = sum(paid) + shipping;
  const tolerance = lines.length + feesMinor.length + 2;
  const near = (total: number) => total >= 0 && Math.abs(total - parts) <= tolerance;
  const total = totalMinor ?? parts;
  const target = [total + giftCardsMinor, total].find(near);
  if (target !== undefined) shipping += absorb(paid, target - parts, shipping);

  const partsMinor = sum(paid) + shipping;
  const settledMinor = target ?? Math.max(0, total);
  return {
    lines: lines.map((line, index) => priced(line, paid[index] ?? 0)),
    shippingPriceMinor: shipping,
    totalMinor: settledMinor,
    mismatch: partsMinor === settledMinor ? null : { partsMinor },
  };
}

function priced({ quantity, beforeMinor }: LineSum, paidMinor: number) {
  const unitPriceMinor = Math.ceil(Math.max(beforeMinor, paidMinor) / quantity);
  return { unitPriceMinor, discountMinor: unitPriceMinor * quantity - paidMinor };
}

/** Puts a rounding difference on the dearest line (in place); returns what is for shipping because no line can take it. */
function absorb(paid: number[], difference: number, shipping: number): number {
  const dearest = paid.indexOf(paid.reduce((most, amount) => Math.max(most, amount), 0));
  const amount = paid[dearest];
  if (amount !== undefined && amount + difference >= 0) {
    paid[dearest] = amount + difference;
    return 0;
  }
  return Math.max(difference, -shipping);
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
