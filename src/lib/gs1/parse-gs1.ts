import type { Reason } from "@/lib/reason";
import { type Element, readElements, separator } from "./elements";
import { gs1Day } from "./gs1-date";

/** What a GS1 code says of the thing that bears it. */
export type Gs1 = {
  /** The code itself, byte for byte: without the scanner's mark of its kind and the FNC1 before it. */
  text: string;
  elements: readonly Element[];
  /** (00) a parcel or a pallet. */
  sscc: string | null;
  /** (01) what it is, in 14 digits. */
  gtin: string | null;
  /** (02) what lies in it, (37) how many. */
  content: string | null;
  count: number | null;
  /** (30) how many pieces, where pieces vary. */
  pieces: number | null;
  /** (10) */
  lot: string | null;
  /** (11) (15) (17), as days. */
  madeOn: string | null;
  bestBefore: string | null;
  expiresOn: string | null;
  /** (21) */
  serial: string | null;
  /** (310x) in grams. */
  netGrams: number | null;
};

// Code 128, DataMatrix, QR, DataBar and DotCode whose data is GS1's.
const gs1Mark = /^\](C1|d2|Q3|e0|J1)/;
const anyMark = /^\][A-Za-z][0-9A-Za-z]/;

// «Честный знак» on keyboards that swallow the separators: the parts have known lengths.
const swallowed = [
  /^(01\d{14}21.{13})(91.{4})(92.{44}|92.{88})$/,
  /^(01\d{14}21.{13})(93.{4})$/,
  /^(01\d{14}21.{6})(93.{4})$/,
  /^(01\d{14}21.{7})(8005\d{6})(93.{4})$/,
];

/** A scan without what the scanner adds: blanks and line ends around it, the mark of its kind, the FNC1 at its beginning. */
export function bareScan(raw: string): { text: string; isGs1: boolean } {
  const typed = raw.replace(/^[\r\n\t ]+|[\r\n\t ]+$/g, "");
  const bare = typed.replace(anyMark, "");
  const text = bare.startsWith(separator) ? bare.slice(1) : bare;
  return { text, isGs1: gs1Mark.test(typed) || bare.startsWith(separator) };
}

/**
 * Reads a GS1 code: GS1-128, GS1 DataMatrix and QR as scanners type them, element strings, and the form with brackets. Null: it is no
 * GS1 code. A fault: it says that it is one, by its mark, its separators or its brackets, and is wrong.
 */
export function parseGs1(raw: string, yearNow = new Date().getUTCFullYear()): { gs1: Gs1 } | { fault: Reason } | null {
  const { text, isGs1 } = bareScan(raw);
  const says = isGs1 || text.includes(separator) || /^\((0[0-2])\)\d/.test(text);
  if (!says && !/^((01|02)\d{14}.|00\d{18}$)/.test(text)) return null;
  const read = readElements(text, yearNow);
  if (!("fault" in read)) return { gs1: factsOf(text, read.elements, yearNow) };
  for (const shape of swallowed) {
    const parts = text.includes(separator) ? null : shape.exec(text);
    const again = parts && readElements(parts.slice(1).join(separator), yearNow);
    if (again && "elements" in again) return { gs1: factsOf(text, again.elements, yearNow) };
  }
  // Nothing but its first digits looked like GS1.
  return says ? read : null;
}

function factsOf(text: string, elements: readonly Element[], yearNow: number): Gs1 {
  const textIn = (ai: string) => elements.find((one) => one.ai === ai)?.value ?? null;
  const numberIn = (ai: string) => (textIn(ai) === null ? null : Number(textIn(ai)));
  const dayIn = (ai: string) => gs1Day(textIn(ai) ?? "", yearNow);
  const weight = elements.find(({ ai }) => /^310\d$/.test(ai));
  return {
    text,
    elements,
    sscc: textIn("00"),
    gtin: textIn("01"),
    content: textIn("02"),
    count: numberIn("37"),
    pieces: numberIn("30"),
    lot: textIn("10"),
    madeOn: dayIn("11"),
    bestBefore: dayIn("15"),
    expiresOn: dayIn("17"),
    serial: textIn("21"),
    netGrams: weight ? Math.round(Number(weight.value) * 10 ** (3 - Number(weight.ai.at(-1)))) : null,
  };
}
