import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "@/lib/reason";
import { CarrierRule, type FittingRule, type RuleChoice, strategies } from "./carrier-rule";
import { type CarrierQuote, chooseRate, type RateQuestion } from "./rate-choice";

const now = new Date("2026-11-22T09:00:00Z");
const inDays = (days: number) => new Date(now.getTime() + days * 86_400_000);
const question: RateQuestion = { currency: "RUB", now };

const offer = (carrier: string, priceMinor: number, max: number, more: Partial<CarrierQuote> = {}): CarrierQuote => ({
  carrier,
  service: "courier",
  priceMinor,
  currency: "RUB",
  days: { min: 1, max },
  ...more,
});
const slow = offer("slow", 200_00, 9);
const usual = offer("usual", 300_00, 4);
const fast = offer("fast", 700_00, 1);
const all = [fast, slow, usual];

const ruleOf = (position: number, take: RuleChoice): FittingRule => ({
  ...CarrierRule.parse({ name: `Rule ${position}`, take }),
  position,
});

const anyOffer = fc.record({
  carrier: fc.constantFrom("a", "b", "c"),
  service: fc.constantFrom("courier", "point"),
  priceMinor: fc.nat({ max: 5 }),
  currency: fc.constantFrom("RUB", "EUR", "KZT"),
  days: fc.record({ min: fc.nat({ max: 2 }), max: fc.integer({ min: 2, max: 5 }) }),
});

describe("the choice of an offer", () => {
  test("without a promise the cheapest wins", () => {
    expect(chooseRate(all, question).chosen).toMatchObject({ carrier: "slow", rank: 1, reason: { code: "shipment.rate.by_price" } });
  });

  test("with a promise the cheapest that keeps it wins, and the late ones follow by speed", () => {
    const { ranked } = chooseRate(all, { ...question, promiseBy: inDays(4) });
    expect(ranked.map(({ carrier, inTime }) => [carrier, inTime])).toEqual([
      ["usual", true],
      ["fast", true],
      ["slow", false],
    ]);
  });

  test("when none keeps the promise the fastest wins", () => {
    expect(chooseRate(all, { ...question, promiseBy: now }).chosen).toMatchObject({
      carrier: "fast",
      reason: { code: "shipment.rate.late_by_speed" },
    });
  });

  test("a carrier that was asked for by name wins though it is dearer and late", () => {
    const { chosen, why } = chooseRate(all, { ...question, promiseBy: now, predefined: { carrier: "slow", by: "staff" } });
    expect(chosen).toMatchObject({ carrier: "slow", rank: 1 });
    expect(why).toEqual({ code: "shipment.rate.by_staff" });
  });

  test("a carrier asked for by name has no stand-in, and its own refusal is the reason", () => {
    const tooHeavy = reason("carrier.too_heavy", { kg: 40, limitKg: 30 });
    const refused = [{ carrier: "cdek", service: null, reason: tooHeavy }];
    expect(chooseRate(all, { ...question, refused, predefined: { carrier: "cdek", by: "pickup_point" } })).toMatchObject({
      chosen: null,
      why: tooHeavy,
      refused,
    });
    expect(chooseRate(all, { ...question, predefined: { carrier: "dpd", by: "staff" } }).why.code).toBe("shipment.asked_carrier_missing");
    expect(chooseRate(all, { ...question, predefined: { service: "point", by: "staff" } }).why.code).toBe("shipment.asked_service_missing");
  });

  test("the first rule that can be followed decides, and those before it are told with why not", () => {
    const rules = [
      ruleOf(2, { carrier: "dpd", service: null }),
      ruleOf(3, { carrier: "usual", service: null }),
      ruleOf(5, { strategy: "fastest" }),
    ];
    expect(chooseRate(all, { ...question, rules })).toMatchObject({
      chosen: { carrier: "usual" },
      why: { code: "shipment.rate.by_rule" },
      rule: { name: "Rule 3", position: 3 },
      passed: [{ position: 2, reason: { code: "shipment.asked_carrier_missing" } }],
    });
    expect(chooseRate(all, { ...question, rules: [ruleOf(1, { carrier: "dpd", service: null })] })).toMatchObject({
      chosen: { carrier: "slow" },
      rule: null,
      strategy: "cheapest",
    });
  });

  test("the method's namesake stands behind the rules", () => {
    const namesake = { carrier: "fast", by: "shipping_method" } as const;
    expect(chooseRate(all, { ...question, predefined: namesake }).why.code).toBe("shipment.rate.by_shipping_method");
    const rules = [ruleOf(1, { carrier: "usual", service: null })];
    expect(chooseRate(all, { ...question, predefined: namesake, rules }).chosen).toMatchObject({ carrier: "usual" });
  });

  test("by speed the fastest wins, whatever it costs", () => {
    expect(chooseRate(all, { ...question, rules: [ruleOf(1, { strategy: "fastest" })] })).toMatchObject({
      chosen: { carrier: "fast", reason: { code: "shipment.rate.by_speed" } },
      rule: { position: 1 },
      strategy: "fastest",
    });
  });

  test("by record the most reliable within the promise wins, and who has too few parcels abstains", () => {
    const rules = [ruleOf(1, { strategy: "on_time" })];
    const records = new Map([
      ["slow", { parcels: 200, onTime: 199 }],
      ["usual", { parcels: 20, onTime: 19 }],
      ["fast", { parcels: 19, onTime: 19 }],
    ]);
    const { ranked } = chooseRate(all, { ...question, rules, records, promiseBy: inDays(4) });
    expect(ranked.map(({ carrier, reason }) => [carrier, reason.code])).toEqual([
      ["usual", "shipment.rate.by_record"],
      ["fast", "shipment.rate.no_record_by_price"],
      ["slow", "shipment.rate.late_by_speed"],
    ]);
    expect(ranked[0]).toMatchObject({ reason: { params: { percent: 95, parcels: 20 } }, onTime: { parcels: 20, onTime: 19 } });
  });

  test("without any record the strategy abstains and the next rule counts", () => {
    const rules = [ruleOf(1, { strategy: "on_time" }), ruleOf(2, { strategy: "fastest" })];
    expect(chooseRate(all, { ...question, rules })).toMatchObject({
      chosen: { carrier: "fast" },
      rule: { position: 2 },
      passed: [{ position: 1, reason: { code: "shipment.rate.no_record" } }],
    });
  });

  test("of the services of a pickup point's carrier the rules choose, and no rule takes the parcel elsewhere", () => {
    const services = [offer("cdek", 900_00, 1, { service: "express" }), offer("cdek", 300_00, 5, { service: "usual" })];
    const predefined = { carrier: "cdek", by: "pickup_point" } as const;
    const rules = [ruleOf(1, { carrier: "slow", service: null }), ruleOf(2, { strategy: "fastest" })];
    expect(chooseRate([...all, ...services], { ...question, predefined, rules }).chosen).toMatchObject({
      carrier: "cdek",
      service: "express",
    });
  });

  test("a service without a carrier is served by the best that has it", () => {
    const points = [offer("x", 150_00, 3, { service: "point" }), offer("y", 120_00, 3, { service: "point" })];
    expect(chooseRate([...all, ...points], { ...question, predefined: { service: "point", by: "staff" } }).chosen).toMatchObject({
      carrier: "y",
    });
  });

  test("a small number in another currency is not taken for a small price", () => {
    const euro = offer("abroad", 1, 1, { currency: "EUR" });
    expect(chooseRate([euro, ...all], question).ranked.at(-1)).toMatchObject({
      carrier: "abroad",
      reason: { code: "shipment.rate.other_currency" },
    });
  });

  test("no offer, no choice", () => {
    expect(chooseRate([], question)).toMatchObject({ ranked: [], chosen: null, refused: [], why: { code: "shipment.no_offer" } });
  });

  test("the order in which offers come in never decides, and the decision survives being stored as JSON", () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 8 }), fc.nat({ max: 6 }), fc.constantFrom(...strategies), (offers, promise, strategy) => {
        const records = new Map([["a", { parcels: 30, onTime: 20 }]]);
        const asked = { ...question, promiseBy: inDays(promise), records, rules: [ruleOf(1, { strategy })] };
        const decision = chooseRate(offers, asked);
        expect(chooseRate([...offers].reverse(), asked)).toEqual(decision);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        expect(decision.ranked.map(({ rank }) => rank)).toEqual(offers.map((_, i) => i + 1));
      }),
    );
  });
});
