import { expect, test } from "vitest";
import { aForm, anOrder, intakeOf, read, receivedAt } from "./fixtures";

const problems = (order: unknown) => Object.fromEntries(intakeOf(order).problems.map(({ path, reason }) => [path, reason.code]));
const items = (...fields: object[]) => fields.map((one) => ({ quantity: 1, productName: "A", offer: { article: "A" }, ...one }));

test("an order is read whole: roubles to kopecks, discounts of a unit, Moscow's clock", () => {
  expect(intakeOf(anOrder())).toMatchObject({
    externalId: "SHOP-5001",
    externalNumber: "5001A",
    externalVersion: receivedAt,
    placedAt: new Date("2026-11-22T08:40:00Z"),
    state: "paid",
    paidAt: new Date("2026-11-22T08:41:10Z"),
    paymentMethod: "bank-card",
    paymentReference: "pay-77",
    currency: "RUB",
    customer: { name: "Пётр Проверкин", phone: "+79210003344", email: "petr@example.com" },
    shippingAddress: { country: "RU", city: "Санкт-Петербург", postalCode: "190000", line1: "Садовая ул., 8, кв. 15" },
    shippingMethod: "courier",
    shippingPriceMinor: 35_050,
    totalMinor: 300_830,
    note: "Домофон 12",
    problems: [],
    lines: [
      { sku: "TEE-BLK-M", quantity: 2, unitPriceMinor: 129_900, discountMinor: 20_000, taxRate: 22, options: [{ value: "подарочная" }] },
      { sku: "MUG-WHT", quantity: 1, unitPriceMinor: 25_980, discountMinor: 0, taxRate: null },
    ],
  });
});

test("the form, the form's JSON and the order alone mean the same", () => {
  const whole = intakeOf(anOrder());
  expect(read(aForm(anOrder()))).toEqual({ order: whole });
  expect(read(JSON.stringify({ site: "shop", order: anOrder() }))).toEqual({ order: whole });
});

test("final prices count where they cover every unit; else the discounts of a unit and of the order", () => {
  const sums = (fields: object, order: object = {}) => {
    const { lines, totalMinor } = intakeOf({ externalId: "1", items: items(fields), ...order });
    return [totalMinor, lines[0]?.discountMinor];
  };
  expect(
    sums({
      initialPrice: 100,
      quantity: 3,
      prices: [
        { price: 90, quantity: 1 },
        { price: 80.5, quantity: 2 },
      ],
    }),
  ).toEqual([25_100, 4_900]);
  expect(sums({ initialPrice: 100, quantity: 3, prices: [{ price: 90, quantity: 1 }], discountTotal: 10 })).toEqual([27_000, 3_000]);
  expect(sums({ initialPrice: "100.10", discountManualPercent: 10 })).toEqual([9_009, 1_001]);
  expect(sums({ initialPrice: 100, quantity: 2 }, { discountManualAmount: 20, discountManualPercent: 10 })).toEqual([16_000, 4_000]);
  expect(sums({ initialPrice: 100 }, { discountManualAmount: 500 })).toEqual([0, 10_000]);
});

test.each([
  ["new", {}, "paid"],
  ["complete", {}, "completed"],
  ["cancel-other", {}, "cancelled"],
  ["no-call", {}, "cancelled"],
  ["gone-fishing", { statusGroups: { "gone-fishing": "cancel" } }, "cancelled"],
  ["assembling", {}, "paid"],
])("the status %s with %o is %s", (status, settings, state) => {
  const { rawStatus, ...order } = intakeOf(anOrder({ status }), settings);
  expect(order.state).toBe(state);
  expect(rawStatus).toBe(status);
});

test("money at the door, part of the money, and none", () => {
  const state = (payments: unknown, settings = {}) => intakeOf(anOrder({ payments }), settings).state;
  expect(state([{ type: "cash", amount: 3008.3 }])).toBe("cash_on_delivery");
  expect(state([{ type: "courier-card" }], { paymentsAtDoor: ["courier-card"] })).toBe("cash_on_delivery");
  expect(state([{ type: "bank-card", status: "paid", amount: 1000 }])).toBe("awaiting_payment");
  expect(state({ 4554: { type: "bank-card", status: "paid", amount: "3008.30" } })).toBe("paid");
  expect(state({})).toBe("awaiting_payment");
});

test("what is doubtful is said, and what was cancelled in the order is left out", () => {
  expect(problems(anOrder({ status: "gone-fishing" }))).toEqual({ status: "channel.status_unknown" });
  expect(problems(anOrder({ totalSumm: 1 }))).toEqual({ total: "channel.total_mismatch" });
  expect(problems({ externalId: "1" })).toMatchObject({ items: "channel.no_lines", phone: "channel.phone_missing" });
  expect(intakeOf({ externalId: "1", items: items({ status: "canceled" }, {}) }).lines).toHaveLength(1);
  expect(intakeOf(anOrder({ delivery: { code: "self-delivery" } }))).toMatchObject({
    shippingMethod: "pickup",
    shippingAddress: null,
    problems: [],
  });
  expect(intakeOf(anOrder({ delivery: { code: "sdek", data: { pickuppointId: "SPB7" } } }))).toMatchObject({
    pickupPoint: { carrier: "cdek", code: "SPB7" },
    problems: [],
  });
});

test("what is no order is kept with its reason", () => {
  expect(read("{")).toEqual({ unreadable: { code: "channel.not_json" } });
  expect(read('{"customers": []}')).toEqual({ unreadable: { code: "channel.not_an_order" } });
  expect(read('{"items": []}')).toEqual({ unreadable: { code: "channel.no_order_id" } });
});
