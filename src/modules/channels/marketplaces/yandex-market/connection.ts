import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import { type Answer, ChannelTrouble, type Line, type Question } from "../line";
import type { Secrets, Settings } from "../port";
import { refusedWith } from "../refused-with";

const id = z.union([
  z
    .string()
    .trim()
    .regex(/^\d{1,20}$/),
  z.int().positive(),
]);

export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  businessId: id.optional(),
  campaignId: id,
  /** Our warehouses' codes to Yandex's ids. */
  warehouseMap: z.record(z.string().min(1).max(100), z.union([z.string().trim().min(1).max(100), z.int().positive()])).optional(),
  /** How this campaign sells; asked of Yandex when left out. */
  program: z.enum(["FBS", "EXPRESS", "FBY", "DBS"]).optional(),
  /** Our carriers' kinds to Yandex's ids of delivery services, for tracking numbers of DBS orders. */
  carrierMap: z.record(z.string().min(1).max(100), z.union([z.string().regex(/^\d{1,20}$/), z.int().positive()])).optional(),
  labelFormat: z.enum(["A9_HORIZONTALLY", "A9", "A7", "A4"]).optional(),
});
export const secretsSchema = z.strictObject({ apiKey: z.string().trim().min(1).max(500) });

export function authorize({ apiKey }: Secrets): Record<string, string> {
  return apiKey ? { "api-key": apiKey } : {};
}

/** "/v2/campaigns/123" and what follows. */
export function campaignPath(settings: Settings, rest: string): string {
  return `/v2/campaigns/${encodeURIComponent(String(settings["campaignId"] ?? ""))}${rest}`;
}

type Failure = { status: number; code: string; words: string };

/** Yandex says "no" by a status of 400 and more, or by `status: "ERROR"` in an answer of 200. Null when it agreed. */
export function failureOf({ status, body }: Answer): Failure | null {
  const record = isRecord(body) ? body : {};
  if (status < 400 && record["status"] !== "ERROR") return null;
  const errors = Array.isArray(record["errors"]) ? record["errors"].filter(isRecord) : [];
  const words = errors.map((error) => [error["message"], error["code"]].find((said) => typeof said === "string" && said !== "") ?? "");
  return { status, code: String(errors[0]?.["code"] ?? ""), words: words.filter(Boolean).join("; ") };
}

/** Asks and takes only agreement; anything else goes up as trouble with Yandex's own words. */
export async function askFor(line: Line, question: Question): Promise<Record<string, unknown>> {
  const answer = await line.ask(question);
  const failure = failureOf(answer);
  if (failure) throw new ChannelTrouble("rubbish", refusedWith(failure.words || `HTTP ${failure.status}`));
  if (!isRecord(answer.body)) throw new ChannelTrouble("rubbish", reason("channel.unreadable_answer"));
  return answer.body;
}

/** Reads one order of the campaign. Null if Yandex answers, else what is to be put right. */
export async function testConnection(line: Line): Promise<Reason | null> {
  if (!line.secrets["apiKey"]) return reason("channel.keys_missing");
  const answer = await line.ask({ path: campaignPath(line.settings, "/orders"), query: { limit: 1 } });
  if (answer.status === 404) return reason("channel.campaign_unknown", { campaign: String(line.settings["campaignId"] ?? "") });
  const failure = failureOf(answer);
  if (failure) return refusedWith(failure.words || `HTTP ${failure.status}`);
  return isRecord(answer.body) && Array.isArray(answer.body["orders"]) ? null : reason("channel.unreadable_answer");
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
