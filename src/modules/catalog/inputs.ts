import { z } from "zod";
import { code, text } from "@/lib/text-input";

const MoneyInput = z.strictObject({
  amount: z.int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, "is a three-letter currency code"),
});
const millimetres = z.int().min(1).max(100_000);

export const Sku = code(100);

/** A product to create or change. What is left out keeps its value (or its default in a new product); null empties it. */
export const PutProduct = z.strictObject({
  name: text(500),
  barcode: code(64).nullable().optional(),
  /** Products of one group are compared and substituted with one another. */
  group: text(100).nullable().optional(),
  price: MoneyInput,
  cost: MoneyInput.nullable().optional(),
  weightGrams: z.int().min(0).max(10_000_000).nullable().optional(),
  dimensionsMm: z.strictObject({ length: millimetres, width: millimetres, height: millimetres }).nullable().optional(),
  /** Percent; null is "без НДС", which is not 0. */
  taxRate: z.number().min(0).max(100).multipleOf(0.001).nullable().optional(),
  /** What a bundle consists of; an empty list makes it a plain product. */
  components: z
    .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(10_000) }))
    .max(50)
    .refine((parts) => new Set(parts.map((part) => part.sku)).size === parts.length, "names a SKU twice")
    .optional(),
  active: z.boolean().optional(),
  /** The version that the change was made on; a stale one is refused. */
  version: z.int().min(1).optional(),
});
export type PutProduct = z.infer<typeof PutProduct>;

export const PutProductOf = PutProduct.extend({ sku: Sku });
export const BySku = z.strictObject({ sku: Sku });

export const ListProducts = z.strictObject({
  q: text(200, 0).optional(),
  active: z.stringbool().or(z.boolean()).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListProducts = z.input<typeof ListProducts>;

/** Five megabytes, as base64. */
export const SetPicture = z.strictObject({ sku: Sku, content: z.base64().max(7_000_000) });
