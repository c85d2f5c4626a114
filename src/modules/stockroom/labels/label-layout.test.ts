import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readScan } from "@/lib/barcode";
import { paperSizes } from "@/lib/papers";
import { labelsPdf } from "@/platform/labels/label-pdf";
import { labelsZpl } from "@/platform/labels/label-zpl";
import { mm } from "@/platform/pdf/sheet";
import { codesOfPdf, codesOfZpl } from "@/testing/read-barcodes";
import { readPdf } from "@/testing/read-pdf";
import { labelPapers } from "./inputs";
import { gs1OfUnit, type ProductWords, placeLabel, productLabel } from "./label-layout";

const about = { title: "Test", locale: "ru" as const, createdAt: new Date("2026-11-24T10:00:00Z") };
const tea: ProductWords = {
  ...{ name: "Чай «Утро», 100 г", sku: "TEA-100", barcode: "4006381333931" },
  ...{ lot: "L-7", expiresOn: "2027-01-31", dated: "партия L-7, до 31.01.2027" },
};

describe.each(labelPapers)("on %s", (paper) => {
  const [width, height] = paperSizes[paper];

  test("a unit's label says name, SKU, lot and last day, and a scanner reads all of it, on paper and from a label printer", async () => {
    const labels = [productLabel(paper, tea, 2)];
    const pdf = await labelsPdf(labels, about);
    const pages = readPdf(pdf);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      expect(page.width).toBeCloseTo(mm(width), 0);
      expect(page.height).toBeCloseTo(mm(height), 0);
      const words = page.text.replaceAll(/\s+/g, " ");
      for (const word of ["Чай «Утро», 100 г", "TEA-100", "L-7", "31.01.2027", "4006381333931"]) expect(words).toContain(word);
    }
    // Scanners say before a GS1 DataMatrix that it is one.
    const gs1 = "]d201040063813339311727013110L-7";
    const both = [gs1, "4006381333931"].toSorted();
    expect(await codesOfPdf(pdf)).toEqual([both, both]);
    for (const dpi of [203, 300] as const)
      expect(await codesOfZpl(await labelsZpl(labels, { dpi, font: null }), { width, height, dpi })).toEqual([both]);
    expect(readScan(gs1)).toMatchObject({ gtin: "04006381333931", lot: "L-7", expiresOn: "2027-01-31" });
  });

  test("a unit without a barcode carries its SKU, and one without a lot nothing else", async () => {
    const plain = { ...tea, barcode: "TEA-100", lot: null, expiresOn: null, dated: "" };
    const labels = [productLabel(paper, plain, 1)];
    expect(await codesOfPdf(await labelsPdf(labels, about))).toEqual([["TEA-100"]]);
    expect(await codesOfZpl(await labelsZpl(labels, { dpi: 203, font: null }), { width, height, dpi: 203 })).toEqual([["TEA-100"]]);
  });

  test("a bin or a tote has its code large, and to scan", async () => {
    const labels = ["A-07-3", "T-001"].map((code) => placeLabel(paper, { code, caption: "MSK" }));
    const pdf = await labelsPdf(labels, about);
    expect(readPdf(pdf).map(({ text }) => text.split(/\s+/)[0])).toEqual(["A-07-3", "T-001"]);
    const found = [await codesOfPdf(pdf), await codesOfZpl(await labelsZpl(labels, { dpi: 203, font: null }), { width, height, dpi: 203 })];
    for (const codes of found) expect(codes.map((codes) => [...new Set(codes)])).toEqual([["A-07-3"], ["T-001"]]);
  });

  test("nothing stands outside the label, however long its words are", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 200 }), fc.string({ maxLength: 100 }), fc.boolean(), (name, sku, hasLot) => {
        const unit = hasLot ? { ...tea, name, sku } : { ...tea, name, sku, lot: null, expiresOn: null, dated: "" };
        for (const { box } of [...productLabel(paper, unit, 1).marks, ...placeLabel(paper, { code: sku, caption: name }).marks]) {
          expect(Math.min(box.x, box.y, box.width, box.height)).toBeGreaterThanOrEqual(0);
          expect(box.x + box.width).toBeLessThanOrEqual(width + 0.001);
          expect(box.y + box.height).toBeLessThanOrEqual(height + 0.001);
        }
      }),
    );
  });
});

test("one code for GTIN, day and lot only where GS1 lets it be said", () => {
  expect(gs1OfUnit("TEA-100", "L-7", null)).toBeNull();
  expect(gs1OfUnit("4006381333931", null, null)).toBeNull();
  expect(gs1OfUnit("4006381333931", "партия", null)).toBeNull();
  expect(gs1OfUnit("96385074", null, "2027-01-31")).toBe("010000009638507417270131");
});
