import { z } from "zod";
import { mailCategories, mailTypes } from "./services";

const Text = z.string().trim().min(1);
const PostalCode = z.preprocess((value) => (typeof value === "number" ? String(value) : value), Text.regex(/^\d{6}$/));

/**
 * `postOfficeCode`: index of the post office where parcels are handed in («место приёма»). `mailTypes`, `mailCategories`: the only
 * ones to be offered. `printType`: labels for a sheet of paper or for a thermal printer. `trackingBaseUrl`: where parcels are tracked;
 * without it the Post's own service, and behind another `baseUrl` whatever stands there.
 */
export const PochtaSettings = z.strictObject({
  postOfficeCode: PostalCode,
  mailTypes: z.array(z.enum(mailTypes)).max(mailTypes.length).optional(),
  mailCategories: z.array(z.enum(mailCategories)).max(mailCategories.length).optional(),
  printType: z.enum(["PAPER", "THERMO"]).default("PAPER"),
  baseUrl: z.url().default("https://otpravka-api.pochta.ru"),
  trackingBaseUrl: z.url().optional(),
});
export type PochtaSettings = z.infer<typeof PochtaSettings>;

/** The tracking service has an account of its own; without one the same login is tried there. */
export const PochtaSecrets = z.strictObject({
  accessToken: Text.max(200),
  login: Text.max(200),
  password: Text.max(200),
  trackingLogin: Text.max(200).optional(),
  trackingPassword: Text.max(200).optional(),
});
export type PochtaSecrets = z.infer<typeof PochtaSecrets>;
