import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer } from "../port";
import type { Problems } from "../problems";
import type { WireOrder } from "./wire";

/** Country codes by their names in Russian and English: Yandex writes names. */
const countries = new Map(
  ["RU", "BY", "KZ", "AM", "KG", "UZ", "GE", "AZ", "TJ", "TM", "MD"].flatMap((code) =>
    ["ru", "en"].map((language) => [new Intl.DisplayNames([language], { type: "region" }).of(code)?.toLowerCase() ?? code, code] as const),
  ),
);

/** Who gets the parcel. With Yandex's own delivery the buyer is hidden, and nothing is wrong with that. */
export function customerOf({ buyer, delivery }: WireOrder, carriedByChannel: boolean, problems: Problems): IntakeCustomer {
  const given = [buyer.lastName, buyer.firstName, buyer.middleName].filter(Boolean).join(" ");
  const name = delivery.address.recipient || given;
  const phone = buyer.phone || delivery.address.phone;
  if (!carriedByChannel && !name) problems.add("buyer", "channel.name_missing");
  if (!carriedByChannel && !phone) problems.add("buyer.phone", "channel.phone_missing");
  const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(buyer.email) && buyer.email.length <= 254 ? buyer.email : null;
  return { name, email, phone: phone ? (normalizePhone(phone) ?? phone) : null, locale: null };
}

/** Where to. Without a street an order of Yandex's own delivery still tells the town. Null for a pick-up point and for digital goods. */
export function addressOf({ delivery }: WireOrder, carriedByChannel: boolean, problems: Problems): IntakeAddress | null {
  const { address, region, type } = delivery;
  if (type === "DIGITAL" || (type === "PICKUP" && !address.street)) return null;
  const town = region.find((part) => ["CITY", "TOWN", "VILLAGE", "SUBURB", "OTHER"].includes(part.type))?.name ?? region[0]?.name ?? "";
  const city = address.city || town;
  const line1 = streetOf(address);
  if (!carriedByChannel) {
    if (!city && !line1) problems.add("delivery.address", "channel.address_missing");
    else if (!city) problems.add("delivery.address.city", "channel.city_missing");
    else if (!line1) problems.add("delivery.address.street", "channel.street_missing");
  }
  if (!city && !line1) return null;
  const country = address.country || (region.find((part) => part.type === "COUNTRY")?.name ?? "");
  const code = country === "" ? "RU" : countries.get(country.toLowerCase());
  if (!code && !carriedByChannel) problems.add("delivery.address.country", "channel.country_unreadable", { value: country });
  const { latitude, longitude } = address.gps;
  const placed = plausible(latitude, 90) && plausible(longitude, 180) && (latitude !== 0 || longitude !== 0);
  return {
    country: code ?? "",
    region: region.find((part) => ["SUBJECT_FEDERATION", "REPUBLIC"].includes(part.type))?.name || null,
    city,
    postalCode: address.postcode || null,
    line1: line1 || null,
    latitude: placed ? (latitude ?? null) : null,
    longitude: placed ? (longitude ?? null) : null,
  };
}

/** Street and house as a courier reads them. */
function streetOf(address: WireOrder["delivery"]["address"]): string {
  const named: [string, string][] = [
    ["", address.street],
    ["", address.house],
    ["корп. ", address.block],
    ["стр. ", address.building],
    ["вл. ", address.estate],
    ["подъезд ", address.entrance],
    ["этаж ", address.floor],
    ["кв. ", address.apartment],
    ["домофон ", address.entryphone],
  ];
  if (!address.street && !address.house) return "";
  return named
    .filter(([, value]) => value !== "")
    .map(([label, value]) => label + value)
    .join(", ");
}

function plausible(degrees: number | null | undefined, most: number): boolean {
  return typeof degrees === "number" && Math.abs(degrees) <= most;
}
