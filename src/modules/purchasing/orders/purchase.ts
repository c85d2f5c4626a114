import { type Role, ranksAtLeast } from "@/lib/permission";
import { type Reason, reason } from "@/lib/reason";

/** The life of an order to a supplier. Pure: the server enforces it, buttons explain themselves with it. */

export const purchaseStatuses = [
  "draft",
  "waiting_for_approval",
  "approved",
  "sent",
  "partly_received",
  "received",
  "closed",
  "cancelled",
] as const;
export type PurchaseStatus = (typeof purchaseStatuses)[number];

/** What may be chosen as a view of the list. */
export const purchaseViews = ["open", "to_approve", "to_send", "expected", "overdue"] as const;
export type PurchaseView = (typeof purchaseViews)[number];

/** Its supplier knows of it, and something is still to come. */
export const expectedStatuses = ["sent", "partly_received"] as const satisfies readonly PurchaseStatus[];
/** Somebody still has to do something about it. */
export const openStatuses = ["draft", "waiting_for_approval", "approved", ...expectedStatuses, "received"] as const;
/** What was ordered in these is spoken for: it is not ordered once more. */
export const countingStatuses = ["draft", "waiting_for_approval", "approved", ...expectedStatuses] as const;

const moves = {
  edit: ["draft"],
  submit: ["draft"],
  approve: ["waiting_for_approval"],
  reject: ["waiting_for_approval"],
  // Approved, and something is wrong with it after all.
  reopen: ["waiting_for_approval", "approved"],
  send: ["approved"],
  mailAgain: ["sent", "partly_received", "received"],
  reschedule: ["draft", "waiting_for_approval", "approved", "sent", "partly_received"],
  // Nothing has come: all of it is called off.
  cancel: ["draft", "waiting_for_approval", "approved", "sent"],
  // The rest will not come.
  cancelRest: ["partly_received"],
  close: ["received"],
} as const satisfies Record<string, readonly PurchaseStatus[]>;

export type PurchaseAction = keyof typeof moves;

/** Why an action on an order is refused; null when it may go ahead. */
export function whyNotPurchase(action: PurchaseAction, { status }: { status: PurchaseStatus }): Reason | null {
  return (moves[action] as readonly PurchaseStatus[]).includes(status) ? null : reason("purchase.wrong_status", { action, status });
}

/** Whether an order has to be approved: it comes to more than the owner lets anybody order alone. Both in the organization's currency. */
export function needsApproval(totalMinor: number, approvalAboveMinor: number | null): boolean {
  return approvalAboveMinor !== null && totalMinor > approvalAboveMinor;
}

type Decider = { role: Role; id: string | null };

/** Why somebody may not approve an order: they are no manager, or they asked for it themselves and are not the owner. */
export function whyNotApprove({ role, id }: Decider, submittedBy: { id: string | null } | null): Reason | null {
  if (!ranksAtLeast(role, "manager")) return reason("forbidden.role", { needed: "manager" });
  if (!ranksAtLeast(role, "owner") && id !== null && id === submittedBy?.id) return reason("purchase.own_approval");
  return null;
}

type Units = { quantity: number; received: number; cancelled: number };

/** Units of a line that are still to come. */
export const stillToCome = ({ quantity, received, cancelled }: Units): number => quantity - received - cancelled;

/** Where an order that has been sent stands by what came of its lines. Closed and cancelled ones stay what they are. */
export function statusByReceipts(status: PurchaseStatus, lines: readonly Units[]): PurchaseStatus {
  if (status !== "sent" && status !== "partly_received" && status !== "received") return status;
  const came = lines.some((line) => line.received > 0);
  if (lines.some((line) => stillToCome(line) > 0)) return came ? "partly_received" : "sent";
  return came ? "received" : "cancelled";
}
