import type { BookedRef, TrackingEvent } from "../port";
import type { Pochta } from "./ask";
import { historyOf } from "./history";
import { idsOf, lookUp } from "./order";
import { statusOf } from "./status";
import type { Operation } from "./wire";

/** All that the Post tells about the parcels of a booking. */
export async function track(booking: BookedRef, account: Pochta): Promise<TrackingEvent[]> {
  const barcodes = await barcodesOf(booking, account);
  return together(await Promise.all(barcodes.map(async (barcode) => eventsIn(await historyOf(barcode, account)))));
}

/** The booking keeps the number of the first parcel; the others are asked for. */
async function barcodesOf(booking: BookedRef, account: Pochta): Promise<string[]> {
  const own = booking.trackingNumber ? [booking.trackingNumber] : [];
  const [, ...others] = idsOf(booking);
  const orders = await Promise.all(others.map((id) => lookUp(id, account)));
  return [...own, ...orders.flatMap((order) => order?.barcode || [])];
}

/** Pure: operations as events, oldest first. */
export function eventsIn(operations: readonly Operation[]): TrackingEvent[] {
  const dated = operations.flatMap((operation) => {
    const occurredAt = instantOf(operation.OperationParameters.OperDate);
    return occurredAt && operation.OperationParameters.OperType.Id ? [{ operation, occurredAt }] : [];
  });
  let isComingBack = false;
  return dated
    .sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime())
    .map(({ operation, occurredAt }): TrackingEvent => {
      const { OperType: type, OperAttr: attribute } = operation.OperationParameters;
      const { Index: index, Description: place } = operation.AddressParameters.OperationAddress;
      const status = statusOf(Number(type.Id), Number(attribute.Id), { name: attribute.Name, isComingBack });
      if (status === "return_to_sender") isComingBack = true;
      const code = `${type.Id}.${attribute.Id || "0"}`;
      return { status, occurredAt, location: place || index || null, note: attribute.Name || type.Name || null, code };
    });
}

const isEnd = ({ status }: TrackingEvent) => status === "delivered" || status === "returned";

/** Several parcels have arrived when the last of them has: the arrivals before that one are told, and move nothing. */
export function together(histories: readonly TrackingEvent[][]): TrackingEvent[] {
  const all = histories.flat().sort((a, b) => a.occurredAt.getTime() - b.occurredAt.getTime());
  if (histories.length < 2) return all;
  const last = histories.every((events) => events.some(isEnd)) ? all.findLast(isEnd) : undefined;
  return all.map((event) => (isEnd(event) && event !== last ? { ...event, status: "unknown" } : event));
}

/** The Post writes an offset; without one it means Moscow. */
export function instantOf(text: string): Date | null {
  const parts = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d+)?(Z|[+-]\d\d:\d\d)?$/.exec(text.trim());
  if (!parts) return null;
  const [, time = "", fraction = "", zone = "+03:00"] = parts;
  const at = new Date(`${time}${fraction.slice(0, 4)}${zone}`);
  return Number.isNaN(at.getTime()) ? null : at;
}
