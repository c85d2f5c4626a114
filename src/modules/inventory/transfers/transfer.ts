import { type Reason, reason } from "@/lib/reason";

/** The life of a transfer between two warehouses. Pure: the server enforces it, buttons explain themselves with it. */

export const transferStatuses = ["draft", "in_transit", "partially_received", "received", "cancelled"] as const;
export type TransferStatus = (typeof transferStatuses)[number];

const moves = {
  edit: ["draft"],
  send: ["draft"],
  // What is under way cannot be called back: it is received, or booked as lost.
  cancel: ["draft"],
  reschedule: ["draft", "in_transit", "partially_received"],
  receive: ["in_transit", "partially_received"],
} as const satisfies Record<string, readonly TransferStatus[]>;

export type TransferAction = keyof typeof moves;

/** Why an action is refused; null when it may go ahead. */
export function whyNotTransfer(action: TransferAction, { status }: { status: TransferStatus }): Reason | null {
  return (moves[action] as readonly TransferStatus[]).includes(status) ? null : reason("transfer.wrong_status", { action, status });
}

type LineUnits = { sent: number; received: number; damaged: number; lost: number };

/** Units of a line that have left and of which nobody knows yet how they arrived. */
export function inTransit({ sent, received, damaged, lost }: LineUnits): number {
  return sent - received - damaged - lost;
}

/** What one unpacking says of a product: fit for sale, broken, will never come, and beyond what was sent. */
export type Unpacked = { sku: string; received: number; damaged: number; lost: number; surplus: number; serials?: string[] };

/** Why a line cannot take what was unpacked; null when it can. More than was sent must be named a surplus. */
export function whyNotUnpack(line: LineUnits & { sku: string }, { received, damaged, lost }: Unpacked): Reason | null {
  const most = inTransit(line);
  const units = received + damaged + lost;
  return units > most ? reason("transfer.more_than_sent", { sku: line.sku, units, most }) : null;
}

/** Where a transfer stands once some of it was unpacked. */
export function statusAfterReceipt(lines: readonly LineUnits[]): TransferStatus {
  if (lines.every((line) => inTransit(line) === 0)) return "received";
  return lines.some((line) => line.received + line.damaged + line.lost > 0) ? "partially_received" : "in_transit";
}
