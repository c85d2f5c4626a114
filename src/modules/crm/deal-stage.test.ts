import { expect, test } from "vitest";
import { stageOf, theirStage } from "./deal-stage";

const order = { status: "confirmed", paymentStatus: "unpaid", fulfilmentStatus: "reserved" } as const;

test("the stage of a deal follows the money, the parcels and the end of the order", () => {
  expect(stageOf(order)).toBe("placed");
  expect(stageOf({ ...order, paymentStatus: "paid" })).toBe("paid");
  expect(stageOf({ ...order, paymentStatus: "cash_on_delivery", fulfilmentStatus: "shipped" })).toBe("shipped");
  expect(stageOf({ ...order, paymentStatus: "paid", fulfilmentStatus: "partially_shipped" })).toBe("shipped");
  expect(stageOf({ ...order, status: "closed", paymentStatus: "paid", fulfilmentStatus: "delivered" })).toBe("delivered");
  expect(stageOf({ ...order, status: "cancelled", paymentStatus: "refunded" })).toBe("cancelled");
});

test("a stage that is not mapped takes the one before it; a cancellation that is not mapped moves nothing", () => {
  const stages = { placed: "NEW", shipped: "EXECUTING" };
  expect(theirStage(stages, "paid")).toBe("NEW");
  expect(theirStage(stages, "delivered")).toBe("EXECUTING");
  expect(theirStage(stages, "cancelled")).toBeNull();
  expect(theirStage({}, "paid")).toBeNull();
});
