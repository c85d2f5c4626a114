import { z } from "zod";
import { code, text } from "@/lib/text-input";

const Minutes = z
  .int()
  .min(1)
  .max(24 * 60);

/** Units to keep for a buyer at the till, and for how many minutes. */
export const ReserveForCheckout = z.strictObject({
  channel: code(),
  /** The channel's own name for the checkout: asked again while it is open, the same reservation answers. */
  reference: text(200).nullable().default(null),
  lines: z
    .array(z.strictObject({ sku: code(100), quantity: z.int().min(1).max(1_000_000) }))
    .min(1)
    .max(200),
  minutes: Minutes.default(15),
});
export type ReserveForCheckout = z.infer<typeof ReserveForCheckout>;

/** From now on. */
export const ExtendCheckout = z.strictObject({ minutes: Minutes });
