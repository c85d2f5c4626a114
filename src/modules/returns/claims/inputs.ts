import { z } from "zod";
import { text } from "@/lib/text-input";
import { claimKinds, claimStatuses, claimSteps } from "./claim";

const Version = z.int().min(1).optional();
const Minor = z.int().min(1).max(1_000_000_000_000);

/** A claim for one parcel: why, and how much in minor units of the order's currency. */
export const OpenClaim = z.strictObject({
  shipmentId: z.uuid(),
  kind: z.enum(claimKinds),
  amount: Minor,
  text: text(4000),
  /** The return whose damaged or missing units it is about. */
  returnId: z.uuid().nullable().default(null),
});
export type OpenClaim = z.infer<typeof OpenClaim>;

/** What has become of it: sent, and what the carrier answered and paid. */
export const MoveClaim = z.strictObject({
  version: Version,
  step: z.enum(claimSteps),
  /** The carrier's own number of it. */
  reference: text(200).nullable().optional(),
  answer: text(4000, 0).nullable().optional(),
  /** What the carrier agreed to, or paid. */
  amount: Minor.optional(),
});
export type MoveClaim = z.infer<typeof MoveClaim>;

export const ListClaims = z.strictObject({
  status: z.enum(claimStatuses).optional(),
  shipmentId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListClaims = z.input<typeof ListClaims>;
