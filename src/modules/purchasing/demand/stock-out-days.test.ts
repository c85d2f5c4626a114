import fc from "fast-check";
import { expect, test } from "vitest";
import { readTurns, stockOutDays } from "./stock-out-days";

const day = 86_400;
const starts = Array.from({ length: 6 }, (_, at) => at * day);

test("a day without goods is one that had none for more than half of it", () => {
  const turns = readTurns(`0+,${day + day / 4}-,${3 * day + (day * 3) / 4}+,${4 * day + (day * 3) / 4}-`);
  expect(stockOutDays(turns, starts)).toEqual([false, true, true, true, false]);
});

test("before the ledger's first word nothing is known, and so no day is out", () => {
  expect(stockOutDays(readTurns(`${3 * day}-`), starts)).toEqual([false, false, false, true, true]);
  expect(stockOutDays([], starts)).toEqual(new Array(5).fill(false));
});

test("a day of 23 or 25 hours is measured by its own length", () => {
  const short = [0, 23 * 3_600];
  expect(stockOutDays([{ at: 11 * 3_600, isThere: false }], short)).toEqual([true]);
  expect(stockOutDays([{ at: 13 * 3_600, isThere: false }], [0, 25 * 3_600])).toEqual([false]);
});

test("however often goods come and go, the days add up as the seconds do", () => {
  fc.assert(
    fc.property(fc.array(fc.nat(5 * day - 1), { maxLength: 40 }), (moments) => {
      const turns = [...moments].sort((a, b) => a - b).map((at, i) => ({ at, isThere: i % 2 === 1 }));
      const isOutAt = (second: number) => turns.findLast(({ at }) => at <= second)?.isThere === false;
      const edges = [...new Set([...starts, ...turns.map(({ at }) => at)])].sort((a, b) => a - b);
      const without = new Array<number>(5).fill(0);
      for (const [i, from] of edges.entries()) {
        const until = edges[i + 1];
        const at = Math.floor(from / day);
        if (until !== undefined && isOutAt(from)) without[at] = (without[at] ?? 0) + until - from;
      }
      expect(stockOutDays(turns, starts)).toEqual(without.map((seconds) => seconds > day / 2));
    }),
  );
});
