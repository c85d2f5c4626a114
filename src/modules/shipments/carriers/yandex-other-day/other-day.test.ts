import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { aBookedRef, aBookingRequest, aParcel } from "@/testing/booking-request";
import { aPlatform, info, offer, point, requestId, state } from "./fixtures/platform.fixture";
import { yandexOtherDay } from "./index";
import { pointOf } from "./points";
import { statusOf } from "./status";
import { eventsIn } from "./track";
import { History, Points, read } from "./wire";

const door = { service: "other_day_door" };
const toPoint = { service: "other_day_point", pickupPoint: { carrier: "yandex_other_day", code: "p1" } };
const booked = (changes = {}) => aBookedRef({ carrierReference: requestId, service: "other_day_door", ...changes });

describe("prices of Yandex on another day", () => {
  test("are those of the calculator, for the goods' value, to the door or to the chosen point", async () => {
    const { account, sent } = await aPlatform();
    expect(await yandexOtherDay.quote(aBookingRequest(), account)).toEqual({
      quotes: [{ service: "other_day_door", priceMinor: 22_570, currency: "RUB", days: { min: 3, max: 3 } }],
      refused: [],
    });
    expect((await yandexOtherDay.quote(aBookingRequest(toPoint), account)).quotes).toMatchObject([{ service: "other_day_point" }]);
    expect(sent("POST /pricing-calculator")).toEqual([
      {
        source: { platform_station_id: "station-1" },
        destination: { address: "Татарстан, Казань, ул. Баумана, 1" },
        tariff: "time_interval",
        total_weight: 950,
        total_assessed_price: 259_800,
        client_price: 0,
        payment_method: "already_paid",
        places: [{ physical_dims: { weight_gross: 950, dx: 30, dy: 10, dz: 20 } }],
      },
      expect.objectContaining({ destination: { platform_station_id: "p1" }, tariff: "self_pickup" }),
    ]);
  });

  test("are not there for another carrier's point, another currency, abroad, or payment without a contract", async () => {
    const { account } = await aPlatform();
    const why = async (changes: object) =>
      (await yandexOtherDay.quote(aBookingRequest(changes), account)).refused.map((row) => row.reason.code);
    expect(await why({ pickupPoint: { carrier: "cdek", code: "KZN1" } })).toEqual(["carrier.another_carriers_point"]);
    expect(await why({ currency: "EUR" })).toEqual(["carrier.other_currency"]);
    expect(await why({ cashOnDeliveryMinor: 100 })).toEqual(["carrier.takes_no_payment"]);
    expect(await why({ to: null })).toEqual(["carrier.no_address"]);
    const { account: closed } = await aPlatform({
      "POST /pricing-calculator": { status: 400, body: { code: "no_delivery_options", message: "Нет вариантов" } },
    });
    expect((await yandexOtherDay.quote(aBookingRequest(), closed)).refused).toMatchObject([
      { reason: { code: "carrier.said_no", params: { message: "Нет вариантов" } } },
    ]);
  });
});

describe("an order on another day", () => {
  test("is the earliest offer, confirmed, under our own key", async () => {
    const { account, sent, calls } = await aPlatform();
    expect(await yandexOtherDay.book(aBookingRequest(door), account)).toEqual({ outcome: "accepted", carrierReference: requestId });
    expect(calls()).toEqual(["POST /offers/create", "POST /offers/confirm"]);
    expect(sent("POST /offers/confirm")).toEqual([{ offer_id: "soon" }]);
    expect(sent("POST /offers/create")).toMatchObject([
      {
        info: { operator_request_id: aBookingRequest().idempotencyKey },
        source: { platform_station: { platform_id: "station-1" } },
        destination: { type: "custom_location", custom_location: { details: { full_address: "Татарстан, Казань, ул. Баумана, 1" } } },
        items: [{ count: 2, article: "TEE-BLK-M", billing_details: { nds: 22, unit_price: 129_900, assessed_unit_price: 129_900 } }],
        places: [{ physical_dims: { weight_gross: 950, dx: 30, dy: 10, dz: 20 }, barcode: "1001-1" }],
        billing_info: { payment_method: "already_paid", delivery_cost: 0 },
        recipient_info: { first_name: "Мария", last_name: "Иванова", phone: "+79161234567" },
        last_mile_policy: "time_interval",
      },
    ]);
  });

  test("collects exactly what is owed, what is above the goods as the delivery's price", async () => {
    const { account, sent } = await aPlatform({}, { takesPayment: true, sellerInn: "7707083893" });
    await yandexOtherDay.book(aBookingRequest({ ...toPoint, valueMinor: 259_801, cashOnDeliveryMinor: 289_801 }), account);
    const [order] = sent("POST /offers/create") as { items: { count: number; billing_details: { unit_price: number } }[] }[];
    const goods = order?.items.reduce((sum, { count, billing_details }) => sum + count * billing_details.unit_price, 0);
    expect(goods).toBe(259_801);
    expect(order).toMatchObject({ billing_info: { payment_method: "card_on_receipt", delivery_cost: 30_000 } });
  });

  test("whose answer was lost is looked up by our key and never ordered twice", async () => {
    const { account, calls } = await aPlatform({ "GET /request/info": info("CREATED") });
    expect(await yandexOtherDay.book(aBookingRequest({ ...door, attempt: 2 }), account)).toEqual({
      outcome: "booked",
      trackingNumber: "700100200",
      carrierReference: requestId,
    });
    expect(calls()).toEqual([`GET /request/info?request_code=${aBookingRequest().idempotencyKey}`]);
  });

  test("that met its own number is the order that took it", async () => {
    const taken = { status: 409, body: { code: "duplicate_operator_request_id", message: "Такой заказ уже есть" } };
    const { account } = await aPlatform({ "POST /offers/confirm": taken, "GET /request/info": info("VALIDATING") });
    expect(await yandexOtherDay.book(aBookingRequest(door), account)).toEqual({ outcome: "accepted", carrierReference: requestId });
  });

  test("that died gives way to the next number", async () => {
    const key = aBookingRequest().idempotencyKey;
    const { account, sent } = await aPlatform({
      "GET /request/info": ({ path }) =>
        path.endsWith(key) ? info("CANCELLED") : { status: 404, body: { code: "not_found", message: "Нет" } },
    });
    expect(await yandexOtherDay.book(aBookingRequest({ ...door, attempt: 3 }), account)).toMatchObject({ outcome: "accepted" });
    expect(sent("POST /offers/create")).toMatchObject([{ info: { operator_request_id: `${key}-2` } }]);
  });

  test("may have been made when the confirmation broke off, surely not when the offers did", async () => {
    const broken = { status: 502, body: {} };
    const { account } = await aPlatform({ "POST /offers/confirm": broken });
    await expect(yandexOtherDay.book(aBookingRequest(door), account)).rejects.toMatchObject({ reached: "maybe" });
    const { account: sooner } = await aPlatform({ "POST /offers/create": broken });
    await expect(yandexOtherDay.book(aBookingRequest(door), sooner)).rejects.toMatchObject({ reached: "no" });
  });

  test("is refused in Yandex's words, by its keys, or without a phone", async () => {
    const none = { status: 400, body: { code: "no_delivery_options", message: "Нет вариантов" } };
    const { account } = await aPlatform({ "POST /offers/create": none });
    expect(await yandexOtherDay.book(aBookingRequest(door), account)).toMatchObject({ reason: { params: { message: "Нет вариантов" } } });
    const { account: closed } = await aPlatform({ "POST /offers/create": { status: 403, body: {} } });
    expect(await yandexOtherDay.book(aBookingRequest(door), closed)).toMatchObject({ reason: { code: "carrier.keys_refused" } });
    const { recipient } = aBookingRequest();
    expect(await yandexOtherDay.book(aBookingRequest({ ...door, recipient: { ...recipient, phone: null } }), account)).toMatchObject({
      reason: { code: "carrier.no_phone" },
    });
  });

  test("has its number once Yandex has taken it in", async () => {
    const outcome = async (status: string) => {
      const { account } = await aPlatform({ "GET /request/info": info(status) });
      return (await yandexOtherDay.poll?.(booked(), account))?.outcome;
    };
    expect(await outcome("VALIDATING")).toBe("accepted");
    expect(await outcome("CREATED")).toBe("booked");
    expect(await outcome("VALIDATING_ERROR")).toBe("refused");
  });

  test("is cancelled until Yandex carries it", async () => {
    const cancel = async (status: string, said: object) => {
      const { account } = await aPlatform({ "GET /request/info": info(status), "POST /request/cancel": said });
      return yandexOtherDay.cancel?.(booked(), account);
    };
    expect(await cancel("CREATED", { status: "CREATED", reason: "SHOP_CANCELLED" })).toEqual({ outcome: "cancelled" });
    expect(await cancel("CANCELLED", {})).toEqual({ outcome: "cancelled" });
    expect(await cancel("SORTING_CENTER_AT_START", {})).toMatchObject({ reason: { code: "carrier.already_moving" } });
    expect(await cancel("CREATED", { status: "ERROR", description: "Поздно" })).toMatchObject({
      reason: { params: { message: "Поздно" } },
    });
  });

  test("has Yandex's own stickers", async () => {
    const pdf = new TextEncoder().encode("%PDF-1.4 этикетка");
    const { account, sent } = await aPlatform({ "POST /request/generate-labels": pdf });
    expect(await yandexOtherDay.label?.(booked(), account)).toEqual(new Uint8Array(pdf));
    expect(sent("POST /request/generate-labels")).toEqual([{ request_ids: [requestId], generate_type: "one", language: "ru" }]);
    const { account: early } = await aPlatform();
    expect(await yandexOtherDay.label?.(booked(), early)).toBeNull();
  });
});

describe("its way", () => {
  test("is told from the history, with the last day at a point", async () => {
    const { account } = await aPlatform({
      "GET /request/history": {
        state_history: [
          state("DELIVERY_ARRIVED_PICKUP_POINT", "2026-11-24T10:00:00.000000Z"),
          state("CREATED"),
          state("SORTING_CENTER_AT_START", "2026-11-22T18:00:00.000000Z"),
          state("DELIVERY_DATE_UPDATED_BY_DELIVERY", "2026-11-23T18:00:00.000000Z"),
        ],
      },
      "GET /request/actual_info": { destination_storage_expiration_date: "2026-12-01" },
    });
    expect((await yandexOtherDay.track?.(booked(), account))?.map(({ status, storedUntil }) => [status, storedUntil])).toEqual([
      ["pre_transit", undefined],
      ["in_transit", undefined],
      ["unknown", undefined],
      ["ready_for_pickup", new Date("2026-12-01")],
    ]);
  });

  test("ends at the buyer or back at the shop", () => {
    expect(
      ["DELIVERY_DELIVERED", "DELIVERY_ATTEMPT_FAILED", "RETURN_READY_FOR_PICKUP", "RETURN_RETURNED", "toString"].map(statusOf),
    ).toEqual(["delivered", "failed_attempt", "return_to_sender", "returned", "unknown"]);
  });

  test("throws at nothing that comes from outside", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        eventsIn(read(History, { state_history: [value] })?.state_history ?? []);
        for (const one of read(Points, { points: [value] })?.points ?? []) pointOf(one);
      }),
      { seed: 5 },
    );
  });
});

describe("its points", () => {
  test("are those of the town, without warehouses", async () => {
    const { account, sent } = await aPlatform({
      "POST /location/detect": { variants: [{ geo_id: 43, address: "Россия, Казань" }] },
      "POST /pickup-points/list": {
        points: [point("p1"), point("l1", { type: "terminal", payment_methods: ["already_paid"] }), point("w", { type: "warehouse" })],
      },
    });
    const search = { country: "RU", region: null, city: "Казань", postalCode: null, latitude: null, longitude: null };
    expect(await yandexOtherDay.points?.(search, account)).toMatchObject([
      {
        code: "p1",
        kind: "office",
        city: "Казань",
        line1: "улица Баумана, 7",
        hours: "пн–пт 10:00–21:00; сб 11:30–18:00",
        takesCards: true,
      },
      { code: "l1", kind: "locker", takesCards: false },
    ]);
    expect(sent("POST /location/detect")).toEqual([{ location: "Казань" }]);
    expect(sent("POST /pickup-points/list")).toEqual([{ geo_id: 43 }]);
  });
});

test("the connection is tried with a harmless question", async () => {
  const { account } = await aPlatform({ "POST /location/detect": { variants: [] } });
  expect(await yandexOtherDay.testConnection?.(account)).toBeNull();
  const { account: closed } = await aPlatform({ "POST /location/detect": { status: 401, body: {} } });
  expect(await yandexOtherDay.testConnection?.(closed)).toEqual({ code: "carrier.keys_refused" });
});

test("several parcels are several places of one order", async () => {
  const { account, sent } = await aPlatform({ "POST /offers/create": { offers: [offer("one", "2026-11-24T18:00:00.000000Z")] } });
  await yandexOtherDay.book(aBookingRequest({ ...door, parcels: [aParcel(500), aParcel(700)] }), account);
  expect(sent("POST /offers/create")).toMatchObject([{ places: [{ barcode: "1001-1" }, { barcode: "1001-2" }] }]);
});
