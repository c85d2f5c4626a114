import type { PickupPoint } from "./carriers/port";
import type { Predefined } from "./rate-choice";

export type ShippingWish = {
  shippingMethod: string;
  pickupPoint: PickupPoint | null;
  /** What whoever ships has asked for by name. */
  asked?: { carrier?: string | undefined; service?: string | undefined };
};

type Account = { code: string; kind: string };

/**
 * The carrier that is named before any offer is compared, the strongest word first: whoever ships now, the pickup point the buyer
 * chose, and a method that bears a carrier's name; that last one stands behind the owner's rules. Null: rules and offers decide.
 */
export function predefinedCarrier(
  { shippingMethod, pickupPoint, asked = {} }: ShippingWish,
  accounts: readonly Account[],
): Predefined | null {
  if (asked.carrier) return fixed(asked.carrier, asked.service, "staff");
  if (pickupPoint) return fixed(accountNamed(pickupPoint.carrier, accounts)?.code ?? pickupPoint.carrier, asked.service, "pickup_point");
  if (asked.service) return fixed(undefined, asked.service, "staff");

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
