import { parseDecimal, toMinor } from "@/lib/decimal";
import { decimalsOf } from "@/lib/money";
import type { Good, NamedValue, Offer } from "../package/entry";

/** What a catalogue says of a product; left out: nothing. */
export type Told = {
  name?: string;
  barcode?: string | null;
  taxRate?: number | null;
  weightGrams?: number | null;
  priceMinor?: number;
  active?: boolean;
};

/** One product as 1C words it. `properties` are kept beside the mapping, for people. */
export type Word = {
  externalId: string;
  article: string;
  name: string;
  told: Told;
  characteristics: NamedValue[];
  properties: NamedValue[];
};

export type Fields = Required<Told>;
const fields = ["name", "barcode", "taxRate", "weightGrams", "priceMinor", "active"] as const satisfies readonly (keyof Told)[];

/** Product and characteristic are divided by this in an id. */
export const baseOf = (externalId: string): string | null =>
  externalId.includes("#") ? externalId.slice(0, externalId.indexOf("#")) : null;

export function wordOfGood(good: Good): Word {
  const { id, article, characteristics, properties, isDeleted, taxRate, weightGrams, barcode } = good;
  const name = withCharacteristics(good.name, characteristics);
  const told: Told = {
    ...(name && { name }),
    ...(barcode && { barcode }),
    ...(taxRate !== undefined && { taxRate }),
    ...(weightGrams !== undefined && { weightGrams }),
    active: !isDeleted,
  };
  return { externalId: id, article, name, told, characteristics, properties };
}

/** An offer names a characteristic of a product; of the product itself it tells the price and the barcode only. */
export function wordOfOffer(offer: Offer, priceMinor: number | null): Word {
  const { id, article, barcode, characteristics, isDeleted } = offer;
  const name = withCharacteristics(offer.name, characteristics);
  const isVariant = baseOf(id) !== null;
  const told: Told = {
    ...(isVariant && name && { name }),
    ...(barcode && { barcode }),
    ...(priceMinor !== null && { priceMinor }),
    ...(isDeleted && { active: false }),
  };
  return { externalId: id, article, name, told, characteristics, properties: [] };
}

function withCharacteristics(name: string, characteristics: readonly NamedValue[]): string {
  const missing = characteristics.map(({ value }) => value).filter((value) => !name.includes(value));
  return (missing.length > 0 && name ? `${name} (${missing.join(", ")})` : name).slice(0, 500);
}

/**
 * What of a product is to change. 1C's word counts where nobody has spoken here: a field that stands as 1C told it last takes its new
 * word; one that 1C tells for the first time is filled if it is empty here. A field that was changed here since stays as it is.
 */
export function changesOf(ours: Fields, before: Told | null, now: Told): Partial<Fields> {
  const changed = fields.filter((field) => {
    const word = now[field];
    if (word === undefined || word === ours[field]) return false;
    const last = before?.[field];
    return last === undefined ? isEmpty(field, ours[field]) : last === ours[field];
  });
  return Object.fromEntries(changed.map((field) => [field, now[field]]));
}

/** A product is on the lists from the start, so that is no decision of anybody. */
const isEmpty = (field: keyof Told, value: unknown) =>
  value === null || value === "" || value === 0 || (field === "active" && value === true);

/** The SKU of a product that 1C brings: its article; with a characteristic, the characteristic too; without an article, 1C's id. */
export function skuOf({ externalId, article, characteristics }: Word, baseArticle: string | null): string {
  const base = baseOf(externalId);
  if (base === null) return (article || externalId).slice(0, 100);
  const stem = baseArticle || article;
  if (article && article !== stem) return article.slice(0, 100);
  const values = characteristics.map(({ value }) => value).join("-");
  return (stem && values ? `${stem}-${values}` : externalId).slice(0, 100);
}

/** Minor units of an amount with the tax; null where it cannot be a price. */
export function priceOf(amount: string, currency: string, taxToAdd: number): number | null {
  const decimal = parseDecimal(amount);
  if (decimal === null) return null;
  const minor = Number(toMinor(decimal, decimalsOf(currency)));
  const withTax = Math.round(minor * (1 + taxToAdd / 100));
  return withTax >= 0 && withTax <= 1_000_000_000_000 ? withTax : null;
}

/** ISO code of a currency as 1C calls it. */
export function currencyOf(text: string): string {
  const word = text.trim().toUpperCase();
  return /^(RUR|РУБ\.?|Р\.?|₽|643)$/.test(word) || word === "" ? "RUB" : word;
}
