import { expect, test } from "vitest";
import { quotedCode } from "./quoted-code";

test("a code is quoted in one line, shortened, and without half a character at its end", () => {
  expect(quotedCode(" 46\u001d07 ")).toBe("46 07");
  expect(quotedCode("9".repeat(80))).toBe("9".repeat(60));
  const cut = quotedCode(`${"9".repeat(59)}😀`);
  expect(cut.isWellFormed()).toBe(true);
  expect(cut).toHaveLength(60);
});
