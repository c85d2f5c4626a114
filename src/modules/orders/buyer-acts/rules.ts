import { type Reason, reason } from "@/lib/reason";
import type { FulfilmentState } from "../fulfilment-state";
import type { OrderStatus } from "../order-status";
import type { BuyerActs } from "./settings";

/** What decides whether a buyer may change an order; no name, street or contact is among it. */
export type ActFacts = {
  status: OrderStatus;
  fulfilledBy: "us" | "channel";
  /** What feeds the channel that sold it. */
  channelKind: string;
  hasStreet: boolean;
  hasPoint: boolean;
  /** Money came in, and was not all given back. */
  isPaid: boolean;
  /** Work that is not cancelled. */
  parts: readonly ActPart[];
};

/** `modifiable`: booked at a carrier that takes a change of the booking. */
export type ActPart = { status: FulfilmentState; modifiable: boolean };

// Their buyers are theirs: an order is changed and called off there, or we and they would tell different things.
const marketplaces = ["ozon", "wildberries", "yandex_market"];

const packed: readonly FulfilmentState[] = ["packed"];
const left: readonly FulfilmentState[] = ["handed_over", "delivered", "returned_to_sender"];
const begun: readonly FulfilmentState[] = ["picking", "picked"];

const has = ({ parts }: ActFacts, states: readonly FulfilmentState[]) => parts.some(({ status }) => states.includes(status));

function whyNotTouch(facts: ActFacts): Reason | null {
  if (facts.fulfilledBy === "channel" || marketplaces.includes(facts.channelKind)) return reason("buyer_act.marketplace");
  if (has(facts, left)) return reason("buyer_act.left");
  return facts.status === "new" || facts.status === "confirmed" ? null : reason("buyer_act.order_over");
}

/** Whether a packed order can still go elsewhere: one parcel, and its carrier takes the change. Otherwise its label is wrong. */
const goesThroughCarrier = ({ parts }: ActFacts) => parts.length === 1 && parts.every(({ modifiable }) => modifiable);

/** How a change of where an order goes is made: by our own books, or by its carrier first. Ask `whyNot…` before. */
export const changesAtCarrier = (facts: ActFacts): boolean => has(facts, packed) && goesThroughCarrier(facts);

function whyNotSendElsewhere(facts: ActFacts): Reason | null {
  return whyNotTouch(facts) ?? (has(facts, packed) && !goesThroughCarrier(facts) ? reason("buyer_act.packed") : null);
}

/** Why the buyer may not correct the address; null when they may. */
export function whyNotCorrectAddress(facts: ActFacts, { changeAddress }: BuyerActs): Reason | null {
  if (!changeAddress) return reason("buyer_act.off");
  if (!facts.hasStreet || facts.hasPoint) return reason("buyer_act.no_address");
  return whyNotSendElsewhere(facts);
}

/** Why the buyer may not choose another pickup point; null when they may. */
export function whyNotChoosePoint(facts: ActFacts, { choosePoint }: BuyerActs): Reason | null {
  if (!choosePoint) return reason("buyer_act.off");
  if (!facts.hasPoint) return reason("buyer_act.no_point");
  return whyNotSendElsewhere(facts);
}

/** Why the buyer may not call the order off; null when they may. */
export function whyNotCancel(facts: ActFacts, { cancel, cancelPaid }: BuyerActs): Reason | null {
  if (cancel === "never") return reason("buyer_act.off");
  const touched = whyNotTouch(facts);
  if (touched) return touched;
  if (has(facts, packed)) return reason("buyer_act.packed");
  if (cancel === "before_picking" && has(facts, begun)) return reason("buyer_act.picking");
  return facts.isPaid && !cancelPaid ? reason("buyer_act.paid") : null;
}

/** How many messages of one order may wait for an answer: enough for a second thought, too few to flood a shop. */
export const mostOpenMessages = 5;

/** Why the buyer may not write by the page; null when they may. */
export function whyNotWrite({ open }: { open: number }, { message }: BuyerActs): Reason | null {
  if (!message) return reason("buyer_act.off");
  return open >= mostOpenMessages ? reason("buyer_act.too_many_messages", { most: mostOpenMessages }) : null;
}
