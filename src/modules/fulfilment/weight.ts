const mostGrams = 10_000_000;

/**
 * A weight as people type it, in grams: a bare figure is kilograms ("1,25"), "850 г" and "850 g" are grams, and so is a bare whole
 * figure of 100 or more: no parcel of ours weighs 850 kg. Null when it is no weight.
 */
export function gramsOf(text: string): number | null {
  const found = /^(\d+(?:[.,]\d{1,3})?)\s*(кг|kg|г|g)?\.?$/i.exec(text.replace(/\u00a0/g, " ").trim());
  if (!found?.[1]) return null;
  const figure = Number(found[1].replace(",", "."));
  const unit = found[2]?.toLowerCase();
  const inGrams = unit === "г" || unit === "g" || (unit === undefined && Number.isInteger(figure) && figure >= 100);
  const grams = Math.round(inGrams ? figure : figure * 1000);
  return grams > 0 && grams <= mostGrams ? grams : null;
}

/** What scales that type like a keyboard have sent: a figure with a decimal sign, in kilograms. No barcode looks like this. */
export function scalesRead(code: string): number | null {
  return /^\d{1,4}[.,]\d{1,3}\s*(кг|kg)?$/i.test(code.trim()) ? gramsOf(code) : null;
}
