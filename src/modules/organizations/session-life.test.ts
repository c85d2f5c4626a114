import { expect, test } from "vitest";
import { isAlive, sessionEnd } from "./session-life";

const now = new Date("2026-11-22T12:00:00Z");
const days = (count: number) => new Date(now.getTime() + count * 24 * 60 * 60 * 1000);
const alive = { lastSeenAt: days(-6.9), expiresAt: days(1), revokedAt: null };

test("S51: a session ends by revocation, after 30 days, and after 7 days unused", () => {
  expect(isAlive(alive, now)).toBe(true);
  expect(isAlive({ ...alive, lastSeenAt: days(-7) }, now)).toBe(false);
  expect(isAlive({ ...alive, expiresAt: now }, now)).toBe(false);
  expect(isAlive({ ...alive, revokedAt: days(-1) }, now)).toBe(false);
  expect(sessionEnd(now)).toEqual(days(30));
});
