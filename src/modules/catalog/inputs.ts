import { z } from "zod";
import { code, text } from "@/lib/text-input";

export const MoneyInput = z.strictObject({
  amount: z.int().min(0).max(1_000_000_000_000),
  currency: z.string().regex(/^[A-Z]{3}$/, "is a three-letter currency code"),
});
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);
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
  /** The tariff code of customs (ТН ВЭД, HS), digits only, and where it was made (ISO 3166): for parcels to another country. */
  hsCode: z
    .string()
    .regex(/^\d{6,10}$/, "has six to ten digits")
    .nullable()
    .optional(),
  originCountry: z
    .string()
    .regex(/^[A-Z]{2}$/, "is a two-letter country code")
    .nullable()
    .optional(),
  /** What a bundle consists of; an empty list makes it a plain product. */
  components: z
    .array(z.strictObject({ sku: Sku, quantity: z.int().min(1).max(1_000) }))
    .max(50)
    .refine((parts) => new Set(parts.map((part) => part.sku)).size === parts.length, "names a SKU twice")
    .optional(),
  /** At most so many units may be promised without stock, all waiting orders together; null: any number. */
  backorderLimit: z.int().min(0).max(10_000_000).nullable().optional(),
  /** A preorder: before then nothing is promised. */
  availableFrom: z.iso
    .datetime({ offset: true })
    .refine((t) => Date.parse(t) >= earliest && Date.parse(t) <= latest, "is not within this century")
    .nullable()
    .optional(),
  /** Boxes of so many units with barcodes of their own; the list replaces the one before. */
  packs: z
    .array(z.strictObject({ name: text(100), barcode: code(64).nullable().default(null), units: z.int().min(2).max(1_000_000) }))
    .max(20)
    .refine((packs) => new Set(packs.map((pack) => pack.name)).size === packs.length, "names a pack twice")
    .refine((packs) => {
      const barcodes = packs.flatMap((pack) => pack.barcode ?? []);
      return new Set(barcodes).size === barcodes.length;
    }, "names a barcode twice")
    .optional(),
  /** Each receipt then names its lot and last day. Changed only while none of it lies anywhere. */
  tracksLots: z.boolean().optional(),
  /** Each unit then has a serial number of its own. Changed only while none of it lies anywhere. */
  tracksSerials: z.boolean().optional(),
  /** Each unit then bears a code of «Честный знак», which is scanned before its parcel is closed; a marketplace says so of its own sales. */
  needsMark: z.boolean().optional(),
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
