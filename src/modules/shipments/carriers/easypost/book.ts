import { toDecimal } from "@/lib/money";
import { type Reason, reason } from "@/lib/reason";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookedRef, type BookingKey, type BookingRequest, type BookingResult, CarrierUnavailable } from "../port";
import { ask, codeIn, type Easypost, isDone, saidNo } from "./ask";
import { findShipment, isBought, isGivenBack, lookUp, pathOf, resultOf } from "./find";
import { instantOf } from "./instant";
import { cheapestOf, offersIn } from "./quote";
import { type Direction, orderOf, sizesOf } from "./shipment";
import { read, Shipment } from "./wire";

/**
 * Drafts a shipment under our key and buys the service's cheapest rate. EasyPost sells one label for one shipment, so after a first
 * call the draft of that call is bought, or found bought, before another one is made.
 */
export async function book(request: BookingRequest, account: Easypost, direction: Direction = "out"): Promise<BookingResult> {
  const order = orderOf(request, account.settings, direction);
  if ("reason" in order) return { outcome: "refused", reason: order.reason };
  try {
    const kept = request.attempt > 1 ? await leaving("maybe", findShipment(request, account)) : null;
    if (kept && isBought(kept)) return resultOf(kept);
    const draft = kept && canBeBought(kept, request, direction) ? kept : await leaving("no", newDraft(order.shipment, account));
    return "reason" in draft ? { outcome: "refused", reason: draft.reason } : await buy(draft, request, account);
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

/** Older rates are not sold any more. */
const soldForMs = 60 * 60_000;
/** Longer than a purchase takes. */
const stillBuyingMs = 2 * 60_000;

/**
 * Whether the draft of an earlier call is the one to buy. Where address, parcel or service have changed since, it is not; but until its
 * purchase is surely over no other may be bought.
 */
function canBeBought(draft: Shipment, request: BookingRequest, direction: Direction): boolean {
  const madeAt = instantOf(draft.created_at)?.getTime();
  const age = madeAt === undefined ? 0 : request.now.getTime() - madeAt;
  if (isGivenBack(draft)) return false;
  if (isTheSame(draft, request, direction) && age < soldForMs) return true;
  if (madeAt !== undefined && age < stillBuyingMs)
    throw new CarrierUnavailable("an earlier purchase may still be under way", "maybe", stillBuyingMs - Math.max(0, age));
  return false;
}

function isTheSame(
  { to_address, from_address, parcel, rates }: Shipment,
  { to, parcels: [box], service }: BookingRequest,
  direction: Direction,
): boolean {
  if (!to || !box || !cheapestOf(rates, service)) return false;
  const buyer = direction === "back" ? from_address : to_address;
  const plain = (text: string | null) => (text ?? "").toLowerCase().replaceAll(/[\s-]/g, "");
  const places = [
    [buyer.street1, to.line1],
    [buyer.city, to.city],
    [buyer.zip, to.postalCode],
    [buyer.country, to.country],
  ] as const;
  const sizes: Partial<Shipment["parcel"]> = sizesOf(box);
  const sides = ["weight", "length", "width", "height"] as const;
  return places.every(([theirs, ours]) => plain(theirs) === plain(ours)) && sides.every((side) => parcel[side] === sizes[side]);
}

async function newDraft(shipment: object, account: Easypost): Promise<Shipment | { reason: Reason }> {
  const answer = await ask(account, { path: "/shipments", body: { shipment } });
  if (!isDone(answer)) return { reason: saidNo(answer) };
  const draft = read(Shipment, answer.body);
  if (!draft?.id) throw new CarrierUnavailable("the draft could not be read", "no");
  return draft;
}

/** The label is sold already, or is just being sold. */
const boughtBefore = /^SHIPMENT\.POSTAGE\.EXISTS$/;
const undecided = /IN_PROGRESS|TIMED_OUT|NO_RESPONSE|TIMEOUT/;

async function buy(draft: Shipment, request: BookingRequest, account: Easypost): Promise<BookingResult> {
  const { service, valueMinor, currency } = request;
  const rate = cheapestOf(draft.rates, service);
  if (!rate) return { outcome: "refused", reason: whyNotOffered(draft, service, account) };
  const insurance = account.settings.insure && valueMinor > 0 ? { insurance: toDecimal(valueMinor, currency) } : {};
  const answer = await ask(account, { path: `${pathOf(draft.id)}/buy`, body: { rate: { id: rate.id }, ...insurance } });
  if (isDone(answer)) {
    const bought = read(Shipment, answer.body);
    if (!bought?.id || !isBought(bought)) throw new CarrierUnavailable("the answer could not be read", "maybe");
    return resultOf(bought);
  }
  const code = codeIn(answer.body);
  if (boughtBefore.test(code)) return boughtOnce(draft.id, account);
  if (undecided.test(code) || answer.status === 408 || answer.status === 409)
    throw new CarrierUnavailable("EasyPost is still at work on the purchase", "maybe");
  return { outcome: "refused", reason: saidNo(answer) };
}

function whyNotOffered(draft: Shipment, service: string, { settings }: Easypost): Reason {
  const { refused } = offersIn(draft, settings);
  const own = refused.find((row) => row.service !== null && service.startsWith(`${row.service} `));
  return own?.reason ?? reason("carrier.unknown_service", { service });
}

async function boughtOnce(id: string, account: Easypost): Promise<BookingResult> {
  const shipment = await lookUp(id, account);
  if (!shipment || !isBought(shipment)) throw new CarrierUnavailable("EasyPost sold the label already, but does not show it", "maybe");
  return resultOf(shipment);
}

/** The bought shipment under our key. A draft alone is no booking: `book` goes on from it. */
export async function findBooking(key: BookingKey, account: Easypost): Promise<BookingResult | null> {
  const shipment = await findShipment(key, account);
  return shipment && isBought(shipment) ? resultOf(shipment) : null;
}

/** Whether the number is out. */
export async function poll({ carrierReference }: BookedRef, account: Easypost): Promise<BookingResult> {
  const shipment = await lookUp(carrierReference, account);
  if (!shipment) throw new CarrierUnavailable("EasyPost does not show the shipment", "maybe");
  if (isGivenBack(shipment)) return { outcome: "refused", reason: reason("carrier.removed_there") };
  return resultOf(shipment);
}
