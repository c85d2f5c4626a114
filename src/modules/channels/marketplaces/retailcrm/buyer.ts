import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../port";
import type { Problems } from "../problems";
import type { WireAddress, WireOrder } from "./wire";

/** Carriers whose pick-up points have one code for everybody, by RetailCRM's integrations. */
const carriers: readonly [RegExp, string][] = [
  [/sdek|cdek/i, "cdek"],
  [/boxberry/i, "boxberry"],
  [/russian-?post|pochta/i, "pochta"],
];

/** The order names its buyer itself; where it does not, its customer. */
export function customerOf(order: WireOrder, problems: Problems): IntakeCustomer {
  const { customer } = order;
  const name = nameOf(order) || nameOf(customer);
  if (!name) problems.add("firstName", "channel.name_missing");
  const phone = [order.phone, ...customer.phones.map(({ number }) => number)].find((one) => (one.match(/\d/g) ?? []).length >= 5);
  if (!phone) problems.add("phone", "channel.phone_missing");
  const email = [order.email, customer.email].find((one) => one.length <= 254 && /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(one));
  return { name, email: email ?? null, phone: phone ? (normalizePhone(phone) ?? phone) : null, locale: null };
}

function nameOf({ lastName, firstName, patronymic }: { lastName: string; firstName: string; patronymic: string }): string {
  return [firstName, patronymic, lastName].filter(Boolean).join(" ");
}

type Destination = Pick<OrderIntake, "shippingAddress" | "pickupPoint" | "shippingMethod" | "shippingMethodTitle">;

/** Where the parcel goes and by whom; "self-delivery" is picked up at the shop. */
export function destinationOf(order: WireOrder, problems: Problems): Destination {
  const { code, service, data } = order.delivery;
  const carrier = data.pickuppointId ? carriers.find(([name]) => name.test(code))?.[1] : undefined;
  const pickupPoint = carrier ? { carrier, code: data.pickuppointId } : null;
  const isPickup = /^(self-delivery|pickup)$/i.test(code);
  return {
    shippingAddress: isPickup ? null : addressOf(order, pickupPoint !== null, problems),
    pickupPoint,
    shippingMethod: isPickup ? "pickup" : code || null,
    shippingMethodTitle: service.name || null,
  };
}

function addressOf(order: WireOrder, toPoint: boolean, problems: Problems): IntakeAddress | null {
  const { address } = order.delivery;
  const line1 = streetOf(address);
  if (!address.city && !line1 && !address.index) {
    if (!toPoint) problems.add("delivery.address", "channel.address_missing");
    return null;
  }
  const country = (address.countryIso || order.countryIso || "RU").toUpperCase();
  if (!/^[A-Z]{2}$/.test(country)) problems.add("delivery.address.countryIso", "channel.country_unreadable", { value: address.countryIso });
  const city = address.city.replace(/^(г|гор)\.\s*/i, "");
  if (!city) problems.add("delivery.address.city", "channel.city_missing");
  if (!line1 && !toPoint) problems.add("delivery.address.street", "channel.street_missing");
  return {
    country: /^[A-Z]{2}$/.test(country) ? country : "",
    region: address.region || null,
    city,
    postalCode: address.index || null,
    line1: line1 || null,
    latitude: null,
    longitude: null,
  };
}

/** The street by its parts, else the whole as one text. */
function streetOf({ street, building, housing, house, flat, text }: WireAddress): string {
  if (!street) return text;
  return [street, building, housing && `корп. ${housing}`, house && `стр. ${house}`, flat && `кв. ${flat}`].filter(Boolean).join(", ");
}
