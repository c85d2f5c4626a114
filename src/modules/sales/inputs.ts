import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { Serials } from "@/modules/inventory/inputs";
import { isCountable, Minor, uncountable } from "@/modules/orders/inputs";
import { fiscalKinds } from "./fiscal-kinds";

/** One product of a basket; without a price it costs what the catalogue says, and its tax is always the catalogue's. */
export const SaleLine = z
  .strictObject({
    sku: code(100),
    quantity: z.int().min(1).max(10_000),
    unitPrice: Minor.optional(),
    /** Off the whole line, in minor units; or in percent. */
    discount: Minor.optional(),
    discountPercent: z.number().min(0).max(100).multipleOf(0.01).optional(),
    /** Which units, of a product that tracks serial numbers. */
    serials: Serials,
    /** Which units of a bundle's parts, of those that track serial numbers. */
    parts: z
      .array(z.strictObject({ sku: code(100), serials: Serials.unwrap() }))
      .max(50)
      .optional(),
  })
  .refine((line) => line.discount === undefined || line.discountPercent === undefined, {
    path: ["discountPercent"],
    message: "is given besides a discount",
  })
  .refine((line) => line.discount === undefined || line.unitPrice === undefined || line.discount <= line.unitPrice * line.quantity, {
    path: ["discount"],
    message: "is more than the line costs",
  });

export const FiscalNumber = text(60).regex(/^[\p{L}\p{N} №#.,:;/-]+$/u, "is not the number of a receipt");

export const Sell = z
  .strictObject({
    /** Made before the first try and kept until the answer: the same basket is sold once. */
    key: text(200).optional(),
    channel: code(),
    warehouse: code(),
    customer: z.strictObject({ name: text(200).optional(), phone: text(40).optional() }).optional(),
    lines: z.array(SaleLine).min(1).max(200),
    /** `cash` is what the buyer gives; what is too much is change. */
    payment: z.strictObject({ card: Minor.default(0), cash: Minor.default(0) }),
    fiscalNumber: FiscalNumber.optional(),
    note: text(1_000).optional(),
  })
  .refine(
    ({ lines }) => isCountable({ lines: lines.map(({ unitPrice = 0, quantity }) => ({ unitPrice, quantity })), shippingPrice: 0 }),
    uncountable,
  );
export type Sell = z.infer<typeof Sell>;

export const NoteFiscalNumber = z.strictObject({ orderId: z.uuid(), fiscalNumber: FiscalNumber });
export type NoteFiscalNumber = z.infer<typeof NoteFiscalNumber>;

export const Till = z.strictObject({ channel: code(), warehouse: code() });
export type Till = z.infer<typeof Till>;

export const PutTill = z.strictObject({ channel: code(), fiscal: z.enum(fiscalKinds), seller: text(300).nullable().default(null) });
export type PutTill = z.input<typeof PutTill>;

/** A scanned or typed code, as it came. */
export const FindGoods = z.strictObject({ warehouse: code(), code: text(300) });
export type FindGoods = z.infer<typeof FindGoods>;

export const OfSale = z.strictObject({ orderId: z.uuid() });
