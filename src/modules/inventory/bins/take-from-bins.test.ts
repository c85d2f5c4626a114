import fc from "fast-check";
import { expect, test } from "vitest";
import { takeFromBins } from "./take-from-bins";

const bin = (binId: string, walkOrder: number, units: number, isPickBin = false) => ({ binId, code: binId, walkOrder, units, isPickBin });

test("what lies in no bin goes first, then the pick bin, then the others along the walk", () => {
  const bins = [bin("C", 30, 5), bin("A", 10, 2), bin("B", 20, 4, true)];
  expect(takeFromBins(bins, 3, 10)).toEqual([
    { binId: null, units: 3 },
    { binId: "B", units: 4 },
    { binId: "A", units: 2 },
    { binId: "C", units: 1 },
  ]);
  expect(takeFromBins(bins, 3, 2)).toEqual([{ binId: null, units: 2 }]);
});

test("never more than asked or there, whatever order the bins come in", () => {
  const some = fc.uniqueArray(
    fc.record({ code: fc.string({ maxLength: 3 }), walkOrder: fc.nat(3), units: fc.integer({ min: 1, max: 9 }) }),
    {
      selector: ({ code }) => code,
      maxLength: 6,
    },
  );
  fc.assert(
    fc.property(some, fc.nat(9), fc.nat(70), (rows, unplaced, units) => {
      const bins = rows.map((row) => ({ ...row, binId: row.code, isPickBin: false }));
      const taken = takeFromBins(bins, unplaced, units);
      const there = unplaced + bins.reduce((sum, one) => sum + one.units, 0);
      expect(taken.reduce((sum, one) => sum + one.units, 0)).toBe(Math.min(units, there));
      expect(takeFromBins([...bins].reverse(), unplaced, units)).toEqual(taken);
    }),
  );
});
