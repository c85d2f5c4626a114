import type { OrderState, Settings } from "../port";

/** RetailCRM's groups of statuses; the codes within them are every account's own. */
export const statusGroups = ["new", "approval", "assembling", "delivery", "complete", "cancel"] as const;
export type StatusGroup = (typeof statusGroups)[number];

// The codes that every account begins with.
const usual: Readonly<Record<string, StatusGroup>> = {
  new: "new",
  "availability-confirmed": "approval",
  "offer-analog": "approval",
  "client-confirmed": "approval",
  prepayed: "approval",
  "send-to-assembling": "assembling",
  assembling: "assembling",
  "assembling-complete": "assembling",
  "send-to-delivery": "delivery",
  delivering: "delivery",
  redirect: "delivery",
  complete: "complete",
  "no-call": "cancel",
  "no-product": "cancel",
  "already-buyed": "cancel",
  "delyvery-did-not-suit": "cancel",
  "prices-did-not-suit": "cancel",
  "cancel-other": "cancel",
};

/** The group of a status: as the settings say, as every account begins, or by its own name. Null for one that nobody explained. */
export function groupOf(code: string, settings: Settings): StatusGroup | null {
  const told = settings["statusGroups"];
  const own = typeof told === "object" && told !== null && Object.hasOwn(told, code) ? (told as Record<string, unknown>)[code] : undefined;
  const group = own ?? (Object.hasOwn(usual, code) ? usual[code] : code);
  return statusGroups.find((one) => one === group) ?? null;
}

/** What the group means; before the end of an order it is the payment that counts. */
export function stateOf(group: StatusGroup | null, payment: "paid" | "cash_on_delivery" | "awaiting_payment"): OrderState {
  if (group === "complete") return "completed";
  return group === "cancel" ? "cancelled" : payment;
}
