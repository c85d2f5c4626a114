import { describe, expect, test } from "vitest";
import { signInAddress, wayBack } from "./way-back";

describe("the way back after signing in", () => {
  test("leads to a page of ours, with its filters", () => {
    expect(wayBack("/orders/12306")).toBe("/orders/12306");
    expect(signInAddress("/orders?view=late&q=чай")).toBe(`/sign-in?to=${encodeURIComponent("/orders?view=late&q=чай")}`);
  });

  test.each([
    "//evil.example",
    "/\\evil.example",
    "https://evil.example",
    "javascript:alert(1)",
    "/orders\n/x",
    "orders",
    "",
    null,
    ["/orders"],
    `/${"x".repeat(600)}`,
  ])("leads nowhere else: %j", (asked) => {
    expect(wayBack(asked)).toBeNull();
    expect(signInAddress(asked)).toBe("/sign-in");
  });

  test("never leads in a circle", () => {
    for (const asked of ["/sign-in", "/sign-in?to=%2Forders", "/set-up", "/invite/abc", "/api/v1/orders", "/"]) {
      expect(signInAddress(asked)).toBe("/sign-in");
    }
  });
});
