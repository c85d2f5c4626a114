import { expect, test } from "vitest";
import { pollInMs, trackInMs } from "./pace";

test("a number is asked for at the carrier's pace, then ever rarer, at most every half hour", () => {
  expect(pollInMs(0, 2_000)).toBe(2_000);
  expect(pollInMs(60_000, 2_000)).toBe(15_000);
  expect(pollInMs(24 * 3_600_000, 2_000)).toBe(30 * 60_000);
});

test("a carrier without a pace is not asked without pause", () => {
  expect(pollInMs(0, 0)).toBe(1_000);
  expect(trackInMs(0, 0)).toBe(1_000);
});

test("a parcel that lies for days is looked at rarely", () => {
  expect(trackInMs(0, 30_000)).toBe(30_000);
  expect(trackInMs(10 * 3_600_000, 30_000)).toBe(3_600_000);
  expect(trackInMs(30 * 24 * 3_600_000, 30_000)).toBe(6 * 3_600_000);
});
