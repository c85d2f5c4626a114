import { normalizePhone } from "@/lib/phone";
import type { AddressOpinion } from "../abilities";
import { CarrierUnavailable, type Contact, type Place } from "../port";
import { ask, codeIn, type Easypost, isDone } from "./ask";
import { stateOf } from "./states";
import { Address, read } from "./wire";

/** A place, and who is there, in EasyPost's fields. */
export function addressOf(place: Place, contact?: Contact) {
  const { line1, city, region, postalCode } = place;
  const country = place.country.toUpperCase();
  // Of many countries numbers without a plus are not understood here, but by the carrier.
  const phone = contact?.phone ? (normalizePhone(contact.phone, country) ?? contact.phone) : null;
  return {
    ...(contact ? { name: contact.name.trim() } : {}),
    ...(line1 ? { street1: line1 } : {}),
    ...(city ? { city } : {}),
    ...(region ? { state: stateOf(region, country) } : {}),
    ...(postalCode ? { zip: postalCode } : {}),
    country,
    ...(phone ? { phone } : {}),
    ...(contact?.email ? { email: contact.email } : {}),
  };
}

/** Has EasyPost verify an address for delivery, which puts spelling and postal code right. */
export async function checkAddress(place: Place, account: Easypost): Promise<AddressOpinion> {
  const answer = await ask(account, { path: "/addresses", body: { address: addressOf(place), verify: true } });
  const code = codeIn(answer.body);
  if (/^ADDRESS\./.test(code)) return { place, isDeliverable: false, quality: code };
  const address = isDone(answer) ? read(Address, answer.body) : null;
  const opinion = address ? opinionOf(place, address) : null;
  if (!opinion) throw new CarrierUnavailable("the address was not verified", "no");
  return opinion;
}

/** Pure: what the answer means; null where EasyPost has verified nothing. */
export function opinionOf(place: Place, address: Address): AddressOpinion | null {
  const { success, errors, details } = address.verifications.delivery;
  if (success === undefined) return null;
  // A success may carry warnings, such as a missing flat.
  const quality = [...new Set(errors.map(({ code, message }) => code || message))].filter(Boolean).join(" ") || null;
  if (!success) return { place, isDeliverable: false, quality };
  const line1 = [address.street1, address.street2].filter(Boolean).join(", ");
  return {
    place: {
      ...place,
      line1: line1 || place.line1,
      city: address.city || place.city,
      region: address.state || place.region,
      postalCode: address.zip || place.postalCode,
      latitude: details.latitude ?? place.latitude,
      longitude: details.longitude ?? place.longitude,
    },
    isDeliverable: true,
    quality,
  };
}
