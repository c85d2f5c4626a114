import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookingRequest, aParcel, kazan, moscow } from "@/testing/booking-request";
import { priceOf, quoteByTariffs, Tariff, type TariffTable, Zone, zoneOf } from "./tariffs";

const zones = [
  Zone.parse({ code: "town", cities: ["Москва", "Королёв"] }),
  Zone.parse({ code: "near", withinKm: 100 }),
  Zone.parse({ code: "volga", withinKm: 900, regions: ["Татарстан"] }),
];
const rest = Zone.parse({ code: "rest" });
const place = (changes: object) => ({ ...kazan, region: null, city: null, ...changes });

describe("the zone of an address", () => {
  test("a city is found by its name however people write it", () => {
    expect(zoneOf(zones, moscow, place({ city: " МОСКВА " }))?.code).toBe("town");
    expect(zoneOf(zones, moscow, place({ city: "королев" }))?.code).toBe("town");
  });

  test("else distance or region decides, and the first fitting zone in the owner's order is taken", () => {
    expect(zoneOf(zones, moscow, place({ latitude: 55.9, longitude: 37.7 }))?.code).toBe("near");
    expect(zoneOf(zones, moscow, kazan)?.code).toBe("volga");
    expect(zoneOf([rest, ...zones], moscow, kazan)?.code).toBe("rest");
  });

  test("a place outside all zones has none; a zone without limits covers everything, even an unknown place", () => {
    expect(zoneOf(zones, moscow, place({ latitude: 43.1, longitude: 131.9 }))).toBeNull();
    expect(zoneOf([...zones, rest], moscow, place({ latitude: null, longitude: null }))?.code).toBe("rest");
    expect(zoneOf([...zones, rest], moscow, null)?.code).toBe("rest");
  });

  test("further away is never a nearer band", () => {
    const bands = [10, 50, 200, 1000, 20_100].map((withinKm, i) => Zone.parse({ code: `b${i}`, withinKm }));
    const band = (longitude: number) => Number(zoneOf(bands, moscow, place({ latitude: moscow.latitude, longitude }))?.code.slice(1));
    fc.assert(
      fc.property(fc.double({ min: 0, max: 100, noNaN: true }), fc.double({ min: 0, max: 20, noNaN: true }), (step, more) => {
        expect(band(37.6173 + step + more)).toBeGreaterThanOrEqual(band(37.6173 + step));
      }),
    );
  });
});

describe("the price of a weight", () => {
  const tariff = Tariff.parse({ zone: "rest", baseMinor: 300_00, baseGrams: 3000, perExtraKgMinor: 40_00, days: { min: 1, max: 3 } });

  test("the base holds up to its weight, then each kilogram begun is paid", () => {
    expect([0, 3000, 3001, 4000, 4001].map((grams) => priceOf(tariff, grams))).toEqual([300_00, 300_00, 340_00, 340_00, 380_00]);
  });

  test("heavier is never cheaper", () => {
    const table = fc.record({ baseMinor: fc.nat(), baseGrams: fc.nat({ max: 50_000 }), perExtraKgMinor: fc.nat({ max: 100_000 }) });
    fc.assert(
      fc.property(table, fc.nat({ max: 100_000 }), fc.nat({ max: 100_000 }), (row, grams, more) => {
        expect(priceOf({ ...tariff, ...row }, grams + more)).toBeGreaterThanOrEqual(priceOf({ ...tariff, ...row }, grams));
      }),
    );
  });
});

describe("offers from the table", () => {
  const days = { min: 1, max: 3 };
  const table: TariffTable = {
    currency: "RUB",
    zones: [...zones, rest],
    tariffs: [
      Tariff.parse({ zone: "volga", baseMinor: 500_00, days }),
      Tariff.parse({ zone: "volga", service: "express", baseMinor: 900_00, maxGrams: 1500, days }),
    ],
  };

  test("each service of the zone is offered, and one too heavy is refused with both weights", () => {
    expect(quoteByTariffs(table, aBookingRequest()).quotes.map(({ service }) => service)).toEqual(["courier", "express"]);
    expect(quoteByTariffs(table, aBookingRequest({ parcels: [aParcel(800), aParcel(800)] }))).toEqual({
      quotes: [{ service: "courier", priceMinor: 500_00, currency: "RUB", days }],
      refused: [{ service: "express", reason: { code: "carrier.too_heavy", params: { kg: 1.6, limitKg: 1.5 } } }],
    });
  });

  test("no parcels, no zone and no tariff are each refused with a reason", () => {
    const whyNone = (offered: TariffTable, request = aBookingRequest()) => quoteByTariffs(offered, request).refused[0]?.reason.code;
    expect(whyNone(table, aBookingRequest({ parcels: [] }))).toBe("carrier.no_parcels");
    expect(whyNone({ ...table, zones: zones.slice(0, 2) })).toBe("carrier.outside_zones");
    expect(whyNone(table, aBookingRequest({ to: place({ latitude: null, longitude: null }) }))).toBe("carrier.no_tariff");
  });
});

describe("insurance", () => {
  const table: TariffTable = {
    currency: "RUB",
    zones: [rest],
    tariffs: [Tariff.parse({ zone: "rest", baseMinor: 300_00, baseGrams: 3000, days: { min: 1, max: 3 } })],
  };
  const offered = (insurancePercent: number | undefined, changes = {}) =>
    quoteByTariffs({ ...table, insurancePercent }, aBookingRequest(changes)).quotes[0];

  test("is a share of the declared value, told as a part of the price, to the minor unit", () => {
    expect(offered(0.3)).toMatchObject({ priceMinor: 300_00 + 779, insuranceMinor: 779 });
    expect(offered(0.375, { valueMinor: 100_01 })).toMatchObject({ priceMinor: 300_00 + 38, insuranceMinor: 38 });
  });

  test("is not there without a rate, without a value, or for goods in another currency", () => {
    for (const quote of [offered(undefined), offered(0.3, { valueMinor: 0 }), offered(0.3, { currency: "EUR" })]) {
      expect(quote).toMatchObject({ priceMinor: 300_00 });
      expect(quote).not.toHaveProperty("insuranceMinor");
    }
  });
});
