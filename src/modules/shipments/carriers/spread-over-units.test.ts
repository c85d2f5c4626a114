import fc from "fast-check";
import { expect, test } from "vitest";
import { aParcel } from "@/testing/booking-request";
import { spreadOverUnits } from "./spread-over-units";

test("an amount is spread over all units to the kopeck, whatever the prices and quantities", () => {
  const line = fc.record({ quantity: fc.integer({ min: 1, max: 40 }), unitPriceMinor: fc.nat({ max: 500_000 }) });
  fc.assert(
    fc.property(
      fc.array(fc.array(line, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 3 }),
      fc.nat(9_000_000),
      (boxes, amount) => {
        const parcels = boxes.map((lines) => ({
          ...aParcel(1000),
          lines: lines.map((one) => ({ sku: "A", name: "А", taxRate: 22, weightGrams: 0, ...one })),
        }));
        const rows = spreadOverUnits(parcels, amount);
        expect(rows.reduce((sum, { eachMinor, quantity }) => sum + eachMinor * quantity, 0)).toBe(amount);
        expect(rows.reduce((sum, { quantity }) => sum + quantity, 0)).toBe(boxes.flat().reduce((sum, { quantity }) => sum + quantity, 0));
      },
    ),
  );
});

test("nothing in the parcels takes nothing", () => {
  expect(spreadOverUnits([{ ...aParcel(500), lines: [] }], 100)).toEqual([]);
});
