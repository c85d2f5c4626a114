import type { Strategy } from "./carrier-rule";
import type { Quote } from "./carriers/port";

/** How offers are compared with one another. Pure. */

/** Of a carrier's parcels to a region that have arrived lately: how many, and how many of them by the day that they were expected. */
export type OnTime = { parcels: number; onTime: number };
export type Records = ReadonlyMap<string, OnTime>;

/** Fewer say nothing: a carrier with three good parcels is not better than one with a thousand. */
const fewestParcels = 20;

export function isReliable(record: OnTime | undefined): record is OnTime {
  return record !== undefined && record.parcels >= fewestParcels;
}

export const shareOf = ({ parcels, onTime }: OnTime): number => onTime / parcels;

type Situation = { promiseBy?: Date | null; now: Date; records?: Records };

const dayMs = 24 * 60 * 60 * 1000;

/** The latest day of the offer must keep the promise. */
export function isInTime({ days }: Quote, { now, promiseBy }: Situation): boolean {
  return !promiseBy || now.getTime() + days.max * dayMs <= promiseBy.getTime();
}

/** What decides between two offers, smaller first. Whoever breaks the promise stands behind all who keep it, and there the faster first. */
export function comparisonOf(strategy: Strategy, quote: Quote & { carrier: string }, situation: Situation): number[] {
  const { max, min } = quote.days;
  const { priceMinor } = quote;
  if (strategy === "fastest") return [max, min, priceMinor];
  if (!isInTime(quote, situation)) return [1, max, priceMinor, min];
  if (strategy === "cheapest") return [0, priceMinor, max, min];
  const record = situation.records?.get(quote.carrier);
  // Without data a carrier abstains: it is compared by price behind those that have a record.
  return isReliable(record) ? [0, 0, -shareOf(record), priceMinor, max, min] : [0, 1, 0, priceMinor, max, min];
}
