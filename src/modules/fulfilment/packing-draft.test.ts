import { expect, test } from "vitest";
import {
  changeParcel,
  emptyParcel,
  isComplete,
  newDraft,
  type PackLine,
  packedOf,
  packUnit,
  parcelsOf,
  unpackUnit,
  weightOf,
} from "./packing-draft";

const box = { lengthMm: 200, widthMm: 150, heightMm: 100 };
const lines: PackLine[] = [
  { id: "cup", sku: "CUP-1", barcode: "4601234567893", weightGrams: 300, picked: 2 },
  { id: "tea", sku: "TEA-1", barcode: null, weightGrams: 100, picked: 1 },
];

function packAll(codes: readonly string[], from = newDraft(box)) {
  return codes.reduce((draft, code) => {
    const answer = packUnit(draft, lines, code);
    if ("refused" in answer) throw new Error(answer.refused.code);
    return answer.draft;
  }, from);
}

test("each scanned unit goes into the open parcel, and the last one completes the work", () => {
  const draft = packAll(["4601234567893", "tea-1", "4601234567893"]);
  expect(packedOf(draft, "cup")).toBe(2);
  expect(isComplete(draft, lines)).toBe(true);
  expect(parcelsOf(draft, lines)).toEqual([
    {
      weightGrams: 700,
      dimensionsMm: { length: 200, width: 150, height: 100 },
      lines: [
        { sku: "CUP-1", quantity: 2 },
        { sku: "TEA-1", quantity: 1 },
      ],
    },
  ]);
});

test("a unit too many and a strange item are refused and change nothing", () => {
  const draft = packAll(["TEA-1"]);
  expect(packUnit(draft, lines, "TEA-1")).toMatchObject({ refused: { code: "scan.extra_unit" } });
  expect(packUnit(draft, lines, "SPOON")).toMatchObject({ refused: { code: "packing.not_in_task" } });
});

test("with two parcels each keeps what was scanned into it, and an empty one holds everything up", () => {
  const first = packAll(["CUP-1", "TEA-1"]);
  const two = { parcels: [...first.parcels, emptyParcel(box)], active: 1 };
  expect(parcelsOf(two, lines)).toBeNull();
  const both = packAll(["CUP-1"], two);
  expect(parcelsOf(both, lines)?.map((parcel) => parcel.lines)).toEqual([
    [
      { sku: "CUP-1", quantity: 1 },
      { sku: "TEA-1", quantity: 1 },
    ],
    [{ sku: "CUP-1", quantity: 1 }],
  ]);
});

test("a unit can be taken out again", () => {
  const draft = unpackUnit(packAll(["CUP-1", "CUP-1"]), 0, "cup");
  expect(packedOf(draft, "cup")).toBe(1);
  expect(unpackUnit(draft, 0, "cup").parcels[0]?.units).toEqual({});
});

test("the scales' word wins, and an unknown weight asks for them", () => {
  const draft = packAll(["TEA-1"]);
  const weighed = changeParcel(draft, 0, (parcel) => ({ ...parcel, weighedGrams: 1_250 }));
  expect(weighed.parcels.map((parcel) => weightOf(parcel, lines))).toEqual([1_250]);
  const unknown = lines.map((line) => ({ ...line, weightGrams: null }));
  expect(draft.parcels.map((parcel) => weightOf(parcel, unknown))).toEqual([null]);
});
