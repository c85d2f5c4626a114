import { z } from "zod";

const Text = z.string().trim().min(1);

/**
 * `services`: the only ones to be offered, as quotes name them ("USPS Priority"). `usualDays`: what counts where a carrier names no
 * delivery time. `insure`: buy EasyPost's insurance over the value of the goods; `insurancePercent`: what it costs of that value by the shop's contract,
 * since no rate tells it. The last three stand on customs papers, which are
 * made only when all of them are known.
 */
export const EasypostSettings = z.strictObject({
  baseUrl: z.url().default("https://api.easypost.com/v2"),
  services: z.array(Text.max(100)).max(100).optional(),
  usualDays: z.int().min(1).max(90).optional(),
  insure: z.boolean().default(false),
  insurancePercent: z.number().min(0).max(100).multipleOf(0.001).optional(),
  customsSigner: Text.max(100).optional(),
  hsCode: z.preprocess((value) => (typeof value === "number" ? String(value) : value), Text.regex(/^\d{4}[\d.]{2,11}$/)).optional(),
  originCountry: Text.regex(/^[A-Za-z]{2}$/)
    .transform((code) => code.toUpperCase())
    .optional(),
});
export type EasypostSettings = z.infer<typeof EasypostSettings>;

/** Without a `webhookSecret` no notice can be trusted, so none is taken; parcels are asked about all the same. */
export const EasypostSecrets = z.strictObject({ apiKey: Text.max(200), webhookSecret: Text.max(200).optional() });
export type EasypostSecrets = z.infer<typeof EasypostSecrets>;
