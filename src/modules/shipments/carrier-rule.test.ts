import { expect, test } from "vitest";
import { CarrierRule, type ParcelFacts, rulesFor } from "./carrier-rule";

const rule = (when: object, more: object = {}) => CarrierRule.parse({ name: "R", take: { strategy: "fastest" }, when, ...more });
const parcel: ParcelFacts = {
  channel: "site",
  to: { region: "Респ. Татарстан", city: "Казань", postalCode: "420111" },
  shippingMethod: "courier",
  warehouse: "MSK",
  weightGrams: 2_000,
  valueMinor: 500_000,
  cashOnDelivery: true,
  pickupPoint: false,
};
const fits = (when: object, facts: ParcelFacts = parcel) => rulesFor([rule(when)], facts).length === 1;

test("a rule without conditions fits everything, one that is off nothing, and places count all rules", () => {
  const rules = [rule({ channels: ["other"] }), rule({}, { on: false }), rule({})];
  expect(rulesFor(rules, parcel).map(({ position }) => position)).toEqual([3]);
});

test("each condition is asked, and all of them must fit", () => {
  expect(fits({ channels: ["site", "market"], warehouses: ["MSK"], shippingMethods: ["courier"], cashOnDelivery: true })).toBe(true);
  expect(fits({ channels: ["market"] })).toBe(false);
  expect(fits({ warehouses: ["KZN"] })).toBe(false);
  expect(fits({ cashOnDelivery: false })).toBe(false);
  expect(fits({ pickupPoint: true })).toBe(false);
  expect(fits({ channels: ["site"], warehouses: ["KZN"] })).toBe(false);
});

test("regions and towns are known however they are written", () => {
  for (const name of ["Татарстан", "республика татарстан", "Tatarstan", "казань", "Kazan"])
    expect([name, fits({ regions: [name] })]).toEqual([name, true]);
  expect(fits({ regions: ["Москва", "Пермский край"] })).toBe(false);
  expect(fits({ regions: ["Татарстан"] }, { ...parcel, to: { region: null, city: null, postalCode: "420111" } })).toBe(true);
  expect(fits({ regions: ["Московская область"] }, { ...parcel, to: { region: null, city: "Москва", postalCode: null } })).toBe(false);
  expect(fits({ regions: ["Татарстан"] }, { ...parcel, to: null })).toBe(false);
});

test("a shipping method is the same in any letters, with or without space around it", () => {
  for (const method of ["Courier", " courier ", "COURIER"]) expect([method, fits({ shippingMethods: [method] })]).toEqual([method, true]);
  expect(fits({ shippingMethods: ["Курьер"] }, { ...parcel, shippingMethod: "курьер " })).toBe(true);
  expect(fits({ shippingMethods: ["courier express"] })).toBe(false);
});

test("ranges take in both their ends, and an open end has no bound", () => {
  expect(fits({ weightGrams: { from: 2_000, to: 2_000 } })).toBe(true);
  expect(fits({ weightGrams: { from: 2_001 } })).toBe(false);
  expect(fits({ value: { to: 499_999 } })).toBe(false);
  expect(fits({ value: { from: 1 } })).toBe(true);
});

test("what is unknown fits no condition that asks for it", () => {
  expect(fits({ weightGrams: { to: 5_000 } }, { shippingMethod: "courier" })).toBe(false);
  expect(fits({ shippingMethods: ["courier"] }, { shippingMethod: "courier" })).toBe(true);
});
