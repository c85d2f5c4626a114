import { expect, test } from "vitest";
import { HoldOrder } from "./inputs";

const inDays = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString();

test.each([
  [null, true],
  [inDays(3), true],
  [inDays(-1), false],
  [inDays(900), false],
  ["1970-01-01T00:00:00Z", false],
  ["2100-01-01T00:00:00Z", false],
  ["tomorrow", false],
])("a hold until %s is taken: %s", (until, taken) => {
  expect(HoldOrder.safeParse({ until }).success).toBe(taken);
});
