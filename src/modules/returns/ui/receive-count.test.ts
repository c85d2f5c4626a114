import { describe, expect, test } from "vitest";
import { allCame, type Counts, nothing, receivedLines, whyNotBooked, withScan, withUnits } from "./receive-count";

const shirt = { lineId: "1", sku: "TEE", barcode: "4600000000008", open: 2, tracksSerials: false };
const phone = { lineId: "2", sku: "PHONE", barcode: "4600000000015", open: 1, tracksSerials: true };
const lines = [shirt, phone];
const scanned = (counts: Counts, code: string, condition: "sellable" | "damaged" = "sellable") => withScan(counts, lines, code, condition);
const countedBy = (...codes: string[]) =>
  codes.reduce((counts, code) => {
    const next = scanned(counts, code);
    return "refused" in next ? counts : next.counts;
  }, nothing);

describe("what a scanner counts of a return", () => {
  test("a product's code is one unit of it, in the chosen condition", () => {
    const first = scanned(nothing, "4600000000008");
    const second = "counts" in first ? scanned(first.counts, "TEE", "damaged") : first;
    expect("counts" in second && receivedLines(second.counts, lines, "A-1")).toEqual([
      { lineId: "1", quantity: 1, condition: "sellable", bin: "A-1" },
      { lineId: "1", quantity: 1, condition: "damaged", bin: "A-1" },
    ]);
  });
  test("C-26: one unit too many, and a serial number twice, change nothing and say so", () => {
    expect(scanned(countedBy("TEE", "TEE"), "TEE")).toMatchObject({ refused: { code: "return.more_than_asked" } });
    expect(scanned(countedBy("SN-1"), "SN-1")).toMatchObject({ refused: { code: "return.more_than_asked" } });
    expect(withScan(nothing, [shirt], "4607000000000", "sellable")).toMatchObject({ refused: { code: "scan.unknown_code" } });
  });
  test("a number of a unit goes with its line", () => {
    expect(receivedLines(countedBy("SN-1"), lines, "")).toEqual([{ lineId: "2", quantity: 1, condition: "sellable", serials: ["SN-1"] }]);
  });
  test("typed figures and 'all of it' are booked alike, and nothing or too much is not", () => {
    expect(whyNotBooked(nothing, lines)).toMatchObject({ code: "return.nothing_counted" });
    expect(whyNotBooked(allCame(lines, "missing"), lines)).toBeNull();
    expect(whyNotBooked(withUnits(nothing, "1", "sellable", 3), lines)).toMatchObject({ code: "return.more_than_asked" });
  });
});
