import { proportion } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { type Totals, totalsOf } from "@/modules/orders/totals";

/** The money of a sale over the counter. Pure: the till shows what the server books. */

export type BasketLine = {
  quantity: number;
  unitPriceMinor: number;
  taxRate: number | null;
  /** Off the whole line: a sum, or percent with up to two decimals. */
  discountMinor: number;
  discountPercent: number | null;
};

/** What is taken off a line, in minor units: percent are rounded half up, and a line never costs less than nothing. */
export function discountOf({ quantity, unitPriceMinor, discountMinor, discountPercent }: Omit<BasketLine, "taxRate">): number {
  const goods = quantity * unitPriceMinor;
  const wanted = discountPercent === null ? discountMinor : proportion(goods, Math.round(discountPercent * 100), 10_000);
  return Math.min(goods, wanted);
}

/** The sums of a basket, exactly as its order will have them. */
export function basketTotals(lines: readonly BasketLine[]): Totals {
  const priced = lines.map((line) => ({ ...line, discountMinor: discountOf(line) }));
  return totalsOf({ lines: priced, shippingPriceMinor: 0 });
}

/** What the buyer gives: so much by card, and so much in cash. */
export type Given = { cardMinor: number; cashMinor: number };
export type Settled = { cardMinor: number; cashMinor: number; receivedMinor: number; changeMinor: number };

/** How a sale is paid: the card's part as it is, the rest in cash, and what the buyer gets back. Refuses too little, and money that nothing is left to pay with. */
export function settle(totalMinor: number, { cardMinor, cashMinor: receivedMinor }: Given): Settled | { refused: Reason } {
  if (cardMinor > totalMinor) return { refused: reason("sale.card_above_total") };
  const cashMinor = totalMinor - cardMinor;
  if (receivedMinor < cashMinor) return { refused: reason("sale.too_little_money") };
  if (cashMinor === 0 && receivedMinor > 0) return { refused: reason("sale.cash_not_needed") };
  return { cardMinor, cashMinor, receivedMinor, changeMinor: receivedMinor - cashMinor };
}
