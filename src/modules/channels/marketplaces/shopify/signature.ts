import { createHash, createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/is-same-secret";
import { readBody } from "@/lib/parse-keeping-ids";
import { type Reason, reason } from "@/lib/reason";
import type { Delivery, Headers, Incoming, Secrets } from "../port";

/** Base64 HMAC-SHA256 of the raw body with the app's client secret, compared in constant time. */
export function verify({ headers, rawBody, secrets }: { headers: Headers; rawBody: Uint8Array; secrets: Secrets }): "ok" | "bad_signature" {
  const secret = secrets["webhookSecret"];
  const given = headers["x-shopify-hmac-sha256"];
  if (!secret || !given) return "bad_signature";
  const expected = createHmac("sha256", secret).update(rawBody).digest("base64");
  return isSameSecret(given.trim(), expected) ? "ok" : "bad_signature";
}

// Bodies that name the order they belong to and do not hold it.
const aboutOrders = /^(refunds|fulfillments|fulfillment_events|order_transactions|orders\/edited$)/;

/** What a delivery is: an order whole, or something about one, which is then read again. The webhook id is the same at every retry. */
export function inspect({ headers, rawBody }: Pick<Incoming, "headers" | "rawBody">): Delivery {
  const topic = headers["x-shopify-topic"]?.trim().toLowerCase() ?? "";
  const fingerprint = createHash("sha256").update(topic).update("\n").update(rawBody).digest("hex");
  const deliveryId = headers["x-shopify-webhook-id"]?.trim() || `body-${fingerprint.slice(0, 32)}`;
  const delivery = { deliveryId, fingerprint, topic: topic || "order", reason: null };
  // Some proxies drop unknown headers: without a topic the body has to say what it is.
  if (topic !== "" ? aboutOrders.test(topic) : !isOrder(rawBody)) {
    const externalId = orderIdIn(rawBody);
    if (externalId) return { ...delivery, kind: "notice", externalId };
    return { ...delivery, kind: "ignored", reason: reason("channel.no_order_id") };
  }
  const why = whyIgnored(topic);
  return { ...delivery, kind: why ? "ignored" : "order", reason: why };
}

/** A deletion only empties the shop's own list; an order is cancelled there by its own date. */
function whyIgnored(topic: string): Reason | null {
  if (topic === "orders/delete") return reason("channel.deleted_at_channel");
  if (topic === "" || topic.startsWith("orders/")) return null;
  return reason("channel.other_topic", { topic: topic.slice(0, 60) });
}

function isOrder(rawBody: Uint8Array): boolean {
  // What cannot be read goes on as an order, so that it is kept and shown with its reason.
  const body = bodyOf(rawBody);
  return body === null || "line_items" in body || !("order_id" in body);
}

function orderIdIn(rawBody: Uint8Array): string | null {
  const body = bodyOf(rawBody) ?? {};
  const edit = body["order_edit"];
  const id = body["order_id"] ?? (typeof edit === "object" && edit !== null ? (edit as Record<string, unknown>)["order_id"] : undefined);
  return (typeof id === "number" || typeof id === "string") && /^\d{1,30}$/.test(String(id)) ? String(id) : null;
}

function bodyOf(rawBody: Uint8Array): Record<string, unknown> | null {
  const body = readBody(rawBody);
  return typeof body === "object" && body !== null && !Array.isArray(body) ? (body as Record<string, unknown>) : null;
}
