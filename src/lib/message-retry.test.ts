import { expect, test } from "vitest";
import { retryDelayMs } from "./message-retry";

test("waits grow fourfold, up to six hours, and are spread by jitter", () => {
  expect([1, 2, 3, 9].map((attempts) => retryDelayMs(attempts, () => 1))).toEqual([30_000, 120_000, 480_000, 21_600_000]);
  expect(retryDelayMs(5, () => 0)).toBe(0);
});
