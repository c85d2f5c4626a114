/** What goes back for what came back, in minor units. Pure: the page shows it, the command books it. */

type Priced = { ordered: number; totalMinor: number };
type Claimed = { units: number; amountMinor: number };

/**
 * What units of an order's line cost, stored with the return that asks for them: each return its share rounded down, and whichever
 * takes the last units takes the rest, so that all returns of a line make its total exactly, in any order and split.
 */
export function shareOfLine({ ordered, totalMinor }: Priced, claimed: Claimed, units: number): number {
  if (units <= 0 || ordered <= 0) return 0;
  const rest = Math.max(0, totalMinor - claimed.amountMinor);
  if (claimed.units + units >= ordered) return rest;
  return Math.min(rest, floorShare(totalMinor, units, ordered));
}

/** Of a return's stored amount, what belongs to the units that came: the last of them brings the rest. */
export function shareThatCame({ quantity, amountMinor }: { quantity: number; amountMinor: number }, came: number): number {
  if (came <= 0) return 0;
  return came >= quantity ? amountMinor : floorShare(amountMinor, came, quantity);
}

const floorShare = (minor: number, units: number, of: number) => Number((BigInt(minor) * BigInt(units)) / BigInt(of));

export const deliveryRules = ["whole", "fault", "never"] as const;
export type DeliveryRule = (typeof deliveryRules)[number];

type DeliveryFacts = {
  rule: DeliveryRule;
  /** Every unit that was ordered and not cancelled has come back, over all returns. */
  isWhole: boolean;
  /** Every line of this return came back for the shop's fault. */
  isFault: boolean;
  shippingPriceMinor: number;
  /** Given back for delivery by the order's other returns. */
  elsewhereMinor: number;
};

/** What goes back for the delivery to the buyer: with the last unit of an order, by the shop's rule; at most once. */
export function deliveryShare({ rule, isWhole, isFault, shippingPriceMinor, elsewhereMinor }: DeliveryFacts): number {
  const applies = isWhole && (rule === "whole" || (rule === "fault" && isFault));
  return applies ? Math.max(0, shippingPriceMinor - elsewhereMinor) : 0;
}

type LineSums = { quantity: number; amountMinor: number; good: number; damaged: number };
type ReturnSums = {
  lines: readonly LineSums[];
  deliveryMinor: number;
  /** What the way back cost the shop, where the buyer bears it. */
  wayBackMinor: number;
  refundedMinor: number;
};
type PaidSums = { paidMinor: number; refundedMinor: number };

export type RefundSums = {
  goodsMinor: number;
  deliveryMinor: number;
  wayBackMinor: number;
  /** All that this return is worth by now. */
  dueMinor: number;
  /** Of that, what can still go back now: never more than came in for the order. */
  openMinor: number;
  /** The most that somebody may decide on, more than the rule says: what all its lines and the delivery cost. */
  mostMinor: number;
};

/** The sums of one return: worth, still open, and the limit. Over all returns never more goes back than was paid. */
export function refundSums(one: ReturnSums, order: PaidSums & { shippingPriceMinor: number }): RefundSums {
  const goodsMinor = one.lines.reduce((sum, line) => sum + shareThatCame(line, line.good + line.damaged), 0);
  const wayBackMinor = Math.min(one.wayBackMinor, goodsMinor + one.deliveryMinor);
  const worth = goodsMinor + one.deliveryMinor - wayBackMinor;
  const left = Math.max(0, order.paidMinor - order.refundedMinor);
  // What was never paid is not owed: a parcel that nobody paid for at the door comes back for nothing.
  const dueMinor = Math.min(worth, one.refundedMinor + left);
  const openMinor = Math.max(0, dueMinor - one.refundedMinor);
  const whole = one.lines.reduce((sum, line) => sum + line.amountMinor, 0) + Math.max(one.deliveryMinor, order.shippingPriceMinor);
  return {
    goodsMinor,
    deliveryMinor: one.deliveryMinor,
    wayBackMinor,
    dueMinor,
    openMinor,
    mostMinor: Math.max(openMinor, Math.min(left, whole - one.refundedMinor)),
  };
}
