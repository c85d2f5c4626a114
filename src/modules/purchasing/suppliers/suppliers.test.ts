import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { leadTime } from "./lead-time";
import { isTaxNumber, orderable } from "./supplier";

describe("a tax number", () => {
  test("exists only with its check digits", () => {
    expect(isTaxNumber("7712345671")).toBe(true);
    expect(isTaxNumber("7712345672")).toBe(false);
    expect(isTaxNumber("500100732259")).toBe(true);
    expect(isTaxNumber("500100732258")).toBe(false);
    for (const text of ["", "77", "77123456711", "771234567A"]) expect(isTaxNumber(text)).toBe(false);
  });

  test("is caught with any single wrong digit but those that its sums cannot tell", () => {
    let caught = 0;
    for (let at = 0; at < 10; at++)
      for (let digit = 0; digit < 10; digit++) {
        const wrong = `${"7712345671".slice(0, at)}${digit}${"7712345671".slice(at + 1)}`;
        if (wrong !== "7712345671" && !isTaxNumber(wrong)) caught++;
      }
    // Modulo 11, then modulo 10: ten and nought look alike.
    expect(caught).toBeGreaterThan(80);
  });
});

test("a quantity is raised to the minimum and to whole packs, never lowered and never by a pack too much", () => {
  const terms = fc.record({ minQuantity: fc.integer({ min: 1, max: 500 }), pack: fc.integer({ min: 1, max: 100 }) });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000 }), terms, (units, of) => {
      const ordered = orderable(units, of);
      expect(ordered % of.pack).toBe(0);
      expect(ordered).toBeGreaterThanOrEqual(Math.max(units, of.minQuantity));
      expect(ordered).toBeLessThan(Math.max(units, of.minQuantity) + of.pack);
      expect(orderable(ordered, of)).toBe(ordered);
    }),
  );
});

describe("a lead time", () => {
  const known = {
    productDays: [] as number[],
    supplierDays: [] as number[],
    statedProduct: null as number | null,
    statedSupplier: null as number | null,
  };

  test("is what the product's receipts say once there are three, before that what is stated", () => {
    expect(leadTime({ ...known, productDays: [4, 30], statedProduct: 7 })).toMatchObject({ source: "stated_product", medianDays: 7 });
    expect(leadTime({ ...known, productDays: [4, 30, 6], statedProduct: 7 })).toMatchObject({
      source: "product",
      medianDays: 6,
      p90Days: 30,
    });
    expect(leadTime({ ...known, supplierDays: [3, 3, 9], statedSupplier: 7 })).toMatchObject({ source: "supplier", medianDays: 3 });
    expect(leadTime({ ...known, supplierDays: [3], statedSupplier: 7 })).toMatchObject({ source: "stated_supplier", medianDays: 7 });
    expect(leadTime(known)).toEqual({ source: "unknown", medianDays: null, p90Days: null, receipts: 0 });
  });

  test("forgets all but the last twenty, and has half and nine tenths of them within its days", () => {
    const days = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 3, maxLength: 60 });
    fc.assert(
      fc.property(days, (productDays) => {
        const lead = leadTime({ ...known, productDays });
        const last = productDays.slice(0, 20);
        const within = (most: number | null) => last.filter((one) => one <= (most ?? -1)).length / last.length;
        expect(within(lead.medianDays)).toBeGreaterThanOrEqual(0.5);
        expect(within(lead.p90Days)).toBeGreaterThanOrEqual(0.9);
        expect(last).toContain(lead.medianDays);
        expect(lead.receipts).toBe(last.length);
      }),
    );
  });
});
