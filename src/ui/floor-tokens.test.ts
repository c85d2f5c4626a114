import { expect, test } from "vitest";
import { contrast } from "@/lib/contrast";
import { floorBright, floorDark, floorLight } from "./floor-tokens";
import type { Token } from "./tokens";

const papers = ["surface", "canvas", "hover", "raised", "sunken", "f-bg", "f-panel"] as const;
const inks = ["ink", "ink-2", "ink-3", "f-ink", "f-ink2"] as const;
const pairs: [Token, Token][] = [
  ...papers.flatMap((paper) => inks.map((ink): [Token, Token] => [ink, paper])),
  ...(["neutral", "info", "progress", "success", "warning", "danger"] as const).flatMap((tone): [Token, Token][] => [
    [tone, `${tone}-tint`],
    [tone, "surface"],
  ]),
  ["accent-ink", "surface"],
  ["accent-ink", "accent-tint"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["surface", "danger"],
  ["tip-ink", "tip"],
  ["f-ok", "f-ok-bg"],
  ["f-ink", "f-ok-bg"],
  ["f-no", "f-no-bg"],
  ["f-ink", "f-no-bg"],
  ["f-on", "f-ok"],
  ["f-on", "f-no"],
  ["f-on", "f-act"],
];

test.each([
  ["light", floorLight],
  ["dark", floorDark],
  ["bright", floorBright],
] as const)("every text under /floor is AAA: %s", (theme, palette) => {
  for (const [ink, paper] of pairs)
    expect(contrast(palette[ink], palette[paper]), `${ink} on ${paper}, ${theme}`).toBeGreaterThanOrEqual(7);
  expect(contrast(palette["f-line"], palette["f-bg"]), `edges, ${theme}`).toBeGreaterThanOrEqual(3);
});
