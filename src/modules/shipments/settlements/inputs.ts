import { z } from "zod";
import { text } from "@/lib/text-input";
import { CarrierByCode } from "../inputs";

const paging = { limit: z.coerce.number().int().min(1).max(200).default(50), cursor: z.string().max(500).optional() };

export const ListRegisters = z.strictObject({ carrier: CarrierByCode.shape.code.optional(), ...paging });
export type ListRegisters = z.input<typeof ListRegisters>;

export const ListDifferences = z.strictObject({
  register: z.uuid().optional(),
  /** Those that are dealt with as well. */
  all: z.stringbool().or(z.boolean()).default(false),
  ...paging,
});
export type ListDifferences = z.input<typeof ListDifferences>;

export const ResolveDifference = z.strictObject({ note: text(500) });
export const ResolveDifferenceOf = ResolveDifference.extend({ rowId: z.uuid() });
export type ResolveDifferenceOf = z.infer<typeof ResolveDifferenceOf>;
