import { reason } from "@/lib/reason";
import type { BookingChange, Granted } from "../abilities";
import { type BookedRef, type CancelResult, CarrierUnavailable } from "../port";
import { ask, askUntil, type Cdek, complainsOf, complaintsIn, isDone, saidNo } from "./ask";
import { addressIn, personOf } from "./book";
import { cityOf } from "./cities";
import { isGone, lookUp, pathOf, requestOf } from "./order";
import { forgetForms } from "./papers";
import { Acknowledged, type Complaint, type OrderAnswer, read } from "./wire";

/** CDEK has the parcel in its hands already. */
const tooLate = /order_delete_status|documents_in_warehouse|update_forbidden|entity_has_final_status/;
const stillAtWork = /similar_request|entity_not_ready/;

/** Removes an order that CDEK has not taken in yet. A parcel that it has stays on its way: calling it back costs money and is a person's decision. */
export async function cancel({ carrierReference: uuid }: BookedRef, account: Cdek): Promise<CancelResult> {
  const answer = await ask(account, { method: "DELETE", path: pathOf(uuid) });
  const complaints = complaintsIn(answer.body);
  if (answer.status === 404 || complainsOf(complaints, /not_found/)) return { outcome: "cancelled" };
  if (complaints.length > 0 || !isDone(answer)) return notCancelled(complaints, answer.status);
  const request = await settled(uuid, "DELETE", answer.body, account);
  if (request?.state === "INVALID") return notCancelled(request.errors, answer.status);
  if (request && request.state !== "SUCCESSFUL") throw new CarrierUnavailable("CDEK is still removing the order", "maybe");
  return { outcome: "cancelled" };
}

function notCancelled(complaints: readonly Complaint[], status: number): CancelResult {
  if (complainsOf(complaints, stillAtWork)) throw new CarrierUnavailable("CDEK is still at work on the order", "maybe");
  return { outcome: "refused", reason: complainsOf(complaints, tooLate) ? reason("carrier.already_moving") : saidNo(complaints, status) };
}

/** Another address, buyer or office for an order that CDEK has not taken in yet. */
export async function modify(booking: BookedRef, change: BookingChange, account: Cdek): Promise<Granted<object>> {
  const { carrierReference: uuid } = booking;
  const { to, recipient, pickupPoint } = change;
  const city = to && !pickupPoint ? await cityOf(to, account) : null;
  if (city && "reason" in city) return { outcome: "refused", reason: city.reason };
  if (city && !to?.line1) return { outcome: "refused", reason: reason("carrier.no_address") };
  const answer = await ask(account, {
    method: "PATCH",
    path: "/orders",
    body: {
      uuid,
      ...(pickupPoint ? { delivery_point: pickupPoint } : {}),
      ...(city ? { to_location: addressIn(city.location, to ?? null) } : {}),
      ...(recipient ? { recipient: personOf(recipient, to?.country) } : {}),
    },
  });
  const complaints = complaintsIn(answer.body);
  if (complaints.length > 0 || !isDone(answer)) return unchanged(complaints, answer.status);
  forgetForms(booking, account);
  const request = await settled(uuid, "UPDATE", answer.body, account);
  if (request?.state === "INVALID") return unchanged(request.errors, answer.status);
  if (request && request.state !== "SUCCESSFUL") throw new CarrierUnavailable("CDEK is still changing the order", "maybe");
  return { outcome: "done" };
}

function unchanged(complaints: readonly Complaint[], status: number): Granted<object> {
  if (complainsOf(complaints, stillAtWork)) throw new CarrierUnavailable("CDEK is still at work on the order", "maybe");
  return { outcome: "refused", reason: complainsOf(complaints, tooLate) ? reason("carrier.already_moving") : saidNo(complaints, status) };
}

/**
 * How a request that CDEK agreed to has ended, or how it stands after some seconds. Null when the order is gone or shows no such
 * request: then the agreement itself is all there is.
 */
async function settled(uuid: string, type: "UPDATE" | "DELETE", agreed: unknown, account: Cdek) {
  const id = read(Acknowledged, agreed)?.requests.find((request) => request.type === type)?.request_uuid;
  const ended = /^(SUCCESSFUL|INVALID)$/;
  const isOver = (order: OrderAnswer | null) => !order || isGone(order) || ended.test(requestOf(order, type, id)?.state ?? "");
  const order = await askUntil(() => lookUp({ uuid }, account), isOver);
  return order && !isGone(order) ? requestOf(order, type, id) : null;
}
