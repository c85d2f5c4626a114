import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { averageCost, costOfEach, fineCost, wholeMinor } from "./moving-average";

/** A fraction, exact. */
type Ratio = { over: bigint; under: bigint };

const event = fc.oneof(
  fc.record({ units: fc.integer({ min: 1, max: 100_000 }), costE4: fc.integer({ min: 0, max: 10_000_000_000 }) }),
  fc.record({ leave: fc.integer({ min: 1, max: 100_000 }) }),
);

describe("the moving average", () => {
  test("is the mean of what was there and what came", () => {
    expect(averageCost({ units: 10, costE4: fineCost(100) }, { units: 30, costE4: fineCost(200) })).toBe(fineCost(175));
  });

  test("is moved by a small receipt into a large stock", () => {
    let costE4: number | null = fineCost(100);
    for (let i = 0; i < 1_000; i++) costE4 = averageCost({ units: 1_000 + i, costE4 }, { units: 1, costE4: fineCost(200) });
    // Rounded to whole minor units each time it would stand at 100 for ever.
    expect(wholeMinor(costE4 ?? 0)).toBe(150);
  });

  test("is the price of what came where nothing lay there, or nobody knew what it had cost", () => {
    const came = { units: 3, costE4: fineCost(70) };
    expect(averageCost({ units: 0, costE4: fineCost(10) }, came)).toBe(fineCost(70));
    expect(averageCost({ units: -2, costE4: fineCost(10) }, came)).toBe(fineCost(70));
    expect(averageCost({ units: 9, costE4: null }, came)).toBe(fineCost(70));
  });

  test("stays as it is when goods come at a cost that nobody knows", () => {
    expect(averageCost({ units: 5, costE4: 12 }, { units: 5, costE4: null })).toBe(12);
    expect(averageCost({ units: 0, costE4: null }, { units: 5, costE4: null })).toBeNull();
  });

  test("follows the fold in fractions to less than a ten-thousandth of a minor unit for each receipt, whatever comes and leaves", () => {
    fc.assert(
      fc.property(fc.array(event, { maxLength: 60 }), (events) => {
        let units = 0;
        let costE4: number | null = null;
        let exact: Ratio | null = null;
        let receipts = 0n;
        for (const one of events) {
          if ("leave" in one) {
            units = Math.max(0, units - one.leave);
            continue;
          }
          receipts += 1n;
          const came = BigInt(one.costE4) * BigInt(one.units);
          exact =
            exact && units > 0
              ? { over: exact.over * BigInt(units) + came * exact.under, under: exact.under * BigInt(units + one.units) }
              : { over: BigInt(one.costE4), under: 1n };
          costE4 = averageCost({ units, costE4 }, one);
          units += one.units;
          const off = BigInt(costE4 ?? -1) * exact.under - exact.over;
          expect((off < 0n ? -off : off) * 2n <= receipts * exact.under).toBe(true);
        }
      }),
    );
  });

  test("never leaves the span between what was there and what came", () => {
    const lot = fc.record({ units: fc.integer({ min: 1, max: 10_000_000 }), costE4: fc.integer({ min: 0, max: 1_000_000_000_000 }) });
    fc.assert(
      fc.property(lot, lot, (there, came) => {
        const mean = averageCost(there, came) ?? -1;
        expect(mean).toBeGreaterThanOrEqual(Math.min(there.costE4, came.costE4));
        expect(mean).toBeLessThanOrEqual(Math.max(there.costE4, came.costE4));
      }),
    );
  });
});

test("each of some units costs its part of what they cost together", () => {
  expect(costOfEach(1_000, 3)).toBe(3_333_333);
  expect(wholeMinor(3_333_333)).toBe(333);
});
