import { expect, test } from "vitest";
import { lineState, restUntil } from "./health";

const now = new Date("2026-11-23T09:00:00Z");
const after = (until: Date | null) => (until === null ? null : (until.getTime() - now.getTime()) / 1000);
const unreachable = { kind: "unreachable", retryAt: null } as const;

test("a line rests from the third failure on, longer each time, a quarter of an hour at most", () => {
  expect([1, 2, 3, 4, 5, 20].map((failures) => after(restUntil(unreachable, failures, now, 1)))).toEqual([null, null, 30, 60, 120, 900]);
  expect(after(restUntil(unreachable, 3, now, 0))).toBe(22.5);
});

test("what the channel asks for counts, and refused keys wait for a person", () => {
  expect(after(restUntil({ kind: "slow_down", retryAt: new Date("2026-11-23T09:00:07Z") }, 1, now, 0))).toBe(7);
  expect(after(restUntil({ kind: "keys_refused", retryAt: null }, 1, now, 0))).toBe(900);
});

test("the state of a line in one word", () => {
  const line = { active: true, failures: 0, pausedUntil: null, lastSuccessAt: null, now };
  expect(lineState(line)).toBe("idle");
  expect(lineState({ ...line, lastSuccessAt: now })).toBe("well");
  expect(lineState({ ...line, failures: 1 })).toBe("troubled");
  expect(lineState({ ...line, failures: 4, pausedUntil: new Date("2026-11-23T09:01:00Z") })).toBe("resting");
  expect(lineState({ ...line, active: false, failures: 4 })).toBe("off");
});
