import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../port";
import type { Problems } from "../problems";
import type { WireMeta, WireOrder, WireParty } from "./wire";

/** Where the official CDEK plug-in keeps the pick-up point that the buyer chose, on the shipping line. */
const cdekOffice = "_official_cdek_office_code";
/** Language of the buyer as multilingual plug-ins (WPML, TranslatePress) note it on the order. */
const languageKeys = ["wpml_language", "trp_language"];

type Delivery = Pick<OrderIntake, "shippingMethod" | "shippingMethodTitle" | "pickupPoint">;

/** Who gets the parcel: the name of the shipping address, with the buyer's e-mail and phone. */
export function customerOf(order: WireOrder, problems: Problems): IntakeCustomer {
  const { billing, shipping } = order;
  const name = fullName(shipping) || fullName(billing) || shipping.company || billing.company || billing.email || billing.phone;
  if (!name) problems.add("billing.first_name", "channel.name_missing");
  return { name, email: emailOf(billing, problems), phone: phoneOf(order, problems), locale: localeOf(order.meta_data) };
}

/** The way of delivery: WooCommerce's method without its instance, "pickup" when the buyer comes to the shop. */
export function deliveryOf({ shipping_lines }: WireOrder): Delivery {
  const [line] = shipping_lines;
  if (!line) return { shippingMethod: null, shippingMethodTitle: null, pickupPoint: null };
  const [method = ""] = line.method_id.split(":");
  const code = plainValue(line.meta_data.find((meta) => meta.key === cdekOffice)?.value);
  return {
    shippingMethod: method === "local_pickup" || method === "pickup_location" ? "pickup" : method || line.method_title || null,
    shippingMethodTitle: line.method_title || null,
    pickupPoint: code ? { carrier: "cdek", code } : null,
  };
}

/** The address to ship to; billing when the shop asked for one address only. Null for pick-up in the shop. */
export function addressOf({ shipping, billing }: WireOrder, delivery: Delivery, problems: Problems): IntakeAddress | null {
  if (delivery.shippingMethod === "pickup") return null;
  const path = hasAddress(shipping) ? "shipping" : "billing";
  const party = hasAddress(shipping) ? shipping : billing;
  if (!hasAddress(party)) {
    if (!delivery.pickupPoint) problems.add("shipping", "channel.address_missing");
    return null;
  }
  const country = party.country.toUpperCase();
  const line1 = [party.address_1, party.address_2, party.company].filter(Boolean).join(", ");
  if (!/^[A-Z]{2}$/.test(country)) problems.add(`${path}.country`, "channel.country_unreadable", { value: party.country });
  if (!party.city) problems.add(`${path}.city`, "channel.city_missing");
  if (!party.address_1 && !delivery.pickupPoint) problems.add(`${path}.address_1`, "channel.street_missing");
  return {
    country: /^[A-Z]{2}$/.test(country) ? country : "",
    region: party.state || null,
    city: party.city,
    postalCode: party.postcode || null,
    line1: line1 || null,
    latitude: null,
    longitude: null,
  };
}

function hasAddress(party: WireParty): boolean {
  return Boolean(party.address_1 || party.city || party.postcode);
}

function fullName(party: WireParty): string {
  return `${party.first_name} ${party.last_name}`.trim();
}

/** A missing e-mail only means no messages; a wrong one is worth a look. */
function emailOf({ email }: WireParty, problems: Problems): string | null {
  if (!email) return null;
  if (email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) return email;
  problems.add("billing.email", "channel.field_unreadable", { field: "billing.email", value: email.slice(0, 60) });
  return null;
}

/** Couriers call: no order leaves without a phone. */
function phoneOf({ shipping, billing }: WireOrder, problems: Problems): string | null {
  const given = [shipping, billing].find(({ phone }) => (phone.match(/\d/g) ?? []).length >= 5);
  if (given) return normalizePhone(given.phone, given.country.toUpperCase() || undefined) ?? given.phone;
  problems.add("billing.phone", "channel.phone_missing");
  return null;
}

function localeOf(meta: WireMeta[]): string | null {
  const language = plainValue(meta.find(({ key }) => languageKeys.includes(key))?.value);
  return /^[a-z]{2}(?![a-z])/i.exec(language)?.[0].toLowerCase() ?? null;
}

/** A meta value as text; "" for objects, lists and nothing. */
export function plainValue(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}
