import type { GlyphName } from "@/ui/glyphs";
import type { Tone } from "@/ui/tone";

/** What the timeline can be narrowed to. Messages come from the message log, everything else from the order's events. */
export const historyKinds = ["all", "actions", "messages", "carrier"] as const;
export type HistoryKind = (typeof historyKinds)[number];

export type SignName = "note" | "mail" | "scan" | "truck" | "alert" | "edit" | "label" | "star" | "putBack" | "plain";
type Look = { kind: "actions" | "carrier"; tone: Tone; glyph?: GlyphName; icon?: SignName };

const action = (glyph: GlyphName, tone: Tone): Look => ({ kind: "actions", glyph, tone });
const work = (icon: SignName, tone: Tone): Look => ({ kind: "actions", icon, tone });
const carrier = (icon: SignName, tone: Tone): Look => ({ kind: "carrier", icon, tone });

/** Sign and colour of every fact an order may have. One that is not here yet is shown by its name, with a plain dot. */
const looks: Record<string, Look> = {
  "order.placed": action("dot", "info"),
  "order.confirmed": action("checkOutline", "info"),
  "order.reserved": action("quarter", "info"),
  "order.shortage": action("hourglass", "warning"),
  "order.held": action("hold", "warning"),
  "order.released": action("checkOutline", "info"),
  "order.paid": action("squareCheck", "success"),
  "order.refunded": action("squareBack", "neutral"),
  "order.payment_failed": work("alert", "warning"),
  "order.refund_not_booked": work("alert", "warning"),
  "order.cancelled": action("cross", "neutral"),
  "order.cancel_after_handover": work("alert", "warning"),
  "order.edited": work("edit", "neutral"),
  "order.closed": action("check", "neutral"),
  "order.noted": work("note", "neutral"),
  "order.rated": work("star", "warning"),
  "order.completed_at_channel": action("check", "neutral"),
  "order.channel_change_not_applied": work("alert", "warning"),
  "fulfilment.planned": action("dashed", "neutral"),
  "fulfilment.picking_started": action("half", "progress"),
  "fulfilment.unit_scanned": work("scan", "progress"),
  "fulfilment.units_picked": action("half", "progress"),
  "fulfilment.scan_undone": work("scan", "neutral"),
  "fulfilment.picked": action("threeQuarters", "progress"),
  "fulfilment.packed": action("box", "progress"),
  "fulfilment.unpacked": action("threeQuarters", "neutral"),
  "fulfilment.handed_over": action("arrow", "progress"),
  "fulfilment.delivered": action("check", "success"),
  "fulfilment.returned_to_sender": action("back", "warning"),
  "fulfilment.cancelled": action("cross", "neutral"),
  "fulfilment.short": work("alert", "warning"),
  "put_back.requested": work("putBack", "warning"),
  "put_back.done": work("putBack", "neutral"),
  "scan.refused": work("scan", "danger"),
  "shipment.booking_requested": carrier("label", "neutral"),
  "shipment.booking_accepted": carrier("label", "info"),
  "shipment.booking_retried": carrier("label", "neutral"),
  "shipment.booking_failed": carrier("alert", "danger"),
  "shipment.booked": carrier("label", "success"),
  "shipment.label_ready": carrier("label", "neutral"),
  "shipment.status_changed": carrier("truck", "progress"),
  "shipment.event_added": carrier("truck", "neutral"),
  "shipment.cancelled": carrier("label", "neutral"),
  "shipment.cancel_refused": carrier("alert", "warning"),
  "shipment.moved_after_cancel": carrier("alert", "warning"),
};

// What follows from something else by itself; whoever set it off is named there.
const byItself = new Set([
  "order.confirmed",
  "order.reserved",
  "order.shortage",
  "order.closed",
  "fulfilment.planned",
  "fulfilment.cancelled",
  "put_back.requested",
  "scan.refused",
]);

/** Whether a fact is told with the name of the person who did it. A parcel's news begin with its carrier instead. */
export const hasAuthor = ({ type, by }: Fact) => by.kind === "user" && !byItself.has(type) && !type.startsWith("shipment.");

const unknown: Look = { kind: "actions", icon: "plain", tone: "neutral" };

export const lookOf = (type: string): Look => looks[type] ?? (type.startsWith("shipment.") ? { ...unknown, kind: "carrier" } : unknown);

export type Fact = {
  id: string;
  at: string;
  type: string;
  by: { kind: string; id: string | null; name: string };
  data: Record<string, unknown>;
};
/** How many like facts in a row stand for one line. */
export type FoldedFact = Fact & { times: number };

// Told by the message log, with the letter itself; and facts that others on the same line already tell.
const leftOut = (type: string) => type.startsWith("message.") || type === "intake.replayed" || type === "stock.changed";

/** The facts newest first; the scans of one picker in one go become one line with their count. */
export function foldFacts(oldestFirst: readonly Fact[]): FoldedFact[] {
  const lines: FoldedFact[] = [];
  for (const fact of oldestFirst) {
    if (leftOut(fact.type)) continue;
    const last = lines.at(-1);
    const goesOn =
      last?.type === fact.type &&
      fact.type === "fulfilment.unit_scanned" &&
      last.by.id === fact.by.id &&
      last.data.fulfilment === fact.data.fulfilment;
    if (last && goesOn) lines[lines.length - 1] = { ...fact, times: last.times + 1 };
    else lines.push({ ...fact, times: 1 });
  }
  return lines.reverse();
}
