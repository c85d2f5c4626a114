import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";
import { Serials } from "@/modules/inventory/inputs";
import { discrepancyKinds } from "../discrepancy";

const units = z.int().min(1).max(10_000_000);
const Note = text(500, 0).nullable().default(null);

/** A picture as a phone sends it, made small there; about a megabyte. */
const Photo = z.base64().max(1_500_000).nullable().default(null);

/** Units of one product that came in, announced or not. */
export const ReceiveGoods = z.strictObject({
  warehouse: code(),
  /** Of which delivery they are; without one they were not announced. */
  arrivalId: z.uuid().nullable().default(null),
  sku: code(100),
  quantity: units,
  lot: code(64).optional(),
  expiresOn: Day.nullable().optional(),
  serials: Serials,
  condition: z.enum(["sellable", "damaged", "quarantine"]).default("sellable"),
  /** Where they are put at once; without it they wait to be put away. */
  bin: code(40).optional(),
  /** More than was announced is taken in too, and noted as a discrepancy. */
  over: z.boolean().default(false),
  /** Also into a bin that should be full by its limits. */
  anyway: z.boolean().default(false),
  note: Note,
  photo: Photo,
});
export type ReceiveGoods = z.infer<typeof ReceiveGoods>;

export const NoteDiscrepancy = z.strictObject({
  warehouse: code(),
  sku: code(100),
  arrivalId: z.uuid().nullable().default(null),
  kind: z.enum(discrepancyKinds),
  units,
  note: Note,
  photo: Photo,
});
export type NoteDiscrepancy = z.infer<typeof NoteDiscrepancy>;

export const CloseShort = z.strictObject({ arrivalId: z.uuid(), version: z.int().min(1).optional(), note: Note, photo: Photo });
export type CloseShort = z.infer<typeof CloseShort>;

export const ListDiscrepancies = z.strictObject({
  warehouse: code().optional(),
  arrivalId: z.uuid().optional(),
  kind: z.enum(discrepancyKinds).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListDiscrepancies = z.input<typeof ListDiscrepancies>;
