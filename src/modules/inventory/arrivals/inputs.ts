import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";
import { Serials } from "../inputs";
import { arrivalSources, arrivalStatuses } from "./arrival";

const earliest = Date.UTC(2000, 0, 1);
const twoYearsMs = 2 * 366 * 24 * 3_600_000;

/** When goods are to come: within two years; a day in the past is what is overdue. */
export const ExpectedInstant = z.iso
  .datetime({ offset: true })
  .refine((t) => Date.parse(t) >= earliest, "is before the year 2000")
  .refine((t) => Date.parse(t) <= Date.now() + twoYearsMs, "is more than two years ahead");

export const ArrivingUnits = z.int().min(1).max(10_000_000);
const Version = z.int().min(1).optional();
const Note = text(1_000, 0).nullable();
const Reference = text(200, 0).nullable();

export const AnnounceArrival = z.strictObject({
  warehouse: code(),
  sku: code(100),
  quantity: ArrivingUnits,
  expectedAt: ExpectedInstant,
  /** What a transfer brings is announced by sending it. */
  source: z.enum(["supplier", "other"]).default("supplier"),
  reference: Reference.default(null),
  note: Note.default(null),
});
export type AnnounceArrival = z.infer<typeof AnnounceArrival>;

/** What is left out stays. The quantity is of the whole announcement, with what has been received of it. */
export const ChangeArrival = z.strictObject({
  version: Version,
  quantity: ArrivingUnits.optional(),
  expectedAt: ExpectedInstant.optional(),
  reference: Reference.optional(),
  note: Note.optional(),
});
export type ChangeArrival = z.infer<typeof ChangeArrival>;

export const ReceiveArrival = z.strictObject({
  version: Version,
  quantity: ArrivingUnits,
  /** Names one unpacking: told again with the same name, nothing is booked twice. */
  receipt: text(100).optional(),
  /** Of a product that tracks lots: which one came, and its last day (null: it does not expire). */
  lot: code(64).optional(),
  expiresOn: Day.nullable().optional(),
  serials: Serials,
  /** Where it is put. */
  bin: code(40).optional(),
});
export type ReceiveArrival = z.infer<typeof ReceiveArrival>;

export const CancelArrival = z.strictObject({ version: Version });
export type CancelArrival = z.infer<typeof CancelArrival>;

export const ListArrivals = z.strictObject({
  status: z.enum(arrivalStatuses).optional(),
  source: z.enum(arrivalSources).optional(),
  warehouse: code().optional(),
  sku: code(100).optional(),
  /** Open, and its day has passed. */
  overdue: z.stringbool().or(z.boolean()).optional(),
  q: text(200).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListArrivals = z.input<typeof ListArrivals>;
