import { expect, test } from "vitest";
import type { TrackingStatus } from "./tracking";
import { messageEventOf, stageOfTracking, stagesReached } from "./tracking-news";

const minute = (n: number) => new Date(Date.UTC(2026, 10, 22, 9, n));
const at = (n: number, status: TrackingStatus) => ({ status, occurredAt: minute(n) });

test("the first movement is told as handover, and what nobody can read is not told at all", () => {
  expect(messageEventOf("in_transit")).toBe("handed_over");
  expect(messageEventOf("unknown")).toBeNull();
  expect(stageOfTracking("unknown")).toBeNull();
});

test("a return is told when it sets off, and again under the same name when it arrives, so that it is sent once", () => {
  expect([messageEventOf("return_to_sender"), messageEventOf("returned")]).toEqual(["returned", "returned"]);
});

test("the page shows each stage with the first time it was reached, handover included", () => {
  const events = [at(5, "delivered"), at(1, "pre_transit"), at(2, "in_transit"), at(3, "in_transit"), at(4, "out_for_delivery")];
  expect(stagesReached(events)).toEqual([
    { stage: "assembled", at: minute(1) },
    { stage: "handed_over", at: minute(2) },
    { stage: "in_transit", at: minute(2) },
    { stage: "delivered", at: minute(5) },
  ]);
});

test("an order that is collected is never handed to a carrier", () => {
  expect(stagesReached([at(1, "ready_for_pickup"), at(2, "delivered")], "buyer").map(({ stage }) => stage)).toEqual([
    "ready_for_pickup",
    "delivered",
  ]);
});
