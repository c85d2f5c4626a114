import { z } from "zod";
import { isPointOf, type PickupPoint } from "./carriers/port";
import type { Predefined } from "./rate-choice";

/** An owner's rule: which carrier (and service) takes the parcels that fit all it names. A rule that names nothing fits every parcel. */
export const CarrierRule = z.strictObject({
  carrier: z.string().trim().min(1).max(64),
  service: z.string().trim().min(1).max(64).optional(),
  when: z
    .strictObject({
      shippingMethod: z.string().trim().min(1).max(64).optional(),
      channel: z.string().trim().min(1).max(64).optional(),
      country: z.string().trim().length(2).optional(),
      aboveGrams: z.int().min(0).optional(),
      uptoGrams: z.int().min(1).optional(),
      cashOnDelivery: z.boolean().optional(),
    })
    .prefault({}),
});
export type CarrierRule = z.infer<typeof CarrierRule>;

export type ParcelFacts = {
  shippingMethod: string;
  channel: string;
  country: string | null;
  grams: number;
  cashOnDelivery: boolean;
  pickupPoint: PickupPoint | null;
  /** What whoever ships has asked for by name. */
  asked?: { carrier?: string; service?: string } | null;
};

/**
 * The carrier that is fixed before any offer is compared, the strongest word first: whoever ships now, the pickup point the buyer chose,
 * the owner's first fitting rule, and collection for an order that is collected. Null: the offers decide.
 */
export function predefinedCarrier(
  facts: ParcelFacts,
  rules: readonly CarrierRule[],
  accounts: readonly { code: string; kind: string }[],
): Predefined | null {
  const { asked, pickupPoint, shippingMethod } = facts;
  if (asked?.carrier) return fixed(asked.carrier, asked.service, "staff");
  if (pickupPoint) {
    const account = accounts.find((known) => isPointOf(pickupPoint, known));
    return fixed(account?.code ?? pickupPoint.carrier, asked?.service, "pickup_point");
  }
  if (asked?.service) return fixed(undefined, asked.service, "staff");

  const rule = rules.find(({ when }) => fits(when, facts));
  if (rule) return fixed(rule.carrier, rule.service, "rule");

  // A method that bears the name of a carrier is that carrier: shops name their methods "cdek", and collection "pickup".
  const namesake = accounts.find(({ code }) => code === shippingMethod) ?? accounts.find(({ kind }) => kind === shippingMethod);
  return namesake ? fixed(namesake.code, undefined, "shipping_method") : null;
}

function fixed(carrier: string | undefined, service: string | undefined, by: Predefined["by"]): Predefined {
  return { ...(carrier && { carrier }), ...(service && { service }), by };
}

function fits(when: CarrierRule["when"], facts: ParcelFacts): boolean {
  const same = <T>(wanted: T | undefined, actual: T | null) => wanted === undefined || wanted === actual;
  return (
    same(when.shippingMethod, facts.shippingMethod) &&
    same(when.channel, facts.channel) &&
    same(when.country, facts.country) &&
    same(when.cashOnDelivery, facts.cashOnDelivery) &&
    (when.aboveGrams === undefined || facts.grams > when.aboveGrams) &&
    (when.uptoGrams === undefined || facts.grams <= when.uptoGrams)
  );
}
