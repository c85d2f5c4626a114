import { expect, test } from "vitest";
import { contrast } from "@/lib/contrast";
import { dark, light, type Token } from "./tokens";

const tones = ["neutral", "info", "progress", "success", "warning", "danger"] as const;

const readable: [Token, Token][] = [
  ...(["surface", "canvas", "hover", "sunken", "raised", "accent-tint", "glow"] as const).flatMap((paper): [Token, Token][] => [
    ["ink", paper],
    ["ink-2", paper],
  ]),
  ...(["surface", "canvas", "hover"] as const).map((paper): [Token, Token] => ["ink-3", paper]),
  ...tones.flatMap((tone): [Token, Token][] => [
    [tone, `${tone}-tint`],
    [tone, "surface"],
  ]),
  ["accent-ink", "surface"],
  ["accent-ink", "accent-tint"],
  ["on-accent", "accent"],
  ["on-accent", "accent-hover"],
  ["surface", "danger"],
  ["tip-ink", "tip"],
];

const seen: [Token, Token][] = [
  ["field", "surface"],
  ...(["c1", "c2", "c3", "c4", "c5"] as const).map((series): [Token, Token] => [series, "surface"]),
];

const floor: [Token, Token][] = [
  ["f-ink", "f-bg"],
  ["f-ink2", "f-bg"],
  ["f-ink", "f-panel"],
  ["f-ok", "f-ok-bg"],
  ["f-no", "f-no-bg"],
  ["f-on", "f-ok"],
  ["f-on", "f-no"],
  ["f-on", "f-act"],
];

test.each([
  ["text is AA", readable, 4.5],
  ["edges of controls and chart series are seen", seen, 3],
  ["the warehouse floor is AAA", floor, 7],
] as const)("%s in both themes", (_, pairs, least) => {
  for (const [theme, palette] of [
    ["light", light],
    ["dark", dark],
  ] as const)
    for (const [ink, paper] of pairs)
      expect(contrast(palette[ink], palette[paper]), `${ink} on ${paper}, ${theme}`).toBeGreaterThanOrEqual(least);
});
