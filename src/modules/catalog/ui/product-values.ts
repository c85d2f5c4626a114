import { z } from "zod";
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
    isBundle: z.boolean(),
    components: z.array(z.object({ sku: Sku, name: z.string(), quantity: z.int().min(1).max(10_000) })),
    active: z.boolean(),
  })
  .refine(({ isBundle, components }) => !isBundle || components.length > 0, { path: ["components"], message: "required" })
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
  isBundle: false,
  components: [],
  active: true,
};

export function valuesOf(product: ProductAnswer): ProductDraft {
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
    isBundle: components.length > 0,
    components,
    active,
  };
}

/** The change that the values ask for. */
export function toInput(values: ProductValues, currency: string, version: number | undefined): PutProduct {
  const { name, barcode, group, price, cost, weightGrams, length, width, height, taxRate, isBundle, components, active } = values;
  const sides = { length: Number(length), width: Number(width), height: Number(height) };
  return {
    name,
    barcode: barcode || null,
    group: group || null,
    price: { amount: price, currency },
    cost: cost === null ? null : { amount: cost, currency },
    weightGrams: weightGrams === "" ? null : Number(weightGrams),
    dimensionsMm: length === "" ? null : sides,
    taxRate: taxRate === "" ? null : Number(taxRate),
    components: isBundle ? components.map(({ sku, quantity }) => ({ sku, quantity })) : [],
    active,
    version,
  };
}
