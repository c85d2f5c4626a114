import { z } from "zod";

const Text = z.string().trim().min(1);

/**
 * `platformStation`: Yandex's id of the warehouse or drop-off point where parcels leave, given by its manager. `takesPayment`: the
 * contract lets couriers and points collect money from buyers; then `sellerInn` stands on the receipt.
 */
export const OtherDaySettings = z.strictObject({
  baseUrl: z.url().default("https://b2b-authproxy.taxi.yandex.net"),
  platformStation: Text.max(80),
  takesPayment: z.boolean().default(false),
  sellerInn: Text.regex(/^\d{10}(\d{2})?$/).optional(),
});
export type OtherDaySettings = z.infer<typeof OtherDaySettings>;

export const OtherDaySecrets = z.strictObject({ token: Text.max(1000) });
export type OtherDaySecrets = z.infer<typeof OtherDaySecrets>;
