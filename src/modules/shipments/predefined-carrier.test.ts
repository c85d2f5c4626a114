import { expect, test } from "vitest";
import { predefinedCarrier, type ShippingWish } from "./predefined-carrier";

const accounts = [
  { code: "own_courier", kind: "own_courier" },
  { code: "at-the-shop", kind: "pickup" },
  { code: "cdek-msk", kind: "cdek" },
];
const wish: ShippingWish = { shippingMethod: "courier", pickupPoint: null };
const atPoint = { ...wish, pickupPoint: { carrier: "cdek", code: "MSK123" } };

test("without a point or a wish rules and offers decide", () => {
  expect(predefinedCarrier(wish, accounts)).toBeNull();
});

test("the buyer's pickup point finds our account by the carrier's kind", () => {
  expect(predefinedCarrier(atPoint, accounts)).toEqual({ carrier: "cdek-msk", by: "pickup_point" });
});

test("a point of a carrier that we have no account with is not given to another", () => {
  expect(predefinedCarrier({ ...wish, pickupPoint: { carrier: "dpd", code: "1" } }, accounts)).toEqual({
    carrier: "dpd",
    by: "pickup_point",
  });
});

test("whoever ships has the last word", () => {
  const asked = { carrier: "own_courier", service: "courier" };
  expect(predefinedCarrier({ ...atPoint, asked }, accounts)).toEqual({ ...asked, by: "staff" });
  expect(predefinedCarrier({ ...wish, asked: { service: "point" } }, accounts)).toEqual({ service: "point", by: "staff" });
});

test("an order that is collected goes to the pickup account, whatever its code", () => {
  expect(predefinedCarrier({ ...wish, shippingMethod: "pickup" }, accounts)).toEqual({ carrier: "at-the-shop", by: "shipping_method" });
});
