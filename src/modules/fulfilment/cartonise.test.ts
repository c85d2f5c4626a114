import fc from "fast-check";
import { expect, test } from "vitest";
import { type BoxType, fillBox, type Goods, piecesOf, suggestBoxes } from "./cartonise";

const box = (code: string, lengthMm: number, widthMm: number, heightMm: number, more: Partial<BoxType> = {}): BoxType => ({
  ...{ code, lengthMm, widthMm, heightMm, maxGrams: null, ownGrams: 100, costMinor: null },
  ...more,
});
const goods = (sku: string, units: number, sides: readonly [number, number, number], weightGrams: number | null = 100): Goods => ({
  ...{ id: sku, sku, units, weightGrams, lengthMm: sides[0], widthMm: sides[1], heightMm: sides[2] },
});
const [small, middle, large] = [box("S", 200, 150, 100), box("M", 300, 200, 150), box("L", 400, 300, 200)];
const house = [large, small, middle];

const boxesOf = (plan: ReturnType<typeof suggestBoxes>) => {
  if ("refused" in plan) throw new Error(plan.refused.code);
  return plan.boxes;
};

test("the smallest box that takes everything is suggested, whichever way a piece has to lie", () => {
  expect(boxesOf(suggestBoxes([goods("CUP", 1, [100, 100, 190])], house))).toEqual([
    { box: "S", units: { CUP: 1 }, goodsGrams: 100, fillPercent: 63 },
  ]);
  expect(boxesOf(suggestBoxes([goods("CUP", 4, [100, 100, 95])], house)).map((one) => one.box)).toEqual(["M"]);
  // A poster in its tube is longer than the middle box and fits the large one.
  expect(boxesOf(suggestBoxes([goods("TUBE", 1, [50, 50, 390])], house)).map((one) => one.box)).toEqual(["L"]);
});

test("of two boxes of one size the cheaper is taken", () => {
  const types = [box("DEAR", 200, 150, 100, { costMinor: 5_000 }), box("PLAIN", 200, 150, 100, { costMinor: 1_000 })];
  expect(boxesOf(suggestBoxes([goods("CUP", 1, [90, 90, 90])], types)).map((one) => one.box)).toEqual(["PLAIN"]);
});

test("what is too heavy for one box goes into two", () => {
  const strong = box("M", 300, 200, 150, { maxGrams: 5_000 });
  const plan = boxesOf(suggestBoxes([goods("IRON", 4, [50, 50, 50], 2_000)], [strong]));
  expect(plan).toMatchObject([
    { box: "M", units: { IRON: 2 }, goodsGrams: 4_000 },
    { box: "M", units: { IRON: 2 }, goodsGrams: 4_000 },
  ]);
});

test("nothing is suggested while a size is not known, where a piece fits no box, and without boxes", () => {
  const unknown = { ...goods("NEW", 1, [1, 1, 1]), heightMm: null };
  const whyOf = (all: readonly Goods[], types: readonly BoxType[]) => {
    const plan = suggestBoxes(all, types);
    return "refused" in plan ? plan.refused : null;
  };
  expect(whyOf([goods("CUP", 1, [90, 90, 90]), unknown], house)).toMatchObject({ code: "packing.sizes_unknown", params: { skus: "NEW" } });
  expect(whyOf([goods("SKI", 1, [1_800, 90, 90])], house)).toMatchObject({ code: "packing.fits_no_box", params: { skus: "SKI" } });
  expect(whyOf([goods("CUP", 1, [90, 90, 90])], [])).toMatchObject({ code: "packing.no_boxes" });
  expect(whyOf([goods("PIN", 301, [1, 1, 1])], house)).toMatchObject({ code: "packing.too_many_to_plan" });
});

const side = fc.integer({ min: 10, max: 250 });
const someGoods = fc
  .array(
    fc.record({ units: fc.integer({ min: 1, max: 8 }), sides: fc.tuple(side, side, side), grams: fc.integer({ min: 1, max: 4_000 }) }),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((all) => all.map(({ units, sides, grams }, i) => goods(`P${i}`, units, sides, grams)));
const someBoxes = fc
  .array(fc.record({ sides: fc.tuple(side, side, side), maxGrams: fc.option(fc.integer({ min: 4_000, max: 20_000 })) }), {
    minLength: 1,
    maxLength: 6,
  })
  // A box that takes any one piece, so that there always is a plan.
  .map((all) => [
    box("ALL", 250, 250, 250),
    ...all.map(({ sides, maxGrams }, i) => box(`B${i}`, sides[0], sides[1], sides[2], { maxGrams })),
  ]);

const inside = (at: readonly number[], sides: readonly number[], type: BoxType) =>
  at.every((from, axis) => from >= 0 && from + (sides[axis] ?? 0) <= ([type.lengthMm, type.widthMm, type.heightMm][axis] ?? 0));

test("everything lies inside its box, nothing lies in anything else, and each piece lies as it is", () => {
  fc.assert(
    fc.property(someGoods, someBoxes, (all, types) => {
      for (const type of types) {
        const pieces = all.flatMap(piecesOf);
        const placed = fillBox(type, pieces);
        expect(new Set(placed.map(({ piece }) => piece)).size).toBe(placed.length);
        for (const [i, one] of placed.entries()) {
          expect(inside(one.at, one.sides, type)).toBe(true);
          expect([...one.sides].toSorted((a, b) => a - b)).toEqual([...one.piece.sides].toSorted((a, b) => a - b));
          const isApart = (other: typeof one) =>
            [0, 1, 2].some(
              (axis) =>
                (one.at[axis] ?? 0) + (one.sides[axis] ?? 0) <= (other.at[axis] ?? 0) ||
                (other.at[axis] ?? 0) + (other.sides[axis] ?? 0) <= (one.at[axis] ?? 0),
            );
          expect(placed.slice(i + 1).every(isApart)).toBe(true);
        }
      }
    }),
    { numRuns: 60 },
  );
});

test("every unit goes into exactly one box, and no box carries more than it may", () => {
  fc.assert(
    fc.property(someGoods, someBoxes, (all, types) => {
      const plan = boxesOf(suggestBoxes(all, types));
      for (const { id, units } of all) expect(plan.reduce((sum, one) => sum + (one.units[id] ?? 0), 0)).toBe(units);
      for (const one of plan) {
        const type = types.find(({ code }) => code === one.box);
        const grams = all.reduce((sum, { id, weightGrams }) => sum + (one.units[id] ?? 0) * (weightGrams ?? 0), 0);
        expect(one.goodsGrams).toBe(grams);
        expect(grams).toBeLessThanOrEqual(type?.maxGrams ?? Number.POSITIVE_INFINITY);
        expect(one.fillPercent).toBeLessThanOrEqual(100);
      }
    }),
    { numRuns: 60 },
  );
});

test("the order in which goods and boxes are named changes nothing", () => {
  fc.assert(
    fc.property(someGoods, someBoxes, (all, types) => {
      expect(suggestBoxes(all.toReversed(), types.toReversed())).toEqual(suggestBoxes(all, types));
    }),
    { numRuns: 40 },
  );
});

test("one more kind of box, or a stronger one, never makes a single box larger", () => {
  fc.assert(
    fc.property(someGoods, someBoxes, fc.tuple(side, side, side), (all, types, sides) => {
      const before = boxesOf(suggestBoxes(all, types));
      if (before.length > 1) return;
      const roomOf = (plan: typeof before, known: readonly BoxType[]) =>
        plan.reduce((sum, one) => {
          const type = known.find(({ code }) => code === one.box);
          return sum + (type ? type.lengthMm * type.widthMm * type.heightMm : 0);
        }, 0);
      const more = [...types, box("NEW", ...sides)];
      const stronger = types.map((type) => ({ ...type, maxGrams: null }));
      for (const known of [more, stronger]) {
        const after = boxesOf(suggestBoxes(all, known));
        expect(after).toHaveLength(1);
        expect(roomOf(after, known)).toBeLessThanOrEqual(roomOf(before, types));
      }
    }),
    { numRuns: 60 },
  );
});
