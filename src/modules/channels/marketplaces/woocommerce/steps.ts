import { reason } from "@/lib/reason";
import type { Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StepsOut, Telling, Told } from "../telling";
import { askShop, type Fields, failureOf, fieldsOf, listFrom, textOf } from "./ask-shop";
import { read as readOrder } from "./orders";

const told: Told = { outcome: "told" };

// A status that ends an order is never taken back.
const ended = new Set(["completed", "cancelled", "refunded", "failed", "trash"]);

/**
 * WooCommerce knows no parcels: a tracking number becomes a note of the order, and the order is completed (or has whatever status
 * the settings name) when the last of its units has come to that step.
 */
export const stepsOut: StepsOut = {
  steps: ["handed_over", "delivered", "cancelled"],
  async tell(line, telling) {
    const read = await readOrder(line, telling.externalId);
    if (read === null) return { outcome: "refused", reason: reason("channel.order_unknown") };
    const order = fieldsOf(read);
    if (telling.step === "cancelled") return cancel(line, telling, order);
    const refused = telling.step === "handed_over" ? await noteTracking(line, telling) : null;
    return refused ?? stepOn(line, telling, order);
  },
};

/** The note for the staff, or for the buyer too when the settings say so; not twice for one number. */
async function noteTracking(line: Line, { externalId, shipment }: Telling): Promise<Told | null> {
  if (!shipment?.trackingNumber) return null;
  const path = `/orders/${encodeURIComponent(externalId)}/notes`;
  const { rows } = await listFrom(line, { path, query: { per_page: 100 } });
  if (rows.some(({ note }) => textOf(note).includes(shipment.trackingNumber ?? ""))) return null;
  const note = [shipment.carrier, shipment.trackingNumber, shipment.trackingUrl].filter(Boolean).join(" · ");
  const failure = failureOf(
    await askShop(line, { method: "POST", path, body: { note, customer_note: line.settings["noteForBuyer"] === true } }),
  );
  return failure === null ? null : { outcome: "refused", reason: refusedWith(failure) };
}

/** Counts which units came to the step; with the last of them the order itself takes it. */
async function stepOn(line: Line, telling: Telling, order: Fields): Promise<Told> {
  const reached = fieldsOf(telling.memory["reached"]);
  const parcel =
    telling.shipment?.trackingNumber ?? telling.lines.map(({ externalLineId, quantity }) => `${externalLineId}×${quantity}`).join(" ");
  const units = Object.fromEntries(telling.lines.map(({ externalLineId, quantity }) => [externalLineId, quantity]));
  const parcels = { ...fieldsOf(reached[telling.step]), [parcel]: units };
  const memory = { ...telling.memory, reached: { ...reached, [telling.step]: parcels } };
  const status = statusFor(line, telling.step);
  if (status === null || !isWhole(order, Object.values(parcels).map(fieldsOf))) return { outcome: "told", memory };
  return setStatus(line, telling, order, status, memory);
}

/** Whether the parcels hold all units of the order that were not given back. Parts of a bundle go with it. */
function isWhole(order: Fields, parcels: Fields[]): boolean {
  return rowsOf(order["line_items"]).every((item) => {
    const id = textOf(item["id"]);
    const sent = parcels.reduce((sum, units) => sum + (Number(units[id]) || 0), 0);
    const isPart = [item["bundled_by"], item["composite_parent"]].some((container) => !["", "0"].includes(textOf(container)));
    return isPart || sent >= (Number(item["quantity"]) || 0) - givenBack(order, id);
  });
}

function givenBack(order: Fields, externalLineId: string): number {
  return rowsOf(order["refunds"])
    .flatMap((refund) => rowsOf(refund["line_items"]))
    .filter((row) => rowsOf(row["meta_data"]).some(({ key, value }) => key === "_refunded_item_id" && textOf(value) === externalLineId))
    .reduce((sum, { quantity }) => sum + Math.abs(Number(quantity) || 0), 0);
}

function rowsOf(value: unknown): Fields[] {
  return Array.isArray(value) ? value.map(fieldsOf) : [];
}

/** By default an order is completed when it is delivered. */
function statusFor(line: Line, step: Telling["step"]): string | null {
  const statuses = { delivered: "completed", ...fieldsOf(line.settings["statuses"]) } as Fields;
  return textOf(statuses[step]) || null;
}

/** WooCommerce cancels orders only as a whole: single units are given back by a refund, with the money, by the shop's own hand. */
async function cancel(line: Line, telling: Telling, order: Fields): Promise<Told> {
  if (order["status"] === "cancelled" || order["status"] === "refunded") return told;
  const units = Object.fromEntries(telling.lines.map(({ externalLineId, quantity }) => [externalLineId, quantity]));
  if (telling.lines.length > 0 && !isWhole(order, [units])) return { outcome: "refused", reason: reason("channel.only_whole_orders") };
  return setStatus(line, telling, order, "cancelled");
}

async function setStatus(line: Line, { externalId }: Telling, order: Fields, status: string, memory?: Fields): Promise<Told> {
  const kept: Told = memory ? { outcome: "told", memory } : told;
  const now = textOf(order["status"]);
  if (now === status || (status !== "cancelled" && ended.has(now))) return kept;
  const answer = await askShop(line, { method: "PUT", path: `/orders/${encodeURIComponent(externalId)}`, body: { status } });
  const failure = failureOf(answer);
  return failure === null ? kept : { outcome: "refused", reason: refusedWith(failure) };
}
