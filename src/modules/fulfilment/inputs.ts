import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { Serials } from "@/modules/inventory/inputs";
import { fulfilmentStates } from "@/modules/orders/fulfilment-state";
import { shortChoices, shortReasons } from "./short-pick";

const version = z.int().min(1).optional();
const UnitsOfSku = z.strictObject({ sku: code(100), quantity: z.int().min(1).max(1_000_000) });

export const FulfilmentId = z.strictObject({ fulfilmentId: z.uuid() });

export const StartPicking = z.strictObject({ version });
export type StartPicking = z.infer<typeof StartPicking>;

/** Of a product that tracks serial numbers: those that were scanned, as many as the quantity says. */
export const PickUnits = z.strictObject({
  lines: z
    .array(UnitsOfSku.extend({ serials: Serials }))
    .min(1)
    .max(500),
  version,
});
export type PickUnits = z.infer<typeof PickUnits>;

/** What a scanner typed; short or long, as it came. */
export const ScanUnit = z.strictObject({ code: text(300) });
export type ScanUnit = z.infer<typeof ScanUnit>;

export const ReportShort = z.strictObject({
  lines: z.array(UnitsOfSku).min(1).max(500),
  /** Why they are not to be had; missing when nothing is said. */
  reason: z.enum(shortReasons).optional(),
  /** Any warehouse that has them (as when nothing is said), or this one, once somebody has looked. */
  choice: z.enum(shortChoices).optional(),
  version,
});
export type ReportShort = z.infer<typeof ReportShort>;

const millimetres = z.int().min(1).max(20_000);

/** What a device's scanner read into a parcel, by the device's own clock. */
const PackScanInput = z.strictObject({ code: text(300), at: z.iso.datetime({ offset: true }) });

export const ParcelInput = z
  .strictObject({
    weightGrams: z.int().min(1).max(10_000_000),
    /** Outside, as the carrier measures it; of a box of the house its own. */
    dimensionsMm: z.strictObject({ length: millimetres, width: millimetres, height: millimetres }).optional(),
    lines: z.array(UnitsOfSku).min(1).max(500),
    /** A box of the house, by its code. */
    box: code().optional(),
    /** The weight is the scales': it is compared with what the goods and the box weigh. */
    weighed: z.boolean().optional(),
    /** Why a weight that is off is right all the same. */
    weightWhy: text(200).optional(),
    /** The name that the parcel's photos were taken under. */
    key: z.uuid().optional(),
    scans: z.array(PackScanInput).max(1_000).optional(),
  })
  .refine((parcel) => parcel.dimensionsMm !== undefined || parcel.box !== undefined, {
    path: ["dimensionsMm"],
    message: "names its size or a box",
  });
export type ParcelInput = z.infer<typeof ParcelInput>;

export const PackParcels = z.strictObject({ parcels: z.array(ParcelInput).min(1).max(100), version });
export type PackParcels = z.infer<typeof PackParcels>;

/** A unit's marking code as it was scanned: nothing is taken off it, since separators and letters' case are part of it. */
export const ScanCode = z.strictObject({ fulfilmentId: z.uuid(), orderLineId: z.uuid(), code: z.string().min(1).max(1_000) });
export type ScanCode = z.infer<typeof ScanCode>;
export const DropCode = z.strictObject({ fulfilmentId: z.uuid(), codeId: z.uuid() });
export type DropCode = z.infer<typeof DropCode>;

export const PutBackUnit = z.strictObject({
  warehouse: code(),
  code: text(300),
  quantity: z.int().min(1).max(1_000_000).default(1),
  /** Which units, of a product that tracks serial numbers; without them those that were picked last. */
  serials: Serials,
});
export type PutBackUnit = z.input<typeof PutBackUnit>;

export const ListFulfilments = z.strictObject({
  status: z.enum(fulfilmentStates).optional(),
  warehouse: code().optional(),
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
});
export type ListFulfilments = z.input<typeof ListFulfilments>;

/** Several fulfilments of one walk: `?ids=…,…`. */
export const ManyFulfilments = z.strictObject({
  ids: z
    .string()
    .max(4_000)
    .transform((list) => [...new Set(list.split(",").map((id) => id.trim()))])
    .pipe(z.array(z.uuid()).min(1).max(50)),
});
