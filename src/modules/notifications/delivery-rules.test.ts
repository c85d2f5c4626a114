import { expect, test } from "vitest";
import { errorText, lostAnswersIn, mayTryAgain, mostAttempts, retryDelayMs } from "./delivery-rules";

test("waits grow fourfold, up to six hours, and are spread by jitter", () => {
  expect([1, 2, 3, 9].map((attempts) => retryDelayMs(attempts, () => 1))).toEqual([30_000, 120_000, 480_000, 21_600_000]);
  expect(retryDelayMs(5, () => 0)).toBe(0);
});

test("lost answers are counted in the error text, whatever else it says", () => {
  for (const lost of [0, 1, 2] as const) {
    expect(lostAnswersIn(errorText(lost, "451 try later"))).toBe(lost);
    expect(lostAnswersIn(errorText(lost, null))).toBe(lost);
  }
  expect(lostAnswersIn("550 no answer twice")).toBe(0);
});

test("after a lost answer a mail is tried once more at most, and never beyond its attempts", () => {
  expect(mayTryAgain(0, 1)).toBe(true);
  expect(mayTryAgain(1, 1)).toBe(true);
  expect(mayTryAgain(2, 2)).toBe(false);
  expect(mayTryAgain(0, mostAttempts)).toBe(false);
});
