import { createHash } from "node:crypto";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import type { Delivery, Incoming } from "../port";
import { isRecord } from "./connection";

const orderTopics = new Set([
  "ORDER_CREATED",
  "ORDER_STATUS_UPDATED",
  "ORDER_UPDATED",
  "ORDER_CANCELLED",
  "ORDER_CANCELLATION_REQUEST",
  "ORDER_RETURN_CREATED",
  "ORDER_RETURN_STATUS_UPDATED",
]);

/**
 * What a delivery is. Notifications say which order is to be read; the older push API posts it whole, to "order/accept" before
 * it has a status and to "order/status" afterwards.
 */
export function inspect({ rawBody }: Pick<Incoming, "rawBody">): Delivery {
  const body = parsed(rawBody);
  const type = text(body["notificationType"]).toUpperCase();
  const whole = isRecord(body["order"]) ? body["order"] : null;
  const topic = type || (whole ? (text(whole["status"]) ? "order/status" : "order/accept") : "cart" in body ? "cart" : "order");
  const fingerprint = createHash("sha256").update(topic).update("\n").update(rawBody).digest("hex");
  const delivery = { deliveryId: `body-${fingerprint.slice(0, 32)}`, fingerprint, topic: topic.slice(0, 60), reason: null };
  if (type === "PING") return { ...delivery, topic: "ping", kind: "ping" };
  if (type) {
    const externalId = text(body["orderId"]);
    if (!orderTopics.has(type)) return { ...delivery, kind: "ignored", reason: reason("channel.other_topic", { topic: delivery.topic }) };
    if (!/^[\w-]{1,60}$/.test(externalId)) return { ...delivery, kind: "ignored", reason: reason("channel.no_order_id") };
    return { ...delivery, kind: "notice", externalId };
  }
  if (topic === "cart") return { ...delivery, kind: "ignored", reason: reason("channel.other_topic", { topic }) };
  return { ...delivery, kind: "order", ...(whole ? { externalId: text(whole["id"]) } : {}) };
}

/** Yandex signs nothing: the address itself is the secret, and what a notice names is read from Yandex. */
export function verify(): "ok" {
  return "ok";
}

/** What Yandex wants to read: who answered and when; to a question whether an order is accepted, that it is. */
export function reply({ topic, externalId }: Delivery, now: Date): unknown {
  if (topic === "order/accept") return { order: { accepted: true, id: externalId ?? "" } };
  return { version: "1.0.0", name: "Dirigent", time: now.toISOString() };
}

function text(value: unknown): string {
  return typeof value === "string" || typeof value === "number" ? String(value).trim() : "";
}

function parsed(rawBody: Uint8Array): Record<string, unknown> {
  const body = readBody(rawBody);
  return isRecord(body) ? body : {};
}
