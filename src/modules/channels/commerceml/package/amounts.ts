const most = 10_000_000;

/**
 * A number as 1C writes it, as "1234.50": with a point or a comma, with groups of thousands ("1 234,50", "1'234.5", also by
 * no-break spaces). Null for anything else, and for nothing.
 */
export function plainNumber(text: string): string | null {
  const bare = text.replace(/[\s\u00a0\u202f']/g, "");
  const [comma, point] = [bare.lastIndexOf(","), bare.lastIndexOf(".")];
  // Of both signs the last one begins the fraction; the same sign twice groups thousands.
  const decimal = comma > point ? "," : ".";
  const groups = decimal === "," ? "." : ",";
  const ungrouped = bare.replaceAll(groups, "");
  const parts = ungrouped.split(decimal);
  const plain = parts.length > 2 ? parts.join("") : parts.join(".");
  return /^[+-]?\d{1,18}(\.\d*)?$|^[+-]?\.\d+$/.test(plain) ? plain.replace(/^([+-]?)\./, "$10.").replace(/\.$/, "") : null;
}

/** Whole units that may be sold of a quantity: what is begun is none, less than nothing is nothing. Null where there is no number. */
export function unitsIn(text: string): number | null {
  const plain = plainNumber(text);
  return plain === null ? null : Math.min(most, Math.max(0, Math.floor(Number(plain))));
}

/** true, 1, «Да»; whatever else is no. */
export function isYes(text: string): boolean {
  return ["true", "1", "да", "истина", "yes"].includes(text.toLowerCase());
}

/** Percent of a tax rate: "20", "НДС20", "10/110"; null for «Без НДС»; undefined where it says nothing that is a rate. */
export function taxRateOf(text: string): number | null | undefined {
  if (/без/i.test(text)) return null;
  const number = plainNumber(/\d+([.,]\d+)?/.exec(text)?.[0] ?? "");
  return number === null || Number(number) > 100 ? undefined : Number(number);
}
