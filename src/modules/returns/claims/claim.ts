import { type Reason, reason } from "@/lib/reason";

/** The life of a claim against a carrier. Pure: the server enforces it, buttons explain themselves with it. */

export const claimKinds = ["lost", "damaged", "shortage", "late", "other"] as const;
export type ClaimKind = (typeof claimKinds)[number];

export const claimStatuses = ["draft", "sent", "accepted", "rejected", "paid", "withdrawn"] as const;
export type ClaimStatus = (typeof claimStatuses)[number];

const moves = {
  change: { from: ["draft"], to: "draft" },
  send: { from: ["draft"], to: "sent" },
  // What was rejected may be accepted after a second letter.
  accept: { from: ["sent", "rejected"], to: "accepted" },
  reject: { from: ["sent"], to: "rejected" },
  pay: { from: ["accepted"], to: "paid" },
  withdraw: { from: ["draft", "sent", "rejected"], to: "withdrawn" },
} as const satisfies Record<string, { from: readonly ClaimStatus[]; to: ClaimStatus }>;

export type ClaimAction = keyof typeof moves;
export const claimSteps = ["send", "accept", "reject", "pay", "withdraw"] as const satisfies readonly ClaimAction[];

/** Why an action on a claim is refused; null when it may go ahead. */
export function whyNotClaim(action: ClaimAction, { status }: { status: ClaimStatus }): Reason | null {
  return (moves[action].from as readonly ClaimStatus[]).includes(status) ? null : reason("claim.wrong_status", { action, status });
}

/** Where an action leads. */
export function afterClaim(action: ClaimAction): ClaimStatus {
  return moves[action].to;
}

/** What is known of a parcel, kept as it was when the claim was made: the carrier may forget or change it later. */
export type Evidence = {
  carrier: string;
  service: string | null;
  trackingNumber: string | null;
  bookedAt: string | null;
  handedOverAt: string | null;
  promisedBy: string | null;
  status: string;
  valueMinor: number;
  priceMinor: number | null;
  currency: string;
  parcels: { weightGrams: number; lengthMm: number; widthMm: number; heightMm: number }[];
  goods: { sku: string; name: string; quantity: number }[];
  events: { status: string; occurredAt: string; location: string | null; note: string | null }[];
  /** Units that came back damaged or not at all, of the return that the claim is about. */
  cameBack: { sku: string; damaged: number; missing: number }[];
};
