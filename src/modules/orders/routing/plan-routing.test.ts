import { describe, expect, test } from "vitest";
import { type RoutingRule, routingRules } from "./rules";
import { aLine, aRequest, aWarehouse, kazan, moscow, plan, pricesFrom } from "./sample-orders";

describe("which warehouses", () => {
  test("the smallest cover wins where taking the fullest first would need three", () => {
    const warehouses = [
      aWarehouse("L1", { a: 1, b: 1, c: 1, d: 1 }),
      aWarehouse("L2", { a: 1, b: 1, e: 1 }),
      aWarehouse("L3", { c: 1, d: 1, f: 1 }),
    ];
    const { allocations, unfilled, decision } = plan(aRequest([..."abcdef"].map((id) => aLine(id, 1))), warehouses);
    expect(allocations.map((it) => it.warehouseId)).toEqual(["id-L2", "id-L3"]);
    expect(unfilled).toEqual([]);
    expect(decision.candidates[1]?.outcome).toEqual({ code: "routing.more_parcels", params: { parcels: 3 } });
  });

  test("fewest parcels win, then the nearer one; priority breaks only what is left", () => {
    const far = aWarehouse("MSK", { a: 9, b: 9 }, { ...moscow, priority: 1 });
    const near = aWarehouse("KZN", { a: 9 }, { ...kazan, priority: 2 });
    const to = { destination: kazan };
    expect(plan(aRequest([aLine("a", 1)], to), [far, near]).decision.chosen).toMatchObject({ warehouses: ["KZN"], distanceKm: 0 });
    expect(plan(aRequest([aLine("a", 1), aLine("b", 1)], to), [far, near]).decision.chosen?.warehouses).toEqual(["MSK"]);
    const twin = { ...near, id: "id-0", code: "TWIN", priority: 1 };
    expect(plan(aRequest([aLine("a", 1)], to), [near, twin]).decision.chosen?.warehouses).toEqual(["TWIN"]);
  });

  test("the losers say why in words that people understand", () => {
    const warehouses = [
      aWarehouse("KZN", { a: 1 }, kazan),
      aWarehouse("MSK", { a: 1 }, moscow),
      aWarehouse("POK", { a: 0 }),
      aWarehouse("OLD", { a: 5 }, { active: false }),
    ];
    const { decision } = plan(aRequest([aLine("a", 1)], { destination: kazan }), warehouses);
    expect(decision.candidates.map((it) => it.outcome)).toEqual([null, { code: "routing.farther", params: { km: 718 } }]);
    expect(decision.refused).toEqual([
      { warehouse: "OLD", reason: { code: "routing.inactive" } },
      { warehouse: "POK", reason: { code: "routing.nothing_available" } },
    ]);
    expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
  });

  test("one warehouse that has it all does not hide the others", () => {
    const { decision } = plan(aRequest([aLine("a", 2), aLine("b", 1)]), [aWarehouse("ALL", { a: 2, b: 1 }), aWarehouse("SOME", { a: 1 })]);
    expect(decision.candidates.map((it) => it.warehouses)).toEqual([["ALL"], ["SOME"]]);
    expect(decision.candidates[1]).toMatchObject({
      missing: [
        { lineId: "a", quantity: 1 },
        { lineId: "b", quantity: 1 },
      ],
    });
  });

  test("a pinned warehouse is the only one considered, whatever the channel sells from", () => {
    const both = [aWarehouse("A", { a: 1 }), aWarehouse("B", { a: 1 })];
    const pinned = plan(aRequest([aLine("a", 1)], { pinnedWarehouseId: "id-B", channelWarehouseIds: ["id-A"] }), both);
    expect(pinned.allocations.map((it) => it.warehouseId)).toEqual(["id-B"]);
    expect(pinned.decision.refused).toEqual([{ warehouse: "A", reason: { code: "routing.not_pinned" } }]);
    const channel = plan(aRequest([aLine("a", 1)], { channelWarehouseIds: ["id-A"] }), both);
    expect(channel.decision.refused).toEqual([{ warehouse: "B", reason: { code: "routing.not_for_channel" } }]);
  });

  test("what would miss the promise comes after what keeps it, however near", () => {
    const late = aWarehouse("KZN", { a: 1 }, { ...kazan, cutOff: "10:00" });
    const onTime = aWarehouse("MSK", { a: 1 }, moscow);
    const request = aRequest([aLine("a", 1)], { destination: kazan, shipBy: new Date("2026-11-24T20:59:59Z") });
    const { decision } = plan(request, [late, onTime]);
    expect(decision.chosen?.warehouses).toEqual(["MSK"]);
    expect(decision.candidates[1]?.outcome).toEqual({ code: "routing.late", params: { parcels: 1 } });
  });

  test("without coordinates distance abstains, and the rest decides", () => {
    const known = aWarehouse("KNOWN", { a: 1 }, { ...moscow, priority: 9 });
    const lost = aWarehouse("LOST", { a: 1 }, { priority: 1 });
    expect(plan(aRequest([aLine("a", 1)]), [known, lost]).decision.chosen).toMatchObject({ warehouses: ["LOST"], distanceKm: null });
    const { decision } = plan(aRequest([aLine("a", 1)], { destination: kazan }), [known, lost]);
    expect(decision.chosen?.warehouses).toEqual(["KNOWN"]);
    expect(decision.candidates[1]?.outcome?.code).toBe("routing.unknown");
  });

  test("the owner's order of rules is followed", () => {
    const cheap = aWarehouse("CHEAP", { a: 1 }, moscow);
    const near = aWarehouse("NEAR", { a: 1 }, kazan);
    const deliveryFrom = pricesFrom({ [moscow.longitude]: { minor: 20_000 }, [kazan.longitude]: { minor: 40_000 } });
    const request = aRequest([aLine("a", 1)], { destination: kazan, deliveryFrom });
    const chosen = (rules?: readonly RoutingRule[]) => plan(request, [cheap, near], rules).decision.chosen?.warehouses;
    expect(chosen()).toEqual(["NEAR"]);
    expect(chosen(routingRules)).toEqual(["CHEAP"]);
    expect(chosen(["unfilled_units", "distance_band", "cost_band"])).toEqual(["NEAR"]);
  });

  test("days count from the warehouse's next cut-off, with those that it takes to prepare, and the slowest parcel decides", () => {
    const deliveryFrom = pricesFrom({ [moscow.longitude]: { minor: 0, days: 3 }, [kazan.longitude]: { minor: 0, days: 1 } });
    // 11:00 in Moscow.
    const days = (...warehouses: ReturnType<typeof aWarehouse>[]) =>
      plan(aRequest([aLine("a", warehouses.length)], { deliveryFrom }), warehouses).decision.chosen?.etaDays;
    expect(days(aWarehouse("A", { a: 1 }, kazan))).toBe(1);
    expect(days(aWarehouse("A", { a: 1 }, { ...kazan, cutOff: "10:00" }))).toBe(2);
    expect(days(aWarehouse("A", { a: 1 }, { ...kazan, timezone: "Asia/Vladivostok" }))).toBe(2);
    expect(days(aWarehouse("A", { a: 1 }, { ...kazan, handlingDays: 2 }))).toBe(3);
    expect(days(aWarehouse("A", { a: 1 }, kazan), aWarehouse("B", { a: 1 }, moscow))).toBe(3);
    expect(days(aWarehouse("A", { a: 1 }, kazan), aWarehouse("B", { a: 1 }))).toBeNull();
  });

  test("days to prepare make a parcel miss its promise", () => {
    const slow = aWarehouse("SLOW", { a: 1 }, { ...kazan, handlingDays: 1 });
    const request = aRequest([aLine("a", 1)], { destination: kazan, shipBy: new Date("2026-11-24T20:59:59Z") });
    expect(plan(request, [slow, aWarehouse("FAR", { a: 1 }, moscow)]).decision.chosen?.warehouses).toEqual(["FAR"]);
  });

  test("a parcel costs what its own goods weigh, and nobody knows the price of what was never weighed", () => {
    const deliveryFrom = pricesFrom({ [moscow.longitude]: { minor: 10_000, perKg: 1_000 }, [kazan.longitude]: { minor: 20_000 } });
    const warehouses = [aWarehouse("MSK", { a: 5 }, moscow), aWarehouse("KZN", { b: 1 }, kazan)];
    const order = aRequest([aLine("a", 5), aLine("b", 1)], { deliveryFrom });
    expect(plan(order, warehouses).decision.chosen).toMatchObject({ warehouses: ["KZN", "MSK"], costMinor: 33_000 });
    const unweighed = { ...aLine("b", 1), parts: [{ productId: "b", per: 1 }] };
    expect(plan({ ...order, lines: [aLine("a", 5), unweighed] }, warehouses).decision.chosen).toMatchObject({
      costMinor: null,
      etaDays: 1,
    });
  });

  test("the less busy warehouse wins in steps, before the nearer one", () => {
    const near = aWarehouse("NEAR", { a: 1 }, { ...kazan, capacity: 100, openWork: 60 });
    const far = (openWork: number) => aWarehouse("FAR", { a: 1 }, { ...moscow, capacity: 10, openWork });
    const request = aRequest([aLine("a", 1)], { destination: kazan });
    expect(plan(request, [near, far(7)]).decision.chosen?.warehouses).toEqual(["NEAR"]);
    const { decision } = plan(request, [near, far(4)]);
    expect(decision.chosen).toMatchObject({ warehouses: ["FAR"], loadPercent: 40 });
    expect(decision.candidates[1]?.outcome).toEqual({ code: "routing.busier", params: { percent: 20 } });
  });

  test("a warehouse that is full for the day is spared, but never at the cost of the order", () => {
    const full = aWarehouse("FULL", { a: 2, b: 1 }, { ...kazan, capacity: 10, openWork: 10 });
    const free = aWarehouse("FREE", { a: 2 }, moscow);
    const asked = (...lines: Parameters<typeof aRequest>[0]) => plan(aRequest(lines, { destination: kazan }), [full, free]);
    expect(asked(aLine("a", 2)).decision).toMatchObject({
      chosen: { warehouses: ["FREE"] },
      refused: [{ warehouse: "FULL", reason: { code: "routing.full", params: { capacity: 10 } } }],
    });
    expect(asked(aLine("a", 1), aLine("b", 1))).toMatchObject({
      unfilled: [],
      decision: { chosen: { warehouses: ["FULL"] }, refused: [] },
    });
    expect(asked(aLine("a", 3))).toMatchObject({ unfilled: [], decision: { chosen: { parcels: 2 } } });
    const pinned = plan(aRequest([aLine("a", 1)], { pinnedWarehouseId: "id-FULL" }), [full, free]);
    expect(pinned.decision.chosen?.warehouses).toEqual(["FULL"]);
    // What nobody has, a full one has neither: it stays spared.
    expect(asked(aLine("a", 1), aLine("c", 1)).decision.chosen?.warehouses).toEqual(["FREE"]);
  });

  test("among many warehouses the only one with a rare product stays on the shortlist", () => {
    const many = Array.from({ length: 30 }, (_, i) => aWarehouse(`W${String(i).padStart(2, "0")}`, { a: 5, b: 5 }, { priority: i }));
    const { decision, unfilled } = plan(aRequest([aLine("a", 1), aLine("b", 1), aLine("rare", 1)]), [
      ...many,
      aWarehouse("Z", { rare: 1 }, { priority: 999 }),
    ]);
    expect(decision.chosen?.warehouses).toEqual(["W00", "Z"]);
    expect(unfilled).toEqual([]);
    expect(decision.candidates).toHaveLength(10);
    expect(decision.refused.filter((it) => it.reason.code === "routing.not_shortlisted")).toHaveLength(19);
  });
});

describe("which units", () => {
  test("two lines of one SKU share its stock (C-03)", () => {
    const { allocations, unfilled } = plan(aRequest([aLine("1", 3, "a"), aLine("2", 3, "a")]), [aWarehouse("A", { a: 4 })]);
    expect(allocations[0]?.lines).toEqual([
      { lineId: "1", quantity: 3 },
      { lineId: "2", quantity: 1 },
    ]);
    expect(unfilled).toEqual([{ lineId: "2", quantity: 2 }]);
  });

  test("a bundle and its part share the part (C-03)", () => {
    const lines = [aLine("bundle", 2, { a: 2, b: 1 }), aLine("part", 3, "a")];
    const { allocations, unfilled } = plan(aRequest(lines), [aWarehouse("A", { a: 5, b: 2 })]);
    expect(allocations[0]?.lines).toEqual([
      { lineId: "bundle", quantity: 1 },
      { lineId: "part", quantity: 3 },
    ]);
    expect(unfilled).toEqual([{ lineId: "bundle", quantity: 1 }]);
  });

  test("a bundle is never made of parts from two warehouses", () => {
    const { allocations, unfilled } = plan(aRequest([aLine("set", 1, { a: 1, b: 1 })]), [
      aWarehouse("A", { a: 9 }),
      aWarehouse("B", { b: 9 }),
    ]);
    expect(allocations).toEqual([]);
    expect(unfilled).toEqual([{ lineId: "set", quantity: 1 }]);
  });

  test("a demand of 13 over 10 and 20 is 13, whole where it can be (C-07)", () => {
    const one = plan(aRequest([aLine("a", 13)]), [aWarehouse("A", { a: 10 }), aWarehouse("B", { a: 20 }, { priority: 500 })]);
    expect(one.allocations).toEqual([{ warehouseId: "id-B", lines: [{ lineId: "a", quantity: 13 }] }]);
    const two = plan(aRequest([aLine("a", 13)]), [aWarehouse("A", { a: 10 }), aWarehouse("B", { a: 10 })]);
    expect(two.allocations.map((it) => it.lines[0]?.quantity)).toEqual([10, 3]);
  });

  test("units of a line stay together unless splits are allowed", () => {
    const both = [aWarehouse("A", { a: 2 }), aWarehouse("B", { a: 3 })];
    const { allocations, unfilled } = plan(aRequest([aLine("a", 5)], { allowSplitUnits: false }), both);
    expect(allocations).toEqual([{ warehouseId: "id-B", lines: [{ lineId: "a", quantity: 3 }] }]);
    expect(unfilled).toEqual([{ lineId: "a", quantity: 2 }]);
  });

  test("what is kept together leaves from one warehouse or not at all", () => {
    const lines = [aLine("lamp", 1, "lamp", "gift"), aLine("shade", 2, "shade", "gift")];
    const apart = [aWarehouse("A", { lamp: 1, shade: 1 }), aWarehouse("B", { shade: 9 })];
    expect(plan(aRequest(lines), apart)).toMatchObject({ allocations: [], unfilled: [{ lineId: "lamp" }, { lineId: "shade" }] });
    const together = [...apart, aWarehouse("C", { lamp: 1, shade: 2 }, { priority: 999 })];
    expect(plan(aRequest(lines), together).decision.chosen?.warehouses).toEqual(["C"]);
  });

  test("an unknown SKU waits and holds up nobody", () => {
    const { allocations, unfilled } = plan(aRequest([aLine("a", 1), { lineId: "b", quantity: 2, parts: [] }]), [aWarehouse("A", { a: 1 })]);
    expect(allocations).toEqual([{ warehouseId: "id-A", lines: [{ lineId: "a", quantity: 1 }] }]);
    expect(unfilled).toEqual([{ lineId: "b", quantity: 2 }]);
  });

  test("an oversold shelf gives nothing", () => {
    expect(plan(aRequest([aLine("a", 1)]), [aWarehouse("A", { a: -3 })]).unfilled).toEqual([{ lineId: "a", quantity: 1 }]);
  });
});
