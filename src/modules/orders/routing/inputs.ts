import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { RoutingRuleSet } from "./rule-set";

/** New rules for a channel, or for the whole organization; null takes them back. */
export const PutRoutingRules = z.strictObject({
  channel: code().nullable().default(null),
  /** The version that the change was made on, 0 where there was none; a stale one is refused. */
  version: z.int().min(0),
  rules: RoutingRuleSet.nullable(),
});
export type PutRoutingRules = z.infer<typeof PutRoutingRules>;

const RoutingAddress = z.strictObject({
  country: z
    .string()
    .regex(/^[A-Z]{2}$/, "is a two-letter country code")
    .default("RU"),
  region: text(200).nullable().optional(),
  city: text(200).nullable().optional(),
  postalCode: text(20).nullable().optional(),
  latitude: z.number().min(-90).max(90).nullable().optional(),
  longitude: z.number().min(-180).max(180).nullable().optional(),
});

/** An order that nobody has placed: where would it go out from? */
export const PlanOrderRouting = z.strictObject({
  channel: code(),
  address: RoutingAddress.nullable().default(null),
  lines: z
    .array(z.strictObject({ sku: code(100), quantity: z.int().min(1).max(100_000) }))
    .min(1)
    .max(100),
  shipBy: z.iso.datetime({ offset: true }).nullable().default(null),
  /** Rules to try instead of those in force. */
  rules: RoutingRuleSet.nullable().default(null),
});
export type PlanOrderRouting = z.infer<typeof PlanOrderRouting>;

/** Other rules for a channel, or for the whole organization, tried on the orders of the last days, a page at a time. */
export const CompareRouting = z.strictObject({
  channel: code().nullable().default(null),
  rules: RoutingRuleSet,
  days: z.union([z.literal(7), z.literal(30), z.literal(90)]),
  cursor: z.string().max(500).optional(),
});
export type CompareRouting = z.infer<typeof CompareRouting>;
