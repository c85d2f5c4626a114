import { expect, test } from "vitest";
import { failedConditionsOf, type OrderToConfirm, whyNotConfirmed } from "./confirmation";
import { ConfirmationPolicy } from "./policies/policy";

const strict = ConfirmationPolicy.parse({
  on: true,
  channels: ["site"],
  maxTotal: 500_000,
  paidOrTrusted: true,
  trustedAfter: 2,
  addressComplete: true,
  allInStock: true,
  noComment: true,
});

const good: OrderToConfirm = {
  channel: "site",
  currency: "RUB",
  totalMinor: 500_000,
  paidMinor: 500_000,
  terms: "prepaid",
  shippingAddress: { city: "Казань", line1: "ул. Баумана, 5" },
  shippingMethod: "courier",
  pickupPoint: null,
  note: null,
  lines: [{ quantity: 2, reserved: 2 }],
};
const stranger = { currency: "RUB", deliveredBefore: 0 };
const failing = (order: Partial<OrderToConfirm>, buyer = stranger, policy = strict) =>
  whyNotConfirmed({ ...good, ...order }, policy, buyer).map(({ condition }) => condition);

test("an order that meets every condition confirms itself", () => {
  expect(failing({})).toEqual([]);
});

test.each([
  ["dearer than the limit", { totalMinor: 500_001, paidMinor: 500_001 }, ["sum"]],
  ["in a currency that the limit does not know", { currency: "USD" }, ["sum"]],
  ["unpaid, from a stranger", { paidMinor: 0 }, ["payment"]],
  ["paid at the door, by a stranger", { paidMinor: 0, terms: "cash_on_delivery" as const }, ["payment"]],
  ["the money reserved on a card", { paidMinor: 0, terms: "authorized" as const }, []],
  ["no street", { shippingAddress: { city: "Казань", line1: null } }, ["address"]],
  ["no address at all", { shippingAddress: null }, ["address"]],
  ["collected by the buyer", { shippingAddress: null, shippingMethod: "pickup" }, []],
  ["to a pickup point", { shippingAddress: null, pickupPoint: { code: "MSK1" } }, []],
  ["a unit is missing", { lines: [{ quantity: 2, reserved: 1 }] }, ["stock"]],
  ["the buyer wrote something", { note: "Позвоните" }, ["comment"]],
  ["the buyer wrote nothing but spaces", { note: "  " }, []],
  ["several at once", { paidMinor: 0, note: "Срочно" }, ["payment", "comment"]],
  ["a channel that the robot does not watch", { channel: "market", paidMinor: 0 }, []],
])("%s", (_, order, failed) => {
  expect(failing(order)).toEqual(failed);
});

test("a buyer to whom enough was delivered needs not pay first", () => {
  expect(failing({ paidMinor: 0 }, { currency: "RUB", deliveredBefore: 1 })).toEqual(["payment"]);
  expect(failing({ paidMinor: 0 }, { currency: "RUB", deliveredBefore: 2 })).toEqual([]);
});

test("a robot that is off, or asks nothing, is in nobody's way", () => {
  const bad = { paidMinor: 0, note: "!", lines: [{ quantity: 1, reserved: 0 }] };
  expect(failing(bad, stranger, { ...strict, on: false })).toEqual([]);
  expect(failing(bad, stranger, ConfirmationPolicy.parse({ on: true }))).toEqual([]);
});

test("what a failed condition names goes with it", () => {
  expect(whyNotConfirmed({ ...good, paidMinor: 0, totalMinor: 900_000 }, strict, stranger)).toEqual([
    { condition: "sum", params: { maxMinor: 500_000, currency: "RUB" } },
    { condition: "payment", params: { delivered: 0, needed: 2 } },
  ]);
});

test("a hold's data is read as far as it is known", () => {
  expect(failedConditionsOf({ failed: [{ condition: "stock" }, { condition: "horoscope" }, null] })).toEqual([{ condition: "stock" }]);
  expect(failedConditionsOf({})).toEqual([]);
});
