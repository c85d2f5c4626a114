import type { PickupPoint } from "./carriers/port";
import type { Predefined } from "./rate-choice";

/** The owner's rule: parcels of this shipping method go with this carrier (and service). */
export type CarrierRule = { shippingMethod: string; carrier: string; service: string | null };

export type ShippingWish = {
  shippingMethod: string;
  pickupPoint: PickupPoint | null;
  /** What whoever ships has asked for by name. */
  asked?: { carrier?: string | undefined; service?: string | undefined };
};

type Account = { code: string; kind: string };

/**
 * The carrier that is fixed before any offer is compared, the strongest word first: whoever ships now, the pickup point the buyer chose,
 * the owner's rule for the shipping method, and a method that bears a carrier's name. Null: the offers decide.
 */
export function predefinedCarrier(
  { shippingMethod, pickupPoint, asked = {} }: ShippingWish,
  rules: readonly CarrierRule[],
  accounts: readonly Account[],
): Predefined | null {
  if (asked.carrier) return fixed(asked.carrier, asked.service, "staff");
  if (pickupPoint) return fixed(accountNamed(pickupPoint.carrier, accounts)?.code ?? pickupPoint.carrier, asked.service, "pickup_point");
  if (asked.service) return fixed(undefined, asked.service, "staff");

  const rule = rules.find((row) => row.shippingMethod === shippingMethod);
  if (rule) return fixed(rule.carrier, rule.service, "rule");

  // Shops name their methods "cdek", and collection "pickup".
  const namesake = accountNamed(shippingMethod, accounts);
  return namesake ? fixed(namesake.code, undefined, "shipping_method") : null;
}

/** By the code of the account, else the first of that kind. */
function accountNamed(name: string, accounts: readonly Account[]): Account | undefined {
  return accounts.find(({ code }) => code === name) ?? accounts.find(({ kind }) => kind === name);
}

function fixed(carrier: string | undefined, service: string | null | undefined, by: Predefined["by"]): Predefined {
  return { ...(carrier && { carrier }), ...(service && { service }), by };
}
