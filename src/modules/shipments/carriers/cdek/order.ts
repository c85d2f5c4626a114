import { parseDecimal, toMinor } from "@/lib/decimal";
import { reason } from "@/lib/reason";
import { KeysRefused } from "../ask-carrier";
import { type BookedRef, type BookingResult, CarrierUnavailable } from "../port";
import { ask, type Cdek, complainsOf, complaintsIn, isDone, saidNo } from "./ask";
import { OrderAnswer, read } from "./wire";

export const pathOf = (uuid: string) => `/orders/${encodeURIComponent(uuid)}`;

const unknownOrder = /not_found/;
/** The number was used before: what was booked under it is looked up. */
export const isDuplicate = /has_already_had_integration|number_departure_is_not_unique/;

/** The order as CDEK knows it; null when it surely knows of none. */
export async function lookUp(where: { uuid: string } | { number: string }, account: Cdek): Promise<OrderAnswer | null> {
  const answer = await ask(
    account,
    "uuid" in where ? { path: pathOf(where.uuid) } : { path: "/orders", query: { im_number: where.number } },
  );
  if (answer.status === 404 || complainsOf(complaintsAbout(answer.body), unknownOrder)) return null;
  const order = isDone(answer) ? read(OrderAnswer, answer.body) : null;
  if (!order?.entity.uuid) throw new CarrierUnavailable("the order could not be read", "maybe");
  return order;
}

/** Complaints about the question itself, not about what became of the order. */
function complaintsAbout(body: unknown) {
  return read(OrderAnswer, body)?.entity.uuid ? [] : complaintsIn(body);
}

type Requests = Pick<OrderAnswer, "requests">;

/** How a request over an order stands: the one of this id, else the latest of its type. */
export function requestOf({ requests }: Requests, type: "CREATE" | "UPDATE" | "DELETE", requestUuid = "") {
  const ofType = requests.filter((request) => request.type === type);
  if (requestUuid) return ofType.find((request) => request.request_uuid === requestUuid) ?? null;
  return ofType.toSorted((a, b) => a.date_time.localeCompare(b.date_time)).at(-1) ?? null;
}

/** True when nothing is left of an order: it was never registered, or has been removed. */
export function isGone(order: OrderAnswer): boolean {
  const isEnd = (code: string) => code === "REMOVED" || code === "INVALID";
  return requestOf(order, "CREATE")?.state === "INVALID" || order.entity.statuses.some(({ code, deleted }) => !deleted && isEnd(code));
}

/** What became of a booking. Pure. */
export function resultOf(order: OrderAnswer): BookingResult {
  const { uuid, cdek_number, delivery_detail } = order.entity;
  if (isGone(order)) {
    const errors = requestOf(order, "CREATE")?.errors ?? [];
    return { outcome: "refused", reason: errors.length > 0 ? saidNo(errors) : reason("carrier.removed_there") };
  }
  if (!cdek_number) return { outcome: "accepted", carrierReference: uuid };
  const total = parseDecimal(delivery_detail.total_sum);
  const priceMinor = total === null ? 0 : Number(toMinor(total, 2));
  const booked = { outcome: "booked", trackingNumber: cdek_number, carrierReference: uuid } as const;
  return Number.isSafeInteger(priceMinor) && priceMinor > 0 ? { ...booked, priceMinor } : booked;
}

/** The booking under our number; null when CDEK surely has none that counts. */
export async function findByNumber(number: string, account: Cdek): Promise<BookingResult | null> {
  const order = await lookUp({ number }, account);
  return order && !isGone(order) ? resultOf(order) : null;
}

/** Whether the number is out. A repeat that CDEK refused as one leads to the order that it repeats. */
export async function poll({ carrierReference, idempotencyKey }: BookedRef, account: Cdek): Promise<BookingResult> {
  const order = await lookUp({ uuid: carrierReference }, account);
  if (!order) throw new CarrierUnavailable("CDEK does not show the order yet", "maybe");
  const refusals = requestOf(order, "CREATE")?.errors ?? [];
  return complainsOf(refusals, isDuplicate) ? firstOf(idempotencyKey, account) : resultOf(order);
}

/** The order that took our number before; it is bought, so silence about it is no answer. */
export async function firstOf(number: string, account: Cdek): Promise<BookingResult> {
  const first = await findByNumber(number, account).catch((error: unknown) => {
    if (error instanceof KeysRefused) throw new CarrierUnavailable(error.message, "maybe");
    throw error;
  });
  if (!first) throw new CarrierUnavailable("CDEK has the number already, but does not show its order", "maybe");
  return first;
}
