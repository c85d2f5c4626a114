import { checkDigit } from "./gs1/check-digit";
import { bareScan, type Gs1, parseGs1 } from "./gs1/parse-gs1";
import type { Reason } from "./reason";

/** Product barcodes: GTIN in its lengths (EAN-8, UPC-A, UPC-E, EAN-13, GTIN-14), and what a scanner really types. */

/** Is it a GTIN of 8, 12, 13 or 14 digits with the right check digit. */
export function isGtin(code: string): boolean {
  return /^(\d{8}|\d{12,14})$/.test(code) && checkDigit(code.slice(0, -1)) === Number(code.at(-1));
}

/** One spelling of a GTIN, 14 digits, so that a UPC-A equals its EAN-13 with a leading zero; null when it is none. */
export function toGtin14(code: string): string | null {
  return isGtin(code) ? code.padStart(14, "0") : null;
}

export type Scan = {
  /** What was read, without symbology marks, line ends and blanks around it; case and group separators kept. */
  text: string;
  /** What it is, or what lies in it, in 14 digits. */
  gtin: string | null;
  lot: string | null;
  /** The day until which it may be used or is at its best. */
  expiresOn: string | null;
  serial: string | null;
  sscc: string | null;
  /** How many, where the code says so. */
  units: number | null;
  gs1: Gs1 | null;
  /** It is a GS1 code, and a wrong one: refuse it for this. */
  fault: Reason | null;
};

/** Cleans what a scanner typed and finds in it what a GS1 code may say; «Честный знак» is one too. */
export function readScan(raw: string): Scan {
  const { text } = bareScan(raw);
  const parsed = parseGs1(raw);
  if (parsed && "gs1" in parsed) {
    const { gs1 } = parsed;
    const { lot, serial, sscc } = gs1;
    const own = { lot, serial, sscc, expiresOn: gs1.expiresOn ?? gs1.bestBefore, units: gs1.count ?? gs1.pieces };
    return { text, gtin: gs1.gtin ?? gs1.content, ...own, gs1, fault: null };
  }
  const plain = { lot: null, expiresOn: null, serial: null, sscc: null, units: null, gs1: null };
  if (parsed) return { text, gtin: null, ...plain, fault: parsed.fault };
  const behind01 = /^01(\d{14})./.exec(text)?.[1];
  return { text, gtin: toGtin14(text) ?? fromUpcE(text) ?? (behind01 ? toGtin14(behind01) : null), ...plain, fault: null };
}

/** The GTIN of a UPC-E, which leaves out zeros: 8 digits that are no EAN-8, beginning with 0 or 1. */
function fromUpcE(text: string): string | null {
  const [, system, a = "", b = "", c = "", check] = /^([01])(\d{2})(\d{3})(\d)(\d)$/.exec(text) ?? [];
  if (system === undefined) return null;
  const middle =
    c <= "2"
      ? `${a}${c}0000${b}`
      : c === "3"
        ? `${a}${b[0]}00000${b.slice(1)}`
        : c === "4"
          ? `${a}${b.slice(0, 2)}00000${b[2]}`
          : `${a}${b}0000${c}`;
  return toGtin14(`${system}${middle}${check}`);
}

// A scanner is a keyboard: with the Russian layout on, Latin letters and marks arrive as their neighbours on the keys.
const russianKeys = "йцукенгшщзхъфывапролджэячсмитьбю.ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,№";
const latinKeys = "qwertyuiop[]asdfghjkl;'zxcvbnm,./QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?#";

/** What was meant when a Latin code was scanned with the Russian keyboard layout on; without Cyrillic letters it stays as it is. */
export function fromRussianLayout(text: string): string {
  if (!/[а-яё]/i.test(text)) return text;
  return [...text].map((key) => latinKeys[russianKeys.indexOf(key)] ?? key).join("");
}

/** Does a scan name this product, by its barcode or its SKU (case plays no part for an SKU). */
export function scanMatches(raw: string, product: { sku: string; barcode: string | null }): boolean {
  const { text, gtin } = readScan(raw);
  const barcode = product.barcode?.trim() ?? "";
  if (gtin !== null && gtin === toGtin14(barcode)) return true;
  return [text, fromRussianLayout(text)].some(
    (read) => (barcode !== "" && read === barcode) || (read !== "" && read.toUpperCase() === product.sku.toUpperCase()),
  );
}

/** What a scan may mean as a serial number: the text itself, or the number behind the GTIN in a GS1 code (application identifier 21). */
export function serialsRead(raw: string): string[] {
  const { text, serial } = readScan(raw);
  return [...new Set([text, fromRussianLayout(text), ...(serial ? [serial] : [])])];
}
