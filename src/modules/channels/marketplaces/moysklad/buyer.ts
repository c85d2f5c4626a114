import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer } from "../port";
import type { Problems } from "../problems";
import { idInHref } from "./ask";
import type { WireAddress, WireOrder } from "./wire";

/** Countries are links; Russia's is the same in every account. */
const russia = "9df7c2c3-7782-4c5c-a8ed-1102af611608";
const countries: Readonly<Record<string, string>> = {
  россия: "RU",
  беларусь: "BY",
  казахстан: "KZ",
  армения: "AM",
  киргизия: "KG",
  узбекистан: "UZ",
  грузия: "GE",
  азербайджан: "AZ",
};

/** The buyer is a counterparty (контрагент) of the account. */
export function customerOf({ agent }: WireOrder, problems: Problems): IntakeCustomer {
  if (!agent.name) problems.add("agent.name", "channel.name_missing");
  const isPhone = (agent.phone.match(/\d/g) ?? []).length >= 5;
  if (!isPhone) problems.add("agent.phone", "channel.phone_missing");
  const email = agent.email.split(/[,;\s]+/).find((one) => one.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(one));
  // Several phones are written into one field.
  const phone = agent.phone.split(/[,;]/).find((one) => (one.match(/\d/g) ?? []).length >= 5) ?? agent.phone;
  return { name: agent.name, email: email ?? null, phone: isPhone ? (normalizePhone(phone) ?? phone.trim()) : null, locale: null };
}

/** Where the order goes: its own address by fields, its address as one text, else the counterparty's. */
export function addressOf(order: WireOrder, problems: Problems): IntakeAddress | null {
  const { shipmentAddress, shipmentAddressFull, agent } = order;
  const own = isGiven(shipmentAddressFull) || shipmentAddress !== "";
  const [fields, whole] = own ? [shipmentAddressFull, shipmentAddress] : [agent.actualAddressFull, agent.actualAddress];
  if (!isGiven(fields) && !whole) {
    problems.add("shipmentAddress", "channel.address_missing");
    return null;
  }
  const country = countryOf(fields, whole);
  if (!country)
    problems.add("shipmentAddressFull.country", "channel.country_unreadable", { value: fields.country.name || whole.slice(0, 60) });
  const city = fields.city || cityIn(whole);
  if (!city) problems.add("shipmentAddressFull.city", "channel.city_missing");
  const parts = [fields.street, fields.house, fields.apartment && `кв. ${fields.apartment}`, fields.addInfo].filter(Boolean);
  const line1 = parts.join(", ") || (isGiven(fields) && fields.city ? "" : whole);
  if (!line1) problems.add("shipmentAddressFull.street", "channel.street_missing");
  return {
    country: country ?? "",
    region: fields.region.name || null,
    city,
    postalCode: fields.postalCode || /\b\d{6}\b/.exec(whole)?.[0] || null,
    line1: line1 || null,
    latitude: null,
    longitude: null,
  };
}

function isGiven({ city, street, house, postalCode }: WireAddress): boolean {
  return [city, street, house, postalCode].some((part) => part !== "");
}

/** An address without a country is of the account's own. */
function countryOf({ country }: WireAddress, whole: string): string | null {
  if (country.name) return countries[country.name.toLowerCase()] ?? null;
  const id = country.id || idInHref(country.meta.href);
  if (id === "" || id === russia) return "RU";
  const words = whole.toLowerCase().split(/[,\s]+/);
  return Object.entries(countries).find(([name]) => words.includes(name))?.[1] ?? null;
}

/** "125009, г Москва, ул …": the part that calls itself a city. */
function cityIn(whole: string): string {
  const part = whole
    .split(",")
    .map((one) => one.trim())
    .find((one) => /^(г|гор|город)\.?\s+\S/i.test(one));
  return part?.replace(/^(г|гор|город)\.?\s+/i, "") ?? "";
}
