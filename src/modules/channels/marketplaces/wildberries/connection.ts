import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Secrets } from "../port";
import { askWb, refusalOf } from "./ask";

const id = z.string().trim().min(1).max(100);

/** `warehouseMap`: our warehouse's code → the id of the seller's warehouse at Wildberries. */
export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  warehouseMap: z.record(id, z.union([id, z.int().positive().transform(String)])).optional(),
});
export const secretsSchema = z.strictObject({ token: z.string().trim().min(1).max(4000) });

/** The token goes as it is; one that was pasted with its scheme is the same token. */
export function authorize({ token }: Secrets): Record<string, string> {
  return token ? { authorization: token.replace(/^Bearer\s+/i, "") } : {};
}

/** Asks for new jobs, which needs what everything else needs: a token of the category "Marketplace". */
export async function testConnection(line: Line): Promise<Reason | null> {
  if (!line.secrets["token"]) return reason("channel.wildberries.token_missing");
  const answer = await askWb(line, { path: "/api/v3/orders/new" });
  if (!answer.ok) return answer.status === 404 ? reason("channel.other_vendor", { vendor: "Wildberries" }) : refusalOf(answer);
  const isThere = z.object({ orders: z.array(z.unknown()) }).safeParse(answer.body).success;
  return isThere ? null : reason("channel.other_vendor", { vendor: "Wildberries" });
}
