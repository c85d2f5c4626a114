import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";
import { Serials } from "@/modules/inventory/inputs";
import { countKinds, countStates } from "../count";

const Note = text(500, 0).nullable().default(null);
const Version = z.int().min(1).optional();

export const StartCount = z
  .strictObject({
    warehouse: code(),
    kind: z.enum(countKinds),
    /** Of a count by zone. */
    zone: code(10).optional(),
    /** Of a cycle count: which products; without them those that are due, at most `limit`. */
    skus: z.array(code(100)).min(1).max(500).optional(),
    limit: z.int().min(1).max(500).default(50),
    note: Note,
  })
  .refine(({ kind, zone }) => kind !== "zone" || zone !== undefined, { path: ["zone"], error: "is needed to count a zone" });
export type StartCount = z.infer<typeof StartCount>;

export const CountId = z.strictObject({ countId: z.uuid() });
export const TaskId = z.strictObject({ taskId: z.uuid() });

export const CountBin = z.strictObject({
  taskId: z.uuid(),
  /** What was found, by the codes that were scanned. None: the bin is empty. */
  lines: z
    .array(
      z.strictObject({
        code: text(300),
        /** How often it was scanned, or counted by hand; the code of a box counts its units each time. */
        times: z.int().min(0).max(10_000_000),
        lot: code(64).optional(),
        expiresOn: Day.nullable().optional(),
        serials: Serials,
        /** When the last of it was counted. Without it: when the answer was given. */
        countedAt: z.iso.datetime({ offset: true }).optional(),
      }),
    )
    .max(2_000),
});
export type CountBin = z.infer<typeof CountBin>;

export const Recount = z.strictObject({ countId: z.uuid(), version: Version, taskIds: z.array(z.uuid()).min(1).max(500) });
export type Recount = z.infer<typeof Recount>;

export const ApproveCount = z.strictObject({
  countId: z.uuid(),
  version: Version,
  /** Lines that are left as the books have them. */
  except: z.array(z.uuid()).max(2_000).default([]),
});
export type ApproveCount = z.infer<typeof ApproveCount>;

export const CancelCount = z.strictObject({ countId: z.uuid(), version: Version });

export const ListCounts = z.strictObject({
  warehouse: code().optional(),
  state: z.enum(countStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListCounts = z.input<typeof ListCounts>;

export const ListDue = z.strictObject({ warehouse: code(), limit: z.coerce.number().int().min(1).max(500).default(100) });
export type ListDue = z.infer<typeof ListDue>;

const days = z.int().min(1).max(3_650);

export const PutCycle = z
  .strictObject({ daysA: days, daysB: days, daysC: days, shareA: z.int().min(1).max(98), shareB: z.int().min(2).max(99) })
  .refine(({ shareA, shareB }) => shareA < shareB, { path: ["shareB"], error: "must be above the share of class A" });
export type PutCycle = z.infer<typeof PutCycle>;
