import { dayOf } from "@/lib/dates";
import { reason } from "@/lib/reason";
import { ChannelTrouble, type Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StepsOut, Telling, Told, ToldLine } from "../telling";
import { campaignPath, failureOf, isRecord } from "./connection";
import { read } from "./orders";
import { receptionAct } from "./reception-act";

type Status = { status: string; substatus?: string; delivery?: unknown };
type Order = Record<string, unknown>;

// Where an order stands, later being further: an order that is further already need not be told again.
const way = ["PROCESSING/STARTED", "PROCESSING/READY_TO_SHIP", "PROCESSING/SHIPPED", "DELIVERY", "PICKUP", "DELIVERED"];

const told: Told = { outcome: "told" };

/** What Yandex wants to know: that a parcel is packed, and in how many boxes; that it left; for our own delivery how it goes on. */
export const stepsOut: StepsOut = {
  steps: ["packed", "handed_over", "ready_for_pickup", "delivered", "cancelled"],

  async tell(line, telling) {
    const byUs = telling.memory["program"] === "DBS";
    if (telling.memory["program"] === "FBY") return told;
    switch (telling.step) {
      case "packed":
        return (
          (byUs ? null : await setBoxes(line, telling)) ?? setStatus(line, telling, { status: "PROCESSING", substatus: "READY_TO_SHIP" })
        );
      case "handed_over":
        if (!byUs) return setStatus(line, telling, { status: "PROCESSING", substatus: "SHIPPED" });
        return (
          (await setTrack(line, telling)) ?? (await declineCancellation(line, telling)) ?? setStatus(line, telling, { status: "DELIVERY" })
        );
      case "ready_for_pickup":
        return byUs ? setStatus(line, telling, { status: "PICKUP" }) : told;
      case "delivered": {
        const [year, month, day] = dayOf(telling.occurredAt, "Europe/Moscow").split("-");
        return byUs
          ? setStatus(line, telling, { status: "DELIVERED", delivery: { dates: { realDeliveryDate: `${day}-${month}-${year}` } } })
          : told;
      }
      case "cancelled":
        return cancel(line, telling);
      default:
        return told;
    }
  },

  async label(line, { externalId }) {
    const answer = await line.ask({
      path: orderPath(line, externalId, "/delivery/labels"),
      query: { format: String(line.settings["labelFormat"] ?? "A7") },
      headers: { accept: "application/pdf" },
    });
    const failure = failureOf(answer);
    if (failure) throw new ChannelTrouble("rubbish", refusedWith(failure.words || `HTTP ${failure.status}`));
    const isPdf = Buffer.from(answer.bytes.subarray(0, 5)).toString("latin1") === "%PDF-";
    return isPdf ? { bytes: answer.bytes, type: "application/pdf" } : null;
  },

  asksCodes(memory, externalLineId) {
    const kinds = isRecord(memory["marking"]) ? memory["marking"][externalLineId] : null;
    return Array.isArray(kinds) && kinds.includes("CIS") ? ["cis"] : [];
  },
  handOverDocument: receptionAct,
  documentAfter: "packed",
};

/**
 * The parcels as boxes. Yandex takes units that are in no box out of the order when it is allowed to: only those that were
 * cancelled here before, never what is still to come.
 */
async function setBoxes(line: Line, telling: Telling): Promise<Told | null> {
  const parcels = telling.parcels.length > 0 ? telling.parcels : [{ lines: telling.lines }];
  const codes = codesOf(telling.memory);
  const boxes = parcels.map(({ lines }) => ({
    items: lines.map(({ externalLineId, quantity }) => {
      const instances = (codes.get(externalLineId) ?? []).splice(0, quantity).map((cis) => ({ cis }));
      return { id: idOf(externalLineId), fullCount: quantity, ...(instances.length > 0 ? { instances } : {}) };
    }),
  }));
  const packed = counted(parcels.flatMap(({ lines }) => lines));
  const left = isRecord(telling.memory["left"]) ? telling.memory["left"] : null;
  const allowRemove = left !== null && Object.entries(left).every(([id, count]) => (packed.get(id) ?? 0) === count);
  const body = { boxes, allowRemove };
  const failure = failureOf(await line.ask({ method: "PUT", path: orderPath(line, telling.externalId, "/boxes"), body }));
  if (!failure) return null;
  const order = await current(line, telling.externalId);
  return order && reached(order, "PROCESSING/READY_TO_SHIP") ? told : { outcome: "refused", reason: refusedWith(failure.words) };
}

/** The marking codes that were scanned, by line: each goes into the box of its unit. */
function codesOf({ codes }: Telling["memory"]): Map<string, string[]> {
  const entries = Object.entries(isRecord(codes) ? codes : {});
  return new Map(
    entries.map(([id, list]) => [id, Array.isArray(list) ? list.filter((code): code is string => typeof code === "string") : []]),
  );
}

async function setStatus(line: Line, { externalId }: Telling, order: Status): Promise<Told> {
  const answer = await line.ask({ method: "PUT", path: orderPath(line, externalId, "/status"), body: { order } });
  const failure = failureOf(answer);
  if (!failure) return told;
  // Yandex refuses a status that the order has already, or has left behind.
  const now = await current(line, externalId);
  if (now && (order.status === "CANCELLED" ? now["status"] === "CANCELLED" : reached(now, placeOf(order)))) return told;
  return { outcome: "refused", reason: refusedWith(failure.words) };
}

/** The tracking number of a parcel that goes with our carrier. */
async function setTrack(line: Line, { externalId, shipment, memory }: Telling): Promise<Told | null> {
  if (!shipment?.trackingNumber || !shipment.ours) return null;
  const map = isRecord(line.settings["carrierMap"]) ? line.settings["carrierMap"] : {};
  const service = map[shipment.carrier] ?? memory["deliveryServiceId"];
  if (service === undefined) return { outcome: "refused", reason: reason("channel.carrier_unmapped", { carrier: shipment.carrier }) };
  // The answer to an earlier call may have been lost: a number is not added twice.
  if (await hasTrack(line, externalId, shipment.trackingNumber)) return null;
  const body = { trackCode: shipment.trackingNumber, deliveryServiceId: Number(service) };
  const failure = failureOf(await line.ask({ method: "POST", path: orderPath(line, externalId, "/delivery/track"), body }));
  return failure ? { outcome: "refused", reason: refusedWith(failure.words) } : null;
}

async function hasTrack(line: Line, externalId: string, number: string): Promise<boolean> {
  const { body } = await line.ask({ path: orderPath(line, externalId, "") });
  const order = isRecord(body) && isRecord(body["order"]) ? body["order"] : {};
  return JSON.stringify(order["delivery"] ?? {}).includes(JSON.stringify(number));
}

/** Takes `lines` out of the order; when nothing else is in it, the order is cancelled as a whole. */
async function cancel(line: Line, telling: Telling): Promise<Told> {
  const order = await current(line, telling.externalId);
  if (!order) return { outcome: "refused", reason: reason("channel.order_unknown") };
  if (order["status"] === "CANCELLED") return told;
  const taken = counted(telling.lines);
  const isAsked = telling.memory["program"] === "DBS" && order["cancelRequested"] === true;
  const left = itemsOf(order)
    .map(({ id, count }) => ({ id, count: count - (taken.get(id) ?? 0) }))
    .filter(({ count }) => count > 0);
  const isWhole = taken.size === 0 || left.length === 0;
  if (isWhole && isAsked) return answerCancellation(line, telling, { accepted: true });
  if (isWhole) return setStatus(line, telling, { status: "CANCELLED", substatus: "SHOP_FAILED" });
  const body = { items: left.map(({ id, count }) => ({ id: idOf(id), count })), reason: "PARTNER_REQUESTED_REMOVE" };
  const failure = failureOf(await line.ask({ method: "PUT", path: orderPath(line, telling.externalId, "/items"), body }));
  if (!failure) return told;
  if (telling.memory["program"] === "DBS") return { outcome: "refused", reason: refusedWith(failure.words) };
  // Orders that Yandex carries lose their units with the boxes.
  return { outcome: "told", memory: { ...telling.memory, left: Object.fromEntries(left.map(({ id, count }) => [id, count])) } };
}

/**
 * What we say to the buyer who wants to cancel an order that we deliver ourselves. Yandex cancels it by itself where it hears nothing
 * for two days.
 */
async function answerCancellation(line: Line, { externalId }: Telling, body: { accepted: boolean; reason?: string }): Promise<Told> {
  const failure = failureOf(await line.ask({ method: "PUT", path: orderPath(line, externalId, "/cancellation/accept"), body }));
  if (!failure) return told;
  // The answer to an earlier call may have been lost, or the buyer has thought better of it.
  const now = await current(line, externalId);
  const isSettled = now && (body.accepted ? now["status"] === "CANCELLED" : now["cancelRequested"] !== true);
  return isSettled ? told : { outcome: "refused", reason: refusedWith(failure.words) };
}

/** It has left: the buyer may still refuse it at the door. Null when nobody asked. */
async function declineCancellation(line: Line, telling: Telling): Promise<Told | null> {
  const order = await current(line, telling.externalId);
  if (order?.["cancelRequested"] !== true || order["status"] === "CANCELLED") return null;
  const answered = await answerCancellation(line, telling, { accepted: false, reason: "ORDER_IN_DELIVERY" });
  return answered.outcome === "told" ? null : answered;
}

async function current(line: Line, externalId: string): Promise<Order | null> {
  const body = await read(line, externalId);
  return isRecord(body) && isRecord(body["order"]) ? body["order"] : null;
}

function placeOf({ status, substatus }: { status?: unknown; substatus?: unknown }): string {
  return status === "PROCESSING" ? `PROCESSING/${String(substatus ?? "STARTED")}` : String(status);
}

function reached(order: Order, goal: string): boolean {
  return way.indexOf(placeOf(order)) >= way.indexOf(goal);
}

function itemsOf(order: Order): { id: string; count: number }[] {
  const items = Array.isArray(order["items"]) ? order["items"].filter(isRecord) : [];
  return items.map((item) => ({ id: String(item["id"]), count: Number(item["count"]) || 0 }));
}

function counted(lines: readonly ToldLine[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { externalLineId, quantity } of lines) counts.set(externalLineId, (counts.get(externalLineId) ?? 0) + quantity);
  return counts;
}

/** A number as Yandex writes it, unless it is too long for one. */
function idOf(id: string): number | string {
  return /^\d{1,15}$/.test(id) ? Number(id) : id;
}

function orderPath(line: Line, externalId: string, rest: string): string {
  return campaignPath(line.settings, `/orders/${encodeURIComponent(externalId)}${rest}`);
}
