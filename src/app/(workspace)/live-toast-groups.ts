import type { LiveEvent } from "@/platform/realtime/live-event";

/** What staff are told of by a toast, the more pressing first: of one order only the first is told. */
export const toastKinds = {
  shipmentFailed: { types: ["shipment.failed", "shipment.booking_failed"], tone: "danger" },
  auditFailed: { types: ["stock.audit_failed"], tone: "danger" },
  intakeFailed: { types: ["intake.failed"], tone: "danger" },
  connectionTroubled: { types: ["connection.troubled"], tone: "warning" },
  webhookFailed: { types: ["webhook.failed", "webhook.stopped"], tone: "warning" },
  parcelTrouble: { types: ["shipment.needs_somebody"], tone: "warning" },
  delayed: { types: ["order.delayed"], tone: "warning" },
  shortage: { types: ["order.shortage"], tone: "warning" },
  held: { types: ["order.held"], tone: "warning" },
  assigned: { types: ["order.assigned"], tone: "success" },
  substitution: { types: ["order.substitution_accepted", "order.substitution_declined"], tone: "success" },
  buyerWrote: { types: ["order.buyer_wrote"], tone: "warning" },
  buyerChanged: { types: ["order.edited", "order.cancelled"], tone: "warning" },
  lowRating: { types: ["order.rated"], tone: "warning" },
  placed: { types: ["order.placed"], tone: "success" },
  connectionRecovered: { types: ["connection.recovered"], tone: "success" },
} as const;

export type ToastKind = keyof typeof toastKinds;

export type ToastGroup = { kind: ToastKind; count: number; number: string | null; subjects: string[] };

const lowestGoodScore = 4;
const kinds = Object.keys(toastKinds) as ToastKind[];

/** The kind of toast that an event is worth; null for none: most events, good ratings, and what the person did. */
export function toastKindOf({ type, data, by }: LiveEvent, myId: string): ToastKind | null {
  if (by?.kind === "user" && by.id === myId) return null;
  const kind = kinds.find((one) => (toastKinds[one].types as readonly string[]).includes(type));
  // Of all who hear it, only the one whose order it is now is told.
  if (kind === "assigned" && data.responsibleId !== myId) return null;
  if (kind === "buyerChanged" && by?.kind !== "buyer") return null;
  if (!kind || (kind === "lowRating" && !(Number(data.lowest ?? data.score) < lowestGoodScore))) return null;
  return kind;
}

/** What is shown for the events of a moment: one toast per kind, and of one order only the most pressing. */
export function groupToasts(events: readonly LiveEvent[], myId: string): ToastGroup[] {
  const pressing = new Map<string, { kind: ToastKind; number: string | null }>();
  for (const event of events) {
    const kind = toastKindOf(event, myId);
    if (!kind) continue;
    const about = event.orderId ?? event.subject.id;
    const known = pressing.get(about);
    if (!known || kinds.indexOf(kind) < kinds.indexOf(known.kind))
      pressing.set(about, { kind, number: event.subject.number ?? known?.number ?? null });
  }
  return kinds.flatMap((kind) => {
    const mine = [...pressing].filter(([, one]) => one.kind === kind);
    const [first] = mine;
    return first ? [{ kind, count: mine.length, number: first[1].number, subjects: mine.map(([id]) => id) }] : [];
  });
}
