import { expect, test } from "vitest";
import { bearerKey, keyOpens, shownPrefix } from "./api-key";

const key = `drg_${"a1".repeat(32)}`;

test.each([
  [undefined, null],
  [null, null],
  [`Bearer ${key}`, key],
  [`bearer ${key.toUpperCase().replace("DRG", "drg")}`, key],
  ["Bearer %", "malformed"],
  ["Bearer ", "malformed"],
  ["Bearer drg_short", "malformed"],
  [`Basic ${key}`, "malformed"],
  [`Bearer ${key} ${key}`, "malformed"],
  ["\u0000", "malformed"],
])("the key of %j", (header, expected) => {
  expect(bearerKey(header)).toBe(expected);
});

test("a key opens until it expires or its revocation comes", () => {
  const now = new Date("2026-11-22T12:00:00Z");
  const later = new Date("2026-11-22T13:00:00Z");
  expect(keyOpens({ expiresAt: null, revokedAt: null }, now)).toBe(true);
  expect(keyOpens({ expiresAt: later, revokedAt: later }, now)).toBe(true);
  expect(keyOpens({ expiresAt: now, revokedAt: null }, now)).toBe(false);
  expect(keyOpens({ expiresAt: null, revokedAt: now }, now)).toBe(false);
});

test("what is shown of a key tells keys apart and opens nothing", () => {
  expect(shownPrefix(key)).toBe("drg_a1a1a1a1");
});
