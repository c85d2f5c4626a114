import { z } from "zod";
import { code, text } from "@/lib/text-input";
import { fulfilmentStates } from "@/modules/orders/fulfilment-state";

const version = z.int().min(1).optional();
const UnitsOfSku = z.strictObject({ sku: code(100), quantity: z.int().min(1).max(1_000_000) });

export const FulfilmentId = z.strictObject({ fulfilmentId: z.uuid() });

export const StartPicking = z.strictObject({ version });
export type StartPicking = z.infer<typeof StartPicking>;

export const PickUnits = z.strictObject({ lines: z.array(UnitsOfSku).min(1).max(500), version });
export type PickUnits = z.infer<typeof PickUnits>;

/** What a scanner typed; short or long, as it came. */
export const ScanUnit = z.strictObject({ code: text(300) });
export type ScanUnit = z.infer<typeof ScanUnit>;

export const ReportShort = z.strictObject({ lines: z.array(UnitsOfSku).min(1).max(500), version });
export type ReportShort = z.infer<typeof ReportShort>;

const millimetres = z.int().min(1).max(20_000);

export const ParcelInput = z.strictObject({
  weightGrams: z.int().min(1).max(10_000_000),
  dimensionsMm: z.strictObject({ length: millimetres, width: millimetres, height: millimetres }),
  lines: z.array(UnitsOfSku).min(1).max(500),
});
export type ParcelInput = z.infer<typeof ParcelInput>;

export const PackParcels = z.strictObject({ parcels: z.array(ParcelInput).min(1).max(100), version });
export type PackParcels = z.infer<typeof PackParcels>;

export const PutBackUnit = z.strictObject({
  warehouse: code(),
  code: text(300),
  quantity: z.int().min(1).max(1_000_000).default(1),
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
