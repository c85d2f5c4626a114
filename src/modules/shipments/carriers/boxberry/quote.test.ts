import { describe, expect, test } from "vitest";
import { aBookingRequest, aParcel, kazan } from "@/testing/booking-request";
import { CarrierUnavailable } from "../port";
import { calculation, city, description } from "./fixtures/answers";
import { aBoxberry } from "./fixtures/shop.fixture";
import { boxberry } from "./index";

const pickupPoint = { carrier: "boxberry", code: "1601" };
const quoted = async (answers: Parameters<typeof aBoxberry>[0] = {}, changes = {}, settings?: object) => {
  const { account, sent } = await aBoxberry(answers, { senderPoint: "010", ...settings });
  return { answer: await boxberry.quote(aBookingRequest(changes), account), sent };
};

describe("the price", () => {
  test("to the door is asked by postal code, in grams and whole centimetres, and read to the kopeck", async () => {
    const { answer, sent } = await quoted({}, { cashOnDeliveryMinor: 289_850 });
    expect(answer).toEqual({
      quotes: [{ service: "courier", priceMinor: 41_235, currency: "RUB", days: { min: 3, max: 3 } }],
      refused: [],
    });
    expect(sent("DeliveryCalculation")).toEqual([
      {
        token: "s3cret",
        TargetStart: "010",
        Zip: "420000",
        DeliveryType: "2",
        OrderSum: 2598,
        DeliverySum: 300.5,
        PaySum: 2898.5,
        UseShopSettings: 0,
        BoxSizes: [{ Weight: 950, Width: 20, Height: 10, Depth: 30 }],
      },
    ]);
  });

  test("to a point names the point, and each of several parcels", async () => {
    const { answer, sent } = await quoted({}, { pickupPoint, parcels: [aParcel(500), aParcel(600)] }, { useShopSettings: true });
    expect(answer.quotes).toMatchObject([{ service: "point", priceMinor: 41_235 }]);
    expect(sent("DeliveryCalculation")).toMatchObject([
      { TargetStop: "1601", DeliveryType: "1", UseShopSettings: 1, BoxSizes: [{ Weight: 500 }, { Weight: 600 }] },
    ]);
  });

  test("is asked by town where there is no postal code; towns of one name are told apart", async () => {
    const to = { ...kazan, postalCode: null };
    const { sent } = await quoted({ ListCities: [city("1", "Казань", "Другая"), city("32", "Казань", "Татарстан")] }, { to });
    expect(sent("DeliveryCalculation")).toMatchObject([{ RecipientCityId: "32" }]);
    const twins = [city("1", "Троицк", "Московская"), city("2", "Троицк", "Челябинская")];
    const { answer } = await quoted({ ListCities: twins }, { to: { ...to, city: "Троицк", region: null } });
    expect(answer.refused).toMatchObject([{ reason: { code: "carrier.city_ambiguous" } }]);
    expect((await quoted({}, { to: { ...to, city: "Нигде" } })).answer.refused).toMatchObject([
      { reason: { code: "carrier.city_unknown" } },
    ]);
  });

  test("comes from the old calculator where the new one is missing", async () => {
    for (const DeliveryCalculation of [undefined, { something: "else" }]) {
      const DeliveryCosts = { price: "671", price_base: 210, price_service: 461, delivery_period: "4" };
      const { answer, sent } = await quoted({ DeliveryCalculation, DeliveryCosts });
      expect(answer.quotes).toEqual([{ service: "courier", priceMinor: 67_100, currency: "RUB", days: { min: 4, max: 4 } }]);
      expect(sent("DeliveryCosts")).toMatchObject([{ weight: "950", targetstart: "010", zip: "420000", height: "10", depth: "30" }]);
    }
  });

  test.each([
    ["carrier.no_parcels", { parcels: [] }, {}],
    ["carrier.other_currency", { currency: "USD" }, {}],
    ["carrier.no_address", { to: null }, {}],
    ["carrier.another_carriers_point", { pickupPoint: { carrier: "cdek", code: "1" } }, {}],
    ["carrier.point_unknown", { pickupPoint }, { PointsDescription: { err: "Пункт не найден" } }],
    [
      "carrier.point_takes_no_payment",
      { pickupPoint, cashOnDeliveryMinor: 100 },
      { PointsDescription: description({ PrepaidOrdersOnly: "1" }) },
    ],
    [
      "carrier.locker_takes_one_parcel",
      { pickupPoint, parcels: [aParcel(1), aParcel(1)] },
      { PointsDescription: description({ Postamat: "1" }) },
    ],
    ["carrier.too_heavy", { pickupPoint, parcels: [aParcel(15_001)] }, {}],
    ["carrier.too_bulky", { pickupPoint }, { PointsDescription: description({ VolumeLimit: "0.005" }) }],
    ["carrier.no_fitting_service", {}, { DeliveryCalculation: calculation(100, 1) }],
    ["carrier.no_fitting_service", {}, { DeliveryCalculation: { error: false, result: { DeliveryCosts: [] } } }],
    ["carrier.said_no", {}, { DeliveryCalculation: { error: true, message: "Вес должен быть целым" } }],
    ["carrier.keys_refused", {}, { DeliveryCalculation: { err: "Неверный токен" } }],
    ["carrier.keys_refused", {}, { DeliveryCalculation: { status: 401, body: {} } }],
  ])("is refused: %s", async (code, changes, answers) => {
    expect((await quoted(answers, changes)).answer).toMatchObject({ quotes: [], refused: [{ service: null, reason: { code } }] });
  });

  test("is not known while Boxberry is out of reach, too busy or unreadable", async () => {
    for (const DeliveryCalculation of ["hang up" as const, { status: 503 }, { status: 429, headers: { "retry-after": "7" } }, "<html>"]) {
      await expect(quoted({ DeliveryCalculation, DeliveryCosts: "<html>" })).rejects.toBeInstanceOf(CarrierUnavailable);
    }
  });
});
