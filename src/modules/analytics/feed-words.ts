/** Which words and sign a fact has in the live feed. Facts that are not here are too small for people. */

export const feedSigns = [
  "order",
  "money",
  "hold",
  "work",
  "packed",
  "way",
  "done",
  "alert",
  "scan",
  "mail",
  "star",
  "back",
  "stock",
  "again",
] as const;
export type FeedSign = (typeof feedSigns)[number];

const facts = {
  placed: { type: "order.placed", sign: "order" },
  confirmed: { type: "order.confirmed", sign: "order" },
  shortage: { type: "order.shortage", sign: "alert" },
  held: { type: "order.held", sign: "hold" },
  released: { type: "order.released", sign: "again" },
  paid: { type: "order.paid", sign: "money" },
  refunded: { type: "order.refunded", sign: "again" },
  cancelled: { type: "order.cancelled", sign: "alert" },
  closed: { type: "order.closed", sign: "done" },
  buyerWrote: { type: "order.buyer_wrote", sign: "alert" },
  rated: { type: "order.rated", sign: "star" },
  picking: { type: "fulfilment.picking_started", sign: "work" },
  picked: { type: "fulfilment.picked", sign: "work" },
  short: { type: "fulfilment.short", sign: "alert" },
  packed: { type: "fulfilment.packed", sign: "packed" },
  handedOver: { type: "fulfilment.handed_over", sign: "way" },
  bookingFailed: { type: "shipment.booking_failed", sign: "alert" },
  booked: { type: "shipment.booked", sign: "way" },
  onTheWay: { type: "shipment.status_changed", status: "in_transit", sign: "way" },
  courier: { type: "shipment.status_changed", status: "out_for_delivery", sign: "way" },
  ready: { type: "shipment.status_changed", status: "ready_for_pickup", sign: "way" },
  delivered: { type: "shipment.status_changed", status: "delivered", sign: "done" },
  attemptFailed: { type: "shipment.status_changed", status: "failed_attempt", sign: "alert" },
  goesBack: { type: "shipment.status_changed", status: "return_to_sender", sign: "back" },
  returnRequested: { type: "return.requested", sign: "back" },
  returnReceived: { type: "return.received", sign: "back" },
  returnOverdue: { type: "return.overdue", sign: "alert" },
  putBack: { type: "put_back.requested", sign: "back" },
  scanRefused: { type: "scan.refused", sign: "scan" },
  mailFailed: { type: "message.failed", sign: "alert" },
  intakeFailed: { type: "intake.failed", sign: "alert" },
} as const satisfies Record<string, { type: string; status?: string; sign: FeedSign }>;

export type FeedKey = keyof typeof facts;

/** The words of a fact in the feed (`feed.<key>`); null for what the feed leaves out. */
export function feedKeyOf(type: string, data: Record<string, unknown>): FeedKey | null {
  for (const [key, fact] of Object.entries(facts)) {
    if (fact.type === type && (!("status" in fact) || fact.status === data.status)) return key as FeedKey;
  }
  return null;
}

export function feedSignOf(key: FeedKey): FeedSign {
  return facts[key].sign;
}
