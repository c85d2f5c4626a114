import fc from "fast-check";
import { expect, test } from "vitest";
import { chanceWithin, expectedShort, unitsFor } from "./units-expected";

const anExpectation = fc
  .record({ mean: fc.double({ min: 0.01, max: 400, noNaN: true }), spread: fc.double({ min: 0.2, max: 20, noNaN: true }) })
  .map(({ mean, spread }) => ({ mean, variance: mean * spread }));
const aLevel = fc.double({ min: 0.5, max: 0.999, noNaN: true });

test("the units for a level suffice with that chance, and one less does not", () => {
  fc.assert(
    fc.property(anExpectation, aLevel, (expected, level) => {
      const units = unitsFor(expected, level);
      expect(chanceWithin(expected, units)).toBeGreaterThanOrEqual(level - 1e-6);
      if (units > 0) expect(chanceWithin(expected, units - 1)).toBeLessThan(level + 1e-6);
    }),
  );
});

test("a higher level never asks for less, nor do more units leave more missing", () => {
  fc.assert(
    fc.property(anExpectation, aLevel, aLevel, fc.nat(500), fc.nat(50), (expected, a, b, units, more) => {
      expect(unitsFor(expected, Math.max(a, b))).toBeGreaterThanOrEqual(unitsFor(expected, Math.min(a, b)));
      expect(chanceWithin(expected, units + more)).toBeGreaterThanOrEqual(chanceWithin(expected, units) - 1e-9);
      expect(expectedShort(expected, units + more)).toBeLessThanOrEqual(expectedShort(expected, units) + 1e-6);
      expect(expectedShort(expected, units)).toBeGreaterThanOrEqual(0);
    }),
  );
});

test("known values: Poisson of 3, a normal of 400", () => {
  const poisson = { mean: 3, variance: 3 };
  expect(chanceWithin(poisson, 0)).toBeCloseTo(Math.exp(-3), 9);
  expect(chanceWithin(poisson, 5)).toBeCloseTo(0.916_082, 5);
  expect(unitsFor(poisson, 0.95)).toBe(6);
  expect(expectedShort(poisson, 0)).toBe(3);
  expect(expectedShort(poisson, 1)).toBeCloseTo(2 + Math.exp(-3), 6);
  expect(unitsFor({ mean: 400, variance: 400 }, 0.975)).toBe(440);
});

test("what varies more than by chance needs more", () => {
  expect(unitsFor({ mean: 3, variance: 12 }, 0.95)).toBeGreaterThan(unitsFor({ mean: 3, variance: 3 }, 0.95));
});

test("of what nobody asks for nothing is kept, and only what is owed is missing", () => {
  const nothing = { mean: 0, variance: 0 };
  expect([unitsFor(nothing, 0.99), chanceWithin(nothing, 0), chanceWithin(nothing, -1), expectedShort(nothing, -2)]).toEqual([0, 1, 0, 2]);
});
