import { contrast, inkOn } from "./contrast";

/** A shop's colour made usable: as a surface, as text on our own surface, and as a faint tint of that surface. */
export type BrandPalette = { brand: string; onBrand: string; brandInk: string; brandTint: string };

const readable = 4.5;

/**
 * The palette of a colour on a surface. The shop's own tone is kept; only where it cannot be read as text on the surface is
 * it moved towards black or white until it can (WCAG 2, AA). Whatever is no colour counts as a dark grey.
 */
export function brandPalette(colour: string, surface: string): BrandPalette {
  const brand = /^#[0-9a-f]{6}$/i.test(colour) ? colour.toLowerCase() : "#333333";
  const away = inkOn(surface);
  let brandInk = brand;
  for (let share = 0.05; contrast(brandInk, surface) < readable && share <= 1; share += 0.05) brandInk = mix(brand, away, share);
  return { brand, onBrand: inkOn(brand), brandInk, brandTint: mix(surface, brandInk, 0.1) };
}

/** So much of the second colour in the first: 0 is the first, 1 the second. */
function mix(first: string, second: string, share: number): string {
  const channel = (colour: string, at: number) => Number.parseInt(colour.slice(at, at + 2), 16);
  const mixed = [1, 3, 5].map((at) => Math.round(channel(first, at) * (1 - share) + channel(second, at) * share));
  return `#${mixed.map((value) => value.toString(16).padStart(2, "0")).join("")}`;
}
