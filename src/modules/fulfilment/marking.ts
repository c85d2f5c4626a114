import { readScan, toGtin14 } from "@/lib/barcode";
import { type Reason, reason } from "@/lib/reason";

/** In circulation until the sale takes it out; back with goods that came back fit for sale, written off with those that were not. */
export const codeStates = ["in_circulation", "withdrawn", "returned", "written_off"] as const;
export type CodeState = (typeof codeStates)[number];

/** Whoever issues the receipt of a sale tells «Честный знак» that the code is sold: the marketplace of its own sales, else the shop. */
export const codeIssuers = ["channel", "shop"] as const;
export type CodeIssuer = (typeof codeIssuers)[number];

/** A line whose units carry codes: `kinds` for each unit, in the order in which they are scanned. */
export type MarkedLine = { orderLineId: string; sku: string; name: string; units: number; kinds: readonly string[] };
export type HeldCode = { orderLineId: string; position: number };

/** Codes that a line asks for in all. */
export function codesOf({ units, kinds }: MarkedLine): number {
  return units * kinds.length;
}

/** Where the next code of a line belongs: the first free place and the kind of code that it takes; null when the line has all. */
export function nextPlace(line: MarkedLine, held: readonly HeldCode[]): { position: number; kind: string } | null {
  const taken = new Set(held.filter(({ orderLineId }) => orderLineId === line.orderLineId).map(({ position }) => position));
  for (let position = 0; position < codesOf(line); position++) {
    const kind = line.kinds[position % line.kinds.length];
    if (!taken.has(position) && kind) return { position, kind };
  }
  return null;
}

/** Why a parcel may not be closed yet: units that have to be known by their codes have none, or a unit that is not in it any more has. */
export function whyNotCoded(lines: readonly MarkedLine[], held: readonly HeldCode[]): Reason | null {
  const tooMany = lines.filter((line) =>
    held.some(({ orderLineId, position }) => orderLineId === line.orderLineId && position >= codesOf(line)),
  );
  if (tooMany.length > 0) return reason("fulfilment.codes_left_over", { skus: tooMany.map(({ sku }) => sku).join(", ") });
  const lacking = lines.map((line) => ({
    sku: line.sku,
    codes: codesOf(line) - held.filter(({ orderLineId, position }) => orderLineId === line.orderLineId && position < codesOf(line)).length,
  }));
  const missing = lacking.filter(({ codes }) => codes > 0);
  if (missing.length === 0) return null;
  return reason("fulfilment.codes_missing", {
    skus: missing.map(({ sku }) => sku).join(", "),
    codes: missing.reduce((sum, { codes }) => sum + codes, 0),
  });
}

/**
 * The places of a line's codes once one at `dropped` is gone: where its unit has no code left and later units have some, they move up.
 * Answers by place what the new one is, in the order in which they may be moved.
 */
export function movedUp(kinds: number, dropped: number, left: readonly number[]): [from: number, to: number][] {
  const unit = Math.floor(dropped / kinds);
  if (kinds === 0 || left.some((position) => Math.floor(position / kinds) === unit)) return [];
  return left
    .filter((position) => position > dropped)
    .toSorted((a, b) => a - b)
    .map((position) => [position, position - kinds]);
}

/** The longest that any of these marks is; what is longer was scanned twice in one breath. */
const longest = 300;

/** Why a scanned text is no code; null when it may be one. It is not changed: separators and letters' case are part of it. */
export function whyNoCode(code: string): Reason | null {
  if (code.trim() === "") return reason("fulfilment.code_empty");
  if (code.length > longest) return reason("fulfilment.code_too_long", { most: longest });
  // Only what scanners send: text, and the separators of GS1.
  // biome-ignore lint/suspicious/noControlCharactersInRegex: separators are control characters
  return /[\u0000-\u001c\u001e\u001f\u007f]/.test(code) ? reason("fulfilment.code_unreadable") : null;
}

/** Kinds of codes that name their product by its GTIN; others (a device's number, a jeweller's) name a unit only. */
const bearingGtin = new Set(["mark", "cis", "sgtin", "gtin"]);

/**
 * Why a code is not one of these goods: it bears the GTIN of another product. A code in which no GTIN is found, and goods whose own GTIN
 * nobody has noted, prove nothing.
 */
export function whyOtherProduct(
  { code, kind }: { code: string; kind: string },
  goods: readonly { sku: string; barcode: string | null }[],
): Reason | null {
  const { gtin } = readScan(code);
  if (gtin === null || !bearingGtin.has(kind)) return null;
  const known = goods.map(({ barcode }) => toGtin14(barcode?.trim() ?? ""));
  if (known.length === 0 || known.some((own) => own === null || own === gtin)) return null;
  return reason("fulfilment.code_other_product", { sku: goods[0]?.sku ?? "", gtin });
}
