import { expect, test } from "vitest";
import { takenFromHand, unitsInHand } from "./units-in-hand";

test("of units that are cancelled, those that nobody has picked go first", () => {
  const line = { quantity: 10, cancelled: 1, picked: 5, shipped: 2 };
  expect(unitsInHand([line, { picked: 1, shipped: 0 }])).toBe(4);
  expect([0, 4, 5, 7].map((units) => takenFromHand(line, units))).toEqual([0, 0, 1, 3]);
});
