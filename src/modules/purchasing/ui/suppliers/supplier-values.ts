import { z } from "zod";
import type { PutSupplier } from "../../suppliers/inputs";
import { isTaxNumber } from "../../suppliers/supplier";
import type { WholeSupplier } from "../rows";

/** What the form holds: texts as people type them. */
export const SupplierValues = z.object({
  name: z.string().trim().min(1).max(200),
  person: z.string().trim().max(200),
  email: z
    .string()
    .trim()
    .regex(/^([^\s@<>"]+@[^\s@<>"]+\.[^\s@<>".]+)?$/u, "email"),
  phone: z.string().trim().max(50),
  taxNumber: z
    .string()
    .transform((text) => text.replace(/\s/g, ""))
    .refine((digits) => digits === "" || isTaxNumber(digits), "tax_number"),
  currency: z
    .string()
    .trim()
    .toUpperCase()
    .regex(/^[A-Z]{3}$/, "invalid"),
  locale: z.enum(["ru", "en"]),
  paymentTerms: z.string().trim().max(500),
  leadDays: z
    .string()
    .trim()
    .regex(/^\d{0,3}$/, "invalid")
    .refine((text) => Number(text) <= 730, "invalid"),
  note: z.string().trim().max(2000),
  active: z.boolean(),
});
export type SupplierValues = z.infer<typeof SupplierValues>;

export const newSupplier = (currency: string, locale: "ru" | "en"): SupplierValues => ({
  ...{ name: "", person: "", email: "", phone: "", taxNumber: "", paymentTerms: "", leadDays: "", note: "" },
  ...{ currency, locale, active: true },
});

export const valuesOf = (supplier: WholeSupplier): SupplierValues => ({
  name: supplier.name,
  person: supplier.person ?? "",
  email: supplier.email ?? "",
  phone: supplier.phone ?? "",
  taxNumber: supplier.taxNumber ?? "",
  currency: supplier.currency,
  locale: supplier.locale,
  paymentTerms: supplier.paymentTerms ?? "",
  leadDays: supplier.leadDays?.toString() ?? "",
  note: supplier.note ?? "",
  active: supplier.active,
});

/** The supplier that the values ask for. */
export const toInput = ({ leadDays, ...values }: SupplierValues): PutSupplier => ({
  ...values,
  person: values.person || null,
  email: values.email || null,
  phone: values.phone || null,
  taxNumber: values.taxNumber || null,
  paymentTerms: values.paymentTerms || null,
  leadDays: leadDays === "" ? null : Number(leadDays),
  note: values.note || null,
});
