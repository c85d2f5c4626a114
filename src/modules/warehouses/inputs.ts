import { z } from "zod";
import { isTimezone } from "@/lib/dates";
import { code, text } from "@/lib/text-input";
import { binKinds } from "./bin-kinds";

export const WarehouseCode = code();

const AddressInput = z.strictObject({
  country: z.string().regex(/^[A-Z]{2}$/, "is a two-letter country code"),
  region: text(200).nullable().optional(),
  city: text(200),
  postalCode: text(20).nullable().optional(),
  line1: text(500).nullable().optional(),
});

const Days = z
  .array(z.iso.date())
  .max(400)
  .transform((days) => [...new Set(days)].sort());

/** On which days a warehouse works. Weekdays count from 1, Monday. */
export const WorkCalendarInput = z.strictObject({
  closedWeekdays: z
    .array(z.int().min(1).max(7))
    .max(6, "leaves no day open")
    .transform((days) => [...new Set(days)].sort())
    .default([]),
  /** Whose public holidays are kept; null: none. */
  holidays: z.literal("ru").nullable().default(null),
  closedDates: Days.default([]),
  openDates: Days.default([]),
});

/** A warehouse to create or change. What is left out keeps its value (or its default in a new one). */
export const PutWarehouse = z
  .strictObject({
    name: text(200),
    address: AddressInput.nullable().optional(),
    /** Both or neither; without them they are found from town and postal code. */
    latitude: z.number().min(-90).max(90).nullable().optional(),
    longitude: z.number().min(-180).max(180).nullable().optional(),
    /** Smaller goes first where everything else is equal. */
    priority: z.int().min(0).max(100_000).optional(),
    cutOff: z
      .string()
      .regex(/^([01]\d|2[0-3]):[0-5]\d$/, "is a time like 15:00")
      .optional(),
    timezone: text(64).refine(isTimezone, "is not a time zone").optional(),
    /** Orders that it gets out in a day; null: unknown, and routing does not ask how busy it is. */
    capacity: z.int().min(1).max(1_000_000).nullable().optional(),
    /** Whole days that an order takes to prepare, on top of the cut-off. */
    handlingDays: z.int().min(0).max(60).optional(),
    /** On which days it works; null: on all. */
    calendar: WorkCalendarInput.nullable().optional(),
    /** Who says how much lies here: "dirigent", or the code of a connection to accounts. */
    stockMaster: code().optional(),
    active: z.boolean().optional(),
    /** The version that the change was made on; a stale one is refused. */
    version: z.int().min(1).optional(),
  })
  .refine(({ latitude, longitude }) => ((latitude ?? null) === null) === ((longitude ?? null) === null), {
    path: ["longitude"],
    message: "latitude and longitude go together",
  });
export type PutWarehouse = z.infer<typeof PutWarehouse>;

export const PutWarehouseOf = z.strictObject({ code: WarehouseCode, warehouse: PutWarehouse });

const part = z.string().regex(/^[\p{L}\p{N}_.]{1,10}$/u, "has up to 10 letters and digits");

export const BinInput = z.strictObject({ zone: part, aisle: part, shelf: part, walkOrder: z.int().min(0).max(1_000_000).optional() });

/** Bins to add or to put at another place of the walk; those that are not named stay as they are. */
export const PutBins = z.strictObject({ warehouse: WarehouseCode, bins: z.array(BinInput).min(1).max(5_000) });
export type PutBins = z.infer<typeof PutBins>;

export const GenerateBins = z
  .strictObject({ warehouse: WarehouseCode, zone: part, aisles: z.int().min(1).max(99), shelves: z.int().min(1).max(99) })
  .refine(({ aisles, shelves }) => aisles * shelves <= 5_000, { path: ["shelves"], message: "makes more than 5000 bins" });
export type GenerateBins = z.infer<typeof GenerateBins>;

const most = z.int().min(1).max(2_000_000_000).nullable().optional();

/** What bins are for, and what they hold at most; null: without a limit. What is left out stays. */
export const ChangeBins = z.strictObject({
  warehouse: WarehouseCode,
  bins: z.array(code(40)).min(1).max(5_000),
  kind: z.enum(binKinds).optional(),
  maxUnits: most,
  maxWeightGrams: most,
  maxVolumeCm3: most,
});
export type ChangeBins = z.infer<typeof ChangeBins>;

export const DeleteBin = z.strictObject({ warehouse: WarehouseCode, bin: code(40) });
export type DeleteBin = z.infer<typeof DeleteBin>;
