import { addDays } from "@/lib/dates";
import type { Days } from "../figures/span";

/** What moved on a day, in units and by cost. Pure. */
export type Flow = {
  net: number;
  received: number;
  shipped: number;
  returned: number;
  writtenOff: number;
  found: number;
  missed: number;
  netMinor: number;
  shippedMinor: number;
  writtenOffMinor: number;
  foundMinor: number;
  missedMinor: number;
};
export type DayFlow = Flow & { day: string; warehouseId: string };
export type StockDay = Flow & { day: string /** At the end of the day. */; onHand: number; valueMinor: number };

const noFlow: Flow = {
  ...{ net: 0, received: 0, shipped: 0, returned: 0, writtenOff: 0, found: 0, missed: 0 },
  ...{ netMinor: 0, shippedMinor: 0, writtenOffMinor: 0, foundMinor: 0, missedMinor: 0 },
};
const names = Object.keys(noFlow) as (keyof Flow)[];

export const addedFlows = (flows: readonly Flow[]): Flow =>
  Object.fromEntries(names.map((name) => [name, flows.reduce((sum, flow) => sum + flow[name], 0)])) as Flow;

/**
 * The days of a period with what was there at the end of each: reckoned back from what is there now, by what has moved since. `flows`
 * reach from the first day of the period to today.
 */
export function stockDays(days: Days, today: string, now: { onHand: number; valueMinor: number }, flows: readonly DayFlow[]): StockDay[] {
  const byDay = new Map<string, DayFlow[]>();
  for (const flow of flows) byDay.set(flow.day, [...(byDay.get(flow.day) ?? []), flow]);
  const back: StockDay[] = [];
  let { onHand, valueMinor } = now;
  for (let day = today > days.to ? today : days.to; day >= days.from; day = addDays(day, -1)) {
    const flow = addedFlows(byDay.get(day) ?? []);
    if (day <= days.to) back.push({ day, ...flow, onHand, valueMinor: Math.max(0, valueMinor) });
    onHand -= flow.net;
    valueMinor -= flow.netMinor;
  }
  return back.reverse();
}

/** What follows for a period. */
export function derivedStock(days: readonly StockDay[]) {
  const sum = addedFlows(days);
  const count = Math.max(1, days.length);
  const averageUnits = days.reduce((total, { onHand }) => total + onHand, 0) / count;
  const averageMinor = days.reduce((total, { valueMinor }) => total + valueMinor, 0) / count;
  const sold = sum.shipped - sum.returned;
  const end = days.at(-1);
  return {
    sum,
    averageUnits,
    averageMinor,
    /** How often the average stock was sold. */
    turnover: averageUnits > 0 ? sold / averageUnits : null,
    /** For how many days the stock lasts at the pace of the period. */
    coverDays: end && sold > 0 ? (end.onHand * count) / sold : null,
    /** What is gone without a sale, of the average stock. */
    lostUnits: sum.missed - sum.found + sum.writtenOff,
    lostMinor: sum.missedMinor - sum.foundMinor + sum.writtenOffMinor,
    lostShare: averageUnits > 0 ? (sum.missed - sum.found + sum.writtenOff) / averageUnits : null,
  };
}

/** Days of a period up to today: those that have not begun have no stock. */
export function daysSoFar({ from, to }: Days, today: string): Days {
  const [until = to] = [to, today].sort();
  return { from: from > until ? until : from, to: until };
}
