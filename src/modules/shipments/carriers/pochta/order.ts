import { reason } from "@/lib/reason";
import type { CarrierAnswer } from "../ask-carrier";
import { type BookedRef, type BookingKey, type BookingResult, type CancelResult, CarrierUnavailable } from "../port";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { Orders, Outcome, PostOrder, read, readList } from "./wire";

/** Our key, short enough to be printed: the Post knows the order by it as its number. Distinct keys have distinct numbers. */
export function orderNumberOf(key: string): string {
  const hex = key.replaceAll("-", "").toLowerCase();
  if (!/^[0-9a-f]{32}$/.test(hex)) return key.slice(0, 40);
  return BigInt(`0x${hex}`).toString(36).toUpperCase();
}

/** Parcels that go together; how many belong to it is part of the name, so that a half of them can be told. */
export const groupNameOf = (number: string, parcels: number) => `${number}-${parcels}`;

/** A booking is the orders of its parcels, which the Post counts one by one. */
export const idsOf = ({ carrierReference }: Pick<BookedRef, "carrierReference">) => carrierReference.split(",").filter((id) => id !== "");

/** An order wherever it lies, among the new ones or in a batch; null when the Post surely knows of none. */
export async function lookUp(id: string, account: Pochta): Promise<PostOrder | null> {
  for (const path of ["/1.0/backlog/", "/1.0/shipment/"]) {
    const answer = await ask(account, { path: path + encodeURIComponent(id) });
    const order = isDone(answer) && !Array.isArray(answer.body) ? read(PostOrder, answer.body) : null;
    if (order && (order.id || order["order-num"])) return { ...order, id };
    if (!isNothing(answer)) throw new CarrierUnavailable("the order could not be read", "maybe");
  }
  return null;
}

/** There is no such order: told by the status, by a code, or by nothing in an answer. */
function isNothing(answer: CarrierAnswer): boolean {
  if (answer.status === 404 || complaintsIn(answer.body).some(({ code }) => /not_found/i.test(code))) return true;
  return isDone(answer) && /^\s*(null|\{\s*\}|\[\s*\])?\s*$/.test(new TextDecoder().decode(answer.bytes.subarray(0, 40)));
}

/** What became of the orders of a booking. Pure. */
export function resultOf(orders: readonly PostOrder[]): BookingResult {
  const carrierReference = orders.map(({ id }) => id).join(",");
  const [first] = orders;
  if (!first || orders.some(({ barcode }) => barcode === "")) return { outcome: "accepted", carrierReference };
  const total = orders.reduce((sum, order) => sum + (order["total-rate-wo-vat"] ?? 0) + (order["total-vat"] ?? 0), 0);
  const booked = { outcome: "booked", trackingNumber: first.barcode, carrierReference } as const;
  return Number.isSafeInteger(total) && total > 0 ? { ...booked, priceMinor: total } : booked;
}

/** Whether the Post has given each parcel its number. */
export async function poll(booking: BookedRef, account: Pochta): Promise<BookingResult> {
  const orders = await Promise.all(idsOf(booking).map((id) => lookUp(id, account)));
  if (orders.every((order) => order !== null)) return resultOf(orders);
  // What was made just now may not be shown yet.
  if (booking.now.getTime() - booking.requestedAt.getTime() < shownWithinMs)
    throw new CarrierUnavailable("the order is not shown yet", "maybe");
  return { outcome: "refused", reason: reason("carrier.removed_there") };
}

const shownWithinMs = 10 * 60_000;

/**
 * The orders under our number, among the new ones and in batches; null when there are surely none. Where only some parcels of a
 * consignment were taken, these are removed again: nothing is booked then.
 */
export async function findBooking({ idempotencyKey }: BookingKey, account: Pochta): Promise<BookingResult | null> {
  const number = orderNumberOf(idempotencyKey);
  const found = [...(await search("/1.0/backlog/search", number, account)), ...(await search("/1.0/shipment/search", number, account))];
  const orders = [...new Map(found.map((order) => [order.id, order])).values()].sort(byId);
  const [first] = orders;
  if (!first) return null;
  const parcels = parcelsOf(first, number) ?? orders.length;
  if (orders.length >= parcels) return resultOf(orders.slice(0, parcels));
  await remove(
    orders.map(({ id }) => id),
    account,
  );
  return null;
}

/** How many parcels an order belongs to; null for a consignment of which the Post does not tell. */
function parcelsOf(order: PostOrder, number: string): number | null {
  const group = order["group-name"];
  if (group.startsWith(`${number}-`)) return Number(group.slice(number.length + 1)) || null;
  return order["add-to-mmo"] || order["in-mmo"] ? null : 1;
}

const byId = (a: PostOrder, b: PostOrder) => a.id.length - b.id.length || (a.id < b.id ? -1 : 1);

async function search(path: string, number: string, account: Pochta): Promise<PostOrder[]> {
  const answer = await ask(account, { path, query: { query: number } });
  if (answer.status === 404) return [];
  const orders = isDone(answer) ? readList(Orders, answer.body) : null;
  if (!orders) throw new CarrierUnavailable("the orders could not be read", "maybe");
  return orders.filter((order) => order["order-num"] === number && order.id !== "");
}

/** Takes orders out of the new ones; throws where it is not known whether they are gone. */
export async function remove(ids: readonly string[], account: Pochta): Promise<void> {
  const answer = await ask(account, { method: "DELETE", path: "/1.0/backlog", body: ids.map(Number) });
  if (!isDone(answer) || complaintsIn(answer.body).length > 0) throw new CarrierUnavailable("the orders could not be removed", "maybe");
}

/** Drops orders that are not in a batch yet; those that are gone already count as dropped. */
export async function cancel(booking: BookedRef, account: Pochta): Promise<CancelResult> {
  const ids = idsOf(booking);
  const answer = await ask(account, { method: "DELETE", path: "/1.0/backlog", body: ids.map(Number) });
  const complaints = complaintsIn(answer.body);
  const gone = new Set(read(Outcome, answer.body)?.["result-ids"] ?? []);
  if (isDone(answer) && ids.every((id) => gone.has(id))) return { outcome: "cancelled" };
  const orders = (await Promise.all(ids.map((id) => lookUp(id, account)))).filter((order) => order !== null);
  if (orders.length === 0) return { outcome: "cancelled" };
  const batch = orders.find((order) => order["batch-name"] !== "")?.["batch-name"];
  return { outcome: "refused", reason: batch ? reason("carrier.in_batch", { batch }) : saidNo(complaints, answer) };
}
