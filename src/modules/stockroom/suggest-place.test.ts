import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { roomFor } from "@/modules/inventory/bin-room";
import { type PlaceBin, suggestPlaces } from "./suggest-place";

const bin = (code: string, walkOrder: number, more: Partial<PlaceBin> = {}): PlaceBin => ({
  ...{ id: code, code, walkOrder, kind: "pick", held: [], isOthers: false },
  ...{ maxUnits: null, maxWeightGrams: null, maxVolumeCm3: null },
  ...more,
});

const tea = { productId: "tea", units: 12, weightGrams: 100, volumeCm3: 500, isApart: false, ownBinId: null };
const holding = (productId: string, units: number) => [{ productId, units, weightGrams: 100, volumeCm3: 500 }];
const planOf = (bins: PlaceBin[], goods: Partial<Parameters<typeof suggestPlaces>[1]> = {}) => {
  const { places, left } = suggestPlaces(bins, { ...tea, ...goods });
  return { places: places.map(({ code, units, why }) => `${code} ${units} ${why.code}`), left };
};

describe("a place for goods that have come", () => {
  test("their own bin first, then where they lie, then the nearest free one", () => {
    const bins = [
      bin("A-01-1", 1),
      bin("A-02-1", 9, { held: holding("tea", 3), maxUnits: 6 }),
      bin("A-03-1", 20, { id: "own", maxUnits: 5 }),
      bin("R-01-1", 25, { kind: "reserve" }),
    ];
    expect(planOf(bins, { ownBinId: "own" })).toEqual({
      places: ["A-03-1 5 place.own", "A-02-1 3 place.same", "R-01-1 4 place.nearest_free"],
      left: 0,
    });
  });

  test("what is new begins in a free pick bin near the gate, never in another product's own or in a filled one", () => {
    const bins = [
      bin("A-01-1", 1, { isOthers: true }),
      bin("A-01-2", 2, { held: holding("cup", 1) }),
      bin("R-01-1", 3, { kind: "reserve" }),
      bin("A-01-3", 4),
    ];
    expect(planOf(bins).places).toEqual(["A-01-3 12 place.nearest_free"]);
  });

  test("weight and volume limit what fits, and what is not measured does not", () => {
    expect(planOf([bin("A-01-1", 1, { maxWeightGrams: 350 })])).toEqual({ places: ["A-01-1 3 place.nearest_free"], left: 9 });
    expect(planOf([bin("A-01-1", 1, { maxVolumeCm3: 2_400 })]).left).toBe(8);
    expect(planOf([bin("A-01-1", 1, { maxWeightGrams: 1 })], { weightGrams: null }).left).toBe(0);
  });

  test("what may not be sold goes to bins for that, and nothing else does", () => {
    const bins = [bin("A-01-1", 1), bin("Q-01-1", 90, { kind: "apart", held: holding("cup", 4) })];
    expect(planOf(bins, { isApart: true, ownBinId: "A-01-1" }).places).toEqual(["Q-01-1 12 place.apart"]);
    expect(planOf([bin("Q-01-1", 1, { kind: "apart" })])).toEqual({ places: [], left: 12 });
  });

  test("whatever the bins are like: nothing is lost, and no bin gets more than fits", () => {
    const limit = fc.option(fc.integer({ min: 1, max: 5_000 }), { nil: null });
    const aBin = fc.record({
      walkOrder: fc.nat(100),
      kind: fc.constantFrom("pick" as const, "reserve" as const, "apart" as const),
      isOthers: fc.boolean(),
      maxUnits: limit,
      maxWeightGrams: limit,
      maxVolumeCm3: limit,
      held: fc.array(fc.record({ productId: fc.constantFrom("tea", "cup"), units: fc.integer({ min: 1, max: 9 }) }), { maxLength: 2 }),
    });
    fc.assert(
      fc.property(fc.array(aBin, { maxLength: 8 }), fc.integer({ min: 1, max: 60 }), fc.boolean(), (some, units, isApart) => {
        const bins = some.map((one, i) =>
          bin(`B-${i}`, one.walkOrder, { ...one, held: one.held.map((h) => ({ ...h, weightGrams: 100, volumeCm3: 500 })) }),
        );
        const { places, left } = suggestPlaces(bins, { ...tea, units, isApart });
        expect(places.reduce((sum, place) => sum + place.units, 0) + left).toBe(units);
        expect(new Set(places.map(({ binId }) => binId)).size).toBe(places.length);
        for (const place of places) {
          const into = bins.find(({ id }) => id === place.binId);
          expect(into && place.units <= roomFor(into, into.held, tea)).toBe(true);
          expect(into?.kind === "apart").toBe(isApart);
        }
      }),
      { seed: 1_800_006_011, numRuns: 300 },
    );
  });
});
