import fc from "fast-check";
import { expect, test } from "vitest";
import { legsOf, type OrderedStop, orderStops, wayKm } from "./stop-order";

const somePoint = fc.record({
  latitude: fc.double({ min: 55, max: 56, noNaN: true }),
  longitude: fc.double({ min: 37, max: 38, noNaN: true }),
});
const someStops = fc
  .array(
    fc.record({ point: fc.option(somePoint, { freq: 5 }), address: fc.constantFrom("Казань, Баумана, 1", "Казань, Декабристов, 2", "") }),
    {
      maxLength: 25,
    },
  )
  .map((stops): OrderedStop[] => stops.map((stop, index) => ({ ...stop, id: String(index).padStart(2, "0") })));

test("every stop is driven once, those of unknown place last and by address", () => {
  fc.assert(
    fc.property(fc.option(somePoint), someStops, (start, stops) => {
      const way = orderStops(start, stops);
      expect(way.map(({ id }) => id).toSorted()).toEqual(stops.map(({ id }) => id));
      const known = stops.filter(({ point }) => point !== null).length;
      expect(way.slice(0, known).every(({ point }) => point !== null)).toBe(true);
      const last = way.slice(known).map(({ address }) => address);
      expect(last).toEqual(last.toSorted((a, b) => a.localeCompare(b, "ru")));
    }),
  );
});

test("sorting never makes the way longer, and sorting again changes nothing in its length", () => {
  fc.assert(
    fc.property(somePoint, someStops, (start, stops) => {
      const way = orderStops(start, stops);
      expect(wayKm(start, way)).toBeLessThanOrEqual(wayKm(start, stops) + 1e-9);
      expect(wayKm(start, orderStops(start, way))).toBeLessThanOrEqual(wayKm(start, way) + 1e-9);
    }),
  );
});

const stop = (id: string, longitude: number | null): OrderedStop => ({
  id,
  address: id,
  point: longitude === null ? null : { latitude: 55, longitude },
});

test("stops along a road are driven along the road", () => {
  const start = { latitude: 55, longitude: 37 };
  const way = orderStops(start, [stop("far", 37.3), stop("nobody knows", null), stop("near", 37.1), stop("middle", 37.2)]);
  expect(way.map(({ id }) => id)).toEqual(["near", "middle", "far", "nobody knows"]);
  expect(legsOf(start, way).map((leg) => leg && Math.round(leg))).toEqual([6, 6, 6, null]);
});

test("without the warehouse's place the way begins at a stop", () => {
  expect(orderStops(null, [stop("b", 37.2), stop("a", 37.1)])).toHaveLength(2);
  expect(orderStops(null, [stop("b", null), stop("a", null)]).map(({ id }) => id)).toEqual(["a", "b"]);
});
