import { witnessesOf } from "@/lib/places/locate";
import { townsLike } from "@/lib/places/towns-like";
import type { Reason } from "@/lib/reason";
import { withoutAddress } from "../address-check";
import type { PlaceRequest } from "../placing/request";
import type { Address } from "../tables";
import { type AddressOpinion, checkAddress, partsOf } from "./check-address";

/** What there is to say about an address, from our own table of places: nobody is asked. */
export async function opinionOf(address: Address): Promise<AddressOpinion> {
  const meant = meantBy(address);
  return checkAddress(address, await witnessesOf(meant), await townsLike(meant));
}

const meantBy = (address: Address) => (address.country === "RU" ? (partsOf(address) ?? address) : address);

type Going = { shippingAddress: Address | null; shippingMethod: string | null; pickupPoint: object | null };

/** Why nobody could deliver an order where it says; null when somebody could, when nothing travels to a door, or when we cannot tell. */
export async function doubtAddress({ shippingAddress, shippingMethod, pickupPoint }: Going): Promise<Reason | null> {
  if (!shippingAddress || pickupPoint || (shippingMethod !== null && withoutAddress.has(shippingMethod))) return null;
  // A name that is only like a town's is never clear, and orders come by the thousand.
  const { findings } = checkAddress(shippingAddress, await witnessesOf(meantBy(shippingAddress)));
  return findings.find(({ isClear }) => isClear)?.reason ?? null;
}

/** The holds of an order that is placed, with that of its address where nobody could deliver there. */
export async function withAddressDoubt({ order, fulfilledBy = "us", holds }: PlaceRequest): Promise<PlaceRequest["holds"]> {
  if (fulfilledBy !== "us" || holds?.some((hold) => hold.reason === "address_invalid")) return holds;
  const why = await doubtAddress(order);
  return why ? [...(holds ?? []), { reason: "address_invalid", note: null, data: { why } }] : holds;
}
