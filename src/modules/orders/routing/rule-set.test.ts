import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { planRouting } from "./plan-routing";
import { completed, defaultRuleSet, RoutingRuleSet, routingFor } from "./rule-set";
import { defaultRules, type RoutingRule, routingRules } from "./rules";
import { aLine, aRequest, aWarehouse, kazan, moscow, now, pricesFrom } from "./sample-orders";

const aSet = (rules: (RoutingRule | [RoutingRule, number])[], more: Partial<RoutingRuleSet> = {}): RoutingRuleSet => ({
  rules: rules.map((one) => (typeof one === "string" ? { rule: one, on: true } : { rule: one[0], on: true, band: one[1] })),
  maxParcels: null,
  splitUnits: true,
  ...more,
});
const kept = (rules: RoutingRuleSet, channelId: string | null = null) => ({ id: `set-${channelId}`, version: 3, channelId, rules });

/** What is chosen for an order to Kazan by the rules of a channel. */
const chosenBy = (set: RoutingRuleSet, warehouses: ReturnType<typeof aWarehouse>[], request = aRequest([aLine("a", 1)])) => {
  const { rules, ...limits } = routingFor("site", [kept(set)], 3);
  return planRouting({ ...request, destination: kazan, ...limits }, warehouses, rules, now).decision;
};

describe("an owner's rules", () => {
  test("choose otherwise when their order is another", () => {
    const whole = aWarehouse("MSK", { a: 1, b: 1 }, { ...moscow, priority: 1 });
    const near = aWarehouse("KZN", { a: 1, b: 0 }, { ...kazan, priority: 2 });
    const far = aWarehouse("KAZ2", { a: 0, b: 1 }, { ...kazan, priority: 3 });
    const order = aRequest([aLine("a", 1), aLine("b", 1)]);
    expect(chosenBy(aSet(["unfilled_units", "parcels", "distance_band"]), [whole, near, far], order).chosen?.warehouses).toEqual(["MSK"]);
    const nearFirst = chosenBy(aSet(["unfilled_units", "distance_band", "parcels"]), [whole, near, far], order);
    expect(nearFirst.chosen?.warehouses).toEqual(["KAZ2", "KZN"]);
    expect(nearFirst.candidates[1]?.outcome).toEqual({ code: "routing.farther", params: { km: 718 } });
  });

  test("are silent when switched off", () => {
    const warehouses = [aWarehouse("MSK", { a: 1 }, { ...moscow, priority: 1 }), aWarehouse("KZN", { a: 1 }, { ...kazan, priority: 2 })];
    expect(chosenBy(aSet(["distance_band", "priority"]), warehouses).chosen?.warehouses).toEqual(["KZN"]);
    expect(chosenBy(aSet(["priority"]), warehouses).chosen?.warehouses).toEqual(["MSK"]);
    // Nothing speaks: not even the metres, only the order of ids.
    expect(chosenBy(aSet([]), warehouses)).toMatchObject({ chosen: { warehouses: ["KZN"], keys: [] }, rules: [] });
  });

  test("look only as closely as their bands are narrow", () => {
    const warehouses = [aWarehouse("MSK", { a: 1 }, { ...moscow, priority: 1 }), aWarehouse("KZN", { a: 1 }, { ...kazan, priority: 2 })];
    expect(chosenBy(aSet([["distance_band", 1000], "priority"]), warehouses).chosen?.warehouses).toEqual(["MSK"]);
    expect(chosenBy(aSet([["distance_band", 100], "priority"]), warehouses).chosen?.warehouses).toEqual(["KZN"]);
    // All in one band and of one priority: then the metres.
    const twins = warehouses.map((one) => ({ ...one, priority: 5 }));
    expect(chosenBy(aSet([["distance_band", 1000], "priority"]), twins).chosen?.warehouses).toEqual(["KZN"]);
  });

  test("abstain where they have no data, and let the next one decide", () => {
    const warehouses = [aWarehouse("A", { a: 1 }, { ...moscow, priority: 9 }), aWarehouse("B", { a: 1 }, { ...kazan, priority: 10 })];
    expect(chosenBy(aSet(["cost_band", "eta", "load_band", "priority"]), warehouses).chosen?.warehouses).toEqual(["A"]);
    const deliveryFrom = pricesFrom({ [kazan.longitude]: { minor: 30_000 } });
    const decision = chosenBy(aSet(["cost_band", "priority"]), warehouses, aRequest([aLine("a", 1)], { deliveryFrom }));
    expect(decision.chosen?.warehouses).toEqual(["B"]);
    expect(decision.candidates[1]?.outcome).toEqual({ code: "routing.unknown", params: { rule: "cost_band" } });
  });

  test("say how many parcels there may be and whether the units of a line may part", () => {
    const warehouses = [aWarehouse("A", { a: 1 }), aWarehouse("B", { a: 1 })];
    const two = aRequest([aLine("a", 2)]);
    expect(chosenBy(defaultRuleSet, warehouses, two).chosen).toMatchObject({ warehouses: ["A", "B"], unfilledUnits: 0 });
    expect(chosenBy({ ...defaultRuleSet, splitUnits: false }, warehouses, two).chosen).toMatchObject({ parcels: 1, unfilledUnits: 1 });
    expect(chosenBy({ ...defaultRuleSet, maxParcels: 1 }, warehouses, two).chosen).toMatchObject({ parcels: 1, unfilledUnits: 1 });
  });

  test("of a channel stand before those of the organization, and without any Dirigent's own hold", () => {
    const common = kept(aSet(["priority"]));
    const own = kept(aSet(["eta"]), "site");
    expect(routingFor("site", [common, own], 3).rules.source).toEqual({ scope: "channel", id: "set-site", version: 3 });
    expect(routingFor("phone", [common, own], 3).rules).toMatchObject({ order: ["priority"], source: { scope: "organization" } });
    expect(routingFor("phone", [own], 4)).toMatchObject({
      rules: { order: defaultRules.order, source: { scope: "default" } },
      maxParcels: 4,
    });
  });

  test("in any order give the same plan however warehouses and lines come", () => {
    const someSet = fc.shuffledSubarray([...routingRules]).map((order) => aSet(order));
    const someStock = fc.array(fc.record({ a: fc.nat(3), b: fc.nat(3), km: fc.constantFrom(37, 49, 60) }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(someSet, someStock, fc.nat(), (set, stock, turn) => {
        const warehouses = stock.map(({ a, b, km }, at) =>
          aWarehouse(`W${at}`, { a, b }, { latitude: 55, longitude: km, priority: at % 2 }),
        );
        const lines = [aLine("a", 2), aLine("b", 1)];
        const turned = [...warehouses.slice(turn % warehouses.length), ...warehouses.slice(0, turn % warehouses.length)].reverse();
        expect(chosenBy(set, turned, aRequest([...lines].reverse()))).toEqual(chosenBy(set, warehouses, aRequest(lines)));
      }),
    );
  });
});

describe("the shape of a rule set", () => {
  test("refuses what is there twice, what is unknown, and a band where there is none", () => {
    const issues = (set: unknown) => RoutingRuleSet.safeParse(set).error?.issues.map(({ path, message }) => `${path.join(".")} ${message}`);
    expect(issues(defaultRuleSet)).toBeUndefined();
    expect(issues(aSet(["late", "late"]))).toEqual(["rules.1.rule is there twice"]);
    expect(issues({ ...defaultRuleSet, rules: [{ rule: "cheapest", on: true }] })).toHaveLength(1);
    expect(issues(aSet([["parcels", 2]]))).toEqual(["rules.0.band has no band"]);
    expect(issues({ ...defaultRuleSet, maxParcels: 7 })).toHaveLength(1);
  });

  test("completes itself: what is not named is switched off at the end", () => {
    const { rules } = completed(aSet(["priority", "distance_band"]));
    expect(rules).toHaveLength(routingRules.length);
    expect(rules.slice(0, 3)).toEqual([
      { rule: "priority", on: true },
      { rule: "distance_band", on: true, band: 50 },
      { rule: "unfilled_units", on: false },
    ]);
    expect(completed(defaultRuleSet)).toEqual(defaultRuleSet);
  });
});
