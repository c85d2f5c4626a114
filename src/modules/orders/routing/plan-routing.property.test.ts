import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RoutingRequest, RoutingWarehouse } from "./request";
import { compareKeys, routingRules } from "./rules";
import { aLine, aRequest, aWarehouse, kazan, plan, pricesFrom } from "./sample-orders";

const products = ["p", "q", "r"] as const;
const somePart = fc.record({ productId: fc.constantFrom(...products), per: fc.integer({ min: 1, max: 2 }), grams: fc.constant(500) });
const someParts = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...products).map((productId) => [{ productId, per: 1, grams: 500 }]) },
  { weight: 1, arbitrary: fc.array(somePart, { minLength: 2, maxLength: 2 }) },
);
const someLines = (maxLength: number, parts: fc.Arbitrary<{ productId: string; per: number; grams: number }[]> = someParts) =>
  fc
    .array(fc.record({ quantity: fc.integer({ min: 1, max: 3 }), parts, keepTogether: fc.constantFrom(null, null, "g") }), {
      minLength: 1,
      maxLength,
    })
    .map((lines) => lines.map((line, i) => ({ ...line, lineId: `line-${i}` })));
const someWarehouses = (maxLength: number) =>
  fc
    .array(
      fc.record({
        stock: fc.record({ p: fc.integer({ min: -1, max: 5 }), q: fc.integer({ min: 0, max: 5 }), r: fc.integer({ min: 0, max: 5 }) }),
        longitude: fc.constantFrom(null, 37, 40, 49, 60),
        priority: fc.integer({ min: 1, max: 3 }),
        cutOff: fc.constantFrom("10:00", "15:00"),
        handlingDays: fc.constantFrom(0, 0, 1),
        capacity: fc.constantFrom(null, 4),
        openWork: fc.nat(9),
      }),
      { minLength: 1, maxLength },
    )
    .map((all) => all.map(({ stock, ...more }, i) => aWarehouse(`W${i}`, stock, { latitude: 55, ...more })));
/** Two places without a price, and two whose prices differ by less than a band. */
const somePrices = fc.constantFrom<Prices>(
  { 37: { minor: 20_000, days: 2 }, 40: { minor: 20_500, days: 1 }, 49: { minor: 31_000, days: 4 } },
  { 37: { minor: 52_000, days: 0 }, 60: { minor: 9_000, days: 9 } },
  {},
);

describe("any order", () => {
  test("gets what it asked for, allocated or unfilled, and no shelf gives more than it has (C-07)", () => {
    fc.assert(
      fc.property(someLines(6), someWarehouses(5), fc.boolean(), (lines, warehouses, allowSplitUnits) => {
        const { allocations, unfilled, decision } = plan(aRequest(lines, { allowSplitUnits }), warehouses);
        // What is counted while sets are compared is what would leave from them.
        for (const { missing, unfilledUnits } of decision.candidates)
          expect(missing.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(unfilledUnits);
        for (const line of lines) {
          const parts = [...allocations.flatMap((it) => it.lines), ...unfilled].filter((it) => it.lineId === line.lineId);
          expect(parts.reduce((sum, part) => sum + part.quantity, 0)).toBe(line.quantity);
          for (const part of parts) expect(part.quantity).toBeGreaterThan(0);
        }
        for (const { warehouseId, lines: taken } of allocations) {
          const shelf = new Map(warehouses.find((it) => it.id === warehouseId)?.available);
          for (const { lineId, quantity } of taken) {
            for (const { productId, per } of lines.find((line) => line.lineId === lineId)?.parts ?? []) {
              shelf.set(productId, (shelf.get(productId) ?? 0) - per * quantity);
              expect(shelf.get(productId)).toBeGreaterThanOrEqual(0);
            }
          }
        }
      }),
    );
  });

  test("is planned the same when lines and warehouses come in another order", () => {
    fc.assert(
      fc.property(
        someLines(5),
        someWarehouses(5),
        somePrices,
        fc.boolean(),
        fc.nat(),
        (lines, warehouses, prices, allowSplitUnits, turn) => {
          const turned = <Item>(items: readonly Item[]) =>
            [...items.slice(turn % items.length), ...items.slice(0, turn % items.length)].reverse();
          const request = aRequest(lines, { destination: kazan, allowSplitUnits, deliveryFrom: pricesFrom(prices) });
          expect(plan({ ...request, lines: turned(lines) }, turned(warehouses), routingRules)).toEqual(
            plan(request, warehouses, routingRules),
          );
        },
      ),
    );
  });

  test("gets the best plan that exists: equal to trying everything, in small", () => {
    fc.assert(
      fc.property(someLines(3), someWarehouses(3), somePrices, fc.boolean(), (lines, warehouses, prices, allowSplitUnits) => {
        const request = aRequest(lines, { destination: kazan, allowSplitUnits, maxParcels: 2, deliveryFrom: pricesFrom(prices) });
        const roomy = warehouses.filter(({ capacity, openWork = 0 }) => !capacity || openWork < capacity);
        const spared = bestByTryingAll(request, roomy, prices);
        const all = bestByTryingAll(request, warehouses, prices);
        // The full ones are asked only where they fill more.
        const best = all && (!spared || (all[0] ?? 0) < (spared[0] ?? 0)) ? all : spared;
        expect(plan(request, warehouses, routingRules).decision.chosen?.keys ?? null).toEqual(best);
      }),
      { numRuns: 300 },
    );
  });

  test("costs what its parcels cost by what lies in each", () => {
    fc.assert(
      fc.property(someLines(5), someWarehouses(5), fc.boolean(), (lines, warehouses, allowSplitUnits) => {
        const weighed = lines.map((line, i) => ({ ...line, parts: line.parts.map((part) => ({ ...part, grams: 300 * (i + 1) })) }));
        const price = { minor: 100, perKg: 7 };
        const deliveryFrom = pricesFrom({ 37: price, 40: price, 49: price, 60: price });
        const { allocations, decision } = plan(aRequest(weighed, { allowSplitUnits, deliveryFrom }), warehouses, routingRules);
        if (!decision.chosen) return;
        const costs = allocations.map(({ warehouseId, lines }) => {
          const gramsOf = (lineId: string) =>
            weighed.find((line) => line.lineId === lineId)?.parts.reduce((sum, { per, grams }) => sum + per * grams, 0) ?? 0;
          const grams = lines.reduce((sum, { lineId, quantity }) => sum + quantity * gramsOf(lineId), 0);
          const estimate = deliveryFrom?.({ latitude: 55, longitude: warehouses.find(({ id }) => id === warehouseId)?.longitude ?? null });
          return estimate?.(grams).costMinor ?? null;
        });
        expect(decision.chosen.costMinor).toBe(costs.includes(null) ? null : costs.reduce<number>((sum, cost) => sum + (cost ?? 0), 0));
      }),
    );
  });

  test("is planned as if a rule were switched off when nothing is known that it asks about", () => {
    const others = routingRules.filter((rule) => rule !== "cost_band" && rule !== "eta" && rule !== "load_band");
    fc.assert(
      fc.property(someLines(5), someWarehouses(5), (lines, known) => {
        const warehouses = known.map((one) => ({ ...one, capacity: null }));
        const request = aRequest(lines, { destination: kazan });
        expect(leaving(plan(request, warehouses, routingRules))).toEqual(leaving(plan(request, warehouses, others)));
      }),
    );
  });
});

const leaving = ({ allocations, unfilled }: ReturnType<typeof plan>) => ({ allocations, unfilled });

type Prices = Record<number, { minor: number; days: number }>;

/** The keys of the best plan, found by giving every unit of every line to every warehouse in turn. */
function bestByTryingAll(request: RoutingRequest, warehouses: RoutingWarehouse[], prices: Prices): number[] | null {
  const single = new Map(
    warehouses.map((it) => [it.id, plan({ ...request, lines: [aLine("x", 1)] }, [{ ...it, available: new Map([["x", 1]]) }])]),
  );
  const total = request.lines.reduce((sum, line) => sum + line.quantity, 0);
  let best: number[] | null = null;

  const consider = (taken: Map<string, Map<string, number>>) => {
    const used = warehouses.filter((it) => [...(taken.get(it.id)?.values() ?? [])].some((quantity) => quantity > 0));
    if (used.length === 0 || used.length > request.maxParcels) return;
    const filled = used.reduce((sum, it) => sum + [...(taken.get(it.id)?.values() ?? [])].reduce((a, b) => a + b, 0), 0);
    if (!groupsAreWhole(request, used, taken)) return;
    const unknown = 2 ** 31 - 1;
    const metres = used.map((it) => single.get(it.id)?.decision.chosen?.keys.at(-1) ?? unknown);
    const sum = metres.includes(unknown) ? null : metres.reduce((a, b) => a + b, 0);
    const keys = [
      total - filled,
      0,
      used.length,
      band(
        used.map(({ longitude }) => prices[longitude ?? 0]?.minor),
        5000,
        (all) => all.reduce((a, b) => a + b, 0),
      ),
      band(
        // It is 11:00 where all of them are.
        used.map(({ longitude, cutOff, handlingDays = 0 }) => {
          const price = prices[longitude ?? 0];
          return price && price.days + handlingDays + (cutOff === "10:00" ? 1 : 0);
        }),
        1,
        (all) => Math.max(...all),
      ),
      band(
        used.map(({ capacity, openWork = 0 }) => (capacity ? Math.floor((Math.min(openWork, 2 * capacity) * 100) / capacity) : undefined)),
        25,
        (all) => Math.max(...all),
      ),
      sum === null ? unknown : Math.floor(sum / 50_000),
      used.reduce((all, it) => all + it.priority, 0),
      sum ?? unknown,
    ];
    if (best === null || compareKeys(keys, best) < 0) best = keys;
  };

  const give = (
    index: number,
    warehouse: number,
    left: number,
    taken: Map<string, Map<string, number>>,
    shelves: Map<string, number>[],
  ) => {
    const line = request.lines[index];
    if (!line) return consider(taken);
    const place = warehouses[warehouse];
    const shelf = shelves[warehouse];
    if (!place || !shelf) return give(index + 1, 0, request.lines[index + 1]?.quantity ?? 0, taken, shelves);
    const already = left < line.quantity;
    for (let quantity = 0; quantity <= left; quantity++) {
      if (quantity > 0 && already && !request.allowSplitUnits) break;
      const needs = new Map(shelf);
      for (const { productId, per } of line.parts) needs.set(productId, (needs.get(productId) ?? 0) - per * quantity);
      if (quantity > 0 && [...line.parts].some(({ productId }) => (needs.get(productId) ?? 0) < 0)) break;
      const mine = new Map(taken.get(place.id)).set(line.lineId, quantity);
      const rest = shelves.map((it, i) => (i === warehouse ? needs : it));
      give(index, warehouse + 1, left - quantity, new Map(taken).set(place.id, mine), rest);
    }
  };
  give(
    0,
    0,
    request.lines[0]?.quantity ?? 0,
    new Map(),
    warehouses.map((it) => new Map(it.available)),
  );
  return best;
}

function band(values: (number | undefined)[], width: number, together: (values: number[]) => number): number {
  const known = values.filter((value) => value !== undefined);
  return known.length < values.length ? 2 ** 31 - 1 : Math.floor(together(known) / width);
}

function groupsAreWhole(request: RoutingRequest, used: RoutingWarehouse[], taken: Map<string, Map<string, number>>): boolean {
  const kept = request.lines.filter((line) => line.keepTogether);
  const holders = used.filter((it) => kept.some((line) => (taken.get(it.id)?.get(line.lineId) ?? 0) > 0));
  if (holders.length === 0) return true;
  return holders.length === 1 && kept.every((line) => taken.get(holders[0]?.id ?? "")?.get(line.lineId) === line.quantity);
}
