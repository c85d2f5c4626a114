import { type Reason, reason } from "@/lib/reason";
import type { ReturnLabel, ReturnQuoteRequest, ReturnRequest } from "../abilities";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookingResult, isPointOf, type QuoteAnswer, refuseAll } from "../port";
import { ask, type Cdek, isDone } from "./ask";
import { addressIn, personOf, register } from "./book";
import { cancel } from "./change";
import { cityOf, type Location, senderCityOf } from "./cities";
import { goodsOf } from "./goods";
import { insured } from "./insurance";
import type { End } from "./modes";
import { findByNumber, poll } from "./order";
import { label } from "./papers";
import { isLocker, officeOf } from "./points";
import { currencies, offersIn, sizesOf } from "./quote";
import type { CdekSecrets, CdekSettings } from "./settings";
import { track } from "./track";

/**
 * Returns of clients: orders of their own, marked "is_client_return", under our own number, so that a repeat can never become a second
 * one. The buyer brings the parcel to the office or locker where it was collected, or it is fetched at the door; it ends at the
 * shop's office where it has one, else at the warehouse.
 */
export const returnLabel: ReturnLabel<CdekSettings, CdekSecrets> = {
  repeatsSafely: false,
  quote,
  book,
  findBooking: ({ idempotencyKey }, account) => findByNumber(idempotencyKey, account),
  poll,
  track,
  cancel,
  label,
};

type Start = { location: Location; from: End; office: string | null };

async function quote(request: ReturnQuoteRequest, account: Cdek): Promise<QuoteAnswer> {
  try {
    const start = await startOf(request, account);
    if ("reason" in start) return refuseAll(start.reason);
    if (!request.to) return refuseAll(reason("carrier.no_address"));
    const goal = await senderCityOf(request.to, account);
    if ("reason" in goal) return refuseAll(goal.reason);
    const currency = currencies[request.currency];
    if (!currency) return refuseAll(reason("carrier.other_currency", { currency: request.currency }));
    const { shipmentPoint } = account.settings;
    const body = {
      type: 1,
      currency,
      lang: "rus",
      from_location: start.location,
      to_location: goal.location,
      packages: request.parcels.map(sizesOf),
    };
    const answer = await ask(account, { path: "/calculator/tarifflist", body });
    // The shop's list of tariffs is for the way out: on the way back their ends are others.
    const way = { from: start.from, to: [shipmentPoint ? "office" : "door"] as const };
    const offers = offersIn(answer.body, isDone(answer), request, way, { ...account.settings, tariffs: undefined });
    return { ...offers, quotes: await insured(offers.quotes, body, request, account) };
  } catch (error) {
    if (error instanceof KeysRefused) return refuseAll(reason("carrier.keys_refused"));
    throw error;
  }
}

/** The point where the buyer collected takes the parcel back; else it is fetched at the address. */
async function startOf({ from, outward }: ReturnQuoteRequest, account: Cdek): Promise<Start | { reason: Reason }> {
  const point = outward?.pickupPoint;
  if (point && isPointOf(point, { code: account.code, kind: "cdek" })) {
    const office = await officeOf(point.code, account);
    const code = office?.location.city_code;
    if (office && code && office.is_reception !== false)
      return { location: { code }, from: isLocker(office) ? "locker" : "office", office: office.code };
  }
  if (!from.line1) return { reason: reason("carrier.no_address") };
  const city = await cityOf(from, account);
  return "reason" in city ? city : { location: city.location, from: "door", office: null };
}

async function book(request: ReturnRequest, account: Cdek): Promise<BookingResult> {
  try {
    const body = await orderOf(request, account);
    if ("reason" in body) return { outcome: "refused", reason: body.reason };
    return await register(body, request.idempotencyKey, account);
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

async function orderOf(request: ReturnRequest, account: Cdek): Promise<object | { reason: Reason }> {
  const { settings } = account;
  const { from, to, sender, recipient, service, idempotencyKey, reference } = request;
  if (!/^\d{1,5}$/.test(service)) return { reason: reason("carrier.unknown_service", { service }) };
  const [buyer, shop] = [personOf(sender, from.country), personOf(recipient, to?.country)];
  if (!buyer.phones) return { reason: reason("carrier.no_phone") };
  if (!shop.phones) return { reason: reason("carrier.shop_without_phone") };
  const start = await leaving("no", startOf(request, account));
  if ("reason" in start) return start;
  const end = settings.shipmentPoint ? { delivery_point: settings.shipmentPoint } : await leaving("no", doorOf(to, account));
  if ("reason" in end) return end;
  return {
    type: 1,
    is_client_return: true,
    number: idempotencyKey,
    tariff_code: Number(service),
    comment: reference,
    ...(start.office ? { shipment_point: start.office } : { from_location: addressIn(start.location, from) }),
    ...end,
    sender: buyer,
    recipient: { company: recipient.name, ...shop },
    ...goodsOf(request, settings),
  };
}

/** The warehouse as the end of the way. */
async function doorOf(to: ReturnRequest["to"], account: Cdek) {
  if (!to?.line1) return { reason: reason("carrier.sender_without_address") };
  const city = await senderCityOf(to, account);
  return "reason" in city ? city : { to_location: addressIn(city.location, to) };
}
