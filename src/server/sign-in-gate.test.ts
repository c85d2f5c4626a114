import { expect, test } from "vitest";
import { waitForSignIn } from "./sign-in-gate";

test("S51: a flood of sign-ins from everywhere has to wait at the door, everything else goes by", () => {
  const signIn = () => waitForSignIn({ url: "/api/auth/callback/credentials?", method: "POST" });
  const waits = Array.from({ length: 300 }, signIn);
  expect(waits.slice(0, 60).every((wait) => wait === 0)).toBe(true);
  expect(waits.slice(70).every((wait) => wait > 0)).toBe(true);
  expect(waitForSignIn({ url: "/api/auth/session", method: "GET" })).toBe(0);
  expect(waitForSignIn({ url: "/api/auth/signout", method: "POST" })).toBe(0);
  expect(waitForSignIn({ url: "/orders", method: "GET" })).toBe(0);
});
