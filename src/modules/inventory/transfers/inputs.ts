import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { ArrivingUnits, ExpectedInstant } from "../arrivals/inputs";
import { Serials } from "../inputs";
import { transferStatuses } from "./transfer";

const Version = z.int().min(1).optional();
const Note = text(1_000, 0).nullable();

const once = (lines: readonly { sku: string }[]) => new Set(lines.map((line) => line.sku)).size === lines.length;

const PlannedLines = z
  .array(z.strictObject({ sku: code(100), quantity: ArrivingUnits }))
  .min(1)
  .max(500)
  .refine(once, "names a SKU twice");

export const CreateTransfer = z.strictObject({
  from: code(),
  to: code(),
  expectedAt: ExpectedInstant,
  note: Note.default(null),
  lines: PlannedLines,
});
export type CreateTransfer = z.infer<typeof CreateTransfer>;

/** Lines can be changed until it is sent, the day and the note until it is received. What is left out stays. */
export const ChangeTransfer = z.strictObject({
  version: Version,
  expectedAt: ExpectedInstant.optional(),
  note: Note.optional(),
  lines: PlannedLines.optional(),
});
export type ChangeTransfer = z.infer<typeof ChangeTransfer>;

/** What really left; without lines everything that was planned. A line that is not named stays behind. */
export const SendTransfer = z.strictObject({
  version: Version,
  lines: z
    .array(z.strictObject({ sku: code(100), quantity: ArrivingUnits, serials: Serials }))
    .min(1)
    .max(500)
    .refine(once, "names a SKU twice")
    .optional(),
});
export type SendTransfer = z.infer<typeof SendTransfer>;

const units = z.int().min(0).max(10_000_000).default(0);

/**
 * One unpacking. `received` and `damaged` are units of those sent, `lost` those that will never come, `surplus` sound ones
 * beyond what was sent. It may come in any number of parts.
 */
export const ReceiveTransfer = z.strictObject({
  version: Version,
  /** Names one unpacking: told again with the same name, nothing is booked twice. */
  receipt: text(100).optional(),
  note: Note.default(null),
  lines: z
    .array(z.strictObject({ sku: code(100), received: units, damaged: units, lost: units, surplus: units, serials: Serials }))
    .min(1)
    .max(500)
    .refine(once, "names a SKU twice")
    .refine((lines) => lines.some((line) => line.received + line.damaged + line.lost + line.surplus > 0), "says nothing"),
});
export type ReceiveTransfer = z.infer<typeof ReceiveTransfer>;

export const CancelTransfer = z.strictObject({ version: Version });
export type CancelTransfer = z.infer<typeof CancelTransfer>;

export const ListTransfers = z.strictObject({
  status: z.enum(transferStatuses).optional(),
  /** From or to it. */
  warehouse: code().optional(),
  /** Whose goods it brings together. */
  order: z.uuid().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListTransfers = z.input<typeof ListTransfers>;
