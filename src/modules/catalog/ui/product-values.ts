import { z } from "zod";
import { dayOf, startOfDay } from "@/lib/dates";
import { type PutProduct, Sku } from "../inputs";
import type { ProductAnswer } from "../product-queries";

const whole = (most: number) =>
  z
    .string()
    .trim()
    .regex(/^\d*$/, "invalid")
    .refine((text) => text === "" || Number(text) <= most, "invalid");

/** What the form holds: texts as people type them, sums in minor units. */
export const ProductValues = z
  .object({
    sku: Sku,
    name: z.string().trim().min(1).max(500),
    barcode: z.string().trim().max(64),
    group: z.string().trim().max(100),
    price: z.int("required").min(0),
    cost: z.int().min(0).nullable(),
    weightGrams: whole(10_000_000),
    length: whole(100_000),
    width: whole(100_000),
    height: whole(100_000),
    /** "" is "without VAT", which is not 0. */
    taxRate: z.string(),
    /** Dots and blanks as they stand in the tariff are taken off. */
    hsCode: z
      .string()
      .transform((text) => text.replace(/[\s.]/g, ""))
      .pipe(z.string().regex(/^(\d{6,10})?$/, "invalid")),
    originCountry: z
      .string()
      .trim()
      .toUpperCase()
      .regex(/^([A-Z]{2})?$/, "invalid"),
    isBundle: z.boolean(),
    components: z.array(z.object({ sku: Sku, name: z.string(), quantity: z.int().min(1).max(10_000) })),
    packs: z.array(z.object({ name: z.string().trim(), barcode: z.string().trim().max(64), units: z.string().trim() })),
    active: z.boolean(),
    tracksLots: z.boolean(),
    tracksSerials: z.boolean(),
    needsMark: z.boolean(),
    backorderLimit: whole(10_000_000),
    /** A day of the organization's calendar; "" for none. */
    availableFrom: z.string(),
  })
  .refine(({ isBundle, components }) => !isBundle || components.length > 0, { path: ["components"], message: "required" })
  .refine(
    ({ isBundle, packs }) => isBundle || packs.every(({ name, units }) => name !== "" && /^\d{1,7}$/.test(units) && Number(units) >= 2),
    {
      path: ["packs"],
      message: "incomplete",
    },
  )
  .refine(({ length, width, height }) => [length, width, height].every(Boolean) || ![length, width, height].some(Boolean), {
    path: ["length"],
    message: "all_sides",
  });
export type ProductValues = z.infer<typeof ProductValues>;
/** While it is typed a price may be missing. */
export type ProductDraft = Omit<ProductValues, "price"> & { price: number | null };

/** The VAT rates of Russia since 2026, and none. */
export const taxRates = ["22", "10", "7", "5", "0", ""] as const;

export const newProduct: ProductDraft = {
  sku: "",
  name: "",
  barcode: "",
  group: "",
  price: null,
  cost: null,
  weightGrams: "",
  length: "",
  width: "",
  height: "",
  taxRate: "22",
  hsCode: "",
  originCountry: "",
  isBundle: false,
  components: [],
  packs: [],
  active: true,
  tracksLots: false,
  tracksSerials: false,
  needsMark: false,
  backorderLimit: "",
  availableFrom: "",
};

export function valuesOf(product: ProductAnswer, timeZone: string): ProductDraft {
  const { sku, name, barcode, group, price, cost, weightGrams, dimensionsMm, taxRate, components, active } = product;
  const text = (value: number | null | undefined) => value?.toString() ?? "";
  return {
    sku,
    name,
    barcode: barcode ?? "",
    group: group ?? "",
    price: price.amount,
    cost: cost?.amount ?? null,
    weightGrams: text(weightGrams),
    length: text(dimensionsMm?.length),
    width: text(dimensionsMm?.width),
    height: text(dimensionsMm?.height),
    taxRate: text(taxRate),
    hsCode: product.hsCode ?? "",
    originCountry: product.originCountry ?? "",
    isBundle: components.length > 0,
    components,
    packs: product.packs.map((pack) => ({ name: pack.name, barcode: pack.barcode ?? "", units: String(pack.units) })),
    active,
    tracksLots: product.tracksLots,
    tracksSerials: product.tracksSerials,
    needsMark: product.needsMark,
    backorderLimit: text(product.backorderLimit),
    availableFrom: product.availableFrom ? dayOf(new Date(product.availableFrom), timeZone) : "",
  };
}

/** The change that the values ask for, but for the cost, which is told only where it was changed. */
export function toInput(values: ProductValues, currency: string, timeZone: string, version: number | undefined): PutProduct {
  const { backorderLimit, availableFrom } = values;
  const { name, barcode, group, price, weightGrams, length, width, height, taxRate, isBundle, components, active } = values;
  const sides = { length: Number(length), width: Number(width), height: Number(height) };
  return {
    name,
    barcode: barcode || null,
    group: group || null,
    price: { amount: price, currency },
    weightGrams: weightGrams === "" ? null : Number(weightGrams),
    dimensionsMm: length === "" ? null : sides,
    taxRate: taxRate === "" ? null : Number(taxRate),
    hsCode: values.hsCode || null,
    originCountry: values.originCountry || null,
    packs: isBundle ? [] : values.packs.map((pack) => ({ name: pack.name, barcode: pack.barcode || null, units: Number(pack.units) })),
    components: isBundle ? components.map(({ sku, quantity }) => ({ sku, quantity })) : [],
    backorderLimit: backorderLimit === "" ? null : Number(backorderLimit),
    availableFrom: availableFrom === "" ? null : startOfDay(availableFrom, timeZone).toISOString(),
    active,
    tracksLots: !isBundle && values.tracksLots,
    tracksSerials: !isBundle && values.tracksSerials,
    needsMark: !isBundle && values.needsMark,
    version,
  };
}
