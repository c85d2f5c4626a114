/** Product barcodes: GTIN in its lengths (EAN-8, UPC-A, EAN-13, GTIN-14), and what a scanner really types. */

/** The GS1 check digit of a payload: weights 3, 1, 3 … from its right end, filled up to a multiple of ten. */
export function checkDigit(payload: string): number {
  let sum = 0;
  for (let i = 0; i < payload.length; i++) sum += Number(payload[payload.length - 1 - i]) * (i % 2 === 0 ? 3 : 1);
  return (10 - (sum % 10)) % 10;
}

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
  gtin: string | null;
};

const groupSeparator = "\u001d";

/** Cleans what a keyboard-wedge scanner typed and finds the GTIN in it, inside a GS1 code («Честный знак») too. */
export function readScan(raw: string): Scan {
  const typed = raw.replace(/^[\r\n\t ]+|[\r\n\t ]+$/g, "");
  // An AIM symbology identifier such as ]E0, ]C1, ]d2; and FNC1 at the start, typed as GS.
  const bare = typed.replace(/^\][A-Za-z][0-9A-Za-z]/, "");
  const text = bare.startsWith(groupSeparator) ? bare.slice(1) : bare;
  const inGs1 = /^\(?01\)?(\d{14})/.exec(text)?.[1];
  return { text, gtin: toGtin14(text) ?? (inGs1 && text.length > 16 ? toGtin14(inGs1) : null) };
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
