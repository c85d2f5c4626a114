import { z } from "zod";
import { code, text } from "@/lib/text-input";

const switchedOff = z.boolean().default(false);

/** When an order may confirm itself. Each condition that is off is no condition. */
export const ConfirmationPolicy = z.strictObject({
  on: switchedOff,
  /** The channels that it watches; null: all. Orders of the others confirm themselves as ever. */
  channels: z.array(code()).max(200).nullable().default(null),
  /** The highest total, in minor units of the organization's currency; null: any. */
  maxTotal: z.int().min(0).max(1_000_000_000_000).nullable().default(null),
  /** Paid or reserved on a card, or a buyer whom we know. */
  paidOrTrusted: switchedOff,
  /** Whom we know: so many orders were delivered to them. */
  trustedAfter: z.int().min(1).max(1_000).default(3),
  addressComplete: switchedOff,
  allInStock: switchedOff,
  noComment: switchedOff,
});
export type ConfirmationPolicy = z.infer<typeof ConfirmationPolicy>;

export const duplicateActions = ["hold", "warn"] as const;

/** What an owner lets the program decide about orders by itself. The empty one decides nothing. */
export const OrderPolicy = z.strictObject({
  confirmation: ConfirmationPolicy.default(() => ConfirmationPolicy.parse({})),
  /** Null: never. */
  cancelUnpaidAfterHours: z.int().min(1).max(8_760).nullable().default(null),
  cancelUnfillableAfterDays: z.int().min(1).max(365).nullable().default(null),
  /** Two orders of one buyer with the same goods within so many minutes look like one; null: nobody looks. */
  duplicateWindowMinutes: z.int().min(1).max(43_200).nullable().default(null),
  duplicateAction: z.enum(duplicateActions).default("hold"),
  /** Names of what staff note on orders beside the given fields. */
  customFields: z
    .array(text(60))
    .max(20)
    .refine((names) => new Set(names.map((name) => name.toLowerCase())).size === names.length, "holds a name twice")
    .default([]),
});
export type OrderPolicy = z.infer<typeof OrderPolicy>;

export const noPolicy: OrderPolicy = OrderPolicy.parse({});

/** A stored policy, with what was added to policies since. */
export const policyFrom = (stored: unknown): OrderPolicy =>
  stored === null || stored === undefined ? noPolicy : OrderPolicy.parse(stored);
