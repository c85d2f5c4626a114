import { z } from "zod";
import { code, text } from "@/lib/text-input";

export const ScanHere = z.strictObject({ warehouse: code(), code: text(300) });
export type ScanHere = z.infer<typeof ScanHere>;

export const SuggestPlaces = z.strictObject({
  warehouse: code(),
  sku: code(100),
  quantity: z.int().min(1).max(10_000_000),
  apart: z.boolean().default(false),
});
export type SuggestPlaces = z.infer<typeof SuggestPlaces>;

export const ListUnplaced = z.strictObject({ warehouse: code() });
export type ListUnplaced = z.infer<typeof ListUnplaced>;

/** Units that may not be sold: broken ones, or such as somebody has to look at. */
export const SetApart = z.strictObject({
  warehouse: code(),
  to: z.enum(["damaged", "quarantine"]),
  reason: text(200),
  lines: z
    .array(z.strictObject({ sku: code(100), quantity: z.int().min(1).max(10_000_000), lot: code(64).optional() }))
    .min(1)
    .max(100),
});
