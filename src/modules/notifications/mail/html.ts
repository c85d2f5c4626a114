import { inkOn } from "@/lib/contrast";

/** Markup that may be put into a page as it is. Only this file makes it, and it escapes whatever it is given. */
export type Html = { readonly html: string };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

const escaped = (text: string) => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

type Part = string | Html | readonly Html[] | null;

/** A template whose every value is escaped, unless it is markup already. */
export function html(texts: TemplateStringsArray, ...parts: readonly Part[]): Html {
  return { html: texts.reduce((whole, text, index) => whole + written(parts[index - 1] ?? null) + text) };
}

function written(part: Part): string {
  if (part === null) return "";
  if (typeof part === "string") return escaped(part);
  return "html" in part ? part.html : part.map((one) => one.html).join("");
}

/** The shop's colour and the text colour on it; a colour we cannot read becomes a dark grey. */
export function paintOf(brandColor: string): { brand: string; onBrand: string } {
  const brand = /^#[0-9a-f]{6}$/i.test(brandColor) ? brandColor : "#333333";
  return { brand, onBrand: inkOn(brand) };
}
