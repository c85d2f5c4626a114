import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../port";
import type { Problems } from "../problems";
import type { WireOrder, WireParty } from "./wire";

/** Who gets the parcel: the name of the shipping address, with the buyer's e-mail and phone. */
export function customerOf(order: WireOrder, problems: Problems): IntakeCustomer {
  const { shipping_address: shipping, billing_address: billing, customer } = order;
  const given = `${customer.first_name} ${customer.last_name}`.trim();
  const name = nameOf(shipping) || given || nameOf(billing) || shipping.company || order.email || order.contact_email;
  // A sale at the till has no buyer to name.
  if (!name && order.source_name !== "pos") problems.add("customer", "channel.name_missing");
  return { name, email: emailOf(order, problems), phone: phoneOf(order, problems), locale: localeOf(order.customer_locale) };
}

/** The way of delivery by its code; "pickup" when the buyer comes to the shop. */
export function deliveryOf(order: WireOrder): Pick<OrderIntake, "shippingMethod" | "shippingMethodTitle"> {
  const line = order.shipping_lines.find(({ is_removed }) => is_removed !== true);
  const atTheShop = order.source_name === "pos" && !hasAddress(order.shipping_address);
  if (atTheShop || /pick.?up/i.test(line?.delivery_category ?? "") || isPickup(order))
    return { shippingMethod: "pickup", shippingMethodTitle: line?.title || null };
  return { shippingMethod: line?.code || line?.title || null, shippingMethodTitle: line?.title || null };
}

/** Null when there is nothing to ship to: pick-up, digital goods, a sale at the till. */
export function addressOf(order: WireOrder, shippingMethod: string | null, problems: Problems): IntakeAddress | null {
  const party = order.shipping_address;
  if (shippingMethod === "pickup") return null;
  if (!hasAddress(party)) {
    if (order.line_items.some(({ requires_shipping }) => requires_shipping !== false))
      problems.add("shipping_address", "channel.address_missing");
    return null;
  }
  const country = party.country_code.toUpperCase();
  const known = /^[A-Z]{2}$/.test(country);
  const line1 = [party.address1, party.address2, party.company].filter(Boolean).join(", ");
  if (!known) problems.add("shipping_address.country_code", "channel.country_unreadable", { value: party.country || party.country_code });
  if (!party.city) problems.add("shipping_address.city", "channel.city_missing");
  if (!party.address1) problems.add("shipping_address.address1", "channel.street_missing");
  const { latitude, longitude } = party;
  const placed = typeof latitude === "number" && typeof longitude === "number" && Math.abs(latitude) <= 90 && Math.abs(longitude) <= 180;
  return {
    country: known ? country : "",
    region: party.province || null,
    city: party.city,
    postalCode: party.zip || null,
    line1: line1 || null,
    latitude: placed ? latitude : null,
    longitude: placed ? longitude : null,
  };
}

/** Without an address but with a way of delivery of the shop's own, the buyer comes. */
function isPickup({ shipping_lines, shipping_address }: WireOrder): boolean {
  return !hasAddress(shipping_address) && shipping_lines.some(({ code, title }) => /pick.?up|самовывоз/i.test(`${code} ${title}`));
}

function hasAddress(party: WireParty): boolean {
  return Boolean(party.address1 || party.city || party.zip || party.country_code || party.country);
}

function nameOf(party: WireParty): string {
  return `${party.first_name} ${party.last_name}`.trim() || party.name;
}

function emailOf(order: WireOrder, problems: Problems): string | null {
  const email = order.email || order.contact_email || order.customer.email;
  if (!email) return null;
  if (email.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(email)) return email;
  problems.add("email", "channel.field_unreadable", { field: "email", value: email.slice(0, 60) });
  return null;
}

/** Couriers call: no parcel leaves without a phone. */
function phoneOf(order: WireOrder, problems: Problems): string | null {
  const { shipping_address: shipping, billing_address: billing, customer } = order;
  const given = [shipping.phone, order.phone, billing.phone, customer.phone].find((phone) => (phone.match(/\d/g) ?? []).length >= 5);
  if (given) return normalizePhone(given, shipping.country_code.toUpperCase() || undefined) ?? given;
  if (hasAddress(shipping)) problems.add("phone", "channel.phone_missing");
  return null;
}

function localeOf(locale: string): string | null {
  return /^[a-z]{2}(?![a-z])/i.exec(locale)?.[0].toLowerCase() ?? null;
}
