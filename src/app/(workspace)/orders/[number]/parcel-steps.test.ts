import { expect, test } from "vitest";
import { parcelSteps } from "./parcel-steps";

const parcel = (of: Partial<Parameters<typeof parcelSteps>[0]>): Parameters<typeof parcelSteps>[0] => ({
  status: "pre_transit",
  events: [],
  carrierKind: "own_courier",
  service: "courier",
  handedOverAt: null,
  deliveredAt: null,
  expectedAt: null,
  ...of,
});
const states = (of: Parameters<typeof parcel>[0]) => parcelSteps(parcel(of)).map(({ status, state }) => `${status} ${state}`);

test("a parcel at the door waits to be handed over", () => {
  expect(states({})).toEqual(["pre_transit current", "in_transit ahead", "out_for_delivery ahead", "delivered ahead"]);
});

test("handed over and not yet scanned by the carrier, it is on its way", () => {
  expect(states({ handedOverAt: "2026-11-24T10:00:00Z" })).toEqual([
    "pre_transit done",
    "in_transit current",
    "out_for_delivery ahead",
    "delivered ahead",
  ]);
});

test("a parcel for a point is collected there", () => {
  expect(states({ status: "ready_for_pickup", handedOverAt: "2026-11-24T10:00:00Z" })[2]).toBe("ready_for_pickup current");
});

test("delivered is the end of all four", () => {
  expect(states({ status: "delivered", deliveredAt: "2026-11-24T10:00:00Z" }).every((step) => step.endsWith("done"))).toBe(true);
});

test("a parcel that turns back has its trouble in the last place", () => {
  expect(states({ status: "return_to_sender", handedOverAt: "2026-11-24T10:00:00Z" })).toEqual([
    "pre_transit done",
    "in_transit done",
    "out_for_delivery ahead",
    "return_to_sender current",
  ]);
});
