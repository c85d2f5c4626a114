import { describe, expect, test } from "vitest";
import { cashToCollect, unitValue } from "./parcel-value";

test("a unit is worth its share of what the line still costs", () => {
  expect(unitValue({ totalMinor: 1000, quantity: 4, cancelled: 1 })).toBe(333);
  expect(unitValue({ totalMinor: 0, quantity: 2, cancelled: 2 })).toBe(0);
});

describe("cash on delivery", () => {
  const order = { paymentTerms: "cash_on_delivery", totalMinor: 1300, paidMinor: 0, shippingPriceMinor: 300, valueMinor: 600 } as const;

  test("one parcel collects all that is owed", () => {
    expect(cashToCollect({ ...order, valueMinor: 1000, isWhole: true, isFirst: true })).toBe(1300);
    expect(cashToCollect({ ...order, paidMinor: 500, valueMinor: 1000, isWhole: true, isFirst: true })).toBe(800);
  });

  test("two parcels collect their own goods, the first also the delivery", () => {
    const first = cashToCollect({ ...order, valueMinor: 600, isWhole: false, isFirst: true });
    const second = cashToCollect({ ...order, valueMinor: 400, isWhole: false, isFirst: false });
    expect([first, second]).toEqual([900, 400]);
    expect(first + second).toBe(1300);
  });

  test("nothing is collected for what is paid, nor ever more than is owed", () => {
    expect(cashToCollect({ ...order, paymentTerms: "prepaid", isWhole: true, isFirst: true })).toBe(0);
    expect(cashToCollect({ ...order, paidMinor: 1200, isWhole: false, isFirst: true })).toBe(100);
    expect(cashToCollect({ ...order, paidMinor: 1500, isWhole: true, isFirst: true })).toBe(0);
  });
});
