import { expect, test } from "vitest";
import { readWriteOff, writtenOffBecause } from "./write-off";

test("the reason of a write-off is read from the ledger as it was written there", () => {
  expect(readWriteOff(writtenOffBecause("lost", null))).toEqual({ why: "lost", note: null });
  expect(readWriteOff(writtenOffBecause("damaged", "wet: box"))).toEqual({ why: "damaged", note: "wet: box" });
  expect(readWriteOff("bought elsewhere")).toBeNull();
});
