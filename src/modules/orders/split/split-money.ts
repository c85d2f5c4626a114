import { proportion, spread } from "@/lib/money";

/** A line's money as it is stored: the discount of the whole line, cancelled units included; total and tax of what is still ordered. */
export type LineMoney = {
  id: string;
  quantity: number;
  cancelled: number;
  unitPriceMinor: number;
  discountMinor: number;
  totalMinor: number;
  taxMinor: number;
};

export type OrderMoney = {
  goodsMinor: number;
  discountMinor: number;
  taxMinor: number;
  totalMinor: number;
  paidMinor: number;
  refundedMinor: number;
};

type Stored = { discountMinor: number; totalMinor: number; taxMinor: number };
type Sums = { goodsMinor: number; discountMinor: number; taxMinor: number; totalMinor: number };

export type SplitMoney = {
  lines: { id: string; stays: Stored; goes: Stored }[];
  stays: Sums;
  goes: Sums;
  /** What was paid, and what was given back of it, goes along with its goods. */
  moves: { paidMinor: number; refundedMinor: number };
};

/**
 * Shares an order's money between what stays and what goes, so that every sum of both is the former one to the minor unit.
 * A line's discount is shared by its units and its tax by what both parts cost, by largest remainder; delivery stays.
 * Money that came in and money that went back are each shared by the two new totals: an order that was paid whole makes two that
 * are, whatever was given back of it for goodwill.
 */
export function splitMoney(order: OrderMoney, lines: readonly LineMoney[], units: ReadonlyMap<string, number>): SplitMoney {
  const goes: Sums = { goodsMinor: 0, discountMinor: 0, taxMinor: 0, totalMinor: 0 };
  const shared = lines.flatMap((line) => {
    const moved = units.get(line.id) ?? 0;
    if (moved === 0) return [];
    const ordered = line.quantity - line.cancelled;
    const left = ordered - moved;
    const [offStays = 0, offGoes = 0] = spread(proportion(line.discountMinor, ordered, line.quantity), [left, moved]);
    const [totalStays, totalGoes] = [left * line.unitPriceMinor - offStays, moved * line.unitPriceMinor - offGoes];
    const [taxStays = 0, taxGoes = 0] = spread(line.taxMinor, [totalStays, totalGoes]);
    goes.goodsMinor += moved * line.unitPriceMinor;
    goes.discountMinor += offGoes;
    goes.taxMinor += taxGoes;
    goes.totalMinor += totalGoes;
    // Stored for the line with its cancelled units, so that what is still ordered comes to its share again.
    const stored =
      left > 0 ? proportion(offStays, left + line.cancelled, left) : proportion(line.discountMinor, line.cancelled, line.quantity);
    return [
      {
        id: line.id,
        stays: { discountMinor: stored, totalMinor: totalStays, taxMinor: taxStays },
        goes: { discountMinor: offGoes, totalMinor: totalGoes, taxMinor: taxGoes },
      },
    ];
  });
  const stays: Sums = {
    goodsMinor: order.goodsMinor - goes.goodsMinor,
    discountMinor: order.discountMinor - goes.discountMinor,
    taxMinor: order.taxMinor - goes.taxMinor,
    totalMinor: order.totalMinor - goes.totalMinor,
  };
  const share = (minor: number) => (order.totalMinor > 0 ? (spread(minor, [stays.totalMinor, goes.totalMinor])[1] ?? 0) : 0);
  const moves = { paidMinor: share(order.paidMinor), refundedMinor: share(order.refundedMinor) };
  return { lines: shared, stays, goes, moves };
}
