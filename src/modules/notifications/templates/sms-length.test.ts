import { expect, test } from "vitest";
import { smsLength, smsText } from "./sms-length";

test.each([
  ["", "gsm7", 0, 0],
  ["Order 10466 is packed", "gsm7", 21, 1],
  ["a".repeat(160), "gsm7", 160, 1],
  ["a".repeat(161), "gsm7", 161, 2],
  ["a".repeat(306), "gsm7", 306, 2],
  ["a".repeat(307), "gsm7", 307, 3],
  ["€".repeat(80), "gsm7", 160, 1],
  ["€".repeat(81), "gsm7", 162, 2],
  ["я".repeat(70), "ucs2", 70, 1],
  ["я".repeat(71), "ucs2", 71, 2],
  ["я".repeat(134), "ucs2", 134, 2],
  ["я".repeat(135), "ucs2", 135, 3],
  ["🎁".repeat(35), "ucs2", 70, 1],
] as const)("%s is %s, %d units in %d parts", (text, alphabet, units, parts) => {
  expect(smsLength(text)).toMatchObject({ alphabet, units, parts });
});

test("a sign of two places is never cut: it opens the next part", () => {
  // 66 letters leave one place of 67, which an emoji does not fit.
  expect(smsLength(`${"я".repeat(66)}🎁${"я".repeat(66)}`)).toMatchObject({ units: 134, parts: 3 });
  expect(smsLength(`${"a".repeat(152)}€${"a".repeat(152)}`)).toMatchObject({ units: 306, parts: 3 });
});

test("no-break spaces do not make a Latin text a long one", () => {
  const text = smsText("Order 10466\u00a0is packed,  ready\u202fnow ");
  expect(text).toBe("Order 10466 is packed, ready now");
  expect(smsLength(text).alphabet).toBe("gsm7");
});
