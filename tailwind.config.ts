import type { Config } from "tailwindcss";
import plugin from "tailwindcss/plugin";
import { floorBright, floorDark, floorLight } from "./src/ui/floor-tokens";
import { dark, light, type Token } from "./src/ui/tokens";

const variables = (palette: Record<Token, string>) =>
  Object.fromEntries(Object.entries(palette).map(([name, value]) => [`--${name}`, value]));

const colours = Object.fromEntries(
  Object.keys(light)
    .filter((name) => name !== "shadow")
    .map((name) => [name.replace(/^f-/, "floor-"), `var(--${name})`]),
);

export default {
  theme: {
    colors: { ...colours, transparent: "transparent", current: "currentColor", inherit: "inherit" },
    fontFamily: {
      sans: ['"Golos Text Variable"', "system-ui", "sans-serif"],
      mono: ['"JetBrains Mono Variable"', "ui-monospace", "monospace"],
    },
    // 10 and 11 are for marks, avatars, keys and chart axes only; 40 and 56 for the floor and the tracking page.
    fontSize: {
      10: ["10px", "14px"],
      11: ["11px", "16px"],
      12: ["12px", "16px"],
      13: ["13px", "20px"],
      14: ["14px", "20px"],
      16: ["16px", "24px"],
      20: ["20px", { lineHeight: "28px", letterSpacing: "-0.005em" }],
      28: ["28px", { lineHeight: "36px", letterSpacing: "-0.01em" }],
      40: ["40px", { lineHeight: "44px", letterSpacing: "-0.02em" }],
      56: ["56px", { lineHeight: "56px", letterSpacing: "-0.03em" }],
    },
    fontWeight: { normal: "400", medium: "500", semibold: "600" },
    borderRadius: { none: "0", sm: "4px", DEFAULT: "6px", lg: "8px", full: "9999px" },
    boxShadow: { none: "none", float: "var(--shadow)" },
    extend: {
      transitionDuration: { DEFAULT: "120ms" },
      keyframes: {
        glow: { from: { backgroundColor: "var(--glow)" } },
        appear: { from: { opacity: "0" } },
        rise: { from: { opacity: "0", transform: "translateY(8px)" } },
        breathe: { "50%": { opacity: "0.5" } },
      },
      animation: {
        glow: "glow 1.4s ease-out 1",
        appear: "appear 120ms ease-out",
        rise: "rise 140ms ease-out",
        breathe: "breathe 1.6s ease-in-out infinite",
      },
    },
  },
  plugins: [
    plugin(({ addBase }) => {
      addBase({
        ':root, [data-theme="light"]': { colorScheme: "light", ...variables(light) },
        '[data-theme="dark"]': { colorScheme: "dark", ...variables(dark) },
        // Without a chosen theme the system decides, in CSS alone: no script and no flash.
        "@media (prefers-color-scheme: dark)": {
          ":root:not([data-theme])": { colorScheme: "dark", ...variables(dark) },
        },
        // The warehouse floor, whatever the theme: every text AAA (src/ui/floor-tokens.ts).
        "[data-floor]": { colorScheme: "light", ...variables(floorLight) },
        '[data-floor][data-theme="dark"]': { colorScheme: "dark", ...variables(floorDark) },
        "@media screen and (prefers-color-scheme: dark)": {
          ":root[data-floor]:not([data-theme])": { colorScheme: "dark", ...variables(floorDark) },
        },
        '[data-floor="bright"][data-theme]': { colorScheme: "light", ...variables(floorBright) },
      });
    }),
  ],
} satisfies Config;
