import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { byTurn, type Coming, promiseOfAll, promisesByLine, serve, type Wait } from "./promise";

const day = (n: number, hour = 9) => new Date(Date.UTC(2026, 11, n, hour));
const moscow = { id: "MSK", cutOff: "15:00", timezone: "Europe/Moscow" };
const kazan = { id: "KZN", cutOff: "12:00", timezone: "Europe/Moscow" };

const wait = (id: string, units: number, more: Partial<Wait> = {}): Wait => ({
  id,
  lineId: `line of ${id}`,
  orderId: `order of ${id}`,
  productId: "tea",
  units,
  priority: 0,
  warehouseIds: null,
  availableFrom: null,
  ...more,
});
const arrival = (id: string, units: number, expectedAt: Date, more: Partial<Coming> = {}): Coming => ({
  id,
  productId: "tea",
  units,
  expectedAt,
  warehouse: moscow,
  ...more,
});
const promise = (waits: Wait[], coming: Coming[], id: string) => serve(waits, coming).get(id)?.promisedAt ?? null;

describe("a waiting line is promised", () => {
  test("for the next cut-off after the arrival that completes it", () => {
    const coming = [arrival("a", 2, day(1)), arrival("b", 2, day(4, 13))];
    // 15:00 in Moscow is 12:00 UTC; what comes at 13:00 leaves the day after.
    expect(promise([wait("1", 2)], coming, "1")).toEqual(day(1, 12));
    expect(promise([wait("1", 3)], coming, "1")).toEqual(day(5, 12));
  });

  test("not at all while too little is announced", () => {
    expect(promise([wait("1", 5)], [arrival("a", 4, day(1))], "1")).toBeNull();
    expect(promise([wait("1", 1)], [], "1")).toBeNull();
  });

  test("after the more urgent, and after those who have waited longer", () => {
    const coming = [arrival("a", 1, day(1)), arrival("b", 1, day(2)), arrival("c", 1, day(3))];
    const waits = [wait("2", 1), wait("1", 1), wait("3", 1, { priority: 2 })];
    expect(["3", "1", "2"].map((id) => promise(waits, coming, id))).toEqual([day(1, 12), day(2, 12), day(3, 12)]);
  });

  test("only from warehouses that its channel sells from", () => {
    const coming = [arrival("a", 5, day(1)), arrival("b", 5, day(6), { warehouse: kazan })];
    const waits = [wait("1", 1, { warehouseIds: ["KZN"] }), wait("2", 5)];
    expect(promise(waits, coming, "1")).toEqual(day(7, 9));
    expect(promise(waits, coming, "2")).toEqual(day(1, 12));
  });

  test("not before a preorder is out", () => {
    expect(promise([wait("1", 1, { availableFrom: day(20) })], [arrival("a", 1, day(1))], "1")).toEqual(day(20, 12));
  });

  test("as a bundle when the last of its parts is there", () => {
    const waits = [wait("1", 1, { lineId: "set" }), wait("2", 2, { lineId: "set", productId: "cup" })];
    const tea = arrival("a", 1, day(1));
    expect(promisesByLine(waits, serve(waits, [tea])).get("set")).toBeNull();
    const all = [tea, arrival("b", 2, day(9), { productId: "cup" })];
    expect(promisesByLine(waits, serve(waits, all)).get("set")).toEqual(day(9, 12));
  });
});

test("an order is promised with its last line, and not while one is unknown", () => {
  expect(promiseOfAll([day(1), day(3), day(2)])).toEqual(day(3));
  expect(promiseOfAll([day(1), null])).toBeNull();
  expect(promiseOfAll([])).toBeNull();
});

const waits = fc.array(
  fc.record({ units: fc.integer({ min: 1, max: 9 }), priority: fc.integer({ min: 0, max: 2 }), only: fc.constantFrom(null, "MSK", "KZN") }),
  { maxLength: 12 },
);
const announced = fc.array(
  fc.record({ units: fc.integer({ min: 1, max: 15 }), on: fc.integer({ min: 1, max: 28 }), place: fc.constantFrom(moscow, kazan) }),
  { maxLength: 6 },
);
const built = fc.tuple(waits, announced).map(([some, others]) => ({
  queue: some.map(({ units, priority, only }, i) => wait(`w${10 + i}`, units, { priority, warehouseIds: only ? [only] : null })),
  coming: others.map(({ units, on, place }, i) => arrival(`a${10 + i}`, units, day(on), { warehouse: place })),
}));

describe("whatever waits and whatever comes", () => {
  test("no unit is promised twice, and none is kept back that somebody waits for", () => {
    fc.assert(
      fc.property(built, ({ queue, coming }) => {
        const services = [...serve(queue, coming).values()];
        for (const { id, units } of coming) {
          const given = services.flatMap((s) => s.from.filter((one) => one.id === id)).reduce((sum, one) => sum + one.units, 0);
          expect(given).toBeLessThanOrEqual(units);
        }
        const anywhere = queue.map((one) => ({ ...one, warehouseIds: null }));
        const total = [...serve(anywhere, coming).values()].flatMap((s) => s.from).reduce((sum, one) => sum + one.units, 0);
        const wanted = queue.reduce((sum, one) => sum + one.units, 0);
        expect(total).toBe(
          Math.min(
            wanted,
            coming.reduce((sum, one) => sum + one.units, 0),
          ),
        );
      }),
    );
  });

  test("nobody is served before an older one of the same priority", () => {
    fc.assert(
      fc.property(built, ({ queue, coming }) => {
        const services = serve(queue, coming);
        const turn = [...queue].sort(byTurn);
        for (const [i, later] of turn.entries()) {
          for (const earlier of turn.slice(0, i)) {
            if (earlier.priority !== later.priority || earlier.units > later.units || earlier.warehouseIds !== null) continue;
            const [first, second] = [services.get(earlier.id)?.promisedAt, services.get(later.id)?.promisedAt];
            if (second) expect(first).toBeTruthy();
          }
        }
      }),
    );
  });

  test("the order in which they are read does not matter", () => {
    fc.assert(
      fc.property(built, ({ queue, coming }) => {
        expect([...serve([...queue].reverse(), [...coming].reverse())].sort()).toEqual([...serve(queue, coming)].sort());
      }),
    );
  });
});
