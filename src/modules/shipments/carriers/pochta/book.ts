import { normalizePhone } from "@/lib/phone";
import { type Reason, reason } from "@/lib/reason";
import { KeysRefused, leaving } from "../ask-carrier";
import { type BookingRequest, type BookingResult, CarrierUnavailable } from "../port";
import { type Destination, destinationOf, nameParts } from "./address";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { moneyOf, sizesOf } from "./goods";
import { groupNameOf, lookUp, orderNumberOf, remove, resultOf } from "./order";
import { officeOf } from "./points";
import { whyNotAtAll, whyNotBy } from "./quote";
import { serviceOf } from "./services";
import { Outcome, read } from "./wire";

/** The Post does not mind the same number twice: a lost order is given this long to appear before it is looked up. */
const appearsWithinMs = 60_000;

/** Puts an order for each parcel among the new ones («Создание заказа»). */
export async function book(request: BookingRequest, account: Pochta): Promise<BookingResult> {
  try {
    const orders = await leaving("no", ordersOf(request, account));
    if ("reason" in orders) return { outcome: "refused", reason: orders.reason };
    const answer = await patiently(ask(account, { method: "PUT", path: "/1.0/user/backlog", body: orders }));
    const complaints = complaintsIn(answer.body);
    const ids = read(Outcome, answer.body)?.["result-ids"].filter((id) => id !== "") ?? [];
    if (complaints.length > 0 || !isDone(answer)) {
      // Some parcels were taken and others not: nothing is bought before all are.
      if (ids.length > 0) await surelyAsked(remove(ids, account));
      return { outcome: "refused", reason: saidNo(complaints, answer) };
    }
    if (ids.length !== orders.length) throw new CarrierUnavailable("the answer could not be read", "maybe", appearsWithinMs);
    return await made(ids, account);
  } catch (error) {
    if (error instanceof KeysRefused) return { outcome: "refused", reason: reason("carrier.keys_refused") };
    throw error;
  }
}

/** The orders are made; the numbers on the parcels are told with a look at them, now or later. */
async function made(ids: readonly string[], account: Pochta): Promise<BookingResult> {
  const accepted = { outcome: "accepted", carrierReference: ids.join(",") } as const;
  try {
    const orders = await Promise.all(ids.map((id) => lookUp(id, account)));
    return orders.every((order) => order !== null) ? resultOf(orders) : accepted;
  } catch (error) {
    if (error instanceof CarrierUnavailable) return accepted;
    throw error;
  }
}

/** The orders in the Post's words, or why they cannot be put so. */
export async function ordersOf(request: BookingRequest, account: Pochta): Promise<object[] | { reason: Reason }> {
  const { parcels, recipient, reference, idempotencyKey } = request;
  const service = serviceOf(request.service);
  if (!service) return { reason: reason("carrier.unknown_service", { service: request.service }) };
  const why = whyNotAtAll(request, account) ?? whyNotBy(service, request);
  if (why) return { reason: why };
  const [goal, name] = await Promise.all([goalOf(request, account), nameParts(recipient.name, account)]);
  if ("reason" in goal) return { reason: goal.reason };
  const phone = recipient.phone ? normalizePhone(recipient.phone, "RU") : null;
  const number = orderNumberOf(idempotencyKey);
  const order = {
    "order-num": number,
    "postoffice-code": account.settings.postOfficeCode,
    "mail-type": service.mailType,
    "mail-category": service.category,
    "mail-direct": russia,
    "payment-method": "CASHLESS",
    fragile: false,
    comment: reference.slice(0, 100),
    ...goal.fields,
    ...name,
    ...(phone ? { "tel-address": Number(phone.slice(1)) } : {}),
    ...(parcels.length > 1 ? { "add-to-mmo": true, "group-name": groupNameOf(number, parcels.length) } : {}),
  };
  const money = moneyOf(request, service.category);
  return parcels.map((parcel, i) => ({ ...order, ...sizesOf(parcel), ...money[i] }));
}

/** Russia in the Post's list of countries. */
const russia = 643;

/** To the buyer's address, or to the post office that the buyer chose, to be called for. */
async function goalOf({ to, pickupPoint }: BookingRequest, account: Pochta): Promise<Destination> {
  if (!pickupPoint) return to?.line1 ? destinationOf(to, account) : { reason: reason("carrier.no_address") };
  const office = await officeOf(pickupPoint.code, account);
  if (!office) return { reason: reason("carrier.point_unknown", { code: pickupPoint.code }) };
  const { "postal-code": index, region, settlement } = office;
  return { fields: { "address-type-to": "DEMAND", "index-to": Number(index), "region-to": region, "place-to": settlement } };
}

/** Something lies at the Post by now: whatever keeps us from removing it, the next call looks before it books. */
async function surelyAsked(asking: Promise<void>): Promise<void> {
  try {
    await asking;
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) throw error;
    throw new CarrierUnavailable(error.message, "maybe", Math.max(appearsWithinMs, error.retryAfterMs ?? 0));
  }
}

/** What may have arrived is not looked for before it can be seen. */
async function patiently<Answer>(asking: Promise<Answer>): Promise<Answer> {
  try {
    return await asking;
  } catch (error) {
    if (!(error instanceof CarrierUnavailable) || error.reached === "no") throw error;
    throw new CarrierUnavailable(error.message, "maybe", Math.max(appearsWithinMs, error.retryAfterMs ?? 0));
  }
}
