import { describe, expect, test } from "vitest";
import { locate } from "@/lib/places/locate";
import { aBookingRequest, aParcel, kazan, moscow } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { complaint, offer } from "./fixtures/answers";
import { aYandex } from "./fixtures/shop.fixture";
import { yandexDelivery } from "./index";

const to = { ...moscow, line1: "ул. Арбат, 10, кв. 5", latitude: 55.7512345, longitude: 37.5954321 };
const quoted = async (answers: Parameters<typeof aYandex>[0] = {}, changes = {}, settings?: object) => {
  const { account, sent, calls } = await aYandex(answers, { ...settings });
  return { answer: await yandexDelivery.quote(aBookingRequest({ to, ...changes }), account), sent, calls };
};

describe("the price", () => {
  test("is that of the fastest offer of each class, tax included, to the kopeck", async () => {
    const { answer, sent, calls } = await quoted();
    expect(answer).toEqual({
      quotes: [
        { service: "courier", priceMinor: 31_050, currency: "RUB", days: { min: 1, max: 1 } },
        { service: "express", priceMinor: 47_520, currency: "RUB", days: { min: 0, max: 0 } },
      ],
      refused: [],
    });
    expect(calls()).toEqual(["/offers/calculate"]);
    expect(sent("/offers")).toMatchObject([
      {
        items: [{ quantity: 1, pickup_point: 1, dropoff_point: 2, weight: 0.95, size: { length: 0.3, width: 0.2, height: 0.1 } }],
        route_points: [
          { id: 1, fullname: "Москва, ул. Мясницкая, 1" },
          { id: 2, fullname: "Москва, ул. Арбат, 10", sflat: "5", coordinates: [37.5954321, 55.7512345] },
        ],
        requirements: { taxi_classes: ["courier", "express"] },
      },
    ]);
  });

  test("never rests on a point that was only guessed from the town", async () => {
    const { sent } = await quoted({}, { to: { ...kazan, ...(await locate(kazan)) } });
    expect(JSON.stringify((sent("/offers")[0] as { route_points: object[] }).route_points[1])).not.toContain("coordinates");
  });

  test("leaves from the address of the settings; a code of a station is no address", async () => {
    const { sent } = await quoted({}, {}, { senderPoint: "Химки, ул. Рабочая, 2А" });
    expect((sent("/offers")[0] as { route_points: object[] }).route_points[0]).toEqual({ id: 1, fullname: "Химки, ул. Рабочая, 2А" });
    const { sent: other } = await quoted({}, {}, { senderPoint: "fbed3aa1-2cc6-4370-ab4d-59c5cc9bb924" });
    expect((other("/offers")[0] as { route_points: object[] }).route_points[0]).toMatchObject({ fullname: "Москва, ул. Мясницкая, 1" });
  });

  test("is estimated class by class where there are no offers", async () => {
    const checked = { price: "39.5000", currency_rules: { code: "BYN" }, distance_meters: 4000, eta: 30 };
    const { answer, calls } = await quoted({ "/check-price": checked }, { from: { ...moscow, country: "BY" }, currency: "BYN" });
    expect(answer.quotes).toMatchObject([{ service: "courier", priceMinor: 3950, currency: "BYN" }, { service: "express" }]);
    expect(calls()).toEqual(["/check-price", "/check-price"]);
    const { answer: missing } = await quoted({ "/offers/calculate": undefined, "/check-price": checked });
    expect(missing.refused).toMatchObject([{ reason: { code: "carrier.other_currency" } }, { service: "express" }]);
  });

  test.each([
    ["carrier.no_parcels", { parcels: [] }, {}],
    ["carrier.point_chosen", { pickupPoint: { carrier: "cdek", code: "1" } }, {}],
    ["carrier.no_address", { to: null }, {}],
    ["carrier.sender_without_address", { from: { ...moscow, line1: null } }, {}],
    ["carrier.takes_no_payment", { cashOnDeliveryMinor: 1 }, {}],
    ["carrier.no_fitting_service", {}, { "/offers/calculate": { offers: [] } }],
    ["carrier.said_no", { parcels: [aParcel(90_000)] }, { "/offers/calculate": complaint(409, "estimating.warning.too_heavy_item") }],
    ["carrier.keys_refused", {}, { "/offers/calculate": { status: 401 } }],
  ])("is refused: %s", async (code, changes, answers) => {
    expect((await quoted(answers, changes)).answer).toMatchObject({ quotes: [], refused: [{ reason: { code } }] });
  });

  test("in another currency is none", async () => {
    const { answer } = await quoted({ "/offers/calculate": { offers: [offer("express", "5", "2026-11-22T10:00:00Z", "KZT")] } });
    expect(answer).toMatchObject({ quotes: [], refused: [{ service: "express", reason: { code: "carrier.other_currency" } }] });
  });

  test("is not known while Yandex is out of reach, too busy or unreadable", async () => {
    for (const answer of ["hang up" as const, { status: 503 }, { status: 429, headers: { "retry-after": "7" } }, "<html>"])
      await expect(quoted({ "/offers/calculate": answer })).rejects.toBeInstanceOf(CarrierUnavailable);
  });
});
