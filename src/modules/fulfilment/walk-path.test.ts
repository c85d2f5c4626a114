import fc from "fast-check";
import { expect, test } from "vitest";
import { binCode, binGrid } from "@/modules/warehouses/bin-grid";
import { metresBetween, planWalk, type Stop, serpentine, type ZoneSize } from "./walk-path";

const sizes: ZoneSize[] = [
  { zone: "A", aisles: 12, shelves: 20, walkOrder: 1 },
  { zone: "B", aisles: 8, shelves: 15, walkOrder: 241 },
];
const bins: Stop[] = [
  ...binGrid({ zone: "A", aisles: 12, shelves: 20, firstWalkOrder: 1 }),
  ...binGrid({ zone: "B", aisles: 8, shelves: 15, firstWalkOrder: 241 }),
].map((place) => ({ ...place, bin: binCode(place) }));

const someStops = fc.uniqueArray(fc.nat(bins.length - 1), { maxLength: 60 }).map((at) => at.flatMap((index) => bins[index] ?? []));

test("the way visits every bin once and is never longer than the serpentine", () => {
  fc.assert(
    fc.property(someStops, (stops) => {
      const walk = planWalk(stops, sizes);
      expect([...walk.bins].sort()).toEqual(stops.map((stop) => stop.bin).sort());
      expect(walk.metres).toBeLessThanOrEqual(walk.serpentineMetres);
    }),
    { seed: 6, numRuns: 300 },
  );
});

test("the order in which the bins are named does not matter, and a bin that is named twice is visited once", () => {
  fc.assert(
    fc.property(someStops, (stops) => {
      expect(planWalk([...stops].reverse(), sizes)).toEqual(planWalk(stops, sizes));
      expect(planWalk([...stops, ...stops], sizes)).toEqual(planWalk(stops, sizes));
    }),
    { seed: 6, numRuns: 100 },
  );
});

test("distances are a metric: symmetric, and no detour is shorter", () => {
  const one = fc.constantFrom(...bins, null);
  fc.assert(
    fc.property(one, one, one, (a, b, c) => {
      expect(metresBetween(a, b, sizes)).toBe(metresBetween(b, a, sizes));
      expect(metresBetween(a, a, sizes)).toBe(0);
      expect(metresBetween(a, c, sizes)).toBeLessThanOrEqual(metresBetween(a, b, sizes) + metresBetween(b, c, sizes));
    }),
    { seed: 6, numRuns: 500 },
  );
});

test("along an aisle by its shelves, to another by the nearer end, to another zone by the front", () => {
  const at = (code: string) => bins.find((stop) => stop.bin === code) ?? null;
  expect(metresBetween(at("A-01-2"), at("A-01-9"), sizes)).toBe(7);
  expect(metresBetween(at("A-01-2"), at("A-02-3"), sizes)).toBe(3 + 2 + 3);
  expect(metresBetween(at("A-01-19"), at("A-02-20"), sizes)).toBe(3 + 2 + 1);
  expect(metresBetween(null, at("A-03-4"), sizes)).toBe(2 * 3 + 4);
  // Zone B begins twelve aisles and a gap further.
  expect(metresBetween(at("A-01-20"), at("B-01-15"), sizes)).toBe(20 + 12 * 3 + 4 + 15);
});

test("a serpentine that runs up and down for single goods is bettered", () => {
  const stops = ["A-01-20", "A-02-2", "A-03-19"].flatMap((code) => bins.filter((stop) => stop.bin === code));
  const way = ["A-02-2", "A-03-19", "A-01-20"];
  const walk = planWalk(stops, sizes);
  expect([way, [...way].reverse()]).toContainEqual(walk.bins);
  expect(walk).toMatchObject({ metres: 58, serpentineMetres: 92 });
});

test("an order of 300 lines is walked within milliseconds", () => {
  const stops = bins.filter((_, index) => index % 6 !== 0).slice(0, 300);
  const shuffled = serpentine(stops).toSorted(
    (a, b) => ((a.bin.length * 7 + a.walkOrder * 31) % 97) - ((b.bin.length * 7 + b.walkOrder * 31) % 97),
  );
  planWalk(shuffled, sizes);
  const from = performance.now();
  const walk = planWalk(shuffled, sizes);
  const took = performance.now() - from;
  process.stdout.write(`walk of 300 bins: ${took.toFixed(1)} ms, ${walk.metres} m instead of ${walk.serpentineMetres} m\n`);
  expect(walk.bins).toHaveLength(300);
  expect(took).toBeLessThan(1_000);
});
