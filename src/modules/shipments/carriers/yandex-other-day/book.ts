import { type Reason, reason } from "@/lib/reason";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookedRef, type BookingRequest, type BookingResult, CarrierUnavailable } from "../port";
import { ask, complaintIn, instantOf, isDone, type OtherDay, saidNo, sumOf } from "./ask";
import { orderOf } from "./order";
import { stageOf } from "./status";
import { Confirmed, type Offer, Offers, Request, read } from "./wire";

/** After so many orders that came to nothing a person looks at the parcel elsewhere. */
const mostOrders = 10;

/**
 * Asks for offers and confirms the earliest. Yandex takes one order for each number of the sender's, so what may have been confirmed is
 * looked up by our key first; an order that died cannot live again, and a parcel that is booked anew after it takes the next number.
 */
export async function book(request: BookingRequest, account: OtherDay): Promise<BookingResult> {
  try {
    for (let n = 1; n <= mostOrders; n++) {
      const number = n === 1 ? request.idempotencyKey : `${request.idempotencyKey}-${n}`;
      const before = request.attempt > 1 ? await leaving("maybe", lookUp({ request_code: number }, account)) : null;
      if (before && stageOf(before.state.status) === "dead") continue;
      return before ? resultOf(before) : await order(request, number, account);
    }
    return { outcome: "refused", reason: reason("carrier.no_fitting_service") };
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

async function order(request: BookingRequest, number: string, account: OtherDay): Promise<BookingResult> {
  const body = orderOf(request, number, account);
  if ("reason" in body) return { outcome: "refused", reason: body.reason as Reason };
  const answer = await leaving("no", ask(account, { path: "/offers/create", body }));
  const offers = isDone(answer) ? read(Offers, answer.body)?.offers : null;
  if (!isDone(answer)) return refusedOrMade(answer, number, account);
  if (!offers) throw new CarrierUnavailable("the offers could not be read", "no");
  const offer = earliest(offers);
  if (!offer) return { outcome: "refused", reason: reason("carrier.no_fitting_service") };
  const confirmed = await ask(account, { path: "/offers/confirm", body: { offer_id: offer.offer_id } });
  if (!isDone(confirmed)) return refusedOrMade(confirmed, number, account);
  const made = read(Confirmed, confirmed.body)?.request_id;
  if (!made) throw new CarrierUnavailable("the answer could not be read", "maybe");
  return { outcome: "accepted", carrierReference: made };
}

/** A "no"; but a number that is taken leads to the order that took it. */
async function refusedOrMade(answer: Parameters<typeof saidNo>[0], number: string, account: OtherDay): Promise<BookingResult> {
  const isTaken = answer.status === 409 || /duplicat|already|exist/i.test(complaintIn(answer.body).code);
  const made = isTaken ? await leaving("maybe", lookUp({ request_code: number }, account)) : null;
  return made ? resultOf(made) : { outcome: "refused", reason: saidNo(answer) };
}

/** The offer that arrives first; of two the cheaper. Pure. */
function earliest(offers: readonly Offer[]): Offer | null {
  const arrival = ({ offer_details }: Offer) => instantOf(offer_details.delivery_interval.max)?.getTime() ?? Number.MAX_SAFE_INTEGER;
  const price = ({ offer_details }: Offer) => sumOf(offer_details.pricing_total)?.minor ?? Number.MAX_SAFE_INTEGER;
  return offers.filter(({ offer_id }) => offer_id).sort((a, b) => arrival(a) - arrival(b) || price(a) - price(b))[0] ?? null;
}

/** An order as the platform tells it now; null when it knows of none. */
export async function lookUp(by: { request_id: string } | { request_code: string }, account: OtherDay): Promise<Request | null> {
  const answer = await ask(account, { path: "/request/info", query: by });
  if (answer.status === 404 || (answer.status === 400 && /not_found|no_such/i.test(complaintIn(answer.body).code))) return null;
  const request = isDone(answer) ? read(Request, answer.body) : null;
  if (!request?.state.status) throw new CarrierUnavailable("the order could not be read", "maybe");
  return request;
}

/** Whether Yandex has taken the order in. */
export async function poll({ carrierReference }: BookedRef, account: OtherDay): Promise<BookingResult> {
  const request = await lookUp({ request_id: carrierReference }, account);
  if (!request) throw new CarrierUnavailable("Yandex does not show the order yet", "maybe");
  return resultOf({ ...request, request_id: request.request_id || carrierReference });
}

/** What became of an order. Pure. */
function resultOf({ request_id, courier_order_id, state }: Request): BookingResult {
  const stage = stageOf(state.status);
  if (stage === "dead") {
    const message = state.description || state.reason || state.status;
    return { outcome: "refused", reason: reason("carrier.said_no", { message, code: state.status }) };
  }
  if (stage === "draft" || !request_id) return { outcome: "accepted", carrierReference: request_id };
  return { outcome: "booked", trackingNumber: courier_order_id || request_id, carrierReference: request_id };
}
