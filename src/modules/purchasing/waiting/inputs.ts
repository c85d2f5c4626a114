import { z } from "zod";
import { code, text } from "@/lib/text-input";

/** Products that orders wait for, to be bought into a warehouse. */
export const OrderWaiting = z.strictObject({
  warehouse: code(),
  skus: z
    .array(code(100))
    .min(1)
    .max(200)
    .refine((skus) => new Set(skus).size === skus.length, "names a SKU twice"),
  /** Names one click: told again, it drafts nothing more. */
  click: text(100).optional(),
});
export type OrderWaiting = z.infer<typeof OrderWaiting>;

export const ListWaiting = z.strictObject({
  limit: z.coerce.number().int().min(1).max(200).default(100),
  cursor: z.string().max(500).optional(),
});
export type ListWaiting = z.input<typeof ListWaiting>;
