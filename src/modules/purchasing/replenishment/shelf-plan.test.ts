import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { positionsOf, proposalsOf, type Shelf } from "./proposal";
import { daysOfCover, demandOver, planShelf, quantityToOrder, riskWith, type ShelfRules } from "./shelf-plan";

const rules: ShelfRules = { serviceLevel: 0.95, leadDays: 14, leadDeviation: 3, coverDays: 14, minQuantity: 1, pack: 1 };
const aRule = fc.record({
  serviceLevel: fc.double({ min: 0.5, max: 0.999, noNaN: true }),
  leadDays: fc.double({ min: 0, max: 60, noNaN: true }),
  leadDeviation: fc.double({ min: 0, max: 20, noNaN: true }),
  coverDays: fc.integer({ min: 1, max: 60 }),
  minQuantity: fc.integer({ min: 1, max: 100 }),
  pack: fc.integer({ min: 1, max: 24 }),
});
const someDemand = fc.record({
  daily: fc.array(fc.double({ min: 0, max: 30, noNaN: true }), { minLength: 1, maxLength: 90 }),
  deviation: fc.double({ min: 0, max: 20, noNaN: true }),
});

describe("when and how much", () => {
  test("demand is summed day by day, in parts of days, and goes on as lately beyond the forecast", () => {
    expect(demandOver([1, 2, 3], 2.5)).toBe(4.5);
    expect(demandOver([2, 2], 10)).toBe(20);
    expect(demandOver([], 10)).toBe(0);
  });

  test("a steady 10 a day that errs by 4, 14 days away: the textbook's figures", () => {
    const plan = planShelf({ daily: new Array(90).fill(10), deviation: 4 }, rules);
    // 15 days of demand and z(0.95) × √(15 × 16 + (10 × 3)²) = 1.645 × 33.8.
    expect(plan).toEqual({ leadDemand: 150, coverDemand: 290, safety: 56, reorderPoint: 206, orderUpTo: 346 });
    expect(quantityToOrder(100, plan, { minQuantity: 1, pack: 12 })).toBe(252);
    expect(quantityToOrder(207, plan, rules)).toBe(0);
  });

  test("a longer way, a higher level and more error never ask for less", () => {
    fc.assert(
      fc.property(someDemand, aRule, fc.double({ min: 0, max: 20, noNaN: true }), (demand, rule, more) => {
        const plan = planShelf(demand, rule);
        expect(plan.safety).toBeGreaterThanOrEqual(0);
        expect(plan.orderUpTo).toBeGreaterThanOrEqual(plan.reorderPoint);
        expect(
          planShelf(demand, { ...rule, serviceLevel: Math.min(0.999, rule.serviceLevel + more / 100) }).reorderPoint,
        ).toBeGreaterThanOrEqual(plan.reorderPoint);
        expect(planShelf(demand, { ...rule, leadDays: rule.leadDays + more }).leadDemand).toBeGreaterThanOrEqual(plan.leadDemand);
      }),
    );
  });

  test("an order is in whole packs, no less than the least, and lifts the position above the reorder point", () => {
    fc.assert(
      fc.property(someDemand, aRule, fc.integer({ min: -50, max: 2_000 }), (demand, rule, position) => {
        const plan = planShelf(demand, rule);
        const quantity = quantityToOrder(position, plan, rule);
        expect(quantity % rule.pack).toBe(0);
        if (quantity === 0) return void expect(position > plan.reorderPoint || position >= plan.orderUpTo).toBe(true);
        expect(quantity).toBeGreaterThanOrEqual(rule.minQuantity);
        expect(position + quantity).toBeGreaterThanOrEqual(plan.orderUpTo);
        const shelf = { ...plan, ...rule, deviation: demand.deviation };
        expect(riskWith(position + quantity, shelf).risk).toBeLessThanOrEqual(riskWith(position, shelf).risk + 1e-9);
      }),
    );
  });

  test("what is not asked for is not ordered, and lasts for ever", () => {
    const plan = planShelf({ daily: new Array(90).fill(0), deviation: 0 }, rules);
    expect(plan).toEqual({ leadDemand: 0, coverDemand: 0, safety: 0, reorderPoint: 0, orderUpTo: 0 });
    expect([quantityToOrder(0, plan, rules), quantityToOrder(-3, plan, rules), daysOfCover(7, 0)]).toEqual([0, 3, null]);
  });
});

const shelf = (warehouseId: string, changes: Partial<Shelf> = {}): Shelf => ({
  ...{ warehouseId, free: 0, leaving: 0, incoming: 0, ordered: 0, share: 0.5 },
  plan: { reorderPoint: 20, orderUpTo: 50, minQuantity: 1, pack: 10 },
  ...changes,
});

describe("what to do", () => {
  test("what another warehouse has too much of comes first, the rest is ordered", () => {
    expect(proposalsOf([shelf("a", { free: 5 }), shelf("b", { free: 62 })], 0)).toEqual([
      { kind: "transfer", warehouseId: "a", fromWarehouseId: "b", quantity: 12, position: 5 },
      { kind: "order", warehouseId: "a", fromWarehouseId: null, quantity: 40, position: 17 },
    ]);
  });

  test("a transfer that lifts it above the reorder point leaves nothing to order", () => {
    expect(proposalsOf([shelf("a", { free: 5 }), shelf("b", { free: 30, plan: null, share: 0 })], 0)).toEqual([
      { kind: "transfer", warehouseId: "a", fromWarehouseId: "b", quantity: 30, position: 5 },
    ]);
  });

  test("what is on its way, ordered or in a draft counts, and so do those who wait", () => {
    expect(proposalsOf([shelf("a", { free: 5, incoming: 10, ordered: 10 })], 0)).toEqual([]);
    expect(proposalsOf([shelf("a", { free: 5, incoming: 20 })], 8)).toMatchObject([{ kind: "order", quantity: 40, position: 17 }]);
  });

  test("whatever lies where, a giver keeps its level, nobody gives twice, and the order of the warehouses does not matter", () => {
    const units = fc.integer({ min: 0, max: 120 });
    const some = fc.record({
      ...{ free: units, leaving: fc.integer({ min: 0, max: 20 }), incoming: units, ordered: units },
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      plan: fc.option(
        fc.record({
          reorderPoint: fc.nat(40),
          more: fc.nat(60),
          minQuantity: fc.integer({ min: 1, max: 30 }),
          pack: fc.integer({ min: 1, max: 12 }),
        }),
      ),
    });
    fc.assert(
      fc.property(fc.array(some, { minLength: 1, maxLength: 5 }), fc.nat(20), (list, waiting) => {
        const shelves = list.map(
          ({ plan, ...one }, i): Shelf => ({
            ...one,
            warehouseId: `w${i}`,
            plan: plan && { ...plan, orderUpTo: plan.reorderPoint + plan.more },
          }),
        );
        const proposals = proposalsOf(shelves, waiting);
        expect(proposalsOf([...shelves].reverse(), waiting)).toEqual(proposals);
        const positions = positionsOf(shelves, waiting);
        for (const giver of shelves) {
          const gives = proposals
            .filter(({ fromWarehouseId }) => fromWarehouseId === giver.warehouseId)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          if (gives === 0) continue;
          expect(gives).toBeLessThanOrEqual(giver.free - giver.leaving);
          expect((positions.get(giver.warehouseId) ?? 0) - gives).toBeGreaterThanOrEqual(giver.plan?.orderUpTo ?? 0);
        }
        for (const taker of shelves) {
          const gets = proposals
            .filter(({ warehouseId }) => warehouseId === taker.warehouseId)
            .reduce((sum, { quantity }) => sum + quantity, 0);
          if (gets > 0) expect((positions.get(taker.warehouseId) ?? 0) + gets).toBeGreaterThanOrEqual(taker.plan?.reorderPoint ?? 0);
        }
      }),
    );
  });
});
