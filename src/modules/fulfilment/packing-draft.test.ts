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
  whyNotClosed,
} from "./packing-draft";
import { firstPackingRules } from "./packing-weight";

const box = { lengthMm: 200, widthMm: 150, heightMm: 100 };
const at = "2026-11-23T10:00:00.000Z";
const rules = firstPackingRules;
const lines: PackLine[] = [
  { id: "cup", sku: "CUP-1", barcode: "4601234567893", weightGrams: 300, picked: 2 },
  { id: "tea", sku: "TEA-1", barcode: null, weightGrams: 100, picked: 1 },
];

function packAll(codes: readonly string[], from = newDraft(box, "k1")) {
  return codes.reduce((draft, code) => {
    const answer = packUnit(draft, lines, { code, at });
    if ("refused" in answer) throw new Error(answer.refused.code);
    return answer.draft;
  }, from);
}

test("each scanned unit goes into the open parcel, and the last one completes the work", () => {
  const draft = packAll(["4601234567893", "tea-1", "4601234567893"]);
  expect(packedOf(draft, "cup")).toBe(2);
  expect(isComplete(draft, lines)).toBe(true);
  expect(parcelsOf(draft, lines, rules)).toEqual([
    {
      weightGrams: 700,
      dimensionsMm: { length: 200, width: 150, height: 100 },
      lines: [
        { sku: "CUP-1", quantity: 2 },
        { sku: "TEA-1", quantity: 1 },
      ],
      key: "k1",
      weighed: false,
      scans: [
        { code: "4601234567893", at },
        { code: "tea-1", at },
        { code: "4601234567893", at },
      ],
    },
  ]);
});

test("a unit too many and a strange item are refused and change nothing", () => {
  const draft = packAll(["TEA-1"]);
  expect(packUnit(draft, lines, { code: "TEA-1", at })).toMatchObject({ refused: { code: "scan.extra_unit" } });
  expect(packUnit(draft, lines, { code: "SPOON", at })).toMatchObject({ refused: { code: "packing.not_in_task" } });
});

test("with two parcels each keeps what was scanned into it, and an empty one holds everything up", () => {
  const first = packAll(["CUP-1", "TEA-1"]);
  const two = { parcels: [...first.parcels, emptyParcel(box, "k2")], active: 1 };
  expect(parcelsOf(two, lines, rules)).toBeNull();
  const both = packAll(["CUP-1"], two);
  expect(parcelsOf(both, lines, rules)?.map((parcel) => parcel.lines)).toEqual([
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
  expect(draft.parcels[0]?.scans).toHaveLength(1);
  expect(unpackUnit(draft, 0, "cup").parcels[0]).toMatchObject({ units: {}, scans: [] });
});

test("the scales' word wins, and an unknown weight asks for them", () => {
  const draft = packAll(["TEA-1"]);
  const weighed = changeParcel(draft, 0, (parcel) => ({ ...parcel, weighedGrams: 1_250 }));
  expect(weighed.parcels.map((parcel) => weightOf(parcel, lines))).toEqual([1_250]);
  const unknown = lines.map((line) => ({ ...line, weightGrams: null }));
  expect(draft.parcels.map((parcel) => weightOf(parcel, unknown))).toEqual([null]);
});

test("a box of the house weighs its share, is named, and a weight that is off holds the parcel up until somebody says why", () => {
  const type = { code: "S", name: "Small", ownGrams: 120 };
  const draft = packAll(["CUP-1", "CUP-1", "TEA-1"], newDraft({ ...box, type }, "k1"));
  expect(parcelsOf(draft, lines, rules)).toMatchObject([{ weightGrams: 820, box: "S", weighed: false }]);
  const weigh = (weighedGrams: number, weightWhy: string | null = null) =>
    changeParcel(draft, 0, (parcel) => ({ ...parcel, weighedGrams, weightWhy }));
  expect(parcelsOf(weigh(850), lines, rules)).toMatchObject([{ weightGrams: 850, weighed: true }]);
  const light = weigh(520);
  expect(parcelsOf(light, lines, rules)).toBeNull();
  expect(light.parcels.map((parcel, i) => whyNotClosed(parcel, i, lines, rules))).toMatchObject([{ code: "packing.too_light" }]);
  expect(parcelsOf(weigh(520, "no lid"), lines, rules)).toMatchObject([{ weightGrams: 520, weightWhy: "no lid" }]);
});

test("where weights and photos are a must, the parcel waits for them", () => {
  const draft = packAll(["CUP-1", "CUP-1", "TEA-1"]);
  const strict = { ...rules, mustWeigh: true, mustPhoto: true };
  const whyOf = (one: typeof draft) => one.parcels.map((parcel, i) => whyNotClosed(parcel, i, lines, strict)?.code);
  expect(whyOf(draft)).toEqual(["packing.weigh_first"]);
  const weighed = changeParcel(draft, 0, (parcel) => ({ ...parcel, weighedGrams: 700 }));
  expect(whyOf(weighed)).toEqual(["packing.photo_missing"]);
  const seen = changeParcel(weighed, 0, (parcel) => ({ ...parcel, photos: ["p1"] }));
  expect(parcelsOf(seen, lines, strict)).toHaveLength(1);
});
