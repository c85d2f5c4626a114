import { expect, test } from "vitest";
import { area, isDecodable } from "./request-areas";

test.each([
  ["/api/v1/orders?limit=1", "api"],
  ["/api/v1", "api"],
  ["/api/v10/orders", "pages"],
  ["/api/auth/session", "pages"],
  ["/api/1c/0190-x", "hooks"],
  ["/api/hooks/abc", "hooks"],
  ["/api/trpc/orders.list?batch=1", "trpc"],
  ["/api/floor/operations", "api"],
  ["/readyz", "health"],
  ["/readyz?verbose", "health"],
  ["/socket.io/?EIO=4", "socket"],
  ["/", "pages"],
  ["/livezoo", "pages"],
])("%s is answered by %s", (url, expected) => {
  expect(area(url)).toBe(expected);
});

test.each([
  ["/orders/%D0%B0?q=%ff", true],
  ["/t/x", true],
  ["/t/%ff", false],
  ["/orders/%E0%A4%A", false],
  ["*", false],
])("%s can be read: %s", (url, expected) => {
  expect(isDecodable(url)).toBe(expected);
});
