import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { liesIn } from "./area";
import type { Place } from "./carriers/port";

/** The owner's rules by which a parcel finds its carrier: read from the first on, the first that fits and can be followed decides. */

export const strategies = ["cheapest", "fastest", "on_time"] as const;
export type Strategy = (typeof strategies)[number];

const Range = (most: number) =>
  z
    .strictObject({ from: z.int().min(0).max(most).nullable().default(null), to: z.int().min(0).max(most).nullable().default(null) })
    .refine(({ from, to }) => from === null || to === null || from <= to, { error: "is below from", path: ["to"] });
const Codes = z.array(code()).max(200).default([]);

/** Each list that is empty and each choice that is null is no condition. */
export const RuleConditions = z.strictObject({
  channels: Codes,
  /** Regions or towns, however they are written. */
  regions: z.array(text(120)).max(200).default([]),
  shippingMethods: z.array(text(100)).max(50).default([]),
  warehouses: Codes,
  weightGrams: Range(100_000_000).nullable().default(null),
  /** What the goods are worth, in minor units of the order's currency. */
  value: Range(1_000_000_000_000).nullable().default(null),
  cashOnDelivery: z.boolean().nullable().default(null),
  pickupPoint: z.boolean().nullable().default(null),
});
export type RuleConditions = z.infer<typeof RuleConditions>;

const Carrier = z.string().regex(/^[a-z0-9][a-z0-9_-]{0,39}$/i, "has letters, digits, - and _ only");

/** One carrier, or how the carriers are compared. */
export const RuleChoice = z.union([
  z.strictObject({ carrier: Carrier, service: code(100).nullable().default(null) }),
  z.strictObject({ strategy: z.enum(strategies) }),
]);
export type RuleChoice = z.infer<typeof RuleChoice>;

export const CarrierRule = z.strictObject({
  name: text(100),
  on: z.boolean().default(true),
  when: RuleConditions.default(() => RuleConditions.parse({})),
  take: RuleChoice,
});
export type CarrierRule = z.infer<typeof CarrierRule>;

/** What is asked of a parcel. What is left out is unknown: a rule that asks for it does not fit. */
export type ParcelFacts = {
  channel?: string;
  to?: Pick<Place, "region" | "city" | "postalCode"> | null;
  shippingMethod?: string;
  warehouse?: string;
  weightGrams?: number;
  valueMinor?: number;
  cashOnDelivery?: boolean;
  pickupPoint?: boolean;
};

/** A rule that fits, with its place among all. */
export type FittingRule = CarrierRule & { position: number };

/** The rules that are on and fit a parcel, in the owner's order. Pure. */
export function rulesFor(rules: readonly CarrierRule[], facts: ParcelFacts): FittingRule[] {
  return rules.flatMap((rule, i) => (rule.on && fits(rule.when, facts) ? [{ ...rule, position: i + 1 }] : []));
}

function fits(when: RuleConditions, facts: ParcelFacts): boolean {
  const { to } = facts;
  return (
    isOneOf(when.channels, facts.channel) &&
    isOneOf(when.warehouses, facts.warehouse) &&
    isOneOf(when.shippingMethods.map(plain), facts.shippingMethod && plain(facts.shippingMethod)) &&
    (when.regions.length === 0 || (to != null && when.regions.some((name) => liesIn(to, name)))) &&
    isWithin(when.weightGrams, facts.weightGrams) &&
    isWithin(when.value, facts.valueMinor) &&
    (when.cashOnDelivery === null || when.cashOnDelivery === facts.cashOnDelivery) &&
    (when.pickupPoint === null || when.pickupPoint === facts.pickupPoint)
  );
}

/** A method as shops write it: "Courier " is "courier". */
const plain = (word: string) => word.trim().toLocaleLowerCase("ru");

const isOneOf = (wanted: readonly string[], is: string | undefined) => wanted.length === 0 || (is !== undefined && wanted.includes(is));

function isWithin(range: { from: number | null; to: number | null } | null, is: number | undefined): boolean {
  if (!range || (range.from === null && range.to === null)) return true;
  return is !== undefined && is >= (range.from ?? 0) && is <= (range.to ?? Number.POSITIVE_INFINITY);
}
