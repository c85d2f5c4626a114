import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Secrets, Settings } from "../port";
import { askGraph } from "./ask-graph";

/** A location by its number, or as Shopify's API names it; kept as the number. */
const location = z.union([
  z
    .string()
    .trim()
    .regex(/^(gid:\/\/shopify\/Location\/)?\d{1,20}$/)
    .transform((id) => id.split("/").at(-1) ?? id),
  z.int().positive().transform(String),
]);

export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** "my-shop.myshopify.com" or just "my-shop". */
  shopDomain: z
    .string()
    .trim()
    .toLowerCase()
    .regex(/^[a-z0-9][a-z0-9-]*(\.myshopify\.com)?$/)
    .max(255)
    .optional(),
  /** Our warehouse's code → the location that has its number and that its parcels leave from. Left out: one location has the number of all. */
  warehouseMap: z.record(z.string().trim().min(1).max(100), location).optional(),
  /** The location whose number is kept without a map; the shop's first one when left out. */
  locationId: z.union([z.string().regex(/^(gid:\/\/shopify\/Location\/)?\d{1,20}$/), z.int().positive()]).optional(),
  apiVersion: z
    .string()
    .regex(/^20\d{2}-(01|04|07|10)$/)
    .optional(),
});
export const secretsSchema = z.strictObject({
  accessToken: z.string().trim().min(1).max(300).optional(),
  webhookSecret: z.string().trim().min(1).max(300),
});

export function hostOf({ shopDomain }: Settings): string | null {
  if (typeof shopDomain !== "string" || shopDomain === "") return null;
  return `https://${shopDomain.includes(".") ? shopDomain : `${shopDomain}.myshopify.com`}`;
}

export function authorize({ accessToken }: Secrets): Record<string, string> {
  return accessToken ? { "x-shopify-access-token": accessToken } : {};
}

/** Reads the shop's name. Null if it answers, else what is to be put right. */
export async function testConnection(line: Line): Promise<Reason | null> {
  if (typeof line.settings["baseUrl"] !== "string" && hostOf(line.settings) === null) return reason("channel.base_url_missing");
  if (!line.secrets["accessToken"]) return reason("channel.keys_missing");
  const { shop } = await askGraph(line, "query Shop { shop { name myshopifyDomain } }", {});
  return typeof shop === "object" && shop !== null ? null : reason("channel.unreadable_answer");
}
