import { minorDigits } from "./formats";

/**
 * A sum as people type or paste it ("1 299,50 ₽", "1,299.50", "$40") in minor units; null when it is no sum.
 * The last point or comma with one or two digits behind it is the decimal mark, any other groups thousands.
 */
export function parseMoney(text: string, currency: string): number | null {
  const bare = text
    .replace(/[\s\u00a0\u202f'’]/g, "")
    .replace(/^[−–]/, "-")
    .replace(/(?:₽|руб\.?|р\.?|\$|€|£|₸|[A-Za-z]{3})$/i, "")
    .replace(/^(-?)[$€£]/, "$1");
  const match = /^(-?)(\d[\d.,]*?)(?:[.,](\d{1,2}))?$/.exec(bare);
  if (!match) return null;
  const [, sign, units = "", part = ""] = match;
  if (/[.,]/.test(units) && !/^\d{1,3}([.,]\d{3})+$/.test(units)) return null;
  const digits = minorDigits(currency);
  if (part.length > digits) return null;
  const minor = Number(units.replace(/[.,]/g, "")) * 10 ** digits + Number(part.padEnd(digits, "0") || 0);
  if (!Number.isSafeInteger(minor)) return null;
  return sign && minor !== 0 ? -minor : minor;
}
