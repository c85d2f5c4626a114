import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { buyersReasons } from "./reasons";
import { cameConditions, returnOrigins, returnStatuses } from "./return";

const Version = z.int().min(1).optional();
const Units = z.int().min(1).max(1_000_000);
const Note = text(2000, 0).nullable();

const once = (lines: readonly { lineId: string }[]) => new Set(lines.map((line) => line.lineId)).size === lines.length;

/** What is to come back: units of an order's lines, each with its reason: one of ours, or anybody's words. */
export const RequestReturn = z.strictObject({
  orderId: z.uuid(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: Units, reason: text(500).default("other"), note: Note.default(null) }))
    .min(1)
    .max(500)
    .refine(once, "names a line twice"),
  note: Note.default(null),
  /** Where it is expected; left out: the settings say. */
  warehouse: code().nullable().optional(),
  /** Decided at once, by whoever asks for it. */
  approve: z.boolean().default(false),
});
export type RequestReturn = z.infer<typeof RequestReturn>;

/** A buyer's own request: one reason for all of it; `form` names one form, so that it counts once. */
export const RequestForBuyer = z.strictObject({
  form: text(100).optional(),
  lines: z
    .array(z.strictObject({ lineId: z.uuid(), quantity: Units }))
    .min(1)
    .max(100)
    .refine(once, "names a line twice"),
  reason: z.enum(buyersReasons),
  note: Note.default(null),
});
export type RequestForBuyer = z.infer<typeof RequestForBuyer>;

export const ApproveReturn = z.strictObject({
  version: Version,
  warehouse: code().nullable().optional(),
  wayBack: z.enum(["none", "drop_off"]).optional(),
  wayBackPayer: z.enum(["shop", "buyer"]).optional(),
});
export type ApproveReturn = z.infer<typeof ApproveReturn>;

export const RejectReturn = z.strictObject({ version: Version, reason: text(1000).default("other") });
export type RejectReturn = z.infer<typeof RejectReturn>;

/** The buyer has sent it. */
export const SendReturn = z.strictObject({ version: Version, trackingNumber: text(100).nullable().default(null) });
export type SendReturn = z.infer<typeof SendReturn>;

/** By which carrier, and where to; left out: the cheapest that can, to where the return is expected. */
export const BookLabel = z.strictObject({ carrier: code().optional(), service: text(100).optional(), warehouse: code().optional() });
export type BookLabel = z.infer<typeof BookLabel>;

export const ReceivedLine = z.strictObject({
  lineId: z.uuid(),
  quantity: Units,
  condition: z.enum(cameConditions).default("sellable"),
  /** Of products that track them: which units came. */
  serials: z.array(text(100)).max(1000).optional(),
  lot: text(100).optional(),
  bin: code().optional(),
  /** Marking codes of these units, as scanned. */
  codes: z.array(z.string().min(1).max(300)).max(1000).optional(),
});
export type ReceivedLine = z.infer<typeof ReceivedLine>;

/** One unpacking; it may come in any number of parts. */
export const ReceiveReturn = z.strictObject({
  version: Version,
  warehouse: code(),
  /** Names one unpacking: told again with the same name, nothing is booked twice. */
  receipt: text(100).optional(),
  note: Note.default(null),
  lines: z.array(ReceivedLine).min(1).max(500),
});
export type ReceiveReturn = z.infer<typeof ReceiveReturn>;

export const refundMethods = ["card", "cash", "balance"] as const;

/** Without an amount: all that is due by now. */
export const RefundReturn = z.strictObject({
  version: Version,
  amount: z.int().min(1).max(1_000_000_000_000).optional(),
  method: text(100),
  reference: text(200).nullable().default(null),
  /** Number of the receipt «возврат прихода», where it is known already. */
  fiscalNumber: text(100).nullable().default(null),
});
export type RefundReturn = z.infer<typeof RefundReturn>;

export const NoteRefundReceipt = z.strictObject({ refundId: z.uuid(), fiscalNumber: text(100) });
export type NoteRefundReceipt = z.infer<typeof NoteRefundReceipt>;

/** What goes out instead. Prices left out are those of the catalogue. */
export const ExchangeReturn = z.strictObject({
  version: Version,
  lines: z
    .array(z.strictObject({ sku: code(100), quantity: Units, unitPrice: z.int().min(0).max(1_000_000_000_000).optional() }))
    .min(1)
    .max(100),
  note: Note.default(null),
});
export type ExchangeReturn = z.infer<typeof ExchangeReturn>;

export const PayFromBalance = z.strictObject({ amount: z.int().min(1).max(1_000_000_000_000) });

export const VersionOnly = z.strictObject({ version: Version });
export type VersionOnly = z.infer<typeof VersionOnly>;

export const returnViews = ["to_decide", "expected", "to_refund", "overdue"] as const;

export const ListReturns = z.strictObject({
  view: z.enum(returnViews).optional(),
  status: z.enum(returnStatuses).optional(),
  origin: z.enum(returnOrigins).optional(),
  warehouse: code().optional(),
  orderId: z.uuid().optional(),
  /** A number of a return, its order or its way back. */
  q: z.string().max(100).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListReturns = z.input<typeof ListReturns>;
