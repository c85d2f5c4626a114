import { z } from "zod";
import { code, text } from "@/lib/text-input";

const units = z.int().min(0).max(10_000_000);

export const PutPickBin = z
  .strictObject({ warehouse: code(), bin: code(40), sku: code(100), min: units, max: units })
  .refine(({ min, max }) => min < max, { path: ["max"], error: "must be above the least" });
export type PutPickBin = z.infer<typeof PutPickBin>;

export const DropPickBin = z.strictObject({ warehouse: code(), bin: code(40), sku: code(100) });
export type DropPickBin = z.infer<typeof DropPickBin>;

export const OfWarehouse = z.strictObject({ warehouse: code() });
export type OfWarehouse = z.infer<typeof OfWarehouse>;

export const RefillId = z.strictObject({ refillId: z.uuid() });

/** Units that were carried, as the scans say it: out of which bin, what, into which bin. */
export const CarryRefill = z.strictObject({
  refillId: z.uuid(),
  quantity: z.int().min(1).max(10_000_000),
  /** The codes as they were scanned. */
  fromCode: text(300),
  goodsCode: text(300),
  toCode: text(300),
});
export type CarryRefill = z.infer<typeof CarryRefill>;
