import fc from "fast-check";
import { expect, test } from "vitest";
import { planLots, planLotsFor } from "./fefo";

const lot = (name: string, expiresOn: string | null, onHand: number, apart = 0) => ({ lot: name, expiresOn, onHand, apart });

test("what expires first leaves first, what never expires last", () => {
  const lots = [lot("C", null, 5), lot("B", "2026-12-24", 5), lot("A", "2026-12-01", 2)];
  expect(planLots(lots, 9, "2026-11-23").map(({ lot, units }) => [lot, units])).toEqual([
    ["A", 2],
    ["B", 5],
    ["C", 2],
  ]);
});

test("an expired lot and units set apart stay, and its last day is still a day to sell on", () => {
  const lots = [lot("OLD", "2026-11-22", 9), lot("LAST", "2026-11-23", 3, 1), lot("NEW", "2027-01-01", 1)];
  expect(planLots(lots, 9, "2026-11-23").map(({ lot, units }) => [lot, units])).toEqual([
    ["LAST", 2],
    ["NEW", 1],
  ]);
});

test("of two demands the later gets what the earlier left", () => {
  const plan = planLotsFor(
    [lot("A", "2026-12-01", 3), lot("B", "2026-12-02", 3)],
    [
      { id: "x", units: 2 },
      { id: "y", units: 2 },
    ],
    "2026-11-23",
  );
  expect(plan.get("x")?.map(({ lot, units }) => [lot, units])).toEqual([["A", 2]]);
  expect(plan.get("y")?.map(({ lot, units }) => [lot, units])).toEqual([
    ["A", 1],
    ["B", 1],
  ]);
});

const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-11-${String(n).padStart(2, "0")}`);
const someLots = fc.uniqueArray(
  fc.record({ lot: fc.string({ minLength: 1, maxLength: 4 }), expiresOn: fc.option(day), onHand: fc.nat(20), apart: fc.nat(5) }),
  { selector: ({ lot }) => lot, maxLength: 8 },
);

test("never more than asked or there, never an expired one, and no later lot before an earlier is used up", () => {
  fc.assert(
    fc.property(someLots, fc.nat(60), day, (lots, units, today) => {
      const plan = planLots(lots, units, today);
      const free = (name: string) => Math.max(0, ...lots.filter(({ lot }) => lot === name).map(({ onHand, apart }) => onHand - apart));
      const good = lots.filter(({ expiresOn }) => !expiresOn || expiresOn >= today);
      const there = good.reduce((sum, { lot }) => sum + free(lot), 0);
      expect(plan.reduce((sum, one) => sum + one.units, 0)).toBe(Math.min(units, there));
      for (const [index, one] of plan.entries()) {
        expect(one.units).toBeGreaterThan(0);
        expect(one.expiresOn === null || one.expiresOn >= today).toBe(true);
        if (index < plan.length - 1) expect(one.units).toBe(free(one.lot));
      }
    }),
  );
});
