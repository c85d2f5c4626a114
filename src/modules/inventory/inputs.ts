import { z } from "zod";
import { Day } from "@/lib/day-input";
import { code, text } from "@/lib/text-input";
import { handledConditions } from "./conditions";
import { movementKinds } from "./movement-kinds";
import { serialStates } from "./serial";
import { writeOffReasons } from "./write-off";

const units = z.int().min(-10_000_000).max(10_000_000);

/** Which lot, of products that track them, and its last day when the lot is new (null: it does not expire). */
const lotFields = { lot: code(64).optional(), expiresOn: Day.nullable().optional() };

/** Which units, of products that track serial numbers: as many as the line moves, or all that were found. */
export const Serials = z.array(code(64)).max(1_000).optional();
/** Into which bin what comes is put, or out of which it is taken. */
const Bin = code(40).optional();

export const AdjustStock = z.strictObject({
  warehouse: code(),
  reason: text(200),
  lines: z
    .array(
      z.union([
        z.strictObject({
          sku: code(100),
          delta: units.refine((delta) => delta !== 0, "must not be 0"),
          ...lotFields,
          serials: Serials,
          bin: Bin,
        }),
        z.strictObject({ sku: code(100), onHand: z.int().min(0).max(10_000_000), ...lotFields, serials: Serials }),
      ]),
    )
    .min(1)
    .max(1_000),
});
export type AdjustStock = z.infer<typeof AdjustStock>;

export const CountStock = z.strictObject({
  warehouse: code(),
  reason: text(200, 0).nullable().default(null),
  /** When the shelf was counted; what moved since stays. Without it: now. */
  countedAt: z.iso.datetime({ offset: true }).optional(),
  lines: z
    .array(z.strictObject({ sku: code(100), onHand: z.int().min(0).max(10_000_000), ...lotFields, serials: Serials }))
    .min(1)
    .max(1_000),
});
export type CountStock = z.infer<typeof CountStock>;

const some = z.int().min(1).max(10_000_000);

export const WriteOffStock = z.strictObject({
  warehouse: code(),
  why: z.enum(writeOffReasons),
  note: text(180, 0).nullable().default(null),
  lines: z
    .array(
      z.strictObject({
        sku: code(100),
        quantity: some,
        from: z.enum(handledConditions).default("sellable"),
        lot: lotFields.lot,
        serials: Serials,
        bin: Bin,
      }),
    )
    .min(1)
    .max(1_000),
});
export type WriteOffStock = z.infer<typeof WriteOffStock>;

export const ChangeCondition = z.strictObject({
  warehouse: code(),
  reason: text(200),
  lines: z
    .array(
      z
        .strictObject({
          sku: code(100),
          quantity: some,
          from: z.enum(handledConditions),
          to: z.enum(handledConditions),
          lot: lotFields.lot,
        })
        .refine(({ from, to }) => from !== to, { path: ["to"], error: "is the same as from" })
        // What is missing from its shelf is found out by picking, not set apart by hand.
        .refine(({ to }) => to !== "in_check", { path: ["to"], error: "must not be in_check" }),
    )
    .min(1)
    .max(1_000),
});
export type ChangeCondition = z.infer<typeof ChangeCondition>;

export const SetSafety = z.strictObject({ warehouse: code(), sku: code(100), safety: z.int().min(0).max(10_000_000) });
export type SetSafety = z.infer<typeof SetSafety>;

export const ListStock = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  q: text(200).optional(),
  /** Only what is short: nothing available although somebody waits or sells it. */
  only: z.enum(["short", "reserved"]).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListStock = z.input<typeof ListStock>;

export const ListMovements = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  kind: z.enum(movementKinds).optional(),
  /** Days of the organization, both included. */
  since: Day.optional(),
  until: Day.optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListMovements = z.input<typeof ListMovements>;

/** Why on hand is what it is: one SKU, in one warehouse or in all of them, in a period or from the beginning. */
export const ExplainStock = z.strictObject({
  sku: code(100),
  warehouse: code().optional(),
  since: Day.optional(),
  until: Day.optional(),
});
export type ExplainStock = z.infer<typeof ExplainStock>;

export const ListLots = z.strictObject({ sku: code(100), warehouse: code().optional() });
export type ListLots = z.infer<typeof ListLots>;

export const ListHolders = z.strictObject({
  sku: code(100),
  warehouse: code().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListHolders = z.input<typeof ListHolders>;

/** Null: the product has no bin of its own in the warehouse. */
export const AssignBin = z.strictObject({ warehouse: code(), sku: code(100), bin: code(40).nullable() });
export type AssignBin = z.infer<typeof AssignBin>;

export const ListSerials = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  serial: code(64).optional(),
  state: z.enum(serialStates).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListSerials = z.input<typeof ListSerials>;

export const ListBinContents = z.strictObject({
  sku: code(100).optional(),
  warehouse: code().optional(),
  bin: code(40).optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListBinContents = z.input<typeof ListBinContents>;

/** Null: in no bin. */
export const MoveBetweenBins = z.strictObject({
  warehouse: code(),
  /** Also into a bin that should be full by its limits: whoever stands there sees that it fits. */
  anyway: z.boolean().optional(),
  reason: text(200, 0).nullable().default(null),
  lines: z
    .array(
      z
        .strictObject({ sku: code(100), quantity: some, from: code(40).nullable(), to: code(40).nullable(), lot: lotFields.lot })
        .refine(({ from, to }) => from !== to, { path: ["to"], error: "is the same as from" }),
    )
    .min(1)
    .max(500),
});
export type MoveBetweenBins = z.infer<typeof MoveBetweenBins>;
