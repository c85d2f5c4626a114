import { describe, expect, test } from "vitest";
import {
  awaitsTransfer,
  fulfilmentStatusOf,
  type LineQuantities,
  mayCloseNow,
  type OrderForClosing,
  paymentStatusOf,
  returnStatusOf,
  statusUnderHolds,
  whyNotClosed,
} from "./order-status";

const aLine = (vector: Partial<LineQuantities> = {}): LineQuantities => ({
  quantity: 2,
  cancelled: 0,
  reserved: 0,
  backordered: 0,
  picked: 0,
  packed: 0,
  shipped: 0,
  delivered: 0,
  returnRequested: 0,
  returnedGood: 0,
  returnedDamaged: 0,
  ...vector,
});

describe("payment status", () => {
  const money = { totalMinor: 1000, paidMinor: 0, refundedMinor: 0 };

  test("without money the terms speak", () => {
    expect(paymentStatusOf({ ...money, terms: "prepaid" })).toBe("unpaid");
    expect(paymentStatusOf({ ...money, terms: "authorized" })).toBe("authorized");
    expect(paymentStatusOf({ ...money, terms: "cash_on_delivery" })).toBe("cash_on_delivery");
  });

  test("money in and out is told by the sums", () => {
    expect(paymentStatusOf({ ...money, paidMinor: 400, terms: "prepaid" })).toBe("partially_paid");
    expect(paymentStatusOf({ ...money, paidMinor: 1000, terms: "cash_on_delivery" })).toBe("paid");
    expect(paymentStatusOf({ ...money, paidMinor: 1000, refundedMinor: 1, terms: "prepaid" })).toBe("partially_refunded");
    expect(paymentStatusOf({ ...money, paidMinor: 1000, refundedMinor: 1000, terms: "prepaid" })).toBe("refunded");
  });

  test("an order with a full discount is paid", () => {
    expect(paymentStatusOf({ totalMinor: 0, paidMinor: 0, refundedMinor: 0, terms: "prepaid" })).toBe("paid");
  });
});

describe("fulfilment status", () => {
  test("follows an order from reservation to delivery", () => {
    expect(fulfilmentStatusOf([aLine()], [])).toBe("unfulfilled");
    expect(fulfilmentStatusOf([aLine({ reserved: 2 })], ["planned"])).toBe("reserved");
    expect(fulfilmentStatusOf([aLine({ reserved: 2, picked: 1 })], ["picking"])).toBe("picking");
    expect(fulfilmentStatusOf([aLine({ reserved: 2, picked: 2 })], ["picked"])).toBe("picking");
    expect(fulfilmentStatusOf([aLine({ reserved: 2, picked: 2, packed: 2 })], ["packed"])).toBe("packed");
    expect(fulfilmentStatusOf([aLine({ picked: 2, packed: 2, shipped: 2 })], ["handed_over"])).toBe("shipped");
    expect(fulfilmentStatusOf([aLine({ picked: 2, packed: 2, shipped: 2, delivered: 2 })], ["delivered"])).toBe("delivered");
  });

  test("one of two parcels makes it partial", () => {
    const gone = aLine({ picked: 2, packed: 2, shipped: 2 });
    expect(fulfilmentStatusOf([gone, aLine({ reserved: 2 })], ["handed_over", "planned"])).toBe("partially_shipped");
    expect(fulfilmentStatusOf([{ ...gone, delivered: 2 }, gone], ["delivered", "handed_over"])).toBe("partially_delivered");
  });

  test("a shortage shows until work begins on the rest", () => {
    expect(fulfilmentStatusOf([aLine({ reserved: 1, backordered: 1 })], ["planned"])).toBe("backordered");
    expect(fulfilmentStatusOf([aLine({ reserved: 1, backordered: 1 })], ["picking"])).toBe("picking");
    expect(fulfilmentStatusOf([aLine({ reserved: 1, picked: 1, packed: 1, backordered: 1 })], ["packed"])).toBe("packed");
  });

  test("six of ten shipped and four cancelled is all there was to ship (C-13)", () => {
    const line = aLine({ quantity: 10, cancelled: 4, picked: 6, packed: 6, shipped: 6 });
    expect(fulfilmentStatusOf([line], ["handed_over"])).toBe("shipped");
    expect(fulfilmentStatusOf([{ ...line, delivered: 6 }], ["delivered"])).toBe("delivered");
  });

  test("cancelled fulfilments do not count", () => {
    expect(fulfilmentStatusOf([aLine({ reserved: 2 })], ["cancelled", "planned"])).toBe("reserved");
    const back = aLine({ picked: 2, packed: 2, shipped: 2 });
    expect(fulfilmentStatusOf([back], ["cancelled", "returned_to_sender"])).toBe("returned_to_sender");
    expect(fulfilmentStatusOf([aLine({ cancelled: 2 })], ["cancelled"])).toBe("unfulfilled");
  });
});

test("return status counts arrived units before announced ones", () => {
  expect(returnStatusOf([aLine({ shipped: 2 })])).toBe("none");
  expect(returnStatusOf([aLine({ shipped: 2, returnRequested: 1 })])).toBe("requested");
  expect(returnStatusOf([aLine({ shipped: 2, returnRequested: 2, returnedGood: 1 })])).toBe("partially_returned");
  expect(returnStatusOf([aLine({ shipped: 2, returnedGood: 1, returnedDamaged: 1 })])).toBe("returned");
});

test("a hold takes a confirmed order back to new, and never wakes a finished one", () => {
  expect(statusUnderHolds("confirmed", ["manual"])).toBe("new");
  expect(statusUnderHolds("new", [])).toBe("confirmed");
  expect(statusUnderHolds("cancelled", [])).toBe("cancelled");
  expect(statusUnderHolds("draft", [])).toBe("draft");
});

describe("closing", () => {
  const delivered: OrderForClosing = {
    status: "confirmed",
    openHolds: [],
    lines: [aLine({ delivered: 2 })],
    totalMinor: 1000,
    paidMinor: 1000,
    refundedMinor: 0,
  };

  test("a delivered and paid order closes", () => expect(mayCloseNow(delivered)).toBe(true));

  test("a cancelled rest does not keep it open (C-13)", () => {
    expect(mayCloseNow({ ...delivered, lines: [aLine({ quantity: 10, cancelled: 4, delivered: 6 })] })).toBe(true);
  });

  test("money given back afterwards does not keep it open", () => expect(mayCloseNow({ ...delivered, refundedMinor: 300 })).toBe(true));

  test("open units, open money and holds keep it open, with the reason", () => {
    expect(whyNotClosed({ ...delivered, lines: [aLine({ delivered: 1 })] })).toEqual({ code: "order.not_delivered", params: { units: 1 } });
    expect(whyNotClosed({ ...delivered, paidMinor: 999 })).toEqual({ code: "order.not_paid" });
    expect(whyNotClosed({ ...delivered, openHolds: ["manual"] })?.code).toBe("order.on_hold");
    expect(whyNotClosed({ ...delivered, status: "closed" })?.code).toBe("order.wrong_status");
  });

  test("an order of which everything was cancelled does not close", () => {
    expect(mayCloseNow({ ...delivered, lines: [aLine({ cancelled: 2 })], totalMinor: 0, paidMinor: 0 })).toBe(false);
  });

  test("cash on delivery waits for the carrier's transfer", () => {
    const order = { ...delivered, paidMinor: 0, fulfilmentStatus: "delivered", paymentTerms: "cash_on_delivery" } as const;
    expect(awaitsTransfer(order)).toBe(true);
    expect(mayCloseNow(order)).toBe(false);
    expect(awaitsTransfer({ ...order, paidMinor: 1000 })).toBe(false);
    expect(awaitsTransfer({ ...order, fulfilmentStatus: "shipped" })).toBe(false);
  });
});
