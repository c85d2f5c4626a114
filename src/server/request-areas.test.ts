import { expect, test } from "vitest";
import { area } from "./request-areas";

test.each([
  ["/api/v1/orders?limit=1", "api"],
  ["/api/v1", "api"],
  ["/api/v10/orders", "pages"],
  ["/api/auth/session", "pages"],
  ["/api/1c/0190-x", "hooks"],
  ["/api/hooks/abc", "hooks"],
  ["/api/trpc/orders.list?batch=1", "trpc"],
  ["/readyz", "health"],
  ["/readyz?verbose", "health"],
  ["/socket.io/?EIO=4", "socket"],
  ["/", "pages"],
  ["/livezoo", "pages"],
])("%s is answered by %s", (url, expected) => {
  expect(area(url)).toBe(expected);
});
