import { expect, test } from "vitest";
import { CarrierRule } from "../carrier-rule";
import { deliveryEstimator, openPriceBook } from "./price-lists";

const kazan = { latitude: 55.7963, longitude: 49.1088 };
const moscow = { latitude: 55.7558, longitude: 37.6173 };
const to = { country: "RU", region: "Татарстан", city: "Казань", postalCode: null, line1: null, ...kazan };
const wish = { to, shippingMethod: "courier", pickupPoint: null, currency: "RUB" };
const days = (max: number) => ({ min: 0, max });
const courier = {
  code: "own",
  kind: "own_courier",
  settings: {
    zones: [
      { code: "near", withinKm: 50 },
      { code: "far", regions: ["татарстан"] },
    ],
    tariffs: [
      { zone: "near", baseMinor: 20_000, baseGrams: 1000, perExtraKgMinor: 5_000, days: days(1) },
      { zone: "far", baseMinor: 70_000, days: days(5) },
      { zone: "far", service: "air", baseMinor: 70_000, maxGrams: 2000, days: days(2) },
    ],
  },
};
const pickup = { code: "pickup", kind: "pickup", settings: {} };
const outside = { code: "cdek", kind: "cdek", settings: null };
const ruleFor = (method: string, carrier: string, service: string | null = null) =>
  CarrierRule.parse({ name: method, when: { shippingMethods: [method] }, take: { carrier, service } });
const book = openPriceBook([courier, outside, pickup], [ruleFor("post", "cdek")]);

test("the zone of each warehouse and the weight make the price; of equally cheap services the faster is taken", () => {
  const from = deliveryEstimator(book, wish);
  expect(from?.(kazan)?.(1000)).toEqual({ costMinor: 20_000, days: 1 });
  expect(from?.(kazan)?.(2500)).toEqual({ costMinor: 30_000, days: 1 });
  expect(from?.(moscow)?.(1000)).toEqual({ costMinor: 70_000, days: 2 });
  expect(from?.(moscow)?.(3000)).toEqual({ costMinor: 70_000, days: 5 });
});

test("of an unknown weight no price is known, and the days of the slowest service", () => {
  expect(deliveryEstimator(book, wish)?.(moscow)?.(null)).toEqual({ costMinor: null, days: 5 });
});

test("nothing is known outside the zones, in another currency, without an address, and of a carrier that has to be asked", () => {
  const away = { ...to, city: "Пермь", region: "Пермский край", latitude: 58, longitude: 56 };
  expect(deliveryEstimator(book, { ...wish, to: away })?.(moscow)).toBeNull();
  expect(deliveryEstimator(book, { ...wish, currency: "EUR" })).toBeNull();
  expect(deliveryEstimator(book, { ...wish, to: null })).toBeNull();
  expect(deliveryEstimator(book, { ...wish, shippingMethod: "post" })).toBeNull();
  expect(deliveryEstimator(book, { ...wish, pickupPoint: { carrier: "cdek", code: "KZN1" } })).toBeNull();
});

test("who collects is asked for the fee of collecting, and a rule's service stands before a cheaper one", () => {
  expect(deliveryEstimator(book, { ...wish, shippingMethod: "pickup", to: null })?.(moscow)?.(5000)).toEqual({ costMinor: 0, days: 0 });
  const ruled = {
    ...courier,
    settings: {
      ...courier.settings,
      tariffs: [...courier.settings.tariffs.slice(0, 2), { zone: "far", service: "air", baseMinor: 90_000, maxGrams: 2000, days: days(2) }],
    },
  };
  const air = openPriceBook([ruled], [ruleFor("courier", "own", "air")]);
  expect(deliveryEstimator(air, wish)?.(moscow)?.(1000)).toEqual({ costMinor: 90_000, days: 2 });
  // A habit gives way where it cannot serve.
  expect(deliveryEstimator(air, wish)?.(moscow)?.(3000)).toEqual({ costMinor: 70_000, days: 5 });
});
