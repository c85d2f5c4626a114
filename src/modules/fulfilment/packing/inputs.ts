import { z } from "zod";
import { code, text } from "@/lib/text-input";

const side = z.int().min(1).max(20_000);

export const PutBox = z.strictObject({
  code: code(),
  name: text(100),
  /** Inside. */
  lengthMm: side,
  widthMm: side,
  heightMm: side,
  /** How thick its walls are: the carrier measures outside. */
  wallMm: z.int().min(0).max(100).default(3),
  maxGrams: z.int().min(1).max(10_000_000).nullable().default(null),
  ownGrams: z.int().min(0).max(1_000_000),
  /** Of one box, in the organization's currency. */
  costMinor: z.int().min(0).max(1_000_000_000).nullable().default(null),
});
export type PutBox = z.input<typeof PutBox>;

export const BoxCode = z.strictObject({ code: code() });

export const PutPackingRules = z.strictObject({
  tolerancePercent: z.int().min(0).max(50),
  toleranceGrams: z.int().min(0).max(5_000),
  mustWeigh: z.boolean(),
  mustPhoto: z.boolean(),
});
export type PutPackingRules = z.infer<typeof PutPackingRules>;

/** A tote (214-3-A), a task or an order, as it was scanned. */
export const FindToPack = z.strictObject({ code: text(300), warehouse: code().optional() });
export type FindToPack = z.infer<typeof FindToPack>;

export const ParcelPhoto = z.strictObject({ fulfilmentId: z.uuid(), parcelPhotoId: z.uuid() });
export type ParcelPhoto = z.infer<typeof ParcelPhoto>;
