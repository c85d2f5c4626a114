import { z } from "zod";
import { roles } from "@/lib/permission";
import { code } from "@/lib/text-input";

export const ProductivityOf = z.strictObject({
  /** The organization's own days; without them the last seven. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  warehouse: code().optional(),
  userId: z.uuid().optional(),
});
export type ProductivityOf = z.input<typeof ProductivityOf>;

export const ListWorkLog = z.strictObject({
  warehouse: code().optional(),
  userId: z.uuid().optional(),
  /** A fulfilment, a task, a wave. */
  subjectId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListWorkLog = z.input<typeof ListWorkLog>;

export const ListMisScans = z.strictObject({
  /** The organization's own days; without them all that is kept. */
  from: z.iso.date().optional(),
  to: z.iso.date().optional(),
  warehouse: code().optional(),
  userId: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMisScans = z.input<typeof ListMisScans>;

/** What an hour of a role costs in a warehouse, in minor units of the organization's currency; null: not known any more. */
export const PutRate = z.strictObject({
  warehouse: code(),
  role: z.enum(roles),
  hourMinor: z.int().min(0).max(100_000_000).nullable(),
});
export type PutRate = z.infer<typeof PutRate>;
