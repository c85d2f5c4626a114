import fc from "fast-check";
import { expect, test } from "vitest";
import { brandPalette } from "./brand-palette";
import { contrast } from "./contrast";

const surfaces = ["#FFFFFF", "#1B1A18"];

test("text in any shop's colour, and text on it, can be read in both themes", () => {
  const colour = fc.integer({ min: 0, max: 0xffffff }).map((value) => `#${value.toString(16).padStart(6, "0")}`);
  fc.assert(
    fc.property(colour, fc.constantFrom(...surfaces), (brand, surface) => {
      const palette = brandPalette(brand, surface);
      return contrast(palette.brandInk, surface) >= 4.5 && contrast(palette.brand, palette.onBrand) >= 4.5;
    }),
  );
});

test("a colour that can be read is kept as it is", () => {
  expect(brandPalette("#7A2B1D", "#FFFFFF")).toMatchObject({ brand: "#7a2b1d", brandInk: "#7a2b1d", onBrand: "#ffffff" });
});

test("what is no colour does not reach the page", () => {
  expect(brandPalette("red;background:url(//x)", "#FFFFFF").brand).toBe("#333333");
});
