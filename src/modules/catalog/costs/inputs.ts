import { z } from "zod";
import { text } from "@/lib/text-input";
import { MoneyInput, Sku } from "../inputs";

/** A cost set by hand: the goods on hand are worth that much from now on. */
export const SetCost = z.strictObject({ sku: Sku, cost: MoneyInput, reason: text(500) });
export type SetCost = z.infer<typeof SetCost>;

export const ListCosts = z.strictObject({
  sku: Sku,
  limit: z.coerce.number().int().min(1).max(200).default(20),
  cursor: z.string().max(500).optional(),
});
export type ListCosts = z.infer<typeof ListCosts>;
