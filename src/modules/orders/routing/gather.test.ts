import { expect, test } from "vitest";
import { handOut } from "../gathering/under-way";
import type { GatherRules } from "./gather-rules";
import { planRouting } from "./plan-routing";
import type { RoutingRequest, RoutingWarehouse } from "./request";
import { RoutingRuleSet } from "./rule-set";
import { defaultRules, type RoutingRule } from "./rules";
import { aLine, aRequest, aWarehouse, kazan, moscow, now, pricesFrom } from "./sample-orders";

const MSK = aWarehouse("MSK", { a: 3, b: 0 }, moscow);
const KZN = aWarehouse("KZN", { a: 0, b: 2 }, kazan);
const lane = { from: "KZN", to: "MSK", days: 2, minor: 20_000, perKgMinor: 0 };
const gather: GatherRules = { on: true, maxDays: 3, maxMinor: null, lanes: [lane] };
const lines = [aLine("a", 3), aLine("b", 2)];
const allPrices = pricesFrom({ [moscow.longitude]: { minor: 30_000, days: 1 }, [kazan.longitude]: { minor: 40_000, days: 2 } });

const plan = (
  more: Partial<RoutingRequest> = {},
  rules: Partial<GatherRules> & { order?: readonly RoutingRule[] } = {},
  warehouses: RoutingWarehouse[] = [MSK, KZN],
) => {
  const { order = defaultRules.order, ...limits } = rules;
  const asked = aRequest(lines, { destination: moscow, mayGather: true, deliveryFrom: allPrices, ...more });
  return planRouting(asked, warehouses, { ...defaultRules, order, gather: { ...gather, ...limits } }, now);
};

test("goods that lie apart come together where the owner's rules prefer one parcel, with the price of both", () => {
  const { gathering, decision, allocations, unfilled } = plan();
  expect(gathering).toEqual({ warehouseId: "id-MSK", readyAt: new Date("2026-11-26T08:00:00Z") });
  expect(unfilled).toEqual([]);
  expect(allocations).toEqual([
    { warehouseId: "id-MSK", lines: [{ lineId: "a", quantity: 3 }] },
    { warehouseId: "id-KZN", lines: [{ lineId: "b", quantity: 2 }] },
  ]);
  expect(decision.chosen).toMatchObject({
    warehouses: ["MSK", "KZN"],
    parcels: 1,
    costMinor: 50_000,
    etaDays: 3,
    gather: {
      to: "MSK",
      ways: [{ from: "KZN", units: 2, days: 2, minor: 20_000 }],
      transferMinor: 20_000,
      apart: { parcels: 2, costMinor: 70_000 },
    },
  });
  expect(decision.candidates[1]).toMatchObject({ parcels: 2, outcome: { code: "routing.more_parcels" } });
});

test("with the price before the parcels it comes together only where that is cheaper", () => {
  const order: RoutingRule[] = ["unfilled_units", "cost_band", "parcels"];
  expect(plan({}, { order }).gathering).not.toBeNull();
  const dear = plan({}, { order, lanes: [{ ...lane, minor: 60_000 }] });
  expect(dear.gathering).toBeNull();
  expect(dear.decision.chosen).toMatchObject({ parcels: 2 });
  expect(dear.decision.candidates.at(-1)).toMatchObject({ gather: { to: "MSK" }, outcome: { code: "routing.dearer" } });
});

test.each<[string, Parameters<typeof plan>]>([
  ["nobody allows it", [{ mayGather: false }]],
  ["no way leads there", [{}, { lanes: [] }]],
  ["the way is too long", [{}, { maxDays: 1 }]],
  ["the transfer is too dear", [{}, { maxMinor: 19_999 }]],
  [
    "its price goes by weight and nobody weighed the goods",
    [
      { lines: lines.map((line) => ({ ...line, parts: line.parts.map((part) => ({ ...part, grams: null })) })) },
      { maxMinor: 100_000, lanes: [{ ...lane, perKgMinor: 1 }] },
    ],
  ],
  ["it would miss the promised time", [{ shipBy: new Date("2026-11-25T12:00:00Z") }]],
  [
    "one warehouse has everything",
    [
      {},
      {},
      [
        MSK,
        {
          ...KZN,
          available: new Map([
            ["a", 3],
            ["b", 2],
          ]),
        },
      ],
    ],
  ],
])("each warehouse sends its own where %s", (_, asked) => {
  expect(plan(...asked).gathering).toBeNull();
});

test("one parcel at most is kept by travelling, where the goods would else be short", () => {
  const { gathering, unfilled, decision } = plan({ maxParcels: 1 });
  expect(gathering?.warehouseId).toBe("id-MSK");
  expect(unfilled).toEqual([]);
  expect(decision.chosen?.gather?.apart).toBeNull();
});

test("what cannot be filled whole does not travel", () => {
  const { gathering, unfilled } = plan({ lines: [aLine("a", 3), aLine("b", 3)] });
  expect(gathering).toBeNull();
  expect(unfilled).toEqual([{ lineId: "b", quantity: 1 }]);
});

test("as little as possible travels, and the order of warehouses and lines plays no part", () => {
  const both = [aWarehouse("MSK", { a: 3, b: 1 }, moscow), aWarehouse("KZN", { a: 3, b: 1 }, kazan)];
  const lanes = [lane, { ...lane, from: "MSK", to: "KZN" }];
  const one = plan({}, { lanes }, both);
  expect(one.decision.chosen?.gather).toMatchObject({ to: "MSK", ways: [{ from: "KZN", units: 1 }] });
  expect(plan({ lines: lines.toReversed() }, { lanes: lanes.toReversed() }, both.toReversed())).toEqual(one);
});

test("a set names no way twice, and none that ends where it begins", () => {
  const set = { rules: [], maxParcels: null, splitUnits: true };
  const parse = (lanes: GatherRules["lanes"]) => RoutingRuleSet.safeParse({ ...set, gather: { ...gather, lanes } }).success;
  expect(parse([lane, { ...lane, from: "MSK", to: "KZN" }])).toBe(true);
  expect(parse([lane, lane])).toBe(false);
  expect(parse([{ ...lane, to: "KZN" }])).toBe(false);
});

test("what is under way is handed to the lines in their order, of a bundle as many as all parts make", () => {
  const lines = [
    {
      id: "kit",
      units: 2,
      parts: [
        { productId: "a", per: 2, grams: null },
        { productId: "b", per: 1, grams: null },
      ],
    },
    { id: "single", units: 3, parts: [{ productId: "a", per: 1, grams: null }] },
  ];
  expect(
    handOut(
      lines,
      new Map([
        ["a", 5],
        ["b", 1],
      ]),
    ),
  ).toEqual(
    new Map([
      ["kit", 1],
      ["single", 3],
    ]),
  );
  expect(handOut(lines, new Map([["b", 9]]))).toEqual(new Map());
});
