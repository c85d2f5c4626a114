import { type BookingKey, type BookingResult, CarrierUnavailable } from "../port";
import { ask, type Easypost, isDone } from "./ask";
import { priceOf } from "./quote";
import { read, Shipment, Shipments } from "./wire";

export const pathOf = (id: string) => `/shipments/${encodeURIComponent(id)}`;

/** The shipment of this id or of our reference, by which EasyPost finds it too; null when it knows of none. */
export async function lookUp(id: string, account: Easypost): Promise<Shipment | null> {
  const answer = await ask(account, { path: pathOf(id) });
  if (answer.status === 404) return null;
  const shipment = isDone(answer) ? read(Shipment, answer.body) : null;
  if (!shipment?.id) throw new CarrierUnavailable("the shipment could not be read", "maybe");
  return shipment;
}

/** True once money has been spent on it, and not asked back. */
export function isBought({ postage_label, tracking_code, selected_rate, refund_status }: Shipment): boolean {
  return Boolean(postage_label.id || postage_label.label_url || tracking_code || selected_rate.id) && !isGivenBack({ refund_status });
}

export const isGivenBack = ({ refund_status }: Pick<Shipment, "refund_status">) => /^(submitted|refunded)$/.test(refund_status);

/** Some carriers give the number a moment after the label is bought. Pure. */
export function resultOf({ id, tracking_code, selected_rate }: Shipment): BookingResult {
  if (!tracking_code) return { outcome: "accepted", carrierReference: id };
  const booked = { outcome: "booked", trackingNumber: tracking_code, carrierReference: id } as const;
  const priceMinor = priceOf(selected_rate);
  return priceMinor === null ? booked : { ...booked, priceMinor };
}

/** Clocks differ, and a shipment cannot be older than the wish for it. */
const earlierMs = 60 * 60_000;
const mostPages = 20;

/**
 * The shipment under our key, the bought one before any other. EasyPost names one shipment by reference, but lets two bear it: where
 * that one is not bought, all that were bought since are looked through.
 */
export async function findShipment(key: Pick<BookingKey, "idempotencyKey" | "requestedAt">, account: Easypost): Promise<Shipment | null> {
  const named = await lookUp(key.idempotencyKey, account);
  const ours = named?.reference === key.idempotencyKey ? named : null;
  if (ours && isBought(ours)) return ours;
  return (await findBought(key, account)) ?? ours;
}

async function findBought({ idempotencyKey, requestedAt }: Pick<BookingKey, "idempotencyKey" | "requestedAt">, account: Easypost) {
  const start_datetime = new Date(requestedAt.getTime() - earlierMs).toISOString();
  let before_id: string | undefined;
  for (let page = 0; page < mostPages; page++) {
    const answer = await ask(account, { path: "/shipments", query: { purchased: true, page_size: 100, start_datetime, before_id } });
    const listed = isDone(answer) ? read(Shipments, answer.body) : null;
    if (!listed) throw new CarrierUnavailable("the list of shipments could not be read", "maybe");
    const found = listed.shipments.find((one) => one.id && one.reference === idempotencyKey && isBought(one));
    if (found) return found;
    before_id = listed.shipments.at(-1)?.id;
    if (!listed.has_more || !before_id) return null;
  }
  throw new CarrierUnavailable("there are too many shipments to look through", "maybe");
}
