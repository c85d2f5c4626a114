import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookingRequest, type BookingResult, CarrierUnavailable, type Contact, type Place } from "../port";
import { ask, type Cdek, complainsOf, complaintsIn, isDone, saidNo } from "./ask";
import { type Location, senderCityOf } from "./cities";
import { goodsOf } from "./goods";
import { firstOf, isDuplicate } from "./order";
import { goalOf } from "./quote";
import { Acknowledged, read } from "./wire";

/** Not a "no": the same question is still being worked on, or CDEK itself failed. */
const undecided = /similar_request|internal_error/;

/** Registers an order under our own key as its number, so that a repeat can never become a second one. */
export async function book(request: BookingRequest, account: Cdek): Promise<BookingResult> {
  try {
    const body = await orderOf(request, account);
    if ("reason" in body) return { outcome: "refused", reason: body.reason };
    return await register(body, request.idempotencyKey, account);
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

/** Has CDEK take an order in. What it took in under this number before is looked up instead. */
export async function register(body: object, number: string, account: Cdek): Promise<BookingResult> {
  const answer = await ask(account, { path: "/orders", body });
  const complaints = complaintsIn(answer.body);
  if (complainsOf(complaints, isDuplicate)) return firstOf(number, account);
  if (complainsOf(complaints, undecided)) throw new CarrierUnavailable("CDEK is still at work", "maybe");
  const taken = read(Acknowledged, answer.body);
  const isInvalid = taken?.requests.some(({ state }) => state === "INVALID") ?? false;
  if (!isDone(answer) || isInvalid) return { outcome: "refused", reason: saidNo(complaints, answer.status) };
  if (!taken?.entity.uuid) throw new CarrierUnavailable("the answer could not be read", "maybe");
  return { outcome: "accepted", carrierReference: taken.entity.uuid };
}

/** The order in CDEK's words, or why it cannot be put so. */
async function orderOf(request: BookingRequest, account: Cdek): Promise<object | { reason: Reason }> {
  const { settings } = account;
  const { from, to, sender, recipient, service, idempotencyKey, reference } = request;
  if (!/^\d{1,5}$/.test(service)) return { reason: reason("carrier.unknown_service", { service }) };
  const buyer = personOf(recipient, to?.country);
  if (!buyer.phones) return { reason: reason("carrier.no_phone") };
  const goal = await leaving("no", goalOf(request, account));
  if ("reason" in goal) return goal;
  if (!goal.office && !to?.line1) return { reason: reason("carrier.no_address") };
  const start = settings.shipmentPoint ? { shipment_point: settings.shipmentPoint } : await leaving("no", doorOf(from, account));
  if ("reason" in start) return start;
  const { sellerName, sellerInn } = settings;
  return {
    type: 1,
    number: idempotencyKey,
    tariff_code: Number(service),
    comment: reference,
    ...start,
    ...(goal.office ? { delivery_point: goal.office } : { to_location: addressIn(goal.location, to) }),
    sender: { company: sender.name, ...personOf(sender, from.country) },
    ...(sellerName ? { seller: { name: sellerName, ...(sellerInn ? { inn: sellerInn } : {}) } } : {}),
    recipient: buyer,
    ...goodsOf(request, settings),
  };
}

/** A street in a town that was found. */
export function addressIn(location: Location, place: Place | null) {
  return { ...location, address: place?.line1 ?? "", ...(place?.postalCode ? { postal_code: place.postalCode } : {}) };
}

/** Where a courier of CDEK comes to. */
export async function doorOf(from: BookingRequest["from"], account: Cdek) {
  if (!from.line1) return { reason: reason("carrier.sender_without_address") };
  const city = await senderCityOf(from, account);
  return "reason" in city ? city : { from_location: addressIn(city.location, from) };
}

/** A sender or a buyer as CDEK writes them; names may hold no slash. */
export function personOf({ name, phone, email }: Contact, country = "RU") {
  const number = phone ? normalizePhone(phone, country) : null;
  return {
    name: name.replaceAll("/", " ").trim().slice(0, 255),
    ...(number ? { phones: [{ number }] } : {}),
    ...(email ? { email } : {}),
  };
}
