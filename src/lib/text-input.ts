import { z } from "zod";

const isStorable = (text: string) => !text.includes("\u0000") && text.isWellFormed();

/** A text from outside without what a database cannot keep (NUL, broken surrogates). */
export function storable(text: string): string {
  return text.replaceAll("\u0000", "").toWellFormed();
}

/** A text that a person or a channel gave: trimmed, bounded, without what a database cannot keep (NUL, broken surrogates). */
export function text(max: number, min = 1) {
  return z.string().trim().min(min).max(max).refine(isStorable, "contains characters that cannot be stored");
}

/** A code such as a SKU, a channel or a warehouse: printable, without spaces at its ends or control characters. */
export function code(max = 64) {
  return text(max).regex(/^[^\p{Cc}]+$/u, "contains control characters");
}

export const Email = text(254).regex(/^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+$/u, "is not an e-mail address");
export const Locale = z.enum(["ru", "en"]);
