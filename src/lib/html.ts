/** Markup that may be put into a page as it is. Only this file makes it, and it escapes whatever it is given. */
export type Html = { readonly html: string };

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** The same words, nothing of them read as markup. */
export const escaped = (text: string): string => text.replace(/[&<>"']/g, (character) => entities[character] ?? "");

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
