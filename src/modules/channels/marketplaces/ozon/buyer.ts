import { normalizePhone } from "@/lib/phone";
import type { IntakeAddress, IntakeCustomer, OrderIntake } from "../port";
import type { Problems } from "../problems";
import type { WireAddress, WirePosting } from "./wire";

// Ozon writes countries out; it sells in these.
const countries: Readonly<Record<string, string>> = {
  россия: "RU",
  "российская федерация": "RU",
  russia: "RU",
  "russian federation": "RU",
  беларусь: "BY",
  belarus: "BY",
  казахстан: "KZ",
  kazakhstan: "KZ",
  армения: "AM",
  кыргызстан: "KG",
  киргизия: "KG",
  узбекистан: "UZ",
};

// Carriers of rFBS whose pick-up points have one code for everybody.
const carriers: readonly [RegExp, string][] = [
  [/сдэк|cdek/i, "cdek"],
  [/boxberry|боксберри/i, "boxberry"],
  [/почта|post/i, "pochta"],
];

/** Whether Ozon or its carrier takes the parcel: then it shows neither name nor address. Where the seller delivers (rFBS), it does. */
export function isCarriedByOzon({ tpl_integration_type }: Pick<WirePosting, "tpl_integration_type">): boolean {
  return tpl_integration_type !== "3pl_tracking" && tpl_integration_type !== "non_integrated";
}

export function customerOf(posting: WirePosting, problems: Problems): IntakeCustomer {
  const { customer, addressee } = posting;
  const name = addressee.name || customer.name;
  const given = [addressee.phone, customer.phone].find((phone) => (phone.match(/\d/g) ?? []).length >= 5);
  if (!isCarriedByOzon(posting)) {
    if (!name) problems.add("customer.name", "channel.name_missing");
    if (!given) problems.add("customer.phone", "channel.phone_missing");
  }
  const email = /^[^\s@<>"]+@[^\s@<>"]+\.[^\s@<>"]+$/.test(customer.customer_email) ? customer.customer_email.slice(0, 254) : null;
  return { name, email, phone: given ? (normalizePhone(given) ?? given) : null, locale: "ru" };
}

type Destination = Pick<OrderIntake, "shippingAddress" | "pickupPoint" | "shippingMethod" | "shippingMethodTitle" | "note">;

/** Where an rFBS parcel goes. Parcels that Ozon carries have no address here. */
export function destinationOf(posting: WirePosting, problems: Problems): Destination {
  const { delivery_method: method, customer } = posting;
  const way = { shippingMethod: method.id || null, shippingMethodTitle: method.name || null };
  if (isCarriedByOzon(posting)) return { ...way, shippingAddress: null, pickupPoint: null, note: null };
  const { address } = customer;
  const carrier = carriers.find(([name]) => name.test(method.tpl_provider))?.[1];
  const pickupPoint = carrier && address.provider_pvz_code ? { carrier, code: address.provider_pvz_code } : null;
  return { ...way, shippingAddress: addressOf(address, pickupPoint !== null, problems), pickupPoint, note: address.comment || null };
}

function addressOf(address: WireAddress, toPoint: boolean, problems: Problems): IntakeAddress | null {
  const { city, address_tail: street } = address;
  if (!city && !street && !address.zip_code) {
    if (!toPoint) problems.add("customer.address", "channel.address_missing");
    return null;
  }
  const country = countries[address.country.toLowerCase()] ?? (/^[A-Z]{2}$/.test(address.country) ? address.country : "");
  if (!country) problems.add("customer.address.country", "channel.country_unreadable", { value: address.country });
  if (!city) problems.add("customer.address.city", "channel.city_missing");
  if (!street && !toPoint) problems.add("customer.address.address_tail", "channel.street_missing");
  return {
    country,
    region: address.region || null,
    city: city || address.district,
    postalCode: address.zip_code || null,
    line1: street || null,
    ...pointOf(address),
  };
}

/** Both coordinates or none; 0, 0 is Ozon's "not known". */
function pointOf({ latitude, longitude }: WireAddress): { latitude: number | null; longitude: number | null } {
  const at = { latitude: Number(latitude), longitude: Number(longitude) };
  const known =
    latitude !== "" &&
    longitude !== "" &&
    Math.abs(at.latitude) <= 90 &&
    Math.abs(at.longitude) <= 180 &&
    (at.latitude !== 0 || at.longitude !== 0);
  return known ? at : { latitude: null, longitude: null };
}
