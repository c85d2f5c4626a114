import { reason } from "@/lib/reason";
import type { Granted, Manifest } from "../abilities";
import { type BookedRef, CarrierUnavailable, type Label } from "../port";
import { ask, complaintsIn, isDone, type Pochta, saidNo } from "./ask";
import { idsOf, lookUp } from "./order";
import { listOf } from "./papers";
import { Batch, Outcome, read } from "./wire";

type Handover = { key: string; date: string; bookings: readonly BookedRef[] };

/**
 * Puts the orders into batches, one for each kind of mail that must lie apart, and sends the post office its list of them (Ф103). A
 * repeat finds the orders in their batches and goes on from there.
 */
export async function manifest({ date, bookings }: Handover, account: Pochta): Promise<Granted<Manifest>> {
  const ids = bookings.flatMap(idsOf);
  const answer = await ask(account, { path: "/1.0/user/shipment", query: { "sending-date": date }, body: ids.map(Number) });
  const made = read(Outcome, answer.body);
  if (isDone(answer) && !made) throw new CarrierUnavailable("the answer could not be read", "maybe");
  const names = made?.batches.map((batch) => batch["batch-name"]) ?? [];
  const placed = new Set(isDone(answer) ? made?.["result-ids"] : []);
  const complaints = complaintsIn(answer.body);
  for (const id of ids) {
    if (placed.has(id)) continue;
    const order = await lookUp(id, account);
    if (!order) return { outcome: "refused", reason: reason("carrier.parcel_unknown", { number: numberOf(id, bookings) }) };
    if (!order["batch-name"]) return { outcome: "refused", reason: saidNo(complaints, answer) };
    names.push(order["batch-name"]);
  }
  const batches = [...new Set(names)].filter((name) => name !== "").sort();
  if (batches.length === 0) throw new CarrierUnavailable("no batch was named", "maybe");
  for (const batch of batches) {
    const why = await checkIn(batch, account);
    if (why) return { outcome: "refused", reason: why };
  }
  return { outcome: "done", reference: batches.join(","), document: await listOf(batches, account) };
}

/** The list of batches that are checked in already. */
export function manifestDocument(reference: string, account: Pochta): Promise<Label | null> {
  return listOf(reference.split(","), account);
}

/** Tells the post office what comes; null when it knows. A batch that it has in hand needs no second telling. */
async function checkIn(batch: string, account: Pochta) {
  const path = `/1.0/batch/${encodeURIComponent(batch)}`;
  const answer = await ask(account, { method: "POST", path: `${path}/checkin` });
  if (isDone(answer) && read(Outcome, answer.body)?.["f103-sent"]) return null;
  const shown = await ask(account, { path });
  const state = (isDone(shown) && read(Batch, shown.body)?.["batch-status"]) || "";
  if (/^(FROZEN|ACCEPTED|SENT|ARCHIVED)$/.test(state)) return null;
  return saidNo(complaintsIn(answer.body), answer);
}

function numberOf(id: string, bookings: readonly BookedRef[]): string {
  return bookings.find((booking) => idsOf(booking).includes(id))?.trackingNumber ?? id;
}
