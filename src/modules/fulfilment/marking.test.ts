import { expect, test } from "vitest";
import { movedUp, whyNotCoded } from "./marking";

const line = (units: number, kinds: readonly string[]) => ({ orderLineId: "l", sku: "SHOE", name: "Shoe", units, kinds });
const held = (...positions: number[]) => positions.map((position) => ({ orderLineId: "l", position }));

test("a parcel is closed with a code for each unit in it, no fewer and no more", () => {
  expect(whyNotCoded([line(2, ["mark"])], held(0, 1))).toBeNull();
  expect(whyNotCoded([line(2, ["mark"])], held(0))).toMatchObject({ code: "fulfilment.codes_missing", params: { codes: 1 } });
  expect(whyNotCoded([line(1, ["mark"])], held(0, 1))).toMatchObject({ code: "fulfilment.codes_left_over" });
});

test("codes of later units move up once a unit has lost all of its own", () => {
  expect(movedUp(1, 0, [1, 2])).toEqual([
    [1, 0],
    [2, 1],
  ]);
  expect(movedUp(1, 2, [0, 1])).toEqual([]);
  // Two codes a unit: the first one dropped leaves its fellow behind.
  expect(movedUp(2, 0, [1, 2, 3])).toEqual([]);
  expect(movedUp(2, 1, [2, 3])).toEqual([
    [2, 0],
    [3, 1],
  ]);
  expect(movedUp(0, 0, [1])).toEqual([]);
});
