import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { returnReasons } from "./reasons";
import { deliveryRules } from "./refund-sum";

export const wayBackRules = ["by_fault", "shop", "buyer"] as const;

const Reasons = z.array(z.enum(returnReasons)).max(returnReasons.length);

/** How a shop takes goods back. The usual values are those of Russian law for sales at a distance. */
export const ReturnSettings = z.strictObject({
  returnDays: z.int().min(0).max(3650).default(7),
  toldInWriting: z.boolean().default(true),
  untoldMonths: z.int().min(0).max(120).default(3),
  faultMonths: z.int().min(0).max(120).default(24),
  refundDays: z.int().min(0).max(365).default(10),
  /** What of the delivery to the buyer goes back with the last unit. */
  delivery: z.enum(deliveryRules).default("whole"),
  /** Who pays the way back. */
  wayBack: z.enum(wayBackRules).default("by_fault"),
  /** SKUs and product groups that are not taken back without a fault; a star at the end stands for any ending. */
  notReturnable: z.array(text(100)).max(500).default([]),
  /** Reasons that need nobody's look: within the deadline and of a kind that is taken back they are approved at once. */
  approveReasons: Reasons.default([]),
  /** Buyers may ask by the tracking page. */
  buyersAsk: z.boolean().default(true),
  /** A fault has to be shown on a photo. */
  photoOfFault: z.boolean().default(false),
  /** Where goods are sent back to; null: any warehouse takes them. */
  warehouse: code().nullable().default(null),
  /** What a buyer reads about the way back: where to bring it, what to put in. */
  instructions: text(2000, 0).nullable().default(null),
});
export type ReturnSettings = z.infer<typeof ReturnSettings>;

export const usualReturnSettings: ReturnSettings = ReturnSettings.parse({});

/** Stored settings, with what was added since. */
export const returnSettingsFrom = (stored: unknown): ReturnSettings => ({
  ...usualReturnSettings,
  ...ReturnSettings.partial().parse(stored ?? {}),
});

export const PutReturnSettings = z.strictObject({
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  settings: ReturnSettings,
});
export type PutReturnSettings = z.infer<typeof PutReturnSettings>;
