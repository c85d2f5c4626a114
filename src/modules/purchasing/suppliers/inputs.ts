import { z } from "zod";
import { code, Email, Locale, text } from "@/lib/text-input";
import { isTaxNumber } from "./supplier";

const Currency = z.string().regex(/^[A-Z]{3}$/, "is a three-letter currency code");
const LeadDays = z.int().min(0).max(730).nullable();
const maybe = (max: number) => text(max, 0).nullable().default(null);

/** A supplier as it is to be. */
export const PutSupplier = z.strictObject({
  name: text(200),
  person: maybe(200),
  email: Email.nullable().default(null),
  phone: maybe(50),
  /** ИНН: by its check digits. */
  taxNumber: text(12)
    .refine((digits) => isTaxNumber(digits), "supplier.tax_number")
    .nullable()
    .default(null),
  currency: Currency,
  /** In which language orders are written to it. */
  locale: Locale.default("ru"),
  paymentTerms: maybe(500),
  /** Days that it says goods take. */
  leadDays: LeadDays.default(null),
  note: maybe(2000),
  active: z.boolean().default(true),
});
export type PutSupplier = z.infer<typeof PutSupplier>;

export const ChangeSupplier = PutSupplier.extend({ version: z.int().min(1).optional() });
export type ChangeSupplier = z.infer<typeof ChangeSupplier>;

export const SupplierPrice = z.strictObject({
  sku: code(100),
  supplierSku: maybe(100),
  /** Of one unit, tax included, in the supplier's currency. */
  priceMinor: z.int().min(0).max(1_000_000_000_000),
  minQuantity: z.int().min(1).max(1_000_000).default(1),
  pack: z.int().min(1).max(1_000_000).default(1),
  leadDays: LeadDays.default(null),
  preferred: z.boolean().default(false),
});
export type SupplierPrice = z.infer<typeof SupplierPrice>;

/** Rows of a price list; those of other products stay as they are. */
export const PutPrices = z.strictObject({
  prices: z
    .array(SupplierPrice)
    .min(1)
    .max(500)
    .refine((rows) => new Set(rows.map((row) => row.sku)).size === rows.length, "names a SKU twice"),
});
export type PutPrices = z.infer<typeof PutPrices>;

export const ListSuppliers = z.strictObject({
  q: text(200, 0).optional(),
  active: z.stringbool().or(z.boolean()).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListSuppliers = z.input<typeof ListSuppliers>;

export const ListPrices = z.strictObject({
  q: text(200, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListPrices = z.input<typeof ListPrices>;
