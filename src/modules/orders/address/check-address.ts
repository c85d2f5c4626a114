import type { Namesake, Witnesses } from "@/lib/places/locate";
import { regionName, sameArea } from "@/lib/places/regions";
import type { LikeTown } from "@/lib/places/towns-like";
import { type Reason, reason } from "@/lib/reason";
import type { Address } from "../tables";
import { bareTown, lineOf, parseLine } from "./parse-line";
import { hasPostalForm } from "./postal-codes";

/** Something about an address. `isClear`: nobody could deliver there as it stands; all else is only worth a second look. */
export type Finding = { reason: Reason; isClear: boolean };

/** What is probably meant, whole, and why. */
export type Suggestion = { address: Address; reason: Reason };

export type AddressOpinion = { findings: Finding[]; suggestions: Suggestion[] };

const placeholder = /^(?:[\s.,\-—–_*?0]*|нет|нету|не указано?|без адреса|не знаю|тест|test|none|null|n\/?a|адрес|address|asdf?|йцук)$/iu;
// A marketplace that keeps the buyer's address to itself sends marks in its place.
const masked = /\*{2,}|x{4,}|скрыт|hidden|redacted/iu;
const shown = 4;

/** True where somebody has put marks in the place of what they keep to themselves. */
export function isMasked({ city, line1, postalCode }: Pick<Address, "city" | "line1" | "postalCode">): boolean {
  return [city, line1, postalCode].some((text) => text !== null && masked.test(text));
}

/**
 * Looks at an address for what does not fit together: no street, a postal code of another region, a region without such a town, a town
 * of which there are several. Clear is only what nobody could deliver to, or what two witnesses say against one; a village that our
 * table does not know, an odd spelling, a missing postal code are not. Pure: `witnesses` and the towns of a like name come from the table
 * of places.
 */
export function checkAddress(address: Address, witnesses: Witnesses | null, like: readonly LikeTown[] = []): AddressOpinion {
  const opinion: AddressOpinion = { findings: [], suggestions: [] };
  if (isMasked(address)) return opinion;
  const { country, line1, postalCode } = address;
  if (line1 !== null && placeholder.test(line1))
    opinion.findings.push({ reason: reason("address.no_street"), isClear: line1.trim() !== "" });
  if (postalCode && !hasPostalForm(country, postalCode))
    opinion.findings.push({ reason: reason("address.postal_code_form", { postalCode, country }), isClear: false });
  const parted = country === "RU" ? partsOf(address) : null;
  if (like.length > 0) return offerTowns(parted ?? address, like, opinion);
  if (country !== "RU") return opinion;
  if (parted) opinion.suggestions.push({ address: parted, reason: reason("address.in_parts") });
  if (witnesses) compare(parted ?? address, witnesses, opinion);
  return opinion;
}

/** A town that nobody knows, and those that are spelled nearly so. */
function offerTowns(address: Address, like: readonly LikeTown[], { findings, suggestions }: AddressOpinion): AddressOpinion {
  findings.push({ reason: reason("address.town_unknown", { city: address.city }), isClear: false });
  for (const { name: city, region: code } of like) {
    const region = address.country === "RU" ? regionName(code) : null;
    const why = region && region !== city ? reason("address.like_town_in", { city, region }) : reason("address.like_town", { city });
    suggestions.push({ address: { ...address, city, region: address.region ?? (region === city ? null : region) }, reason: why });
  }
  return { findings, suggestions };
}

/** A town field that holds more than a town, or a line that says what fields are there for, put where each belongs; null when all is in its place. */
export function partsOf(address: Address): Address | null {
  const inTown = address.city.includes(",") ? parseLine(address.city) : null;
  const inLine = parseLine(address.line1 ?? "");
  const saysMore = inLine.postalCode !== null || inLine.region !== null || inLine.city !== null;
  const bare = bareTown(address.city);
  if (!inTown && !saysMore && bare === address.city.trim()) return null;
  const found = inTown ?? parseLine("");
  const town = inTown ? (found.city ?? found.rest[0] ?? address.city) : bare;
  // Two towns are a village and its district's town: which of them is meant is not ours to say.
  if (inLine.city !== null && town !== "" && !isSame(inLine.city, town)) return null;
  const line = lineOf({
    ...inLine,
    district: inLine.district ?? found.district,
    street: inLine.street ?? found.street,
    house: inLine.house ?? found.house,
    flat: inLine.flat ?? found.flat,
    rest: [...found.rest.filter((piece) => piece !== town), ...inLine.rest],
  });
  const next: Address = {
    ...address,
    city: town || (inLine.city ?? address.city),
    region: address.region ?? inLine.region ?? found.region,
    postalCode: address.postalCode ?? inLine.postalCode ?? found.postalCode,
    line1: saysMore || inTown ? line : address.line1,
  };
  return isEqual(next, address) ? null : next;
}

const plain = (text: string) =>
  text
    .toLowerCase()
    .replaceAll("ё", "е")
    .replace(/[^\p{L}\d]/gu, "");
const isSame = (a: string, b: string) => plain(a) === plain(b);
const isEqual = (a: Address, b: Address) =>
  a.city === b.city && a.region === b.region && a.postalCode === b.postalCode && a.line1 === b.line1;

function compare(address: Address, { namesakes, stated, byPostalCode }: Witnesses, { findings, suggestions }: AddressOpinion): void {
  const { city, postalCode } = address;
  const has = (region: string) => namesakes.some((place) => sameArea(place.region, region));
  const name = (region: string) => regionName(region) ?? region;
  const other = (changes: Partial<Address>, why: Reason) => suggestions.push({ address: { ...address, ...changes }, reason: why });

  if (byPostalCode !== null && stated !== null && !sameArea(byPostalCode, stated)) {
    const region = name(byPostalCode);
    if (namesakes.length > 0 && has(stated) && !has(byPostalCode)) {
      const why = reason("address.postal_code_elsewhere", { postalCode: postalCode ?? "", region });
      findings.push({ reason: why, isClear: true });
      other({ postalCode: null }, reason("address.without_postal_code"));
      return;
    }
    if (has(byPostalCode) && !has(stated)) {
      findings.push({ reason: reason("address.region_elsewhere", { city, region: name(stated) }), isClear: true });
      other({ region }, reason("address.other_region", { region }));
      return;
    }
    findings.push({ reason: reason("address.postal_code_elsewhere", { postalCode: postalCode ?? "", region }), isClear: false });
    return;
  }
  if (namesakes.length === 0) return;
  const witness = stated ?? byPostalCode;
  if (witness !== null && !has(witness)) {
    // A village of that name may be there: one word against another is nothing to stop an order for.
    const why =
      stated !== null
        ? reason("address.region_elsewhere", { city, region: name(stated) })
        : reason("address.postal_code_elsewhere", { postalCode: postalCode ?? "", region: name(witness) });
    if (!namesakes[0]?.large) return;
    findings.push({ reason: why, isClear: false });
    if (stated === null) other({ postalCode: null }, reason("address.without_postal_code"));
    return;
  }
  if (witness !== null || address.latitude !== null) return;
  const alike = equals(namesakes);
  if (alike.length < 2) return;
  findings.push({ reason: reason("address.town_ambiguous", { city, count: alike.length }), isClear: true });
  for (const { region } of alike.slice(0, shown)) other({ region: name(region) }, reason("address.other_region", { region: name(region) }));
}

/** Towns of one name of which none is the one that everybody means: by their places in the order of size, the largest first. */
function equals(namesakes: readonly Namesake[]): Namesake[] {
  const apart = namesakes.filter((place, at) => namesakes.findIndex((one) => sameArea(one.region, place.region)) === at);
  const [first, second] = apart;
  if (!first || !second) return [];
  if (first.large !== second.large || second.rank > (first.rank + 1) * 3) return [];
  return apart;
}
