import { expect, test } from "vitest";
import { limits, secondsToWait } from "./sign-in-limits";

const start = new Date("2026-11-22T12:00:00Z");
const at = (seconds: number) => new Date(start.getTime() + seconds * 1000);

test("attempts up to the limit wait for nothing", () => {
  expect(secondsToWait("pair", { attempts: limits.pair.attempts, windowStartedAt: start }, at(1))).toBe(0);
});

test("the next one waits until the window ends", () => {
  expect(secondsToWait("pair", { attempts: limits.pair.attempts + 1, windowStartedAt: start }, at(60))).toBe(240);
  expect(secondsToWait("account", { attempts: limits.account.attempts + 1, windowStartedAt: start }, at(0))).toBe(900);
});
