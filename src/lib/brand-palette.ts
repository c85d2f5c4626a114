import { contrast, inkOn } from "./contrast";

/** A shop's colour made usable: as a surface, as text on our own surface, and as a faint tint of that surface. */
export type BrandPalette = { brand: string; onBrand: string; brandInk: string; brandTint: string };

// AA on white; on a dark surface a colour has to be lighter than that to be as easy on the eye.
const readable = { onLight: 4.5, onDark: 7 };

/**
 * The palette of a colour on a surface. The shop's own tone is kept; only where it cannot be read as text on the surface is
 * its lightness moved until it can (contrast by WCAG 2). Whatever is no colour counts as a dark grey.
 */
export function brandPalette(colour: string, surface: string): BrandPalette {
  const brand = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : "#333333";
  const isDark = inkOn(surface) === "#ffffff";
  const wanted = isDark ? readable.onDark : readable.onLight;
  const tone = hslOf(brand);
  let brandInk = brand;
  for (let step = 1; contrast(brandInk, surface) < wanted && step <= 50; step++) {
    const lightness = tone.lightness + (isDark ? step : -step) * 0.02;
    brandInk = hexOf({ ...tone, lightness: Math.min(1, Math.max(0, lightness)) });
  }
  return { brand, onBrand: inkOn(brand), brandInk, brandTint: mix(surface, brandInk, 0.1) };
}

type Hsl = { hue: number; saturation: number; lightness: number };
type Channels = [red: number, green: number, blue: number];

const channelsOf = (colour: string): Channels => {
  const at = (index: number) => Number.parseInt(colour.slice(index, index + 2), 16);
  return [at(1), at(3), at(5)];
};

const hexFrom = (channels: readonly number[]) => `#${channels.map((value) => Math.round(value).toString(16).padStart(2, "0")).join("")}`;

/** Hue in degrees, the others from 0 to 1. */
function hslOf(colour: string): Hsl {
  const [red, green, blue] = channelsOf(colour);
  const [least, most] = [Math.min(red, green, blue), Math.max(red, green, blue)];
  const lightness = (least + most) / 2 / 255;
  const spread = most - least;
  if (spread === 0) return { hue: 0, saturation: 0, lightness };
  const saturation = spread / 255 / (1 - Math.abs(2 * lightness - 1));
  const turn = most === red ? (green - blue) / spread : most === green ? (blue - red) / spread + 2 : (red - green) / spread + 4;
  return { hue: (turn * 60 + 360) % 360, saturation, lightness };
}

/** The formula of CSS Color 4, section 7.1. */
function hexOf({ hue, saturation, lightness }: Hsl): string {
  const reach = saturation * Math.min(lightness, 1 - lightness);
  const channel = (shift: number) => {
    const turn = (shift + hue / 30) % 12;
    return (lightness - reach * Math.max(-1, Math.min(turn - 3, 9 - turn, 1))) * 255;
  };
  return hexFrom([channel(0), channel(8), channel(4)]);
}

/** So much of the second colour in the first: 0 is the first, 1 the second. */
function mix(first: string, second: string, share: number): string {
  const other = channelsOf(second);
  return hexFrom(channelsOf(first).map((value, index) => value * (1 - share) + (other[index] ?? 0) * share));
}
