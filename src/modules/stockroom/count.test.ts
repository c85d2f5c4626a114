import { describe, expect, test } from "vitest";
import { figuresOf, isCountedAgain, whyNotAnswer, whyNotClaim, whyNotCount } from "./count";
import { classesOf, dueBefore, usualCycle } from "./count-cycle";

const now = new Date("2026-11-24T10:00:00Z");
const minutesAgo = (minutes: number) => new Date(now.getTime() - minutes * 60_000);
const mine = { state: "counting" as const, counterId: "anna", counter: "Анна", claimedAt: minutesAgo(5) };

describe("a bin of a count", () => {
  test("belongs to one counter at a time, until half an hour has gone by", () => {
    expect(whyNotClaim({ ...mine, state: "open" }, "boris", now)).toBeNull();
    expect(whyNotClaim(mine, "anna", now)).toBeNull();
    expect(whyNotClaim(mine, "boris", now)).toEqual({ code: "count.bin_taken", params: { counter: "Анна" } });
    expect(whyNotClaim({ ...mine, claimedAt: minutesAgo(31) }, "boris", now)).toBeNull();
    expect(whyNotAnswer(mine, "boris")?.code).toBe("count.not_claimed");
    expect(whyNotAnswer({ ...mine, state: "counted" }, "anna")?.code).toBe("count.bin_counted");
  });

  test("is counted again when the first count differs, and once only", () => {
    expect(isCountedAgain(1, [{ counted: 3, book: 3 }])).toBe(false);
    expect(isCountedAgain(1, [{ counted: 2, book: 3 }])).toBe(true);
    expect(isCountedAgain(2, [{ counted: 2, book: 3 }])).toBe(false);
  });
});

test("a count is approved when every bin is counted, and never twice", () => {
  expect(whyNotCount("approve", { state: "review" })).toBeNull();
  for (const state of ["open", "approved", "cancelled"] as const) expect(whyNotCount("approve", { state })?.code).toBe("count.wrong_state");
});

test("its figures say how many places agreed, how much was too many and too few, and what it is worth", () => {
  const lines = [
    { counted: 10, book: 10, valueMinor: null },
    { counted: 7, book: 10, valueMinor: 500 },
    { counted: 5, book: 4, valueMinor: 300 },
  ];
  expect(figuresOf(lines, "RUB")).toEqual({ places: 3, exact: 1, bookUnits: 24, over: 1, short: 3, valueMinor: -1_200, currency: "RUB" });
  expect(figuresOf([{ counted: 1, book: 2, valueMinor: null }], "RUB").valueMinor).toBeNull();
});

describe("classes of turnover", () => {
  test("the few that make four fifths are A, the next B, the rest and what does not sell C", () => {
    const turnovers = [
      { id: "tea", minor: 700 },
      { id: "pot", minor: 150 },
      { id: "cup", minor: 100 },
      { id: "spoon", minor: 50 },
      { id: "dust", minor: 0 },
    ];
    expect(Object.fromEntries(classesOf(turnovers, usualCycle))).toEqual({ tea: "A", pot: "A", cup: "B", spoon: "C", dust: "C" });
  });

  test("one product that makes it all is A; nothing sold is all C", () => {
    expect(classesOf([{ id: "tea", minor: 9 }], usualCycle).get("tea")).toBe("A");
    expect(classesOf([{ id: "tea", minor: 0 }], usualCycle).get("tea")).toBe("C");
  });

  test("are due after their days", () => {
    expect(dueBefore(usualCycle, "A", now).toISOString()).toBe("2026-10-25T10:00:00.000Z");
  });
});
