import { z } from "zod";

const Text = z.string().trim().min(1);
/** Yandex's classes of couriers: on foot or by car, by car within an hour, by lorry. */
export const classes = ["courier", "express", "cargo"] as const;

/**
 * `senderPoint`: the address where couriers collect, where it is not the warehouse's. `taxiClasses`: the classes to be offered.
 * `callbackUrl`: our address for notices, which Yandex takes with each claim. `takesPayment`: the contract lets couriers collect
 * money from buyers; then `sellerInn` stands on the receipt. `paidCancellation`: cancel a claim even where that costs money.
 */
export const YandexSettings = z.strictObject({
  baseUrl: z.url().default("https://b2b.taxi.yandex.net"),
  senderPoint: Text.max(500).optional(),
  taxiClasses: z.array(z.enum(classes)).min(1).max(3).default(["courier", "express"]),
  callbackUrl: z.url().optional(),
  takesPayment: z.boolean().default(false),
  sellerInn: Text.regex(/^\d{10}(\d{2})?$/).optional(),
  paidCancellation: z.boolean().default(false),
});
export type YandexSettings = z.infer<typeof YandexSettings>;

export const YandexSecrets = z.strictObject({ token: Text.max(1000) });
export type YandexSecrets = z.infer<typeof YandexSecrets>;
