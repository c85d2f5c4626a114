import fc from "fast-check";
import { expect, test } from "vitest";
import { lineTotals, totalsOf } from "../totals";
import { type LineMoney, splitMoney } from "./split-money";
import { mostToMove, unitsToMove } from "./units-to-move";

const aLine = fc
  .record({
    quantity: fc.integer({ min: 1, max: 40 }),
    gone: fc.nat(),
    unitPriceMinor: fc.integer({ min: 0, max: 5_000_000 }),
    off: fc.nat({ max: 10_000 }),
    taxRate: fc.constantFrom(null, 0, 5, 7, 10, 22),
    moved: fc.nat(),
  })
  .map(({ gone, off, moved, ...line }) => {
    const cancelled = gone % line.quantity;
    const ordered = line.quantity - cancelled;
    const discountMinor = Math.floor((line.quantity * line.unitPriceMinor * off) / 10_000);
    return { ...line, cancelled, ordered, discountMinor, moved: moved % (ordered + 1) };
  });

// Planted and caught: a discount whose two parts are rounded each for itself is a kopeck off.
test("S12, C-14: whatever goes and whatever stays, both orders together cost, owe and have paid what the one did", () => {
  fc.assert(
    fc.property(
      fc.array(aLine, { minLength: 1, maxLength: 6 }),
      fc.nat({ max: 90_000 }),
      fc.nat({ max: 10_000 }),
      (raw, shipping, share) => {
        const lines = raw.map((line, i): LineMoney & { taxRate: number | null } => {
          const discountMinor = line.discountMinor;
          const ordered = { quantity: line.ordered, unitPriceMinor: line.unitPriceMinor, taxRate: line.taxRate };
          const still = Math.round((discountMinor * line.ordered) / line.quantity);
          const { totalMinor, taxMinor } = lineTotals({ ...ordered, discountMinor: still });
          return { id: String(i), ...line, discountMinor, totalMinor, taxMinor };
        });
        const totals = totalsOf({
          shippingPriceMinor: shipping,
          lines: lines.map((line, i) => ({
            quantity: raw[i]?.ordered ?? 0,
            unitPriceMinor: line.unitPriceMinor,
            discountMinor: Math.round((line.discountMinor * (raw[i]?.ordered ?? 0)) / line.quantity),
            taxRate: line.taxRate,
          })),
        });
        const paidMinor = Math.floor((totals.totalMinor * share) / 5_000);
        const refundedMinor = Math.floor(paidMinor / 3);
        const units = new Map(raw.map((line, i) => [String(i), line.moved]));
        const { stays, goes, lines: shared, moves } = splitMoney({ ...totals, paidMinor, refundedMinor }, lines, units);

        for (const part of [stays, goes]) expect(Math.min(...Object.values(part))).toBeGreaterThanOrEqual(0);
        expect(goes.totalMinor).toBe(goes.goodsMinor - goes.discountMinor);
        expect(stays.totalMinor).toBe(stays.goodsMinor - stays.discountMinor + shipping);
        expect(stays.totalMinor + goes.totalMinor).toBe(totals.totalMinor);
        expect(stays.taxMinor + goes.taxMinor).toBe(totals.taxMinor);
        for (const one of shared) {
          const line = lines.find(({ id }) => id === one.id);
          expect(one.stays.totalMinor + one.goes.totalMinor).toBe(line?.totalMinor);
          expect(one.stays.taxMinor + one.goes.taxMinor).toBe(line?.taxMinor);
        }
        // Neither order has given back more than it got, and both are paid whole when the one was.
        expect(moves.refundedMinor).toBeGreaterThanOrEqual(0);
        expect(moves.paidMinor).toBeGreaterThanOrEqual(moves.refundedMinor);
        expect(paidMinor - moves.paidMinor).toBeGreaterThanOrEqual(refundedMinor - moves.refundedMinor);
        if (paidMinor >= totals.totalMinor) {
          expect(moves.paidMinor).toBeGreaterThanOrEqual(goes.totalMinor);
          expect(paidMinor - moves.paidMinor).toBeGreaterThanOrEqual(stays.totalMinor);
        }
      },
    ),
    { numRuns: 500 },
  );
});

const line = { id: "l", quantity: 10, cancelled: 1, shipped: 2, packed: 3, reserved: 5 };
const part = { fulfilmentId: "f", orderLineId: "l", per: 1, quantity: 5, picked: 3, packed: 1 };

test("what waits goes first, then what lies on the shelf, then what is in the tote; a parcel stays closed", () => {
  expect(mostToMove(line)).toBe(6);
  expect(unitsToMove(line, 2, [part])).toEqual(new Map());
  expect(unitsToMove(line, 4, [part])).toEqual(new Map([["f", 2]]));
  expect(unitsToMove(line, 6, [part])).toEqual(new Map([["f", 4]]));
  const elsewhere = { ...part, fulfilmentId: "g", quantity: 2, picked: 0, packed: 0 };
  expect(unitsToMove({ ...line, reserved: 7 }, 4, [part, elsewhere])).toEqual(
    new Map([
      ["f", 2],
      ["g", 2],
    ]),
  );
});

test("the parts of a bundle go together", () => {
  const parts = [
    { ...part, per: 2, quantity: 6, picked: 2, packed: 0 },
    { ...part, per: 1, quantity: 3, picked: 0, packed: 0 },
  ];
  expect(unitsToMove({ ...line, reserved: 7 }, 3, parts)).toEqual(new Map([["f", 3]]));
});
