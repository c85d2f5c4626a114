import { expect, test } from "vitest";
import { askOfAddress, breakdownsOf } from "./ask";
import { dayPoints } from "./day-points";
import { figureKeys, figures } from "./figure";
import { stageCosts, workCost } from "./order-cost";
import { ordersBehind } from "./orders-behind";
import { comparedDays, daysAsked, lengthOf } from "./span";
import { added, derived, growth, nothing } from "./sums";

const days = { from: "2026-11-01", to: "2026-11-30" };
const span = { ...days, currency: "RUB" };

test("a figure opens the list with exactly its orders, or none where the list cannot be narrowed to them", () => {
  expect(ordersBehind("sold", span, {})).toBe("/orders?view=sold&from=2026-11-01&to=2026-11-30&currency=RUB");
  expect(ordersBehind("cancelled", span, { channel: "site" })).toBe(
    "/orders?view=all&status=cancelled&from=2026-11-01&to=2026-11-30&currency=RUB&channel=site",
  );
  expect(ordersBehind("sold", span, {}, { by: "product", key: "A&B" })).toContain("sku=A%26B");
  expect(ordersBehind("returned", span, { buyer: "new" }, { by: "channel", key: "site" })).toContain("returned=yes");
  expect(ordersBehind("sold", span, {}, { by: "warehouse", key: "several" })).toBeNull();
  expect(ordersBehind("sold", span, {}, { by: "responsible", key: "none" })).toContain("responsible=none");
  expect(ordersBehind("sold", span, { region: "none" })).toBeNull();
  expect(ordersBehind("sold", span, {}, { by: "product", key: null })).toBeNull();
  expect(ordersBehind(null, span, {})).toBeNull();
  expect(ordersBehind("refunded", span, {})).toContain("refunded=yes");
  expect(ordersBehind("refunded", span, { category: "Shirts" })).toBeNull();
  expect(ordersBehind("cancelled", span, {}, { by: "warehouse", key: "KZN" })).toBeNull();
});

test("an address keeps what it understands, and of filters that exclude each other the first", () => {
  expect(askOfAddress({ from: "2026-11-01", to: "yesterday", channel: "site", by: "region", region: "Тверь", buyer: "new" })).toEqual({
    from: "2026-11-01",
    channel: "site",
    region: "Тверь",
  });
  expect(breakdownsOf({ region: "Тверь" })).toEqual(["channel", "region"]);
});

test("a period has both ends, is at most two years long, and is compared with as many days before or with the year before", () => {
  expect(daysAsked({}, "2026-11-30")).toEqual(days);
  expect(daysAsked({ from: "2026-12-31", to: "2026-11-30" }, "2026-11-30")).toEqual(days);
  expect(lengthOf(daysAsked({ from: "1999-01-01", to: "2026-11-30" }, "2026-11-30"))).toBe(731);
  expect(comparedDays(days, "before")).toEqual({ from: "2026-10-02", to: "2026-10-31" });
  expect(comparedDays({ from: "2024-02-29", to: "2024-03-01" }, "year")).toEqual({ from: "2023-02-28", to: "2023-03-01" });
  expect(comparedDays(days, "none")).toBeNull();
});

test("margin is what buyers paid and kept, less goods, marketplace and carriage", () => {
  const sums = {
    ...nothing,
    ...{ orders: 4, cancelled: 1, units: 8, totalMinor: 10_000, taxMinor: 1_800, refundedMinor: 1_000, returnedUnits: 2, costMinor: 3_000 },
    ...{ commissionMinor: 500, logisticsMinor: 300, otherFeesMinor: 200, deliveryMinor: 700, wayBackMinor: 100 },
  };
  expect(derived(sums)).toMatchObject({ averageMinor: 2_500, netMinor: 8_200, feesMinor: 1_000, marginMinor: 4_200, marginShare: 0.42 });
  expect(derived(sums)).toMatchObject({ returnShare: 0.25, cancelShare: 0.2, unitsPerOrder: 2 });
  expect(derived(nothing)).toMatchObject({ averageMinor: null, marginShare: null, returnShare: null });
  expect(added([sums, sums]).totalMinor).toBe(20_000);
  for (const key of figureKeys) expect([key, figures[key].of(nothing) ?? 0]).toEqual([key, 0]);
  expect(growth(80, 100)).toBeCloseTo(-0.2);
  expect(growth(5, 0)).toBeNull();
});

test("each day stands in a chart, with the day at its place in the compared period", () => {
  const part = { day: "2026-11-02", value: "a", orders: 2, totalMinor: 500 };
  const points = dayPoints("totalMinor", { from: "2026-11-01", to: "2026-11-03" }, [part, { ...part, value: "x" }], ["a"], {
    days: { from: "2026-10-29", to: "2026-10-31" },
    parts: [{ ...part, day: "2026-10-30" }],
  });
  expect(points).toEqual([
    { day: "2026-11-01", before: 0, a: 0 },
    { day: "2026-11-02", before: 500, a: 500 },
    { day: "2026-11-03", before: 0, a: 0 },
  ]);
});

test("work costs what its hours cost, and says of which nobody knows it", () => {
  const stages = stageCosts({ ...nothing, costMinor: 700 }, [
    { stage: "pick", seconds: 1_800, costMinor: workCost(1_800, 40_000) },
    { stage: "release", seconds: 60, costMinor: null },
  ]);
  expect(stages.find(({ stage }) => stage === "pick")).toMatchObject({ minor: 20_000, seconds: 1_800, unpricedSeconds: 0 });
  expect(stages.find(({ stage }) => stage === "otherWork")).toMatchObject({ minor: 0, seconds: 60, unpricedSeconds: 60 });
  expect(stages.find(({ stage }) => stage === "goods")).toMatchObject({ minor: 700 });
});
