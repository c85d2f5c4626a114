import { createHash } from "node:crypto";
import { z } from "zod";
import { type Reason, reason } from "@/lib/reason";
import type { Line } from "../line";
import type { Delivery, Incoming } from "../port";

const id = z.string().trim().min(1).max(100);

export const settingsSchema = z.strictObject({
  /** Unused: 1C calls us. Taken because every kind takes it. */
  baseUrl: z
    .url({ protocol: /^https?$/ })
    .max(500)
    .optional(),
  /** What our answers and orders are written in; what 1C sends says its own. Left out: UTF-8. */
  encoding: z.enum(["utf-8", "windows-1251"]).optional(),
  /** Our warehouse's code → the id of the warehouse in 1C. */
  warehouseMap: z.record(id, z.union([id, z.int().positive().transform(String)])).optional(),
  /** The id or name of 1C's price type that is our price. Left out: the retail price, else the first one. */
  priceType: id.optional(),
  /** Codes of the channels whose orders 1C gets. Left out: all. */
  exportChannels: z.array(id).max(200).optional(),
});

export const secretsSchema = z.strictObject({
  login: z
    .string()
    .trim()
    .min(1)
    .max(100)
    // HTTP Basic ends the login at the first colon.
    .regex(/^[^:\p{Cc}]+$/u),
  password: z.string().min(1).max(200),
});

/** Nothing is asked of 1C: it calls. What can be told is whether it could sign in. */
export function testConnection({ secrets }: Line): Promise<Reason | null> {
  return Promise.resolve(secrets["login"] && secrets["password"] ? null : reason("channel.keys_missing"));
}

/** Orders come by the exchange, which stores each document as a delivery; the webhook address of the connection takes nothing. */
export function inspect({ rawBody }: Pick<Incoming, "rawBody">): Delivery {
  const fingerprint = createHash("sha256").update(rawBody).digest("hex");
  return { deliveryId: fingerprint, fingerprint, topic: "order", kind: "order", reason: null };
}
