import { stepOfFact, steppingFacts } from "@/modules/channels/steps-out/step-of-fact";
import { dealFacts } from "@/modules/crm/deal-facts";
import { mailQueue } from "@/modules/notifications/delivery-rules";
import { aboutOfFact, messageEventOfFact, tellingFacts } from "@/modules/notifications/message-events";
import { parcelStatusesBack } from "@/modules/returns/parcel-statuses";
import type { JobSpec } from "@/platform/jobs/add-job";
import { jobSpec } from "@/platform/jobs/add-job";
import type { FeedEvent } from "@/platform/outbox/feed";
import type { TaskName } from "./tasks";

type Subscription = { type: string; task: TaskName; payload: (event: FeedEvent) => object | null; queue?: Queue; gather?: Gather };

/** Jobs of one queue run one after another. Named by the event where each thing outside has a queue of its own. */
type Queue = string | ((event: FeedEvent) => string | undefined);

/** Makes one payload of many, where events of one moment are better dealt with together. */
type Gather = (payloads: object[]) => object;

/** An event of the type becomes a job; no payload, no job. */
function on(
  type: string,
  task: TaskName,
  payload: (event: FeedEvent) => object | null,
  more: { queue?: Queue; gather?: Gather } = {},
): Subscription {
  return { type, task, payload, ...more };
}

const waitingFacts = [
  "arrival.announced",
  "arrival.changed",
  "arrival.received",
  "arrival.cancelled",
  "transfer.sent",
  "transfer.changed",
  "transfer.received",
  "order.shortage",
  "order.reserved",
  "order.released",
  "order.rerouted",
  "order.edited",
  "order.split",
  "order.split_off",
  "order.priority_changed",
  "order.cancelled",
  "fulfilment.short",
  "product.changed",
] as const;

/** What may leave a pick bin with too little. Reserving moves nothing. */
const refillFacts = ["stock.changed", "stock.bins_moved", "stock.bin_assigned", "fulfilment.picking_started", "wave.released"] as const;

/** After these a day can be told for the first time, or another question is to be put to the carriers. */
const offerFacts = [
  "order.placed",
  "order.confirmed",
  "order.released",
  "order.reserved",
  "order.rerouted",
  "order.edited",
  "order.split",
  "order.split_off",
] as const;

/** What else may move the day on which an order arrives. */
const deliveryFacts = [
  "order.held",
  "order.promise_changed",
  "order.cancelled",
  // Those that go for an order.
  "transfer.created",
  "transfer.sent",
  "transfer.changed",
  "transfer.received",
  "transfer.cancelled",
  "shipment.booked",
  "shipment.status_changed",
  "fulfilment.handed_over",
  "fulfilment.delivered",
] as const;

/** Holds that end a wait for goods, or for their day. */
const waitReasons = new Set(["out_of_stock", "unknown_sku", "preorder"]);

/** Whose promises may be others after an event: those who wait for its products, or its order and those behind it. */
function promisesOf({ type, subject, orderId, data }: FeedEvent): object | null {
  if (type === "product.changed") return { productIds: [subject.id] };
  // Every order that is paid is released, and few of them wait for goods.
  if (type === "order.released" && !waitReasons.has(String(data.reason))) return null;
  return orderId && subject.kind !== "transfer" ? { orderIds: [orderId] } : { productIds: idsIn(data.productIds) };
}

/** Which events become which jobs. The modules that record an event do not know who acts on it. */
export const subscriptions: readonly Subscription[] = [
  // Deliveries of one moment are taken in together, one batch after another: they reserve the same goods and would wait for each other.
  on("intake.received", "process_intake", ({ subject, data }) => (typeof data.reads === "string" ? null : { intakeIds: [subject.id] }), {
    queue: "intake",
    gather: (payloads) => gathered(payloads, ["intakeIds"]),
  }),
  // What must be read at the channel first waits in the line of its connection: one that hangs keeps no other waiting.
  on("intake.received", "process_intake", ({ subject, data }) => (typeof data.reads === "string" ? { intakeId: subject.id } : null), {
    queue: ({ data }) => (typeof data.reads === "string" ? `line:${data.reads}` : undefined),
  }),
  on("intake.received", "read_master_stock", ({ data }) => (typeof data.stockOf === "string" ? { connectionId: data.stockOf } : null), {
    queue: ({ data }) => (typeof data.stockOf === "string" ? `line:${data.stockOf}` : undefined),
  }),
  // Reserving takes stock away; everything else may have set some free. One after another: they would wait for the same rows.
  on("stock.changed", "fill_backorders", ({ data }) => (data.cause === "reserved" ? null : { productIds: idsIn(data.productIds) }), {
    queue: "backorders",
    gather: (payloads) => gathered(payloads, ["productIds"]),
  }),
  // Every change of what may be promised goes out to the channels, gathered into one number per product.
  on("stock.changed", "note_stock", ({ data }) => ({ productIds: idsIn(data.productIds) }), {
    queue: "note_stock",
    gather: (payloads) => gathered(payloads, ["productIds"]),
  }),
  // What leaves a pick bin, and work that is begun, may ask for units out of the reserve.
  ...refillFacts.map((type) =>
    on(
      type,
      "make_refills",
      ({ warehouseId, data }) => (warehouseId && data.cause !== "reserved" ? { warehouseIds: [warehouseId] } : null),
      {
        queue: "refills",
        gather: (payloads) => gathered(payloads, ["warehouseIds"]),
      },
    ),
  ),
  on("product.changed", "note_stock", ({ subject }) => ({ productIds: [subject.id] }), {
    queue: "note_stock",
    gather: (payloads) => gathered(payloads, ["productIds"]),
  }),
  // Other keys, another map of warehouses, a line that is well again: all numbers are compared with what the channel has.
  on("connection.changed", "note_stock", ({ subject, data }) =>
    data.action === "connection.backfill" ? null : { connectionId: subject.id },
  ),
  // Another meaning of a place: its stock goes there from now on, and leaves where it went before.
  on("connection.mapped", "note_stock", ({ subject }) => ({ connectionId: subject.id })),
  // Another buffer, other warehouses that serve it.
  on("channel.changed", "note_stock", ({ data }) => (data.created === true ? null : {})),
  ...steppingFacts.map((type) => on(type, "note_channel_step", stepOfFact, { gather: (steps) => ({ steps }) })),
  // Gathered: an organization without a CRM pays one small job for many orders.
  ...dealFacts.map((type) =>
    on(type, "note_crm_deals", ({ orderId }) => (orderId ? { orderIds: [orderId] } : null), {
      queue: "crm_deals",
      gather: (payloads) => gathered(payloads, ["orderIds"]),
    }),
  ),
  // Promises rest on what is announced and on who waits for it before whom.
  ...waitingFacts.map((type) =>
    on(type, "refresh_promises", promisesOf, { queue: "promises", gather: (payloads) => gathered(payloads, ["productIds", "orderIds"]) }),
  ),
  // What came of an order to a supplier is counted from its arrivals.
  ...(["arrival.received", "arrival.changed", "arrival.cancelled"] as const).map((type) =>
    on(type, "settle_purchases", ({ subject }) => ({ arrivalIds: [subject.id] }), {
      queue: "purchases",
      gather: (payloads) => gathered(payloads, ["arrivalIds"]),
    }),
  ),
  // In a line of their own: whoever is asked may be slow.
  ...offerFacts.map((type) =>
    on(type, "ask_for_offers", ({ orderId }) => (orderId ? { orderIds: [orderId] } : null), {
      queue: "offers",
      gather: (payloads) => gathered(payloads, ["orderIds"]),
    }),
  ),
  ...deliveryFacts.map((type) =>
    on(type, "refresh_deliveries", ({ orderId }) => (orderId ? { orderIds: [orderId] } : null), {
      queue: "deliveries",
      gather: (payloads) => gathered(payloads, ["orderIds"]),
    }),
  ),
  on("product.changed", "move_preorders", ({ subject, data }) => (data.availableFrom === true ? { productId: subject.id } : null), {
    queue: "promises",
  }),
  // Orders that wait for a word or a product go on when somebody has said what it is, wherever that was said.
  on("product.changed", "settle_channel_orders", ({ subject }) => ({ productIds: [subject.id] }), {
    queue: "settle_channel_orders",
    gather: (payloads) => gathered(payloads, ["productIds"]),
  }),
  on("connection.changed", "settle_channel_orders", settlesOf, { queue: "settle_channel_orders" }),
  on("connection.mapped", "settle_channel_orders", settlesOf, { queue: "settle_channel_orders" }),
  on("connection.product_matched", "settle_channel_orders", settlesOf, { queue: "settle_channel_orders" }),
  on("connection.product_matched", "note_stock", ({ data }) => ({ productIds: idsIn(data.productIds) })),
  // The sticker of a parcel that the channel carries is the channel's own.
  on("shipment.booked", "fetch_channel_label", ({ data }) =>
    data.labelReady === false && typeof data.fulfilmentId === "string" ? { fulfilmentId: data.fulfilmentId } : null,
  ),
  // Another system says that an order has left its warehouse.
  on("order.shipped_at_channel", "hand_over_order", ({ orderId, data }) =>
    orderId ? { orderId, number: String(data.number ?? ""), delivered: data.delivered === true } : null,
  ),
  // A marketplace that carries the parcels says that they have arrived.
  on("order.completed_at_channel", "hand_over_order", ({ orderId, data }) =>
    orderId && data.arrived === true ? { orderId, number: "", delivered: true } : null,
  ),
  // What the buyer did not get comes back by itself; taken after all, it does not.
  on("shipment.status_changed", "follow_parcel_back", ({ subject, data }) => {
    const status = parcelStatusesBack.find((one) => one === data.status);
    return status ? { shipmentId: subject.id, status } : null;
  }),
  on("return_parcel.status_changed", "follow_return_label", ({ data }) =>
    typeof data.returnId === "string" && data.status !== "pre_transit" && data.status !== "unknown"
      ? { returnId: data.returnId, trackingNumber: typeof data.trackingNumber === "string" ? data.trackingNumber : null }
      : null,
  ),
  // Whoever booked or cancelled the label of a return, the return knows its number and what it costs.
  ...(["return_parcel.booked", "return_parcel.cancelled", "return_parcel.booking_failed"] as const).map((type) =>
    on(type, "note_return_label", ({ data }) => (typeof data.returnId === "string" ? { returnId: data.returnId } : null)),
  ),
  // A channel's buyer sends goods back, or the channel cancelled what had left already.
  on("order.return_announced", "open_channel_return", channelReturnOf),
  on("order.cancel_after_handover", "open_channel_return", channelReturnOf),
  on("shipment.booking_requested", "book_shipment", ({ subject }) => ({ shipmentId: subject.id })),
  on("return_parcel.booking_requested", "book_return_parcel", ({ subject }) => ({ parcelId: subject.id })),
  // A fulfilment is cancelled with its order, or by itself when an edit leaves it empty.
  on("fulfilment.cancelled", "cancel_shipment_bookings", ({ orderId }) => (orderId ? { orderId } : null)),
  // Tasks that nobody has taken end with the work that is done or cancelled elsewhere.
  ...(["fulfilment.cancelled", "fulfilment.picked"] as const).map((type) =>
    on(type, "settle_pick_tasks", ({ subject }) => ({ fulfilmentIds: [subject.id] }), {
      gather: (payloads) => gathered(payloads, ["fulfilmentIds"]),
    }),
  ),
  ...tellingFacts.map((type) => on(type, "send_message", messageToSend, { queue: mailQueue })),
];

/** Named by what the channel told, so that it opens one return: its own id of the return, else the event. */
function channelReturnOf({ position, orderId, data }: FeedEvent): object | null {
  if (!orderId) return null;
  const cause = typeof data.externalReturnId === "string" ? data.externalReturnId : `event:${position.id}`;
  const because = typeof data.reason === "string" ? data.reason : "other";
  return { orderId, cause, because, lines: Array.isArray(data.lines) ? data.lines : [] };
}

/** Its settings may say by now which warehouse is meant. */
function settlesOf({ type, subject, data }: FeedEvent): object | null {
  return type === "connection.changed" && data.action !== "connection.updated" ? null : { connectionId: subject.id };
}

function messageToSend({ orderId, ...fact }: FeedEvent): object | null {
  const event = messageEventOfFact(fact);
  const about = aboutOfFact(fact);
  return event && orderId ? { orderId, event, ...(about ? { about } : {}) } : null;
}

/** The jobs that follow from some events of the feed. */
export function jobsFor(events: readonly FeedEvent[], table: readonly Subscription[] = subscriptions): JobSpec[] {
  return table.flatMap(({ type, task, payload, queue, gather }) => {
    const byQueue = new Map<string, { organizationId: string; queue: string | undefined; payloads: object[] }>();
    for (const event of events) {
      const one = event.type === type ? payload(event) : null;
      if (!one) continue;
      const name = typeof queue === "function" ? queue(event) : queue;
      const key = `${event.organizationId} ${name ?? ""}`;
      const entry = byQueue.get(key) ?? { organizationId: event.organizationId, queue: name, payloads: [] };
      entry.payloads.push(one);
      byQueue.set(key, entry);
    }
    return [...byQueue.values()].flatMap(({ organizationId, queue, payloads }) =>
      (gather ? [gather(payloads)] : payloads).map((one) => jobSpec(organizationId, { name: task, payload: one, queue })),
    );
  });
}

/** One payload with all ids of many, each once. */
function gathered(payloads: readonly object[], fields: readonly string[]): object {
  return Object.fromEntries(
    fields.map((field) => [field, [...new Set(payloads.flatMap((payload) => idsIn((payload as Record<string, unknown>)[field])))]]),
  );
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);
