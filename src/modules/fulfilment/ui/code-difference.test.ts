import { expect, test } from "vitest";
import { differenceOf } from "./code-difference";

test("codes part in whole words", () => {
  expect(differenceOf("CUP-RSV-300", "CUP-SUM-300")).toEqual({ start: "CUP-", different: "RSV", end: "-300" });
  expect(differenceOf("TEA-SHE-357", "TEA-SHU-357")).toEqual({ start: "TEA-", different: "SHE", end: "-357" });
});

test("equal codes have no difference, and neither have those with nothing alike", () => {
  expect(differenceOf("A-1", "A-1")).toEqual({ start: "A-1", different: "", end: "" });
  expect(differenceOf("4601", "CUP")).toEqual({ start: "4601", different: "", end: "" });
});

test("a longer code differs in what the other one lacks", () => {
  expect(differenceOf("TEA-1-XL", "TEA-1")).toEqual({ start: "TEA-1", different: "-XL", end: "" });
});
