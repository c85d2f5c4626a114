import { z } from "zod";
import { code, Email, text } from "@/lib/text-input";
import { AddressInput, Minor, PlannedInstant, restocks, TaxRate } from "../inputs";

const lineId = z.uuid();
const quantity = z.int().min(1).max(1_000_000);

/** What can be done to a placed order. Quantities and discounts are of the whole line, prices in minor units of the order's currency. */
export const Operation = z.discriminatedUnion("op", [
  z.strictObject({
    op: z.literal("add_line"),
    sku: code(100),
    quantity,
    /** Without it the product's own price and tax. */
    unitPrice: Minor.optional(),
    discount: Minor.default(0),
    taxRate: TaxRate.optional(),
  }),
  z.strictObject({ op: z.literal("remove_line"), lineId }),
  z.strictObject({ op: z.literal("set_quantity"), lineId, quantity: z.int().min(0).max(1_000_000) }),
  z.strictObject({ op: z.literal("set_price"), lineId, unitPrice: Minor }),
  z.strictObject({ op: z.literal("set_discount"), lineId, discount: Minor }),
  z.strictObject({ op: z.literal("set_address"), address: AddressInput.nullable() }),
  z.strictObject({
    op: z.literal("set_delivery"),
    shippingMethod: text(100).nullable().optional(),
    pickupPoint: z
      .strictObject({ carrier: code(), code: code(100) })
      .nullable()
      .optional(),
    shippingPrice: Minor.optional(),
    shipBy: PlannedInstant.nullable().optional(),
  }),
  z.strictObject({
    op: z.literal("set_buyer"),
    name: text(200).optional(),
    email: Email.nullable().optional(),
    phone: text(40).nullable().optional(),
  }),
]);
export type Operation = z.infer<typeof Operation>;

export const EditOrder = z.strictObject({
  version: z.int().min(1).optional(),
  operations: z.array(Operation).min(1).max(200),
  /** True: tell what it would do, and change nothing. */
  preview: z.boolean().default(false),
  note: text(1_000, 0).nullable().default(null),
  /** What becomes of units that were picked already and are no longer ordered. */
  restock: z.enum(restocks).default("sellable"),
});
export type EditOrder = z.infer<typeof EditOrder>;
