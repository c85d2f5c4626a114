import { z } from "zod";
import { Day } from "@/lib/day-input";
import { paperSizes } from "@/lib/papers";
import { PrinterFont } from "@/lib/printer-font";
import { code, text } from "@/lib/text-input";
import { fits, outputs, type PaperKind, paperKindNames } from "./paper-kind";
import { jobStates } from "./print-job";

const count = z.int().min(1).max(500);

/** What is to be printed: its kind, and what it is about. */
export const PrintWhat = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("shipping_label"), shipmentId: z.uuid() }),
  z.strictObject({ kind: z.literal("waybill"), shipmentId: z.uuid() }),
  z.strictObject({ kind: z.literal("packing_slip"), fulfilmentId: z.uuid() }),
  z.strictObject({
    kind: z.literal("parcel_papers"),
    fulfilmentId: z.uuid(),
    /** Without them all that there are. */
    papers: z
      .array(z.enum(["label", "slip", "waybill", "act"]))
      .min(1)
      .max(4)
      .optional(),
  }),
  z.strictObject({ kind: z.literal("pick_list"), fulfilmentIds: z.array(z.uuid()).min(1).max(100) }),
  z.strictObject({ kind: z.literal("handover_act"), handoverId: z.uuid() }),
  z.strictObject({
    kind: z.literal("product_label"),
    warehouse: code(),
    sku: code(100),
    lot: code(64).optional(),
    expiresOn: Day.optional(),
    /** As many labels of it in one go. */
    units: count.default(1),
  }),
  z.strictObject({ kind: z.literal("bin_label"), warehouse: code(), zone: code(10).optional(), bin: code(40).optional() }),
  z.strictObject({
    kind: z.literal("tote_label"),
    warehouse: code(),
    prefix: z
      .string()
      .trim()
      .regex(/^[\x21-\x7e]{0,12}$/, "must be letters, digits and signs that bars can carry")
      .default("T-"),
    from: z.int().min(1).max(99_999).default(1),
    count: count.default(1),
  }),
]);
export type PrintWhat = z.infer<typeof PrintWhat>;

/** Labels and sheets that one job may come to: drawing them keeps the process busy. */
export const mostSheets = 1_000;

/** As many sheets as a paper comes to, or as it comes to at most. The labels of all bins are printed once. */
export function sheetsOf(what: PrintWhat): number {
  if (what.kind === "product_label") return what.units;
  if (what.kind === "tote_label") return what.count;
  if (what.kind === "pick_list") return what.fulfilmentIds.length;
  return what.kind === "bin_label" && !what.bin ? mostSheets : 1;
}

/** At any station of the warehouse, at one of them, or `here`: whoever asks prints it at once, and the queue only keeps that it was. */
export const QueuePrint = z.strictObject({
  what: PrintWhat,
  copies: z.int().min(1).max(50).default(1),
  stationId: z.uuid().nullable().default(null),
  here: z.boolean().default(false),
});
export type QueuePrint = z.infer<typeof QueuePrint>;

/** A place where printers stand, by its name. A device that was this station before says so by its id. */
export const OpenStation = z.strictObject({
  warehouse: code(),
  name: text(60),
  kinds: z.array(z.enum(paperKindNames)).min(1).max(20),
  stationId: z.uuid().optional(),
});
export type OpenStation = z.infer<typeof OpenStation>;

export const TakeJobs = z.strictObject({
  stationId: z.uuid(),
  limit: z.int().min(1).max(50).default(10),
  /** What it can print: browsers print PDF only. */
  outputs: z.array(z.enum(outputs)).min(1).max(2).default(["pdf"]),
});
export type TakeJobs = z.infer<typeof TakeJobs>;

export const JobId = z.strictObject({ jobId: z.uuid() });
export type JobId = z.infer<typeof JobId>;

export const FailJob = JobId.extend({ why: text(300) });
export type FailJob = z.infer<typeof FailJob>;

export const ReprintJob = JobId.extend({ stationId: z.uuid().nullable().default(null) });
export type ReprintJob = z.infer<typeof ReprintJob>;

export const ListJobs = z.strictObject({
  warehouse: code().optional(),
  state: z.enum(jobStates).optional(),
  kind: z.enum(paperKindNames).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListJobs = z.input<typeof ListJobs>;

const papers = Object.keys(paperSizes) as [keyof typeof paperSizes, ...(keyof typeof paperSizes)[]];

/** How a kind of paper is printed in a warehouse; null: as usual again. */
export const PutFormat = z
  .strictObject({
    warehouse: code(),
    kind: z.enum(paperKindNames),
    format: z
      .strictObject({
        paper: z.enum(papers),
        output: z.enum(outputs),
        dpi: z.union([z.literal(203), z.literal(300)]).default(203),
        font: PrinterFont.nullable().default(null),
      })
      .nullable(),
  })
  .refine(({ kind, format }) => !format || fits(kind as PaperKind, format), {
    path: ["format"],
    error: "this kind of paper is not printed so",
  });
export type PutFormat = z.infer<typeof PutFormat>;
