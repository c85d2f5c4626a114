import { inkOn } from "@/lib/contrast";

/** The shop's colour and the text colour on it; a colour we cannot read becomes a dark grey. */
export function paintOf(brandColor: string): { brand: string; onBrand: string } {
  const brand = /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor : "#333333";
  return { brand, onBrand: inkOn(brand) };
}
