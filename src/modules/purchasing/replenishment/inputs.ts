import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { abcClasses } from "../forecasts/demand-pattern";

export const ListProposals = z.strictObject({
  /** Part of a SKU or name, or a whole barcode. */
  q: text(100).optional(),
  /** What comes into this warehouse. */
  warehouse: code().optional(),
  abc: z.enum(abcClasses).optional(),
  /** Products of one page; each may have a proposal for each warehouse. */
  limit: z.coerce.number().int().min(1).max(100).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListProposals = z.input<typeof ListProposals>;

const Line = z.strictObject({
  sku: code(100),
  warehouse: code(),
  /** The warehouse that gives it; null: it is ordered from its supplier. */
  from: code().nullable(),
  quantity: z.int().min(1).max(10_000_000),
  /** The quantity that was proposed when it was chosen: where another is proposed by now, it is refused. */
  proposed: z.int().min(1),
});

/** So many proposals become drafts at once. */
export const mostLines = 200;

/** `clickId` names the click: the same once more answers the same, and orders nothing more; with other lines it is refused. */
export const TakeProposals = z.strictObject({
  clickId: z.uuid(),
  lines: z
    .array(Line)
    .min(1)
    .max(mostLines)
    .refine(
      (lines) => new Set(lines.map(({ sku, warehouse, from }) => JSON.stringify([sku, warehouse, from]))).size === lines.length,
      "names a proposal twice",
    ),
});
export type TakeProposals = z.infer<typeof TakeProposals>;

/** Other rules for every product. What is left out stays as it is. */
export const WhatIf = z.strictObject({
  serviceLevel: z.coerce.number().min(0.5).max(0.999).optional(),
  leadDays: z.coerce.number().min(0).max(365).optional(),
  leadDeviation: z.coerce.number().min(0).max(365).optional(),
  coverDays: z.coerce.number().int().min(1).max(365).optional(),
});
export type WhatIf = z.infer<typeof WhatIf>;
