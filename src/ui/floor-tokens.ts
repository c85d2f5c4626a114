import { dark, light, type Token } from "./tokens";

/**
 * The colours under /floor, where every text is AAA (floor-tokens.test.ts): what dialogs, menus and fields of the desk use, turned into
 * the floor's own. `bright` is for the sun on the ramp: black on white, and nothing in between.
 */
type Palette = Record<Token, string>;

const loud = (of: Palette): Partial<Palette> => ({
  canvas: of["f-bg"],
  surface: of["f-bg"],
  raised: of["f-bg"],
  hover: of["f-panel"],
  sunken: of["f-panel"],
  line: of["f-line"],
  "line-2": of["f-line"],
  field: of["f-line"],
  ink: of["f-ink"],
  "ink-2": of["f-ink2"],
  "ink-3": of["f-ink2"],
  accent: of["f-act"],
  "accent-hover": of["f-act"],
  "accent-ink": of["f-act"],
  "accent-tint": of["f-panel"],
  "on-accent": of["f-on"],
  neutral: of["f-ink2"],
  "neutral-tint": of["f-panel"],
  info: of["f-act"],
  "info-tint": of["f-bg"],
  progress: of["f-act"],
  "progress-tint": of["f-bg"],
  success: of["f-ok"],
  "success-tint": of["f-ok-bg"],
  warning: of["f-no"],
  "warning-tint": of["f-no-bg"],
  danger: of["f-no"],
  "danger-tint": of["f-no-bg"],
  pic: of["f-pic"],
});

export const floorLight: Palette = { ...light, ...loud(light) };
export const floorDark: Palette = { ...dark, ...loud(dark) };

const black: Palette = {
  ...light,
  "f-bg": "#FFFFFF",
  "f-panel": "#FFFFFF",
  "f-ink": "#000000",
  "f-ink2": "#000000",
  "f-line": "#000000",
  "f-ok": "#00390B",
  "f-ok-bg": "#FFFFFF",
  "f-no": "#7A0000",
  "f-no-bg": "#FFFFFF",
  "f-act": "#00206B",
  "f-on": "#FFFFFF",
  "f-pic": "#FFFFFF",
};
export const floorBright: Palette = { ...black, ...loud(black) };
