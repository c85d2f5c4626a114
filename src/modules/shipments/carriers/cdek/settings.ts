import { z } from "zod";

const Text = z.string().trim().min(1);
/** The rates of VAT that CDEK knows since 2026. */
const vatRates = [0, 5, 7, 10, 16, 22] as const;

/**
 * `senderCityCode`: CDEK's code of the town that parcels leave from; without it the warehouse's own town is looked up.
 * `shipmentPoint`: the office where parcels are brought to; without it a courier takes them from the warehouse's door.
 * `tariffs`: codes of the only tariffs to be offered. `vatRate`: of what is collected for the delivery, and of goods without a rate.
 * `addVatPercent`: for contracts whose prices come without VAT.
 */
export const CdekSettings = z.strictObject({
  baseUrl: z.url().default("https://api.cdek.ru/v2"),
  senderCityCode: z
    .preprocess((value) => (typeof value === "string" && /^\s*\d+\s*$/.test(value) ? Number(value) : value), z.int().positive())
    .optional(),
  shipmentPoint: Text.max(20).optional(),
  tariffs: z
    .array(
      z
        .union([z.number(), z.string()])
        .transform((code) => String(code).trim())
        .pipe(z.string().regex(/^\d{1,5}$/)),
    )
    .max(100)
    .optional(),
  vatRate: z.literal(vatRates).optional(),
  addVatPercent: z.number().min(0).max(100).default(0),
  sellerName: Text.max(255).optional(),
  sellerInn: Text.regex(/^\d{10}(\d{2})?$/).optional(),
  labelFormat: z.enum(["A4", "A5", "A6", "A7"]).default("A6"),
});
export type CdekSettings = z.infer<typeof CdekSettings>;

export const CdekSecrets = z.strictObject({ clientId: Text.max(200), clientSecret: Text.max(200) });
export type CdekSecrets = z.infer<typeof CdekSecrets>;
