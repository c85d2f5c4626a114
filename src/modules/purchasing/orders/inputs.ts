import { z } from "zod";
import { code, Email, text } from "@/lib/text-input";
import { ExpectedInstant } from "@/modules/inventory/arrivals/inputs";
import { purchaseStatuses, purchaseViews } from "./purchase";

const Version = z.int().min(1).optional();
const Sum = z.int().min(0).max(1_000_000_000_000);
const Units = z.int().min(1).max(1_000_000);

export const PurchaseLine = z.strictObject({
  sku: code(100),
  quantity: Units,
  /** Of one unit, tax included; left out: by the supplier's price list. */
  unitPriceMinor: Sum.optional(),
  /** Of the whole line. */
  discountMinor: Sum.default(0),
  /** Percent, null is "no VAT"; left out: as the product's. */
  taxRate: z.number().min(0).max(100).multipleOf(0.001).nullable().optional(),
  /** When this line comes; left out: as the order. */
  expectedAt: ExpectedInstant.nullable().default(null),
});
export type PurchaseLine = z.infer<typeof PurchaseLine>;

export const SavePurchase = z.strictObject({
  supplierId: z.uuid(),
  /** Where the goods are to come. */
  warehouse: code(),
  expectedAt: ExpectedInstant.nullable().default(null),
  /** Written to the supplier. */
  note: text(2000, 0).nullable().default(null),
  /** The supplier's own number: invoice or confirmation. */
  reference: text(100, 0).nullable().default(null),
  /** Delivery and whatever else comes with the goods, in the order's currency. */
  freightMinor: Sum.default(0),
  /** What one unit of the supplier's currency is in the organization's; only where they differ. */
  rate: z.number().min(0.000_001).max(1_000_000).nullable().default(null),
  lines: z
    .array(PurchaseLine)
    .min(1)
    .max(500)
    .refine((lines) => new Set(lines.map((line) => line.sku)).size === lines.length, "names a SKU twice"),
});
export type SavePurchase = z.infer<typeof SavePurchase>;

export const EditPurchase = SavePurchase.extend({ version: Version });
export type EditPurchase = z.infer<typeof EditPurchase>;

export const VersionOnly = z.strictObject({ version: Version });
export type VersionOnly = z.infer<typeof VersionOnly>;

export const RejectPurchase = z.strictObject({ version: Version, reason: text(1000) });
export type RejectPurchase = z.infer<typeof RejectPurchase>;

/** How the supplier gets to know of it. */
export const SendPurchase = z.strictObject({
  version: Version,
  by: z.enum(["mail", "hand"]).default("mail"),
  /** Left out: the supplier's address. */
  to: Email.optional(),
});
export type SendPurchase = z.infer<typeof SendPurchase>;

export const MailAgain = z.strictObject({ to: Email.optional() });
export type MailAgain = z.infer<typeof MailAgain>;

/** Other days: of the order, or of some of its lines. */
export const ReschedulePurchase = z.strictObject({
  version: Version,
  expectedAt: ExpectedInstant.optional(),
  lines: z
    .array(z.strictObject({ sku: code(100), expectedAt: ExpectedInstant }))
    .max(500)
    .default([]),
  reference: text(100, 0).nullable().optional(),
});
export type ReschedulePurchase = z.infer<typeof ReschedulePurchase>;

export const ListPurchases = z.strictObject({
  view: z.enum(purchaseViews).optional(),
  status: z.enum(purchaseStatuses).optional(),
  supplierId: z.uuid().optional(),
  warehouse: code().optional(),
  sku: code(100).optional(),
  q: text(100, 0).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListPurchases = z.input<typeof ListPurchases>;
