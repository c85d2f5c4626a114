import { expect, test } from "vitest";
import { mostAttempts, nextTry, outcomeOf, wants } from "./delivery";

const now = new Date("2026-11-23T09:00:00Z");
const minutesUntil = (at: Date | null) => (at === null ? null : (at.getTime() - now.getTime()) / 60_000);

test("tries follow ever later, for four days, and then no more", () => {
  const tries = Array.from({ length: mostAttempts }, (_, index) => minutesUntil(nextTry(index + 1, null, now, 0)));
  expect(tries).toEqual([5 / 60, 5, 30, 120, 300, 600, 840, 1200, 1440, null]);
  expect(minutesUntil(nextTry(2, null, now, 1))).toBe(6);
});

test("a receiver that names its time is given it, a day at most", () => {
  expect(minutesUntil(nextTry(1, 120_000, now, 0))).toBe(2);
  expect(minutesUntil(nextTry(2, 1_000, now, 0))).toBe(5);
  expect(minutesUntil(nextTry(1, 1e12, now, 0))).toBe(1440);
});

test("only 2xx is taken, a redirect is none, and 410 is the end", () => {
  expect(outcomeOf(204, null)).toEqual({ kind: "taken", status: 204 });
  expect(outcomeOf(302, null)).toEqual({ kind: "again", status: 302, retryAfterMs: null });
  expect(outcomeOf(429, 5000)).toEqual({ kind: "again", status: 429, retryAfterMs: 5000 });
  expect(outcomeOf(410, null)).toEqual({ kind: "gone" });
});

test("an event is wanted by its name, its topic or with everything", () => {
  expect(wants(["order.placed"], "order.placed")).toBe(true);
  expect(wants(["order.*"], "order.cancelled")).toBe(true);
  expect(wants(["*"], "stock.changed")).toBe(true);
  expect(wants(["order.placed", "stock.*"], "order.cancelled")).toBe(false);
  expect(wants(["order.*"], "order_policy.changed")).toBe(false);
});
