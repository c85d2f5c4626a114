import { expect, test } from "vitest";
import { fixture, intakeOf, problemsOf, receivedAt } from "./fixtures";
import { translate } from "./translate";
import { moscowTime } from "./wire";

const unreadable = (body: string) => {
  const translation = translate({ rawBody: Buffer.from(body), receivedAt, settings: {} });
  return "unreadable" in translation ? translation.unreadable.code : null;
};

test("an order that Yandex carries is read whole: roubles, Moscow's clock, the buyer hidden and nothing wrong with that", () => {
  expect(intakeOf(fixture("order-fbs"))).toEqual({
    externalId: "481516234",
    externalNumber: "481516234",
    externalVersion: new Date("2026-11-21T21:05:12Z"),
    state: "paid",
    rawStatus: "PROCESSING/STARTED",
    placedAt: new Date("2026-11-21T20:41:07Z"),
    currency: "RUB",
    customer: { name: "", email: null, phone: null, locale: null },
    shippingAddress: {
      country: "RU",
      region: "Республика Татарстан",
      city: "Казань",
      postalCode: null,
      line1: null,
      latitude: null,
      longitude: null,
    },
    shippingMethod: "yandex_market",
    shippingMethodTitle: "Маркет Доставка",
    pickupPoint: null,
    shippingPriceMinor: 19900,
    fees: [],
    totalMinor: 493900,
    prepayments: [],
    lines: [
      {
        externalLineId: "700100",
        partOf: null,
        sku: "TEE-BLK-M",
        externalProductId: "TEE-BLK-M",
        name: "Футболка «Ночь», чёрная, M",
        quantity: 2,
        unitPriceMinor: 129900,
        discountMinor: 39800,
        taxRate: 22,
        taxMinor: 39672,
        cancelledQuantity: 0,
        options: [],
      },
      {
        externalLineId: "700101",
        partOf: null,
        sku: "KETTLE-1L",
        externalProductId: "KETTLE-1L",
        name: "Чайник 1 л",
        quantity: 1,
        unitPriceMinor: 254200,
        discountMinor: 200,
        taxRate: null,
        taxMinor: 0,
        cancelledQuantity: 0,
        options: [{ name: "Цвет товара", value: "белый" }],
      },
    ],
    refunds: [],
    cancellationAsked: false,
    paymentMethod: "yandex",
    paymentReference: null,
    paidAt: null,
    note: null,
    problems: [],
    fulfilledBy: "us",
    carriedByChannel: true,
    shipBy: new Date("2026-11-23T11:30:00Z"),
    place: "51",
    memory: { program: "FBS", deliveryServiceId: "1005471", marking: { "700100": ["CIS"] } },
  });
});

test("an order that we deliver has buyer, address and money to be collected", () => {
  expect(intakeOf(fixture("order-dbs"))).toMatchObject({
    state: "cash_on_delivery",
    totalMinor: 384050,
    shippingPriceMinor: 35000,
    customer: { name: "Орлова Анна", phone: "+79161234567" },
    shippingAddress: {
      country: "RU",
      city: "Москва",
      line1: "Ленинский проспект, 90, корп. 2, этаж 6, кв. 41",
      postalCode: "119313",
      latitude: 55.68,
    },
    shippingMethod: "courier",
    carriedByChannel: false,
    fulfilledBy: "us",
    place: "77",
    // Only a day is told: until its end in Moscow.
    shipBy: new Date("2026-11-21T20:59:00Z"),
    note: "Позвоните за час",
    problems: [],
  });
  const hidden = { ...(fixture("order-dbs").order["delivery"] as object), address: { city: "HIDDEN", street: "HIDDEN" } };
  expect(problemsOf(fixture("order-dbs", { delivery: hidden, buyer: {} }))).toEqual({
    buyer: "channel.name_missing",
    "buyer.phone": "channel.phone_missing",
    "delivery.address.street": "channel.street_missing",
  });
});

test("who fulfils it: the order says, else the settings, else who delivers it", () => {
  const order = fixture("order-fbs", { programType: undefined });
  expect(intakeOf(order)).toMatchObject({ fulfilledBy: "us", carriedByChannel: true });
  expect(intakeOf(order, { program: "FBY" })).toMatchObject({ fulfilledBy: "channel", carriedByChannel: false, problems: [] });
  expect(intakeOf(fixture("order-fbs", { programType: "FBY" }))).toMatchObject({ fulfilledBy: "channel", memory: { program: "FBY" } });
  expect(intakeOf(fixture("order-dbs"))).toMatchObject({ memory: { program: "DBS" } });
});

test("the older push API's body, without status and sums, is an order all the same", () => {
  expect(intakeOf(fixture("push-accept"))).toMatchObject({
    externalId: "481516400",
    state: "paid",
    rawStatus: "",
    placedAt: receivedAt,
    externalVersion: receivedAt,
    totalMinor: 45000,
    shipBy: new Date("2026-11-24T06:15:00Z"),
    problems: [],
  });
});

test("every status has its state, and one that Yandex added later is kept and looked at", () => {
  const state = (status: string, name: "order-fbs" | "order-dbs" = "order-fbs") => intakeOf(fixture(name, { status, substatus: "" })).state;
  expect(["PLACING", "RESERVED", "UNPAID"].map((status) => state(status))).toEqual(Array(3).fill("awaiting_payment"));
  expect(["PENDING", "PROCESSING", "DELIVERY", "PICKUP"].map((status) => state(status))).toEqual(Array(4).fill("paid"));
  expect(state("DELIVERY", "order-dbs")).toBe("cash_on_delivery");
  expect(["DELIVERED", "PARTIALLY_RETURNED", "CANCELLED", "RETURNED"].map((status) => state(status))).toEqual([
    "completed",
    "completed",
    "cancelled",
    "refunded",
  ]);
  expect(intakeOf(fixture("order-fbs", { status: "TELEPORTED", substatus: "TWICE" }))).toMatchObject({
    state: "paid",
    rawStatus: "TELEPORTED/TWICE",
    problems: [{ reason: { code: "channel.status_unknown", params: { status: "TELEPORTED" } }, path: "status" }],
  });
});

test("a test order is held, a removed item is gone, sums that do not add up are told", () => {
  expect(problemsOf(fixture("order-fbs", { fake: true }))).toEqual({ fake: "channel.test_order" });
  expect(problemsOf(fixture("order-dbs", { cancelRequested: true }))).toEqual({ cancelRequested: "channel.cancellation_requested" });
  expect(problemsOf(fixture("order-dbs", { cancelRequested: true, status: "CANCELLED" }))).toEqual({});
  const [tee, kettle] = fixture("order-fbs").order["items"] as Record<string, unknown>[];
  const removed = fixture("order-fbs", { items: [tee, { ...kettle, count: 0 }], buyerTotal: 2399, itemsTotal: 2200 });
  expect(intakeOf(removed)).toMatchObject({ totalMinor: 239900, problems: [] });
  expect(intakeOf(removed).lines).toHaveLength(1);
  expect(intakeOf(fixture("order-fbs", { buyerTotal: 9999 }))).toMatchObject({
    totalMinor: 999900,
    problems: [{ reason: { code: "channel.total_mismatch", params: { total: "9999.00", parts: "4939.00", currency: "RUB" } } }],
  });
});

test("totals of older methods, with Yandex's subsidies in them, explain themselves", () => {
  const old = fixture("order-fbs", { buyerTotal: undefined, deliveryTotal: undefined, itemsTotal: 5140, total: 5339, subsidyTotal: 400 });
  expect(intakeOf(old)).toMatchObject({ shippingPriceMinor: 19900, totalMinor: 493900, problems: [] });
});

test("ids beyond 2^53 keep every digit", () => {
  const body = JSON.stringify(fixture("order-fbs")).replace('"id":481516234', '"id":820982911946154508');
  expect(translate({ rawBody: Buffer.from(body), receivedAt, settings: {} })).toMatchObject({
    order: { externalId: "820982911946154508" },
  });
});

test("Moscow's clock is read exactly, and no impossible day", () => {
  expect(moscowTime("31-12-2026 23:59:59")).toEqual(new Date("2026-12-31T20:59:59Z"));
  // Moscow kept summer time until 2011.
  expect(moscowTime("01-07-2009 12:00:00")).toEqual(new Date("2009-07-01T08:00:00Z"));
  for (const none of ["31-02-2026", "2026-02-01", "", "99-99-2026 10:00:00", "01-01-2026 77:00:00"]) expect(moscowTime(none)).toBeNull();
});

test("what is no order says so", () => {
  expect(unreadable("<html>")).toBe("channel.not_json");
  for (const body of [
    {},
    [],
    null,
    { orders: [fixture("order-fbs").order] },
    { notificationType: "ORDER_CREATED", orderId: 1, items: [] },
    { cart: { items: [] } },
  ])
    expect(unreadable(JSON.stringify(body))).toBe("channel.not_an_order");
  expect(unreadable(JSON.stringify(fixture("order-fbs", { id: null })))).toBe("channel.no_order_id");
});
