import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addedSteps, beginOf, lastStep, quantile, stepOf } from "./durations";

const halfYear = 180 * 86_400;
const durations = fc.array(fc.integer({ min: 0, max: halfYear }), { minLength: 1, maxLength: 300 });
const counted = (all: readonly number[]) => addedSteps(all.map((seconds) => [{ step: stepOf(seconds), times: 1 }]));

describe("the scale of durations", () => {
  test("a duration lies in its step, and a step is a tenth of it wide at most", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: halfYear }), (seconds) => {
        const step = stepOf(seconds);
        // A hair's breadth at the border: logarithms are not exact.
        expect(seconds).toBeGreaterThanOrEqual(beginOf(step) * (1 - 1e-9));
        expect(seconds).toBeLessThanOrEqual(beginOf(step + 1) * (1 + 1e-9));
        if (step > 0) expect(beginOf(step + 1) / beginOf(step)).toBeLessThan(1.1);
        expect(step).toBeLessThan(lastStep);
      }),
    );
  });

  test("a quantile lies in the step of the duration at its place", () => {
    fc.assert(
      fc.property(durations, fc.constantFrom(0.1, 0.5, 0.9, 1), (all, share) => {
        const sorted = all.toSorted((a, b) => a - b);
        const exact = sorted[Math.max(0, Math.ceil(all.length * share) - 1)] ?? 0;
        const read = quantile(counted(all), share) ?? -1;
        const step = stepOf(exact);
        expect(read).toBeGreaterThanOrEqual(beginOf(step));
        expect(read).toBeLessThanOrEqual(beginOf(step + 1));
      }),
    );
  });

  test("quantiles of sums are those of all together, whatever the parts", () => {
    fc.assert(
      fc.property(durations, durations, (one, other) => {
        expect(quantile(addedSteps([counted(one), counted(other)]), 0.9)).toBe(quantile(counted([...one, ...other]), 0.9));
      }),
    );
  });

  test("nothing has no quantile", () => {
    expect(quantile([], 0.5)).toBeNull();
    expect(quantile([{ step: 3, times: 0 }], 0.5)).toBeNull();
  });
});
