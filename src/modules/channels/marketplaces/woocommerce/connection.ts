import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Secrets } from "../port";

const status = z.string().trim().min(1).max(60);

/** The webhook's secret is what orders need; the REST keys only what reads or writes the shop. */
export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** The status that an order gets when all of it was handed over, or delivered ("completed" unless another is named). */
  statuses: z.strictObject({ handed_over: status.optional(), delivered: status.optional() }).optional(),
  /** Whether the shop sends the note with the tracking number to the buyer. Left out: only staff see it. */
  noteForBuyer: z.boolean().optional(),
});
export const secretsSchema = z.strictObject({
  consumerKey: z.string().trim().min(1).max(200).optional(),
  consumerSecret: z.string().trim().min(1).max(200).optional(),
  webhookSecret: z.string().trim().min(1).max(200),
});

/** HTTP Basic with the REST keys; none while they are not set. */
export function authorize({ consumerKey, consumerSecret }: Secrets): Record<string, string> {
  if (!consumerKey || !consumerSecret) return {};
  return { authorization: `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString("base64")}` };
}

/** Reads one order by the REST keys. Null if the shop answers, else what is to be put right. */
export async function testConnection({ settings, secrets, ask }: Line): Promise<Reason | null> {
  if (typeof settings["baseUrl"] !== "string") return reason("channel.base_url_missing");
  if (!secrets["consumerKey"] || !secrets["consumerSecret"]) return reason("channel.keys_missing");
  const { status, body } = await ask({ path: "/wp-json/wc/v3/orders", query: { per_page: 1 } });
  if (status === 404 || (status < 300 && !Array.isArray(body))) return reason("channel.not_woocommerce");
  return status < 300 ? null : reason("channel.answered_with_error", { status });
}
