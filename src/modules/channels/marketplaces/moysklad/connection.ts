import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Secrets } from "../port";
import { askMoysklad, failureOf, isRecord } from "./ask";

const id = z.string().trim().min(1).max(100);
const word = z.string().trim().min(1).max(200);
/** What a state of the account may mean here. */
const meaning = z.enum(["awaiting_payment", "paid", "cash_on_delivery", "completed", "cancelled", "refunded", "ignored"]);

export const settingsSchema = z.strictObject({
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Our warehouse's code → the id of the store (склад) at МойСклад. */
  warehouseMap: z.record(id, id).optional(),
  /** Only orders of this organization (юрлицо) are taken in. Left out: all. */
  organizationId: id.optional(),
  /** A state's name or id → what it means here. Left out: by its type and by what was paid. */
  stateMap: z.record(word, meaning).optional(),
  /** What an order means that is not paid and whose state says nothing else. */
  unpaid: z.enum(["awaiting_payment", "cash_on_delivery"]).optional(),
  /** Which of their fields is our SKU. Left out: the article, else the code. */
  skuField: z.enum(["article", "code", "externalCode"]).optional(),
  /** The state, by name or id, that an order gets there when something happens here. */
  statesOut: z
    .strictObject({
      accepted: word.optional(),
      packed: word.optional(),
      handed_over: word.optional(),
      delivered: word.optional(),
      cancelled: word.optional(),
    })
    .optional(),
  /** Whether a handed-over parcel becomes a shipment document (отгрузка) there. */
  createShipments: z.boolean().optional(),
  /** The id of the order's additional field of type text that takes the tracking number. */
  trackingAttributeId: id.optional(),
  /** How long after leaving us goods may still be in the figures of a warehouse whose master is МойСклад. */
  postingDelayHours: z.number().min(0).max(720).optional(),
});
export const secretsSchema = z.strictObject({ token: z.string().trim().min(1).max(500) });

/** The token goes as Bearer; one that was pasted with its scheme is the same token. */
export function authorize({ token }: Secrets): Record<string, string> {
  if (!token) return {};
  return { authorization: /^(Bearer|Basic)\s/i.test(token) ? token : `Bearer ${token}` };
}

/** Reads one order of the account: what orders need is a user who may see them. */
export async function testConnection(line: Line): Promise<Reason | null> {
  if (!line.secrets["token"]) return reason("channel.moysklad.token_missing");
  const answer = await askMoysklad(line, { path: "/entity/customerorder", query: { limit: 1 } });
  const other = reason("channel.other_vendor", { vendor: "МойСклад" });
  if (answer.status === 404) return other;
  const failure = failureOf(answer);
  if (failure) return failure;
  return isRecord(answer.body) && Array.isArray(answer.body["rows"]) ? null : other;
}
