import fc from "fast-check";
import { expect, test } from "vitest";
import { type JudgedLine, judgeScan, withScans } from "./judge-scan";

const today = "2026-11-23";
const line = (sku: string, quantity: number, more: Partial<JudgedLine> = {}): JudgedLine => ({
  id: sku,
  productId: sku,
  sku,
  barcode: null,
  quantity,
  picked: 0,
  tracksSerials: false,
  lots: [],
  ...more,
});
const tea = line("TEA", 2, { barcode: "4006381333931", lots: [{ lot: "L1" }] });
const phone = line("PHONE", 1, { tracksSerials: true, barcode: "96385074" });
const work = [tea, phone, line("CUP", 1)];
const answer = (code: string) => {
  const judged = judgeScan(work, code, today);
  return "line" in judged ? judged.line.sku : judged.refused.code;
};

test.each([
  ["4006381333931", "TEA"],
  ["]d201040063813339311727010010L1", "TEA"],
  ["]d2010400638133393110L1", "TEA"],
  ["]d2010400638133393110L2", "scan.wrong_lot"],
  ["]d201040063813339311726100010L1", "scan.lot_expired"],
  ["]d20104006381333932", "gs1.check_digit"],
  ["cup", "CUP"],
  ["PHONE", "scan.serial_needed"],
  ["]d2010000009638507421S1", "PHONE"],
  ["S1", "scan.unknown_offline"],
  ["4600000000000", "scan.unknown_offline"],
])("without network %j is %s", (code, expected) => expect(answer(code)).toBe(expected));

test("what waits is counted, and one unit more is refused", () => {
  const task = withScans({ status: "planned", lines: work }, ["TEA", "TEA"], today);
  expect(task.status).toBe("picking");
  expect(judgeScan(task.lines, "TEA", today)).toMatchObject({ refused: { code: "scan.extra_unit" } });
  expect(withScans(task, ["CUP", "]d2010000009638507421S1"], today).status).toBe("picked");
});

test("whatever is scanned, no line gets more than it asks for", () => {
  const code = fc.constantFrom("TEA", "CUP", "PHONE", "4006381333931", "]d2010000009638507421S1", "x");
  fc.assert(
    fc.property(fc.array(code, { maxLength: 20 }), (codes) => {
      for (const { picked, quantity } of withScans({ status: "planned", lines: work }, codes, today).lines)
        expect(picked).toBeLessThanOrEqual(quantity);
    }),
  );
});
