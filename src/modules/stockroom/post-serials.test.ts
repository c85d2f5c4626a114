import { expect, test } from "vitest";
import { bookSerials } from "./post-serials";

const place = (binId: string, difference: number, there: number, found: string[] = []) => ({ binId, difference, there, found });

test("a number that the books lack comes in where it was found, one that nobody found goes where units are missing", () => {
  expect(bookSerials([place("a", 1, 1, ["S1", "S9"]), place("b", -1, 2, ["S2"])], ["S9"], ["S3"])).toEqual([
    { kind: "counted", binId: "a", quantity: 1, serials: ["S9"], lot: undefined },
    { kind: "counted", binId: "b", quantity: -1, serials: ["S3"] },
  ]);
});

test("what was carried from one bin to another without being booked is moved, and no number comes or goes", () => {
  expect(bookSerials([place("a", 1, 1, ["S1", "S2"]), place("b", -1, 2, ["S3"])], [], [])).toEqual([
    { kind: "moved", binId: "a", quantity: 1, lot: undefined },
    { kind: "moved", binId: "b", quantity: -1, lot: undefined },
  ]);
});

test("lost numbers beyond what the bins lack are taken from wherever the books have them", () => {
  expect(bookSerials([place("a", 0, 2, ["S1", "S2"])], [], ["S4"])).toEqual([
    { kind: "counted", binId: null, quantity: -1, serials: ["S4"] },
  ]);
});
