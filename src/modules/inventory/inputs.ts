import { z } from "zod";
import { code, text } from "@/lib/text-input";

const units = z.int().min(-10_000_000).max(10_000_000);

export const AdjustStock = z.strictObject({
  warehouse: code(),
  reason: text(200),
  lines: z
    .array(
      z.union([
        z.strictObject({ sku: code(100), delta: units.refine((delta) => delta !== 0, "must not be 0") }),
        z.strictObject({ sku: code(100), onHand: z.int().min(0).max(10_000_000) }),
      ]),
    )
    .min(1)
    .max(1_000),
});
export type AdjustStock = z.infer<typeof AdjustStock>;

export const SetSafety = z.strictObject({ warehouse: code(), sku: code(100), safety: z.int().min(0).max(10_000_000) });
export type SetSafety = z.infer<typeof SetSafety>;

export const ListStock = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  q: text(200).optional(),
  /** Only what is short: nothing available although somebody waits or sells it. */
  only: z.enum(["short", "reserved"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListStock = z.input<typeof ListStock>;

export const ListMovements = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMovements = z.input<typeof ListMovements>;

/** Null: the product has no bin of its own in the warehouse. */
export const AssignBin = z.strictObject({ warehouse: code(), sku: code(100), bin: code(40).nullable() });
export type AssignBin = z.infer<typeof AssignBin>;
