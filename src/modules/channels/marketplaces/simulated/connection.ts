import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Settings } from "../port";

const percent = (usual: number) => z.coerce.number().int().min(0).max(100).default(usual);

/** A product that the simulated shop sells, as the catalogue had it when the shop was filled. */
const SoldProduct = z.strictObject({
  sku: z.string().min(1).max(100),
  name: z.string().min(1).max(500),
  priceMinor: z.int().min(0).max(1_000_000_000_000),
  taxRate: z.int().min(0).max(100).nullable(),
});
export type SoldProduct = z.infer<typeof SoldProduct>;

export const settingsSchema = z.strictObject({
  /** It asks nobody; accepted because every kind takes one. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  ordersPerHour: z.coerce.number().int().min(1).max(600).default(12),
  /** Shares of a hundred orders. */
  unknownShare: percent(4),
  unpaidShare: percent(10),
  cancelledShare: percent(5),
  /** Two shops with the same seed sell the same things at the same time. */
  seed: z.string().trim().min(1).max(100).default("dirigent"),
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/)
    .default("RUB"),
  products: z.array(SoldProduct).max(200).default([]),
});
export type SimulatedSettings = z.infer<typeof settingsSchema>;
export const secretsSchema = z.strictObject({});

/** The settings with everything that was left out; a shop whose settings make no sense sells nothing. */
export function settingsOf(settings: Settings): SimulatedSettings {
  const read = settingsSchema.safeParse(settings);
  return read.success ? read.data : settingsSchema.parse({});
}

/** There is nobody to ask: a shop without products has nothing to sell. */
export async function testConnection({ settings }: Line): Promise<Reason | null> {
  return settingsOf(settings).products.length > 0 ? null : reason("channel.simulated.no_products");
}
