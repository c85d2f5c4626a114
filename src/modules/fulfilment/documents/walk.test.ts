import { expect, test } from "vitest";
import { inWalkOrder, type PickLine } from "./walk";

const line = (sku: string, bin: string | null, walkOrder: number | null, quantity = 1): PickLine => ({
  sku,
  name: sku,
  bin,
  walkOrder,
  quantity,
});
const task = (orderNumber: string, lines: PickLine[]) => ({ number: `${orderNumber}-1`, orderNumber, dueAt: null, lines });

test("the lines of several orders make one walk, and each knows its order and its tote", () => {
  const walk = inWalkOrder([task("7", [line("c", "A-10-1", 30), line("a", "A-01-1", 10)]), task("8", [line("b", "A-02-1", 20)])]);

  expect(walk.map(({ sku, orderNumber, tag }) => [sku, orderNumber, tag])).toEqual([
    ["a", "7", "1"],
    ["b", "8", "2"],
    ["c", "7", "1"],
  ]);
});

test("without a position bins count as people count, and goods without a bin come last", () => {
  const walk = inWalkOrder([
    task("7", [line("d", null, null), line("c", "A-10-1", null), line("b", "A-2-1", null), line("a", "Z-1-1", 5)]),
  ]);

  expect(walk.map(({ sku }) => sku)).toEqual(["a", "b", "c", "d"]);
});

test("a line with nothing left to pick is not walked to", () => {
  expect(inWalkOrder([task("7", [line("a", "A-1-1", 1, 0)])])).toEqual([]);
});
