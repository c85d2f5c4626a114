import { expect, test } from "vitest";
import { mostAttempts } from "@/lib/message-retry";
import { errorText, lostAnswersIn, mayTryAgain, nextCheckMs } from "./delivery-rules";

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

test("text messages and bots are tried for some minutes only; what cannot be looked up is not repeated after a lost answer", () => {
  expect(mayTryAgain(0, 3, "sms", "look_up")).toBe(true);
  expect(mayTryAgain(0, 4, "sms", "look_up")).toBe(false);
  expect(mayTryAgain(2, 3, "sms", "look_up")).toBe(true);
  expect(mayTryAgain(0, 1, "telegram", "stop")).toBe(true);
  expect(mayTryAgain(1, 1, "telegram", "stop")).toBe(false);
});

test("a provider is asked at growing distances, about two days in all", () => {
  const waits = Array.from({ length: 12 }, (_, asked) => nextCheckMs(asked)).filter((wait) => wait !== null);
  expect(waits).toEqual([...waits].sort((a, b) => a - b));
  expect(waits.reduce((sum, wait) => sum + wait, 0) / 3_600_000).toBeGreaterThan(40);
  expect(nextCheckMs(waits.length)).toBeNull();
});
