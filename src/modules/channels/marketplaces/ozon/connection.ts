import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Secrets } from "../port";
import { refusalOf } from "./ask";
import { refusalOfLists } from "./posting-pages";

const id = z.string().trim().min(1).max(100);

/** `warehouseMap`: our warehouse's code → the id of the FBS or rFBS warehouse at Ozon. */
export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  warehouseMap: z.record(id, z.union([id, z.int().positive().transform(String)])).optional(),
});
export const secretsSchema = z.strictObject({
  clientId: z.union([z.string().trim().min(1).max(60), z.int().positive().transform(String)]),
  apiKey: z.string().trim().min(1).max(200),
});

export function authorize({ clientId, apiKey }: Secrets): Record<string, string> {
  return clientId && apiKey ? { "client-id": clientId, "api-key": apiKey } : {};
}

/** Asks for one posting of the last day: the least that a key of any role with orders may do. */
export async function testConnection(line: Line): Promise<Reason | null> {
  if (!line.secrets["clientId"] || !line.secrets["apiKey"]) return reason("channel.ozon.keys_missing");
  const refusal = await refusalOfLists(line, new Date(line.now.getTime() - 24 * 60 * 60_000));
  if (refusal === null) return null;
  return refusal === "unreadable" || refusal.status === 404 ? reason("channel.other_vendor", { vendor: "Ozon" }) : refusalOf(refusal);
}
