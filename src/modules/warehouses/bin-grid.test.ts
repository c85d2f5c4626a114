import { expect, test } from "vitest";
import { binCode, binGrid } from "./bin-grid";

test("a walk goes up one aisle and down the next", () => {
  const bins = binGrid({ zone: "A", aisles: 2, shelves: 3, firstWalkOrder: 10 });
  expect(bins.map(binCode)).toEqual(["A-01-1", "A-01-2", "A-01-3", "A-02-3", "A-02-2", "A-02-1"]);
  expect(bins.map((bin) => bin.walkOrder)).toEqual([10, 11, 12, 13, 14, 15]);
});
