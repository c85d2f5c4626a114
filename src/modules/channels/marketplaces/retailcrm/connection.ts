import { createHash } from "node:crypto";
import { z } from "zod";
import { isSameSecret } from "@/lib/is-same-secret";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Delivery, Incoming, Secrets } from "../port";
import { statusGroups } from "./status";

const id = z.string().trim().min(1).max(100);

export const settingsSchema = z.strictObject({
  /** Unused: the shops call us. Taken because every kind takes it. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** Our warehouse's code → the shop's code of its store (`shipmentStore`). */
  warehouseMap: z.record(id, id).optional(),
  /** The shop's own status codes → RetailCRM's groups. */
  statusGroups: z.record(id, z.enum(statusGroups)).optional(),
  /** Kinds of payment that are made at the door. Left out: those that are called cash or on delivery. */
  paymentsAtDoor: z.array(id).max(50).optional(),
  /** Which of their fields is our SKU. Left out: the article, else the offer's external id. */
  skuField: z.enum(["article", "externalId", "xmlId"]).optional(),
});
export const secretsSchema = z.strictObject({ apiKey: z.string().trim().min(1).max(200) });

/** Nothing is asked of the shop: it calls. What can be told is whether its key is set. */
export function testConnection({ secrets }: Line): Promise<Reason | null> {
  return Promise.resolve(secrets["apiKey"] ? null : reason("channel.retailcrm.key_missing"));
}

/** A whole order, whichever of RetailCRM's paths it came by. */
export function inspect({ rawBody }: Pick<Incoming, "rawBody">): Delivery {
  const fingerprint = createHash("sha256").update(rawBody).digest("hex");
  return { deliveryId: `body-${fingerprint.slice(0, 32)}`, fingerprint, topic: "order", kind: "order", reason: null };
}

/** The key comes in a header or in the address, as RetailCRM's clients send it; one in the form is put beside the address first. */
export function verify({ headers, query, secrets }: Pick<Incoming, "headers" | "query"> & { secrets: Secrets }): "ok" | "bad_signature" {
  const wanted = secrets["apiKey"];
  const given = headers["x-api-key"] ?? query["apiKey"];
  if (!wanted || !given) return "bad_signature";
  return isSameSecret(given.trim(), wanted) ? "ok" : "bad_signature";
}
