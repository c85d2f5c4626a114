import { expect, test } from "vitest";
import { perKey, takeToken } from "./rate-limit";

test("a burst is served, then one is told how long to wait, and after that wait served again", () => {
  const allowance = { burst: 3, perSecond: 0.5 };
  const take = (at: number) => takeToken("test", "somebody", allowance, at);
  expect([take(0), take(0), take(0)]).toEqual([0, 0, 0]);
  expect(take(0)).toBe(2);
  expect(take(1_999)).toBe(1);
  expect(take(2_000)).toBe(0);
});

test("others are not concerned", () => {
  const allowance = { burst: 1, perSecond: 0.1 };
  expect(takeToken("test2", "a", allowance, 0)).toBe(0);
  expect(takeToken("test2", "a", allowance, 0)).toBe(10);
  expect(takeToken("test2", "b", allowance, 0)).toBe(0);
});

test("a key has more than the thousand at once that are promised", () => {
  expect(perKey.burst).toBeGreaterThanOrEqual(1_000);
});

test("all addresses of one home's IPv6 network are one asker, in whatever spelling", () => {
  const allowance = { burst: 1, perSecond: 0.1 };
  const take = (who: string) => takeToken("test6", who, allowance, 0);
  expect(take("2001:db8:0:12::1")).toBe(0);
  expect(take("2001:db8:0:12:aaaa:bbbb:cccc:dddd")).toBe(10);
  expect(take("2001:0DB8::12:0:0:0:7")).toBe(10);
  expect(take("2001:db8:0:13::1")).toBe(0);
  expect(take("2001:db8::1")).toBe(0);
  expect(take("2001:db8::2")).toBe(10);
});
