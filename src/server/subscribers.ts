import { mailQueue } from "@/modules/notifications/delivery-rules";
import { messageEventOfFact, tellingFacts } from "@/modules/notifications/message-events";
import type { JobSpec } from "@/platform/jobs/add-job";
import { jobSpec } from "@/platform/jobs/add-job";
import type { FeedEvent } from "@/platform/outbox/feed";
import type { TaskName } from "./tasks";

type Subscription = { type: string; task: TaskName; payload: (event: FeedEvent) => object | null; queue?: string; gather?: Gather };

/** Makes one payload of many, where events of one moment are better dealt with together. */
type Gather = (payloads: object[]) => object;

/** An event of the type becomes a job; no payload, no job. */
function on(
  type: string,
  task: TaskName,
  payload: (event: FeedEvent) => object | null,
  more: { queue?: string; gather?: Gather } = {},
): Subscription {
  return { type, task, payload, ...more };
}

/** Which events become which jobs. The modules that record an event do not know who acts on it. */
export const subscriptions: readonly Subscription[] = [
  on("intake.received", "process_intake", ({ subject }) => ({ intakeId: subject.id })),
  // Reserving takes stock away; everything else may have set some free. One after another: they would wait for the same rows.
  on("stock.changed", "fill_backorders", ({ data }) => (data.cause === "reserved" ? null : { productIds: idsIn(data.productIds) }), {
    queue: "backorders",
    gather: (payloads) => ({
      productIds: [...new Set(payloads.flatMap((payload) => idsIn((payload as { productIds: unknown }).productIds)))],
    }),
  }),
  on("shipment.booking_requested", "book_shipment", ({ subject }) => ({ shipmentId: subject.id })),
  // A fulfilment is cancelled with its order, or by itself when an edit leaves it empty.
  on("fulfilment.cancelled", "cancel_shipment_bookings", ({ orderId }) => (orderId ? { orderId } : null)),
  ...tellingFacts.map((type) => on(type, "send_message", messageToSend, { queue: mailQueue })),
];

function messageToSend({ orderId, ...fact }: FeedEvent): object | null {
  const event = messageEventOfFact(fact);
  return event && orderId ? { orderId, event } : null;
}

/** The jobs that follow from some events of the feed. */
export function jobsFor(events: readonly FeedEvent[], table: readonly Subscription[] = subscriptions): JobSpec[] {
  return table.flatMap(({ type, task, payload, queue, gather }) => {
    const payloadsOf = new Map<string, object[]>();
    for (const event of events) {
      const one = event.type === type ? payload(event) : null;
      if (one) payloadsOf.set(event.organizationId, [...(payloadsOf.get(event.organizationId) ?? []), one]);
    }
    return [...payloadsOf].flatMap(([organizationId, payloads]) =>
      (gather ? [gather(payloads)] : payloads).map((one) => jobSpec(organizationId, { name: task, payload: one, queue })),
    );
  });
}

const idsIn = (value: unknown): string[] => (Array.isArray(value) ? value.filter((id) => typeof id === "string") : []);
