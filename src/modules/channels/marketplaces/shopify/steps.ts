import { reason } from "@/lib/reason";
import type { Line } from "../line";
import { refusedWith } from "../refused-with";
import type { StepsOut, Telling, Told } from "../telling";
import { askGraph, type Fields, fieldsOf, nodesOf, userErrorsOf } from "./ask-graph";
import { takenFrom, workOf } from "./fulfilment-orders";

const fulfilQuery = `mutation Fulfil($fulfillment: FulfillmentInput!) {
  fulfillmentCreate(fulfillment: $fulfillment) { fulfillment { id status } userErrors { field message } }
}`;
const trackQuery = `mutation Track($fulfillmentId: ID!, $tracking: FulfillmentTrackingInput!) {
  fulfillmentTrackingInfoUpdate(fulfillmentId: $fulfillmentId, trackingInfoInput: $tracking, notifyCustomer: false) { fulfillment { id } userErrors { field message } }
}`;
const eventsQuery = `query Events($id: ID!) { fulfillment(id: $id) { events(first: 100) { nodes { status } } } }`;
const eventQuery = `mutation Event($event: FulfillmentEventInput!) {
  fulfillmentEventCreate(fulfillmentEvent: $event) { fulfillmentEvent { id } userErrors { field message } }
}`;
const cancelQuery = `mutation Cancel($orderId: ID!, $note: String) {
  orderCancel(orderId: $orderId, reason: OTHER, restock: true, notifyCustomer: false, staffNote: $note) { job { id } userErrors: orderCancelUserErrors { field message code } }
}`;

const events: Readonly<Record<string, string>> = {
  out_for_delivery: "OUT_FOR_DELIVERY",
  ready_for_pickup: "READY_FOR_PICKUP",
  delivered: "DELIVERED",
};

const told: Told = { outcome: "told" };

/** A parcel that left becomes a fulfilment with its tracking number; what happens to it then, events of that fulfilment. */
export const stepsOut: StepsOut = {
  steps: ["handed_over", "out_for_delivery", "ready_for_pickup", "delivered", "cancelled"],
  async tell(line, telling) {
    if (telling.step === "handed_over") return fulfil(line, telling);
    if (telling.step === "cancelled") return cancel(line, telling);
    return noteEvent(line, telling);
  },
};

async function fulfil(line: Line, telling: Telling): Promise<Told> {
  const order = await workOf(line, telling);
  if (!order) return { outcome: "refused", reason: reason("channel.order_unknown") };
  const known = fulfilmentIn(order, telling);
  if (known) return remembered(telling, known["id"]);
  const { open, held } = await takenFrom(line, order, telling);
  if (open.length === 0) {
    if (held) return { outcome: "refused", reason: reason("channel.on_hold_there") };
    return addTracking(line, telling);
  }
  const tracking = trackingOf(telling);
  const fulfillment = { lineItemsByFulfillmentOrder: open, notifyCustomer: false, ...(tracking ? { trackingInfo: tracking } : {}) };
  const { fulfillmentCreate } = await askGraph(line, fulfilQuery, { fulfillment });
  const [error] = userErrorsOf(fulfillmentCreate);
  if (error) return { outcome: "refused", reason: refusedWith(error.message) };
  return remembered(telling, fieldsOf(fieldsOf(fulfillmentCreate)["fulfillment"])["id"]);
}

/** Everything has left already: then it is only the number that comes later. */
async function addTracking(line: Line, telling: Telling): Promise<Told> {
  const tracking = trackingOf(telling);
  const id = fulfilmentsIn(telling)[nameless];
  if (!tracking || typeof id !== "string") return told;
  const { fulfillmentTrackingInfoUpdate } = await askGraph(line, trackQuery, { fulfillmentId: id, tracking });
  const [error] = userErrorsOf(fulfillmentTrackingInfoUpdate);
  return error ? { outcome: "refused", reason: refusedWith(error.message) } : remembered(telling, id);
}

async function noteEvent(line: Line, telling: Telling): Promise<Told> {
  const kept = fulfilmentsIn(telling);
  const id = kept[telling.shipment?.trackingNumber ?? nameless] ?? kept[nameless];
  const status = events[telling.step];
  // A parcel that left before the shop was connected has no fulfilment of ours.
  if (typeof id !== "string" || status === undefined) return told;
  // The answer to an earlier call may have been lost: an event is not added twice.
  const { fulfillment } = await askGraph(line, eventsQuery, { id });
  if (nodesOf(fieldsOf(fulfillment)["events"]).some((known) => known["status"] === status)) return told;
  const event = { fulfillmentId: id, status, happenedAt: telling.occurredAt.toISOString() };
  const { fulfillmentEventCreate } = await askGraph(line, eventQuery, { event });
  const [error] = userErrorsOf(fulfillmentEventCreate);
  return error ? { outcome: "refused", reason: refusedWith(error.message) } : told;
}

/** The whole order; the money goes back by the shop's own hand. */
async function cancel(line: Line, telling: Telling): Promise<Told> {
  const order = await workOf(line, telling);
  if (!order) return { outcome: "refused", reason: reason("channel.order_unknown") };
  if (order["cancelledAt"]) return told;
  const { orderCancel } = await askGraph(line, cancelQuery, { orderId: order["id"], note: telling.reason });
  const [error] = userErrorsOf(orderCancel);
  return error ? { outcome: "refused", reason: refusedWith(error.message) } : told;
}

/** The fulfilment of this parcel by its number, if there is one: the answer to an earlier call may have been lost. */
function fulfilmentIn(order: Fields, { shipment }: Telling): Fields | undefined {
  const number = shipment?.trackingNumber;
  if (!number) return undefined;
  return nodesOf(order["fulfillments"]).find((known) => nodesOf(known["trackingInfo"]).some((info) => info["number"] === number));
}

function trackingOf({ shipment }: Telling): Fields | null {
  if (!shipment?.trackingNumber) return null;
  return { company: shipment.carrier, number: shipment.trackingNumber, ...(shipment.trackingUrl ? { url: shipment.trackingUrl } : {}) };
}

// Where a fulfilment is kept that has no tracking number yet.
const nameless = "-";

function fulfilmentsIn({ memory }: Telling): Fields {
  return fieldsOf(memory["fulfillments"]);
}

function remembered(telling: Telling, id: unknown): Told {
  if (typeof id !== "string") return told;
  const name = telling.shipment?.trackingNumber ?? nameless;
  return { outcome: "told", memory: { ...telling.memory, fulfillments: { ...fulfilmentsIn(telling), [name]: id } } };
}
