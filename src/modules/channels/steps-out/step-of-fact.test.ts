import { expect, test } from "vitest";
import { stepOfFact } from "./step-of-fact";

const at = new Date("2026-11-23T09:00:00Z");
const fact = (type: string, data: Record<string, unknown> = {}, by = "user") =>
  stepOfFact({ type, at, subject: { kind: type.split(".")[0] ?? "", id: "s1" }, orderId: "o1", by: { kind: by }, data });

test("facts of ours become steps of the channel", () => {
  expect(fact("order.placed", { status: "confirmed" }, "channel")).toEqual({
    orderId: "o1",
    step: "accepted",
    about: { order: "o1" },
    occurredAt: at.toISOString(),
  });
  expect(fact("order.confirmed")?.step).toBe("accepted");
  expect(fact("fulfilment.packed")).toMatchObject({ step: "packed", about: { fulfilment: "s1" } });
  expect(fact("fulfilment.handed_over")).toMatchObject({ step: "handed_over", about: { fulfilment: "s1" } });
  expect(fact("shipment.status_changed", { status: "delivered" })).toMatchObject({ step: "delivered", about: { shipment: "s1" } });
});

test("what the channel did itself, what it does not track and what no connection brought is no step", () => {
  expect(fact("order.cancelled")?.step).toBe("cancelled");
  expect(fact("order.cancelled", {}, "channel")).toBeNull();
  expect(fact("order.placed", { status: "confirmed" }, "key")).toBeNull();
  expect(fact("order.placed", { status: "new" }, "channel")).toBeNull();
  expect(fact("shipment.status_changed", { status: "in_transit" })).toBeNull();
  expect(fact("order.tagged")).toBeNull();
});
