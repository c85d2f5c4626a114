import { createHash, createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/is-same-secret";
import { type Reason, reason } from "@/lib/reason";
import type { Delivery, Headers, Incoming, Secrets } from "../port";

/** Base64 HMAC-SHA256 of the raw body with the webhook's secret, compared in constant time. */
export function verify({ headers, rawBody, secrets }: { headers: Headers; rawBody: Uint8Array; secrets: Secrets }): "ok" | "bad_signature" {
  const secret = secrets["webhookSecret"];
  const given = headers["x-wc-webhook-signature"];
  if (!secret || !given) return "bad_signature";
  const expected = createHmac("sha256", secret).update(rawBody).digest("base64");
  return isSameSecret(given.trim(), expected) ? "ok" : "bad_signature";
}

/**
 * What a delivery is. WooCommerce sends an unsigned form `webhook_id=N` when a webhook is saved: that is a ping.
 * Its delivery id is made of webhook and second, so two orders of one second come under the same id: only together with
 * the fingerprint does it name a repeat.
 */
export function inspect({ headers, rawBody }: Pick<Incoming, "headers" | "rawBody">): Delivery {
  const topic = headers["x-wc-webhook-topic"]?.trim().toLowerCase() ?? "";
  const fingerprint = createHash("sha256").update(topic).update("\n").update(rawBody).digest("hex");
  const deliveryId = headers["x-wc-webhook-delivery-id"]?.trim() || `body-${fingerprint.slice(0, 32)}`;
  if (isPing(rawBody)) return { deliveryId, fingerprint, topic: topic || "ping", kind: "ping", reason: null };
  const why = whyIgnored(topic);
  return { deliveryId, fingerprint, topic: topic || "order", kind: why ? "ignored" : "order", reason: why };
}

/** A deletion only empties the shop's own list; an order is cancelled there by its status. A restored order comes whole. */
function whyIgnored(topic: string): Reason | null {
  if (topic === "order.deleted") return reason("channel.deleted_at_channel");
  // Some proxies drop unknown headers: without a topic the body has to say what it is.
  if (topic === "" || topic.startsWith("order.")) return null;
  return reason("channel.other_topic", { topic: topic.slice(0, 60) });
}

function isPing(rawBody: Uint8Array): boolean {
  return rawBody.byteLength <= 40 && /^webhook_id=\d+\s*$/.test(Buffer.from(rawBody).toString("latin1"));
}
