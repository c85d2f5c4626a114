import { expect, test } from "vitest";
import { concerns, type LiveEvent } from "./live-event";

const event: LiveEvent = {
  cursor: "c",
  type: "fulfilment.picked",
  at: "",
  subject: { kind: "fulfilment", id: "f1" },
  orderId: "o1",
  data: {},
};

test("an event is found by its topic, its whole type, one of several, or a function", () => {
  expect(concerns(event, "fulfilment")).toBe(true);
  expect(concerns(event, "fulfilment.picked")).toBe(true);
  expect(concerns(event, ["order", "fulfilment.packed", "fulfilment"])).toBe(true);
  expect(concerns(event, ({ subject }) => subject.id === "f1")).toBe(true);
  expect(concerns(event, "ful")).toBe(false);
  expect(concerns(event, "fulfilment.pick")).toBe(false);
  expect(concerns(event, [])).toBe(false);
});

test("an event concerns a thing by its own id or its order's", () => {
  expect(concerns(event, "fulfilment", "f1")).toBe(true);
  expect(concerns(event, "fulfilment", "o1")).toBe(true);
  expect(concerns(event, "fulfilment", "o2")).toBe(false);
  expect(concerns(event, "order", "o1")).toBe(false);
});
