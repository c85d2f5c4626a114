import { describe, expect, test } from "vitest";
import { cashToCollect, stillToBring, valueOfUnits } from "./parcel-value";

test("units are worth their share of what the line still costs, and those of all parcels the whole", () => {
  const line = { totalMinor: 1000, quantity: 4, cancelled: 1 };
  const each = [0, 1, 2].map((before) => valueOfUnits(line, { before, units: 1 }));
  expect(each).toEqual([333, 333, 334]);
  expect(valueOfUnits(line, { before: 0, units: 2 }) + valueOfUnits(line, { before: 2, units: 1 })).toBe(1000);
  expect(valueOfUnits({ totalMinor: 0, quantity: 2, cancelled: 2 }, { before: 0, units: 0 })).toBe(0);
});

describe("cash on delivery", () => {
  const order = {
    paymentTerms: "cash_on_delivery",
    totalMinor: 1300,
    paidMinor: 0,
    shippingPriceMinor: 300,
    valueMinor: 600,
    awaitedMinor: 0,
  } as const;

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

  test("what another parcel collects is not collected twice, when part was paid in advance", () => {
    const owing = { ...order, paidMinor: 500, isWhole: false };
    const first = cashToCollect({ ...owing, valueMinor: 600, isFirst: true });
    const second = cashToCollect({ ...owing, valueMinor: 400, isFirst: false, awaitedMinor: first });
    expect([first, second]).toEqual([800, 0]);
  });

  test("what was brought, dropped or comes back unsold is not waited for", () => {
    const parcel = (
      collectMinor: number | null,
      booking: "booked" | "cancelled" = "booked",
      status: "in_transit" | "returned" = "in_transit",
    ) => ({
      collectMinor,
      booking,
      status,
    });
    expect(stillToBring([parcel(900), parcel(null), parcel(70, "cancelled"), parcel(50, "booked", "returned")], 0)).toBe(900);
    expect(stillToBring([parcel(900)], 600)).toBe(300);
    expect(stillToBring([parcel(900)], 1000)).toBe(0);
  });
});
