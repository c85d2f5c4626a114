import { type Reason, reason } from "@/lib/reason";
import type { AddressOpinion } from "../abilities";
import { CarrierUnavailable, type Place } from "../port";
import { ask, isDone, type Pochta } from "./ask";
import { type CleanAddress, CleanAddresses, CleanNames, partNames, readList } from "./wire";

/** An address may be written on a parcel with these two codes («Нормализация адреса»: quality-code, validation-code). */
const goodQualities = new Set(["GOOD", "POSTAL_BOX", "ON_DEMAND", "UNDEF_05"]);
const goodValidations = new Set(["VALIDATED", "OVERRIDDEN", "CONFIRMED_MANUALLY"]);
const isGood = (clean: CleanAddress) => goodQualities.has(clean["quality-code"]) && goodValidations.has(clean["validation-code"]);

/** The address as the Post knows it, with what it thinks of it. */
export async function checkAddress(place: Place, account: Pochta): Promise<AddressOpinion> {
  const clean = await cleanAddress(place, account);
  return opinionOf(place, clean);
}

/** Pure: what the Post's answer means. */
export function opinionOf(place: Place, clean: CleanAddress): AddressOpinion {
  const quality = [clean["quality-code"], clean["validation-code"]].filter((code) => code !== "").join(" ") || null;
  if (!isGood(clean)) return { place, isDeliverable: false, quality };
  const line1 = lineOf(clean) || place.line1;
  const city = clean.place.replace(/^г\.?\s+/u, "") || place.city;
  return {
    place: { ...place, postalCode: clean.index || place.postalCode, region: clean.region || place.region, city, line1 },
    isDeliverable: true,
    quality,
  };
}

function lineOf(clean: CleanAddress): string {
  if (!clean.street && !clean.house && !clean["num-address-type"]) return "";
  const part = (word: string, value: string) => (value ? `${word} ${value}` : "");
  const house = clean.house + (clean.slash ? `/${clean.slash}` : "") + clean.letter;
  return [
    clean.location,
    clean.street,
    part("д.", house),
    part("влд.", clean.vladenie),
    part("к.", clean.corpus),
    part("стр.", clean.building),
    part("оф.", clean.office),
    part("кв.", clean.room),
    clean["address-type"] === "PO_BOX" ? part("а/я", clean["num-address-type"]) : clean["num-address-type"],
  ]
    .filter((words) => words !== "")
    .join(", ");
}

export async function cleanAddress(place: Place, account: Pochta): Promise<CleanAddress> {
  const words = [place.postalCode, place.region, place.city, place.line1].filter((part) => part);
  const answer = await ask(account, { path: "/1.0/clean/address", body: [{ id: "1", "original-address": words.join(", ") }] });
  const [clean] = (isDone(answer) && readList(CleanAddresses, answer.body)) || [];
  if (!clean) throw new CarrierUnavailable("the address could not be read", "no");
  return clean;
}

export type Destination = { fields: Record<string, string | number> } | { reason: Reason };

/** The fields of an order for this address, or why the Post would not find it. */
export async function destinationOf(place: Place, account: Pochta): Promise<Destination> {
  const clean = await cleanAddress(place, account);
  if (!isGood(clean) || !/^\d{6}$/.test(clean.index))
    return { reason: reason("carrier.address_unclear", { quality: clean["quality-code"] || clean["validation-code"] || "?" }) };
  const known = /^(DEFAULT|PO_BOX|DEMAND|UNIT)$/.test(clean["address-type"]);
  const parts = partNames.flatMap((name) => (clean[name] ? [[`${name}-to`, clean[name]] as const] : []));
  const fields = {
    "address-type-to": known ? clean["address-type"] : "DEFAULT",
    "index-to": Number(clean.index),
    "region-to": clean.region,
    "place-to": clean.place,
    ...Object.fromEntries(parts),
  };
  return { fields };
}

/** A buyer's name in the Post's three parts; where it cannot tell them apart, in the order that Russians write them. */
export async function nameParts(name: string, account: Pochta) {
  const answer = await ask(account, { path: "/1.0/clean/physical", body: [{ id: "1", "original-fio": name }] });
  const [clean] = (isDone(answer) && readList(CleanNames, answer.body)) || [];
  const [first = "", second = "", ...rest] = name.trim().split(/\s+/);
  const told = clean?.surname && clean.name ? { surname: clean.surname, given: clean.name, middle: clean["middle-name"] } : null;
  const { surname, given, middle } = told ?? { surname: first, given: second, middle: rest.join(" ") };
  return {
    "recipient-name": name.trim(),
    surname,
    ...(given ? { "given-name": given } : {}),
    ...(middle ? { "middle-name": middle } : {}),
  };
}
