import fc from "fast-check";
import { expect, test } from "vitest";
import { bookDifferences } from "../book-differences";
import { type LotBooks, type Moved, rewound, shelvesOf } from "./shelf-books";

const binOf = (binId: string) => ({ binId, code: binId, walkOrder: Number(binId.slice(1)), units: 0, isPickBin: binId === "b1" });
const places = [null, "b1", "b2", "b3"] as const;
type Place = (typeof places)[number];

const booksOf = (there: ReadonlyMap<Place, number>): LotBooks[] => [
  {
    lot: "",
    expiresOn: null,
    units: [...there.values()].reduce((sum, units) => sum + units, 0),
    bins: places.flatMap((place) => (place && there.get(place) ? [{ ...binOf(place), units: there.get(place) ?? 0 }] : [])),
  },
];

test("units in totes are missing from the shelves in the order in which goods leave their bins", () => {
  const there = new Map<Place, number>([
    [null, 2],
    ["b1", 5],
    ["b2", 4],
  ]);
  expect(shelvesOf(booksOf(there), 4)).toEqual([
    { binId: null, lot: "", units: 0 },
    { binId: "b1", lot: "", units: 3 },
    { binId: "b2", lot: "", units: 4 },
  ]);
});

test("of lots the one that expires first is in the totes", () => {
  const lot = (name: string, expiresOn: string | null) => ({ lot: name, expiresOn, units: 3, bins: [{ ...binOf("b1"), units: 3 }] });
  const shelves = shelvesOf([lot("late", null), lot("soon", "2027-01-01")], 4).filter(({ binId }) => binId);
  expect(shelves).toEqual([
    { binId: "b1", lot: "soon", units: 0 },
    { binId: "b1", lot: "late", units: 2 },
  ]);
});

const amount = fc.nat(12);
const aMove = fc.record({ place: fc.constantFrom(...places), units: fc.integer({ min: -6, max: 6 }) });

test("C-27: the books of a moment are found again, whatever moved in or out of whatever place since", () => {
  fc.assert(
    fc.property(fc.tuple(amount, amount, amount, amount), fc.array(aMove, { maxLength: 20 }), (at, moves) => {
      const then = new Map<Place, number>(places.map((place, i) => [place, at[i] ?? 0]));
      const now = new Map(then);
      const since: Moved[] = [];
      for (const { place, units } of moves) {
        const change = Math.max(units, -(now.get(place) ?? 0));
        now.set(place, (now.get(place) ?? 0) + change);
        if (change !== 0) since.push({ binId: place, lot: "", units: change });
      }
      const shelves = shelvesOf(rewound(booksOf(now), since, binOf), 0);
      for (const place of places) expect(shelves.find(({ binId }) => binId === place)?.units ?? 0).toBe(then.get(place));
    }),
    { seed: 1_800_006_012, numRuns: 400 },
  );
});

/**
 * The whole way of a count over random days: the shelf holds something else than the books say; people count place by place;
 * goods come and go before, between and after; then the differences are posted. The books must end as the house really is.
 */
test("C-27: after the approval the books are what lies in the house, with every move between count and approval kept", () => {
  fc.assert(
    fc.property(
      fc.tuple(amount, amount, amount, amount),
      fc.tuple(amount, amount, amount, amount),
      fc.array(fc.record({ ...{ place: fc.constantFrom(...places), units: fc.integer({ min: -4, max: 6 }) }, countFirst: fc.boolean() }), {
        maxLength: 16,
      }),
      (books, truth, moves) => {
        const book = new Map<Place, number>(places.map((place, i) => [place, books[i] ?? 0]));
        const real = new Map<Place, number>(places.map((place, i) => [place, truth[i] ?? 0]));
        const found = new Map<Place, number>();
        const count = (place: Place) => found.set(place, (real.get(place) ?? 0) - (book.get(place) ?? 0));
        const waiting = [...places];
        for (const { place, units, countFirst } of moves) {
          const next = countFirst ? waiting.shift() : undefined;
          if (next !== undefined) count(next);
          // Nobody carries away what is not there, in the house or in the books.
          const change = Math.max(units, -(real.get(place) ?? 0), -(book.get(place) ?? 0));
          for (const side of [book, real]) side.set(place, (side.get(place) ?? 0) + change);
        }
        for (const place of waiting) count(place);
        const changes = bookDifferences(
          places.map((place) => ({
            binId: place,
            lot: "",
            expiresOn: null,
            difference: found.get(place) ?? 0,
            there: book.get(place) ?? 0,
          })),
        );
        const sum = (side: ReadonlyMap<Place, number>) => [...side.values()].reduce((total, units) => total + units, 0);
        expect(sum(book) + changes.reduce((total, { quantity = 0 }) => total + quantity, 0)).toBe(sum(real));
        // What a bin is named for never takes more out of it than the books have there.
        for (const { binId, quantity = 0 } of changes)
          if (binId && quantity < 0) expect(-quantity).toBeLessThanOrEqual(book.get(binId as Place) ?? 0);
      },
    ),
    { seed: 1_800_006_013, numRuns: 500 },
  );
});
