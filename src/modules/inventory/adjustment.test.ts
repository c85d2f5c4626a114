import { expect, test } from "vitest";
import { effectOf, settledByAdjusting } from "./adjustment";

const level = { onHand: 10, reserved: 6, damaged: 1, quarantine: 0, inCheck: 0, putBack: 0 };

test("a delta moves on hand and touches no order while enough is left", () => {
  expect(effectOf(level, { delta: -3 })).toEqual({ onHand: 7, change: -3, displaced: 0, impossible: false });
});

test("a count below what is reserved and set apart tells how many reserved units lose their stock", () => {
  expect(effectOf(level, { counted: 4 })).toEqual({ onHand: 4, change: -6, displaced: 3, impossible: false });
});

test("below zero nothing can be", () => {
  expect(effectOf(level, { delta: -11 })).toMatchObject({ onHand: -1, displaced: 7, impossible: true });
});

test("a count settles all that is in check, a loss as much as was lost, an arrival nothing", () => {
  const short = { ...level, inCheck: 2 };
  expect([{ counted: 0 }, { delta: -1 }, { delta: -5 }, { delta: 3 }].map((change) => settledByAdjusting(short, change))).toEqual([
    2, 1, 2, 0,
  ]);
  expect(effectOf(short, { counted: 7 })).toEqual({ onHand: 7, change: -3, displaced: 0, impossible: false });
  expect(effectOf(short, { delta: -2 })).toMatchObject({ displaced: 0 });
});
