import { expect, test } from "vitest";
import { after, needsPutBack, whyNot, whyNotShip, whyNotWork } from "./fulfilment";

const packed = { status: "packed", lines: [{ quantity: 2, picked: 2, packed: 2 }] } as const;
const paid = {
  openHolds: [] as string[],
  fulfilledBy: "us",
  paymentTerms: "prepaid",
  totalMinor: 100,
  paidMinor: 100,
  refundedMinor: 0,
} as const;

test("a fulfilment walks from planned to delivered", () => {
  expect(whyNot("startPicking", { status: "planned" })).toBeNull();
  expect(after("startPicking")).toBe("picking");
  expect(whyNot("pack", { status: "picking" })).toEqual({ code: "fulfilment.wrong_status", params: { action: "pack", status: "picking" } });
});

test("what the carrier has is no longer cancelled", () => {
  expect(whyNot("cancel", { status: "packed" })).toBeNull();
  expect(whyNot("cancel", { status: "handed_over" })?.code).toBe("fulfilment.wrong_status");
});

test("a cancellation with picked units leaves something to put back", () => {
  expect(needsPutBack([{ picked: 0 }, { picked: 1 }])).toBe(true);
  expect(needsPutBack([{ picked: 0 }])).toBe(false);
});

test("a packed fulfilment of a paid order may ship", () => expect(whyNotShip(packed, paid)).toBeNull());

test("cash on delivery ships unpaid; an authorization is not enough", () => {
  expect(whyNotShip(packed, { ...paid, paidMinor: 0, paymentTerms: "cash_on_delivery" })).toBeNull();
  expect(whyNotShip(packed, { ...paid, paidMinor: 0, paymentTerms: "authorized" })?.code).toBe("order.not_paid");
  expect(whyNotWork("startPicking", { status: "planned" }, paid)).toBeNull();
});

test("a hold stops work and shipping", () => {
  const held = { ...paid, openHolds: ["fraud_risk"] };
  expect(whyNotShip(packed, held)?.code).toBe("order.on_hold");
  expect(whyNotWork("startPicking", { status: "planned" }, held)?.code).toBe("order.on_hold");
});

test("every unit is picked and packed before it leaves", () => {
  expect(whyNotShip({ status: "packed", lines: [{ quantity: 2, picked: 1, packed: 1 }] }, paid)?.code).toBe("fulfilment.not_picked");
  expect(whyNotShip({ status: "picked", lines: [{ quantity: 2, picked: 2, packed: 0 }] }, paid)?.code).toBe("fulfilment.not_packed");
  expect(whyNotShip({ status: "handed_over", lines: packed.lines }, paid)?.code).toBe("fulfilment.wrong_status");
});
