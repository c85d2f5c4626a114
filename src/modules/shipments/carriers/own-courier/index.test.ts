import { describe, expect, test } from "vitest";
import { hasValidCheckDigit } from "@/lib/check-digit";
import { aBookingRequest, anAccount, aParcel } from "@/testing/booking-request";
import { OwnCourierSettings, ownCourier, trackingNumberOf } from "./index";

const account = anAccount("own_courier", OwnCourierSettings.parse({}));

describe("the own courier that every organization starts with", () => {
  test("serves everywhere", async () => {
    const abroad = { country: "DE", region: null, city: "Berlin", postalCode: null, line1: null, latitude: null, longitude: null };
    const { quotes } = await ownCourier.quote(aBookingRequest({ to: abroad }), account);
    expect(quotes).toEqual([{ service: "courier", priceMinor: 300_00, currency: "RUB", days: { min: 1, max: 3 } }]);
  });

  test("books at once, with a price, a number and the first event", async () => {
    expect(await ownCourier.book(aBookingRequest({ parcels: [aParcel(3500)] }), account)).toMatchObject({
      outcome: "booked",
      priceMinor: 340_00,
      events: [{ status: "pre_transit", location: "Москва" }],
    });
  });

  test("answers a repeat with the same booking", async () => {
    const [once, twice] = await Promise.all([1, 2].map((attempt) => ownCourier.book(aBookingRequest({ attempt }), account)));
    expect(twice).toEqual(once);
  });

  test("refuses an order without an address, and a service that it does not have", async () => {
    expect((await ownCourier.quote(aBookingRequest({ to: null }), account)).refused).toEqual([
      { service: null, reason: { code: "carrier.no_address" } },
    ]);
    expect(await ownCourier.book(aBookingRequest({ service: "drone" }), account)).toMatchObject({
      outcome: "refused",
      reason: { code: "carrier.unknown_service" },
    });
  });
});

test("tracking numbers are short, told apart by their keys and safe against slips of the finger", () => {
  const numbers = Array.from({ length: 500 }, (_, i) => trackingNumberOf(`key ${i}`));
  expect(new Set(numbers).size).toBe(500);
  for (const number of numbers) {
    expect(number).toMatch(/^DRG\d{14}$/);
    expect(hasValidCheckDigit(number.slice(3))).toBe(true);
  }
});

describe("the settings", () => {
  const days = { min: 1, max: 2 };
  const messages = (settings: unknown) => OwnCourierSettings.safeParse(settings).error?.issues.map(({ path }) => path.join(".")) ?? [];

  test.each([
    ["a zone listed twice", { zones: [{ code: "a" }, { code: "a" }], tariffs: [{ zone: "a", baseMinor: 1, days }] }, "zones.1.code"],
    ["a tariff for a zone that is not there", { zones: [{ code: "a" }], tariffs: [{ zone: "b", baseMinor: 1, days }] }, "tariffs.0.zone"],
    [
      "two tariffs of one service in one zone",
      { zones: [{ code: "a" }], tariffs: [1, 2].map((baseMinor) => ({ zone: "a", baseMinor, days })) },
      "tariffs.1.service",
    ],
    ["days that run backwards", { tariffs: [{ zone: "everywhere", baseMinor: 1, days: { min: 3, max: 1 } }] }, "tariffs.0.days.max"],
    ["a negative price", { tariffs: [{ zone: "everywhere", baseMinor: -1, days }] }, "tariffs.0.baseMinor"],
    ["an unknown field", { tarifs: [] }, ""],
  ])("refuse %s, at its place", (_, settings, path) => {
    expect(messages(settings)).toContain(path);
  });
});
