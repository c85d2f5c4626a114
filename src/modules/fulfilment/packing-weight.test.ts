import fc from "fast-check";
import { expect, test } from "vitest";
import { allowedGrams, expectedWeight, firstPackingRules, type PackingRules, wholeOf, whyNotWeight } from "./packing-weight";

const rules: PackingRules = { ...firstPackingRules, tolerancePercent: 5, toleranceGrams: 50 };
const expected = { goodsGrams: 1_800, boxGrams: 200 };
const judge = (weighedGrams: number | null, why: string | null = null, more: Partial<PackingRules> = {}) =>
  whyNotWeight({ expected, weighedGrams, why }, { ...rules, ...more });

test("goods and box together are expected; one product without a weight, and nothing is", () => {
  const inside = [
    { units: 2, weightGrams: 300 },
    { units: 0, weightGrams: null },
  ];
  expect(expectedWeight(inside, { ownGrams: 140 })).toEqual({ goodsGrams: 600, boxGrams: 140 });
  expect(expectedWeight([...inside, { units: 1, weightGrams: null }], { ownGrams: 140 })).toBeNull();
});

test("within the larger of percent and grams nothing is said; beyond it the packer is asked to look again, or to say why", () => {
  expect(allowedGrams(expected, rules)).toBe(100);
  expect(allowedGrams({ goodsGrams: 100, boxGrams: 20 }, rules)).toBe(50);
  expect(judge(2_100)).toBeNull();
  expect(judge(1_900)).toBeNull();
  expect(judge(2_101)).toMatchObject({ code: "packing.too_heavy", params: { weighed: 2.101, expected: 2, off: 101 } });
  expect(judge(1_899)).toMatchObject({ code: "packing.too_light", params: { off: 101 } });
  expect(judge(1_200, "a gift was left out")).toBeNull();
});

test("a box whose weight nobody knows may weigh anything, but what is too light lacks a unit", () => {
  const open = { goodsGrams: 1_800, boxGrams: null };
  const say = (weighedGrams: number) => whyNotWeight({ expected: open, weighedGrams, why: null }, rules);
  expect(say(4_000)).toBeNull();
  expect(say(1_500)).toMatchObject({ code: "packing.too_light" });
});

test("where each parcel has to be weighed, the goods' own weights are not enough", () => {
  expect(judge(null)).toBeNull();
  expect(judge(null, null, { mustWeigh: true })).toMatchObject({ code: "packing.weigh_first" });
});

test("a wider tolerance never refuses what a narrower one lets through", () => {
  const weight = fc.integer({ min: 1, max: 50_000 });
  fc.assert(
    fc.property(weight, weight, fc.integer({ min: 0, max: 40 }), fc.integer({ min: 0, max: 10 }), (goodsGrams, weighed, percent, more) => {
      const one = { goodsGrams, boxGrams: 100 };
      const say = (tolerancePercent: number) =>
        whyNotWeight({ expected: one, weighedGrams: weighed, why: null }, { ...rules, tolerancePercent });
      if (say(percent) === null) expect(say(percent + more)).toBeNull();
      expect(whyNotWeight({ expected: one, weighedGrams: wholeOf(one), why: null }, rules)).toBeNull();
    }),
  );
});
