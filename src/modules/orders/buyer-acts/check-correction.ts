import { regionName } from "@/lib/places/regions";
import { townsLike } from "@/lib/places/towns-like";
import { type Reason, reason } from "@/lib/reason";
import { opinionOf } from "../address/doubt-address";
import type { Address } from "../tables";
import type { CorrectAddress } from "./inputs";

/** How a town that nobody knows may be spelled. */
export type Respelling = Pick<Address, "city" | "region">;

/** What the buyer may write for the town of their order: nothing but a like name, and only where nobody knows the one that stands there. */
export async function respellingsOf(address: Address | null): Promise<Respelling[]> {
  if (!address) return [];
  const towns = await townsLike(address);
  return towns.map(({ name, region }) => ({
    city: name,
    region: address.region ?? (address.country === "RU" && regionName(region) !== name ? regionName(region) : null),
  }));
}

/** The address as its buyer corrects it. The town stays but for its spelling: another one is refused by `whyNotCorrectTo`. */
export async function correctedAddress(address: Address, { line1, postalCode, city }: Omit<CorrectAddress, "contact">): Promise<Address> {
  const town = city === null ? undefined : (await respellingsOf(address)).find((one) => one.city === city);
  // The old coordinates are those of the old door.
  return { ...address, ...town, line1, postalCode: postalCode ?? address.postalCode, latitude: null, longitude: null };
}

/** Why an order cannot go where its buyer says; null when it can. What was right before they wrote is not doubted. */
export async function whyNotCorrectTo(address: Address, to: Omit<CorrectAddress, "contact">): Promise<Reason | null> {
  const next = await correctedAddress(address, to);
  if (to.city !== null && to.city !== next.city) return reason("buyer_act.other_town");
  const { findings } = await opinionOf(next);
  const says = (code: string) => findings.some((finding) => finding.reason.code === code);
  if (says("address.no_street")) return reason("buyer_act.no_street");
  const isWrongCode = to.postalCode !== null && (says("address.postal_code_form") || says("address.postal_code_elsewhere"));
  return isWrongCode ? reason("buyer_act.wrong_postal_code") : null;
}
