import { expect, test } from "vitest";
import { aboutOfFact, messageEventOfFact, type ToldOrder, whySilent } from "./message-events";

const fact = (type: string, data: Record<string, unknown> = {}) => messageEventOfFact({ type, data });

test.each([
  ["order.placed", { status: "new", fulfilledBy: "us" }, "accepted"],
  ["order.placed", { status: "draft", fulfilledBy: "us" }, null],
  ["order.placed", { status: "confirmed", fulfilledBy: "channel" }, null],
  ["order.cancelled", {}, "cancelled"],
  ["order.refunded", { paymentId: "p-1" }, "refunded"],
  ["order.held", {}, null],
  ["fulfilment.packed", {}, "packed"],
  ["fulfilment.handed_over", {}, "handed_over"],
  ["fulfilment.rerouted", {}, null],
  ["shipment.status_changed", { status: "in_transit" }, "handed_over"],
  ["shipment.status_changed", { status: "out_for_delivery" }, "out_for_delivery"],
  ["shipment.status_changed", { status: "lost" }, null],
  ["shipment.status_changed", { status: "constructor" }, null],
  ["toString", {}, null],
] as const)("%s %j tells %s", (type, data, event) => {
  expect(fact(type, data)).toBe(event);
});

test("a fact names which of several it tells of, where an order may hear of an event again", () => {
  const about = (type: string, data: Record<string, unknown>) => aboutOfFact({ type, data });
  expect(about("order.refunded", { paymentId: "p-1" })).toBe("p-1");
  expect(about("order.substitution_proposed", { changeSetId: "c-1" })).toBe("c-1");
  expect(about("order.cancelled", { changeSetId: "c-1" })).toBeUndefined();
  expect(about("order.refunded", {})).toBeUndefined();
});

const order: ToldOrder = {
  status: "confirmed",
  fulfilledBy: "us",
  isReachable: true,
  packedAt: null,
  deliveredAt: null,
  collected: false,
  isAsked: false,
  isRated: false,
};
const packedAt = new Date("2026-11-22T10:00:00Z");

test("an order in several parcels is packed and delivered when all of it is", () => {
  expect(whySilent("packed", order)).toBe("not_yet");
  expect(whySilent("packed", { ...order, packedAt })).toBeNull();
  expect(whySilent("delivered", { ...order, packedAt })).toBe("not_yet");
  expect(whySilent("delivered", { ...order, packedAt, deliveredAt: packedAt })).toBeNull();
});

test("nobody is told of an order that a channel fulfils, that has no address, or that is a draft", () => {
  expect(whySilent("accepted", { ...order, fulfilledBy: "channel" })).toBe("not_ours");
  expect(whySilent("accepted", { ...order, isReachable: false })).toBe("no_address");
  expect(whySilent("accepted", { ...order, status: "draft" })).toBe("draft");
  expect(whySilent("accepted", order)).toBeNull();
});

test("a cancelled order says so, and nothing more about its way", () => {
  const cancelled = { ...order, status: "cancelled", packedAt } as const;
  expect(whySilent("packed", cancelled)).toBe("cancelled");
  expect(whySilent("cancelled", cancelled)).toBeNull();
});

test("a buyer who collects is not told of a carrier", () => {
  expect(whySilent("handed_over", { ...order, packedAt, collected: true })).toBe("no_carrier");
});

test("news of the way are not told once the order has arrived, and a rating is asked for once", () => {
  const arrived = { ...order, packedAt, deliveredAt: packedAt };
  expect(whySilent("ready_for_pickup", arrived)).toBe("over");
  expect(whySilent("delivered", arrived)).toBeNull();
  expect(whySilent("rating_request", order)).toBe("not_yet");
  expect(whySilent("rating_request", arrived)).toBeNull();
  expect(whySilent("rating_request", { ...arrived, isRated: true })).toBe("answered");
});
