import { existsSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { demoProduct, demoProducts, ean13 } from "./catalog";
import { demoWarehouses } from "./places-warehouses";

const bundles = demoProducts.filter(({ components }) => components.length > 0);

test("every barcode is a valid EAN-13 of the shop's own range, and no two are the same", () => {
  for (const { barcode } of demoProducts) {
    expect(barcode).toMatch(/^2\d{12}$/);
    expect(ean13(barcode.slice(0, 12))).toBe(barcode);
  }
  expect(new Set(demoProducts.map(({ barcode }) => barcode)).size).toBe(demoProducts.length);
  // An example of the GS1 General Specifications.
  expect(ean13("629104150021")).toBe("6291041500213");
});

test("no SKU stands twice, and there are enough of them", () => {
  expect(new Set(demoProducts.map(({ sku }) => sku)).size).toBe(demoProducts.length);
  expect(demoProducts.length - bundles.length).toBeGreaterThanOrEqual(64);
});

test("a bundle's parts exist, are no bundles, and cost more apart than together", () => {
  expect(bundles.length).toBeGreaterThanOrEqual(4);
  for (const bundle of bundles) {
    const parts = bundle.components.map(({ sku, quantity }) => ({ ...demoProduct(sku), quantity }));
    expect(parts.every(({ components }) => components.length === 0)).toBe(true);
    const apart = parts.reduce((sum, { priceMinor, quantity }) => sum + priceMinor * quantity, 0);
    expect(bundle.priceMinor, bundle.sku).toBeLessThan(apart);
    expect(bundle.costMinor).toBeLessThan(bundle.priceMinor);
  }
});

test("every product is sold above its cost and has a picture", () => {
  for (const { sku, picture, priceMinor, costMinor, weightGrams } of demoProducts) {
    expect(priceMinor, sku).toBeGreaterThan(costMinor);
    expect(weightGrams, sku).toBeGreaterThan(0);
    expect(existsSync(fileURLToPath(new URL(`../../../public${picture}`, import.meta.url))), picture).toBe(true);
  }
});

test("every product with stock of its own has a bin in each warehouse", () => {
  for (const { bins, pickBins, code } of demoWarehouses) {
    expect(bins.length).toBeGreaterThanOrEqual(60);
    const codes = new Set(bins.map((bin) => bin.code));
    expect(codes.size).toBe(bins.length);
    for (const { sku, components } of demoProducts) {
      if (components.length === 0) expect(codes, `${sku} in ${code}`).toContain(pickBins[sku]);
    }
  }
});
