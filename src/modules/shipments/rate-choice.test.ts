import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { reason } from "@/lib/reason";
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

  test("a carrier that a rule prefers gives way when it cannot serve", () => {
    expect(chooseRate(all, { ...question, predefined: { carrier: "dpd", by: "rule" } }).chosen).toMatchObject({ carrier: "slow" });
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
    expect(chooseRate([], question)).toEqual({ ranked: [], chosen: null, refused: [], why: { code: "shipment.no_offer" } });
  });

  test("the order in which offers come in never decides, and the decision survives being stored as JSON", () => {
    fc.assert(
      fc.property(fc.array(anyOffer, { maxLength: 8 }), fc.nat({ max: 6 }), (offers, promise) => {
        const asked = { ...question, promiseBy: inDays(promise) };
        const decision = chooseRate(offers, asked);
        expect(chooseRate([...offers].reverse(), asked)).toEqual(decision);
        expect(JSON.parse(JSON.stringify(decision))).toEqual(decision);
        expect(decision.ranked.map(({ rank }) => rank)).toEqual(offers.map((_, i) => i + 1));
      }),
    );
  });
});
