import type { Address } from "./tables";

type Destination = {
  shippingAddress: Pick<Address, "city" | "line1"> | null;
  shippingMethod: string | null;
  pickupPoint: object | null;
};

// The buyer comes for it, or the marketplace does and keeps the address to itself.
export const withoutAddress: ReadonlySet<string> = new Set(["pickup", "self_pickup", "in_store", "marketplace"]);

/** True when the goods must travel to an address and none was given. */
export function lacksAddress({ shippingAddress, shippingMethod, pickupPoint }: Destination): boolean {
  return !shippingAddress && !pickupPoint && shippingMethod !== null && !withoutAddress.has(shippingMethod);
}

/** Nothing must travel, or a courier would find the door: a town and a street. */
export function hasWholeAddress(order: Destination): boolean {
  const { shippingAddress: at, shippingMethod, pickupPoint } = order;
  if (pickupPoint || (shippingMethod !== null && withoutAddress.has(shippingMethod))) return true;
  return at ? Boolean(at.city.trim() && at.line1?.trim()) : !lacksAddress(order);
}
