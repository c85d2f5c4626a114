import { z } from "zod";

const Text = z.string().trim().min(1);
/** Codes such as 010 begin with a zero; who types 10 as a number has lost it already. */
const Code = z
  .union([z.string(), z.number()])
  .transform((code) => String(code).trim())
  .pipe(z.string().regex(/^[\p{L}\d _-]{1,20}$/u));

/**
 * `senderPoint`: where parcels are brought to; without it the point of the account's own settings counts. `senderName`: the shop as
 * buyers read it in Boxberry's messages. `useShopSettings`: prices by the calculator's settings in the account, such as a discount.
 */
export const BoxberrySettings = z.strictObject({
  baseUrl: z.url().default("https://api.boxberry.ru/json.php"),
  senderPoint: Code.optional(),
  senderName: Text.max(100).optional(),
  useShopSettings: z.boolean().default(false),
});
export type BoxberrySettings = z.infer<typeof BoxberrySettings>;

export const BoxberrySecrets = z.strictObject({ token: Text.max(500) });
export type BoxberrySecrets = z.infer<typeof BoxberrySecrets>;
