import { expect, test } from "vitest";
import { CarrierRule, type ParcelFacts, predefinedCarrier } from "./predefined-carrier";

const accounts = [
  { code: "own_courier", kind: "own_courier" },
  { code: "at-the-shop", kind: "pickup" },
  { code: "cdek-msk", kind: "cdek" },
];
const facts: ParcelFacts = {
  shippingMethod: "courier",
  channel: "site",
  country: "RU",
  grams: 900,
  cashOnDelivery: false,
  pickupPoint: null,
};
const heavyByOurselves = CarrierRule.parse({ carrier: "own_courier", when: { aboveGrams: 20_000 } });
const always = CarrierRule.parse({ carrier: "cdek-msk", service: "door" });

test("without a rule, a point or a wish the offers decide", () => {
  expect(predefinedCarrier(facts, [], accounts)).toBeNull();
});

test("the first fitting rule in the owner's order names the carrier", () => {
  expect(predefinedCarrier({ ...facts, grams: 25_000 }, [heavyByOurselves, always], accounts)).toEqual({
    carrier: "own_courier",
    by: "rule",
  });
  expect(predefinedCarrier(facts, [heavyByOurselves, always], accounts)).toEqual({ carrier: "cdek-msk", service: "door", by: "rule" });
});

test("the buyer's pickup point is stronger than a rule, and finds our account by the carrier's kind", () => {
  const chosen = { ...facts, pickupPoint: { carrier: "cdek", code: "MSK123" } };
  expect(predefinedCarrier(chosen, [heavyByOurselves], accounts)).toEqual({ carrier: "cdek-msk", by: "pickup_point" });
});

test("whoever ships has the last word", () => {
  const asked = { ...facts, pickupPoint: { carrier: "cdek", code: "MSK123" }, asked: { carrier: "own_courier", service: "courier" } };
  expect(predefinedCarrier(asked, [always], accounts)).toEqual({ carrier: "own_courier", service: "courier", by: "staff" });
  expect(predefinedCarrier({ ...facts, asked: { service: "point" } }, [always], accounts)).toEqual({ service: "point", by: "staff" });
});

test("an order that is collected goes to the pickup account, whatever its code", () => {
  expect(predefinedCarrier({ ...facts, shippingMethod: "pickup" }, [], accounts)).toEqual({
    carrier: "at-the-shop",
    by: "shipping_method",
  });
});
