import { z } from "zod";
import { Day } from "@/lib/day-input";
import type { Paper } from "@/lib/papers";
import { code } from "@/lib/text-input";

/** The rolls that labels of goods and places are printed on. */
export const labelPapers = ["58x40", "75x120"] as const satisfies readonly Paper[];
export type LabelPaper = (typeof labelPapers)[number];

const paper = z.enum(labelPapers).default("58x40");

export const ProductLabels = z.strictObject({
  sku: code(100),
  lot: code(64).optional(),
  expiresOn: Day.optional(),
  copies: z.coerce.number().int().min(1).max(500).default(1),
  paper,
});
export type ProductLabels = z.infer<typeof ProductLabels>;

/** Of one bin, of a zone, or of all bins of a warehouse, along the walk. */
export const BinLabels = z.strictObject({ warehouse: code(), zone: code(10).optional(), bin: code(40).optional(), paper });
export type BinLabels = z.infer<typeof BinLabels>;

/** Totes and carts that are numbered in a row: T-001 to T-040. */
export const ToteLabels = z.strictObject({
  warehouse: code(),
  prefix: z
    .string()
    .trim()
    .regex(/^[\x21-\x7e]{0,12}$/, "must be letters, digits and signs that bars can carry")
    .default("T-"),
  from: z.coerce.number().int().min(1).max(99_999).default(1),
  count: z.coerce.number().int().min(1).max(500).default(1),
  paper,
});
export type ToteLabels = z.infer<typeof ToteLabels>;
