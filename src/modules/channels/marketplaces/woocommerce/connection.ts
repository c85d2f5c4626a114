import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Secrets, Settings } from "../port";

const timeoutMs = 10_000;

/** The webhook's secret is what orders need; the REST keys only what reads or writes the shop. */
export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
});
export const secretsSchema = z.strictObject({
  consumerKey: z.string().trim().min(1).max(200).optional(),
  consumerSecret: z.string().trim().min(1).max(200).optional(),
  webhookSecret: z.string().trim().min(1).max(200),
});

/** Reads one order by the REST keys. Null if the shop answers, else what is to be put right. */
export async function testConnection({
  settings,
  secrets,
  fetch: call,
}: {
  settings: Settings;
  secrets: Secrets;
  fetch: typeof fetch;
}): Promise<Reason | null> {
  const base = settings["baseUrl"];
  const { consumerKey, consumerSecret } = secrets;
  if (typeof base !== "string") return reason("channel.base_url_missing");
  if (!consumerKey || !consumerSecret) return reason("channel.keys_missing");
  const authorization = `Basic ${Buffer.from(`${consumerKey}:${consumerSecret}`).toString("base64")}`;
  try {
    const response = await call(`${base.replace(/\/+$/, "")}/wp-json/wc/v3/orders?per_page=1`, {
      headers: { authorization, accept: "application/json" },
      // A redirect would drop the keys or carry them elsewhere.
      redirect: "manual",
      signal: AbortSignal.timeout(timeoutMs),
    });
    return whyNot(response.status) ?? (Array.isArray(await response.json()) ? null : reason("channel.not_woocommerce"));
  } catch (error) {
    if (error instanceof SyntaxError) return reason("channel.not_woocommerce");
    return isTimeout(error) ? reason("channel.timeout", { seconds: timeoutMs / 1000 }) : reason("channel.unreachable");
  }
}

function whyNot(status: number): Reason | null {
  if (status >= 200 && status < 300) return null;
  if (status === 401 || status === 403) return reason("channel.keys_refused");
  if (status === 404) return reason("channel.not_woocommerce");
  if (status === 0 || (status >= 300 && status < 400)) return reason("channel.redirected");
  if (status === 429) return reason("channel.rate_limited");
  return reason("channel.answered_with_error", { status });
}

function isTimeout(error: unknown): boolean {
  return error instanceof DOMException && (error.name === "TimeoutError" || error.name === "AbortError");
}
