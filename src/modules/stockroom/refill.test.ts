import { describe, expect, test } from "vitest";
import { fromReserve, lackOf, whyNotCarry, whyNotTake } from "./refill";

const bin = { min: 5, max: 20, there: 10, coming: 0, wanted: 0 };

describe("what a pick bin lacks", () => {
  test("nothing at its minimum or above, also with what is on its way", () => {
    expect(lackOf(bin)).toBeNull();
    expect(lackOf({ ...bin, there: 5 })).toBeNull();
    expect(lackOf({ ...bin, there: 2, coming: 3 })).toBeNull();
  });

  test("up to its maximum below the minimum", () => {
    expect(lackOf({ ...bin, there: 4 })).toEqual({ units: 16, why: "below_min" });
    expect(lackOf({ ...bin, there: 1, coming: 2 })).toEqual({ units: 17, why: "below_min" });
  });

  test("what work wants beyond it, also above the maximum", () => {
    expect(lackOf({ ...bin, wanted: 14 })).toEqual({ units: 4, why: "work" });
    expect(lackOf({ ...bin, there: 4, wanted: 30 })).toEqual({ units: 26, why: "work" });
  });
});

test("the reserve gives what expires first, and empties small bins", () => {
  const one = (binId: string, units: number, expiresOn: string | null = null, walkOrder = 0) => ({
    ...{ binId, code: binId, walkOrder, lot: expiresOn ?? "", expiresOn, units },
  });
  const reserve = [one("big", 40), one("small", 3), one("soon", 5, "2026-12-01")];
  expect(fromReserve(reserve, 10).map(({ binId, units }) => `${binId} ${units}`)).toEqual(["soon 5", "small 3", "big 2"]);
  expect(fromReserve(reserve, 100).reduce((sum, { units }) => sum + units, 0)).toBe(48);
});

test("a task is one worker's, and no more is carried than it asks for", () => {
  const task = { state: "claimed" as const, workerId: "anna", worker: "Анна", units: 6, done: 2 };
  expect(whyNotTake(task, "boris")).toEqual({ code: "refill.taken", params: { worker: "Анна" } });
  expect(whyNotTake({ ...task, state: "done" }, "anna")?.code).toBe("refill.over");
  expect(whyNotCarry(task, "anna", 4)).toBeNull();
  expect(whyNotCarry(task, "anna", 5)).toEqual({ code: "refill.too_many", params: { most: 4 } });
  expect(whyNotCarry({ ...task, state: "open", workerId: null }, "anna", 1)?.code).toBe("refill.not_claimed");
});
