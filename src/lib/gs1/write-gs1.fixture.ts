import { type Element, separator } from "./elements";
import { fieldNamed } from "./identifiers";

/** A GS1 code of fields: as a barcode holds it (`plain`, behind its FNC1), or as people read it (`brackets`). */
export function writeGs1(elements: readonly Element[], form: "plain" | "brackets" = "plain"): string {
  if (form === "brackets") return elements.map(({ ai, value }) => `(${ai})${value}`).join("");
  return elements
    .map(({ ai, value }, index) => `${ai}${value}${fieldNamed(ai)?.counted || index === elements.length - 1 ? "" : separator}`)
    .join("");
}

/** A day as a GS1 date. */
export function toGs1Date(day: string): string {
  return day.slice(2).replaceAll("-", "");
}
