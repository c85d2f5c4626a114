import { type Reason, reason } from "@/lib/reason";
import { checkDigit } from "./check-digit";
import { gs1Day } from "./gs1-date";
import { fieldNamed, identifierAt } from "./identifiers";

/** One field of a GS1 code, its value byte for byte. */
export type Element = { ai: string; value: string };

export type Elements = { elements: Element[] } | { fault: Reason };

export const separator = "\u001d";

// The characters that GS1 allows in its text fields.
const printable = /^[!"%&'()*+,\-./0-9:;<=>?A-Z_a-z]*$/;

/** Why a field may not hold a value; null when it may. */
function whyNotValue(ai: string, value: string, yearNow: number): Reason | null {
  const field = fieldNamed(ai);
  if (!field) return reason("gs1.unknown_identifier", { at: ai });
  if (value.length < field.least || value.length > field.most) return reason("gs1.length", { ai });
  if (!(field.digits ? /^\d*$/ : printable).test(value)) return reason("gs1.characters", { ai });
  if (field.check && checkDigit(value.slice(0, -1)) !== Number(value.at(-1))) return reason("gs1.check_digit", { ai });
  if (field.date && gs1Day(value, yearNow) === null) return reason("gs1.date", { ai, value });
  return null;
}

/** The fields of an element string: fields of known length follow one another, the others end at a separator. */
function plain(text: string): Elements {
  const elements: Element[] = [];
  let rest = text;
  while (rest !== "") {
    const ai = identifierAt(rest);
    const field = ai === null ? undefined : fieldNamed(ai);
    if (ai === null || !field) return { fault: reason("gs1.unknown_identifier", { at: rest.slice(0, 4) }) };
    const body = rest.slice(ai.length);
    const end = body.indexOf(separator);
    const until = field.counted ? Math.min(field.most, body.length) : end === -1 ? body.length : end;
    elements.push({ ai, value: body.slice(0, until) });
    // A separator behind a counted field is superfluous, and some printers set it.
    rest = body.slice(body[until] === separator ? until + 1 : until);
  }
  return { elements };
}

const bracketed = /\((\d{2,4})\)/g;

/** The fields of the form that people read: (01)04006381333931(10)A1. Brackets of unknown fields belong to a value. */
function inBrackets(text: string): Elements {
  const marks = [...text.matchAll(bracketed)].filter(([, ai = ""]) => fieldNamed(ai));
  const elements: Element[] = [];
  for (const [index, mark] of marks.entries()) {
    const from = mark.index + mark[0].length;
    const [value = "", ...behind] = text.slice(from, marks[index + 1]?.index ?? text.length).split(separator);
    elements.push({ ai: mark[1] ?? "", value });
    if (behind.length === 0) continue;
    const more = plain(behind.join(separator));
    if ("fault" in more) return more;
    elements.push(...more.elements);
  }
  return { elements };
}

/** All fields of a code, each checked; the same field twice is allowed with the same value only. */
export function readElements(text: string, yearNow: number): Elements {
  const read = /^\(\d{2,4}\)/.test(text) ? inBrackets(text) : plain(text);
  if ("fault" in read) return read;
  if (read.elements.length === 0) return { fault: reason("gs1.empty") };
  const seen = new Map<string, string>();
  for (const { ai, value } of read.elements) {
    const fault = whyNotValue(ai, value, yearNow);
    if (fault) return { fault };
    if ((seen.get(ai) ?? value) !== value) return { fault: reason("gs1.repeated", { ai }) };
    seen.set(ai, value);
  }
  return read;
}
