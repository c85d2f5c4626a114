import { expect, test } from "vitest";
import { anOrder, intakeOf, read, receivedAt, withPositions } from "./fixtures";

const problems = (payload: unknown, settings = {}) =>
  Object.fromEntries(intakeOf(payload, settings).problems.map(({ path, reason }) => [path, reason.code]));

test("an order is read whole: kopecks, discounts in percent, Moscow's clock, delivery as a service", () => {
  expect(intakeOf(anOrder())).toMatchObject({
    externalNumber: "00417",
    externalVersion: new Date("2026-11-22T08:30:15.250Z"),
    placedAt: new Date("2026-11-22T08:20:00Z"),
    state: "paid",
    rawStatus: "Новый",
    currency: "RUB",
    customer: { name: "Ольга Тестова", phone: "+79120001122", email: "olga@example.com" },
    shippingAddress: { country: "RU", city: "Казань", postalCode: "420000", line1: "ул Баумана, 1, кв. 12" },
    shippingPriceMinor: 30_000,
    totalMinor: 342_820,
    shipBy: new Date("2026-11-24T15:00:00Z"),
    place: "5a000000-8c41-11f0-0a80-0a0b00050001",
    fulfilledBy: "us",
    problems: [],
    lines: [
      { sku: "TEE-BLK-M", quantity: 2, unitPriceMinor: 129_900, discountMinor: 12_990, taxRate: 22, barcode: "4600000000015" },
      // A variant has no article of its own.
      { sku: "MUG-WHT", quantity: 1, unitPriceMinor: 66_010, discountMinor: 0 },
    ],
  });
});

test("fractions of a kopeck are rounded once, for the line", () => {
  const payload = withPositions((_, index) => (index === 0 ? { price: 33_333.335, discount: 0, quantity: 3 } : {}), { sum: null });
  expect(intakeOf(payload).lines[0]).toMatchObject({ quantity: 3, unitPriceMinor: 33_334, discountMinor: 2 });
});

test("tax that comes on top is added; without tax there is none", () => {
  const onTop = withPositions(() => ({ price: 10_000, discount: 0, quantity: 1 }), { vatIncluded: false, sum: 36_600 });
  expect(intakeOf(onTop)).toMatchObject({ totalMinor: 36_600, problems: [], lines: [{ unitPriceMinor: 12_200, taxRate: 22 }, {}] });
  expect(intakeOf(anOrder({ vatEnabled: false })).lines[0]).toMatchObject({ taxRate: null, taxMinor: 0 });
  expect(intakeOf(withPositions(() => ({ vat: 0 }))).lines[0]).toMatchObject({ taxRate: 0 });
  expect(intakeOf(withPositions(() => ({ vatEnabled: false }))).lines[0]).toMatchObject({ taxRate: null });
});

test.each([
  ["Unsuccessful", {}, "cancelled"],
  ["Successful", {}, "completed"],
  ["Regular", { payedSum: 0 }, "awaiting_payment"],
  ["Regular", { payedSum: 100 }, "awaiting_payment"],
  ["Regular", { applicable: false }, "ignored"],
  ["Regular", { deleted: "2026-11-22 11:31:00.000" }, "ignored"],
])("a state of type %s with %o is %s", (stateType, fields, state) => {
  expect(intakeOf(anOrder({ state: { name: "Свой", stateType }, ...fields })).state).toBe(state);
});

test("the settings say what the account's own states mean, by name or id, and what is not paid", () => {
  expect(intakeOf(anOrder(), { stateMap: { новый: "cash_on_delivery" } }).state).toBe("cash_on_delivery");
  expect(intakeOf(anOrder(), { stateMap: { "57000000-8c41-11f0-0a80-0a0b00080001": "cancelled" } }).state).toBe("cancelled");
  expect(intakeOf(anOrder({ payedSum: 0 }), { unpaid: "cash_on_delivery" }).state).toBe("cash_on_delivery");
});

test("a state that is only a link is a riddle for a person, and no crash", () => {
  const { state } = anOrder() as unknown as { state: { meta: object } };
  expect(problems(anOrder({ state: { meta: state.meta } }))).toEqual({ state: "channel.status_unknown" });
});

test("another organization's order is none of ours, if only one is wanted", () => {
  expect(intakeOf(anOrder(), { organizationId: "0f000000-8c41-11f0-0a80-0a0b00070001" }).state).toBe("paid");
  expect(intakeOf(anOrder(), { organizationId: "0f000000-8c41-11f0-0a80-0a0b00079999" }).state).toBe("ignored");
});

test("what was shipped there already is not picked here", () => {
  expect(intakeOf(withPositions(({ quantity }) => ({ shipped: quantity }))).fulfilledBy).toBe("channel");
  expect(intakeOf(withPositions(({ quantity }, index) => ({ shipped: index === 0 ? quantity : 0 }))).fulfilledBy).toBe("us");
});

test("what does not add up, cannot be shipped or is missing is said", () => {
  expect(problems(anOrder({ sum: 1 }))).toEqual({ total: "channel.total_mismatch" });
  expect(problems(withPositions((_, index) => (index === 0 ? { quantity: 1.5 } : {}), { sum: null }))).toEqual({
    "positions.rows.0.quantity": "channel.quantity_unusable",
  });
  expect(problems(anOrder({ agent: { meta: {} }, shipmentAddress: "", shipmentAddressFull: null }))).toEqual({
    "agent.name": "channel.name_missing",
    "agent.phone": "channel.phone_missing",
    shipmentAddress: "channel.address_missing",
  });
  expect(problems(anOrder({ rate: { value: 90.5, currency: { meta: { href: "x" } } } }))).toEqual({
    "rate.currency": "channel.currency_unreadable",
  });
});

test("an address of one text is read as far as it goes", () => {
  const { shippingAddress } = intakeOf(anOrder({ shipmentAddress: "101000, г Москва, ул Мясницкая, 5", shipmentAddressFull: null }));
  expect(shippingAddress).toMatchObject({
    country: "RU",
    city: "Москва",
    postalCode: "101000",
    line1: "101000, г Москва, ул Мясницкая, 5",
  });
});

test("what is no order is kept with its reason", () => {
  expect(read("{")).toEqual({ unreadable: { code: "channel.not_json" } });
  expect(read({ meta: { type: "demand" }, positions: {}, agent: {} })).toEqual({ unreadable: { code: "channel.not_an_order" } });
  expect(read({ agent: {}, positions: {} })).toEqual({ unreadable: { code: "channel.no_order_id" } });
  expect(intakeOf(anOrder({ moment: "2046-01-01 00:00:00" })).placedAt).toEqual(receivedAt);
});
