import type { GlyphName } from "@/ui/glyphs";
import type { Tone } from "@/ui/tone";
import type { HoldReason } from "../order-status";

/** What the timeline can be narrowed to. Messages come from the message log, everything else from the order's events. */
export const historyKinds = ["all", "actions", "messages", "carrier"] as const;
export type HistoryKind = (typeof historyKinds)[number];

export type SignName =
  | "note"
  | "mail"
  | "scan"
  | "truck"
  | "alert"
  | "edit"
  | "label"
  | "star"
  | "putBack"
  | "split"
  | "swap"
  | "person"
  | "file"
  | "plain";
type Look = { kind: "actions" | "carrier"; tone: Tone; glyph?: GlyphName; icon?: SignName };

const action = (glyph: GlyphName, tone: Tone): Look => ({ kind: "actions", glyph, tone });
const work = (icon: SignName, tone: Tone): Look => ({ kind: "actions", icon, tone });
const carrier = (icon: SignName, tone: Tone): Look => ({ kind: "carrier", icon, tone });

/** Sign and colour of every fact an order may have. One that is not here yet is shown by its name, with a plain dot. */
const looks: Record<string, Look> = {
  "order.placed": action("dot", "info"),
  "order.drafted": work("edit", "neutral"),
  "order.confirmed": action("checkOutline", "info"),
  "order.reserved": action("quarter", "info"),
  "order.shortage": action("hourglass", "warning"),
  "order.promise_changed": action("hourglass", "info"),
  "order.delivery_promised": action("hourglass", "info"),
  "order.delivery_agreed": action("hourglass", "info"),
  "order.delayed": work("alert", "warning"),
  "order.delay_over": action("checkOutline", "info"),
  "order.held": action("hold", "warning"),
  "order.released": action("checkOutline", "info"),
  "order.paid": action("squareCheck", "success"),
  "order.refunded": action("squareBack", "neutral"),
  "order.payment_withdrawn": action("squareBack", "warning"),
  "order.payment_failed": work("alert", "warning"),
  "order.refund_not_booked": work("alert", "warning"),
  "order.cancelled": action("cross", "neutral"),
  "order.cancel_after_handover": work("alert", "warning"),
  "order.return_announced": work("alert", "warning"),
  "order.edited": work("edit", "neutral"),
  "order.rerouted": action("quarter", "info"),
  "order.substitution_proposed": work("swap", "info"),
  "order.substitution_accepted": work("swap", "success"),
  "order.substitution_declined": work("swap", "warning"),
  "order.substitution_withdrawn": work("swap", "neutral"),
  "order.lines_named": work("edit", "neutral"),
  "order.split": work("split", "neutral"),
  "order.split_off": work("split", "neutral"),
  "order.closed": action("check", "neutral"),
  "order.noted": work("note", "neutral"),
  "order.duplicate_suspected": work("alert", "warning"),
  "order.assigned": work("person", "neutral"),
  "order.tagged": work("label", "neutral"),
  "order.priority_changed": work("edit", "neutral"),
  "order.fields_changed": work("edit", "neutral"),
  "order.file_attached": work("file", "neutral"),
  "order.file_removed": work("file", "neutral"),
  "order.fiscal_number_noted": work("file", "neutral"),
  "order.recounted": work("edit", "warning"),
  "order.rated": work("star", "warning"),
  "order.buyer_wrote": work("mail", "info"),
  "order.buyer_answered": work("mail", "neutral"),
  "order.completed_at_channel": action("check", "neutral"),
  "order.shipped_at_channel": action("check", "neutral"),
  "order.channel_change_not_applied": work("alert", "warning"),
  "order.channel_told": action("check", "neutral"),
  "order.channel_refused": work("alert", "danger"),
  "order.channel_told_again": action("back", "neutral"),
  "order.crm_deal_made": action("check", "neutral"),
  "order.crm_refused": work("alert", "danger"),
  "fulfilment.planned": action("dashed", "neutral"),
  "fulfilment.released": action("dashed", "info"),
  "pick_question.asked": work("alert", "warning"),
  "pick_question.answered": work("person", "info"),
  "fulfilment.picking_started": action("half", "progress"),
  "fulfilment.unit_scanned": work("scan", "progress"),
  "fulfilment.units_picked": action("half", "progress"),
  "fulfilment.scan_undone": work("scan", "neutral"),
  "fulfilment.picked": action("threeQuarters", "progress"),
  "fulfilment.code_scanned": work("scan", "progress"),
  "fulfilment.code_dropped": work("scan", "warning"),
  "fulfilment.codes_withdrawn": work("scan", "success"),
  "fulfilment.photographed": work("file", "neutral"),
  "fulfilment.photo_dropped": work("file", "neutral"),
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
  "shipment.courier_shown": carrier("truck", "neutral"),
  "shipment.courier_hidden": carrier("truck", "neutral"),
  "shipment.readdressed": carrier("label", "neutral"),
  "shipment.needs_somebody": carrier("alert", "warning"),
  "shipment.dealt_with": carrier("truck", "neutral"),
  "shipment.storage_changed": carrier("truck", "info"),
  "shipment.pickup_ending": carrier("truck", "warning"),
  "shipment.cancelled": carrier("label", "neutral"),
  "shipment.cancel_refused": carrier("alert", "warning"),
  "shipment.moved_after_cancel": carrier("alert", "warning"),
  "transfer.created": action("quarter", "info"),
  "transfer.changed": work("edit", "neutral"),
  "transfer.sent": action("arrow", "progress"),
  "transfer.received": action("check", "success"),
  "transfer.discrepancy": work("alert", "warning"),
  "transfer.cancelled": action("cross", "neutral"),
  "return.requested": action("squareBackOutline", "warning"),
  "return.approved": action("checkOutline", "info"),
  "return.rejected": action("cross", "neutral"),
  "return.sent": work("truck", "progress"),
  "return.received": action("squareBack", "success"),
  "return.refunded": action("squareBack", "neutral"),
  "return.receipt_noted": work("file", "neutral"),
  "return.exchanged": work("swap", "info"),
  "return.photos_added": work("file", "neutral"),
  "return.overdue": work("alert", "danger"),
  "return.closed": action("check", "neutral"),
  "return.cancelled": action("cross", "neutral"),
  "claim.opened": work("alert", "warning"),
  "claim.moved": work("file", "neutral"),
  "return_parcel.booking_requested": carrier("label", "neutral"),
  "return_parcel.booking_failed": carrier("alert", "danger"),
  "return_parcel.booked": carrier("label", "success"),
  "return_parcel.label_ready": carrier("label", "neutral"),
  "return_parcel.status_changed": carrier("truck", "progress"),
  "return_parcel.cancelled": carrier("label", "neutral"),
};

// What follows from something else by itself; whoever set it off is named there.
const byItself = new Set([
  "order.duplicate_suspected",
  "order.confirmed",
  "order.reserved",
  "order.shortage",
  "order.promise_changed",
  "order.delivery_promised",
  "order.delayed",
  "order.delay_over",
  "order.closed",
  "fulfilment.planned",
  "fulfilment.cancelled",
  "put_back.requested",
  "scan.refused",
]);

// Holds that a rule gives, whoever brought the order.
const heldByRule = new Set<unknown>(["confirmation", "duplicate", "preorder", "gathering"] satisfies HoldReason[]);

/** What a buyer did by the tracking page, in words that do not name them already. */
const byBuyer = new Set(["order.edited"]);

const isOfCarrier = (type: string) => /^(shipment|return_parcel)\./.test(type);

/** Whether a fact is told with the name of the person who did it. A parcel's news begin with its carrier instead. */
export const hasAuthor = ({ type, by, data }: Pick<Fact, "type" | "by" | "data">) =>
  (by.kind === "user" || (by.kind === "buyer" && byBuyer.has(type))) &&
  !byItself.has(type) &&
  !isOfCarrier(type) &&
  !(type === "order.held" && heldByRule.has(data.reason));

const unknown: Look = { kind: "actions", icon: "plain", tone: "neutral" };

export const lookOf = (type: string): Look => looks[type] ?? (isOfCarrier(type) ? { ...unknown, kind: "carrier" } : unknown);

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

// A scanned pack counts as the units in it.
const unitsOf = ({ type, data }: Fact) => (type === "fulfilment.unit_scanned" && typeof data.units === "number" ? data.units : 1);

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
    if (last && goesOn) lines[lines.length - 1] = { ...fact, times: last.times + unitsOf(fact) };
    else lines.push({ ...fact, times: unitsOf(fact) });
  }
  return lines.reverse();
}
