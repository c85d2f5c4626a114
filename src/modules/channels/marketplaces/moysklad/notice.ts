import { createHash } from "node:crypto";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import type { Delivery, Incoming } from "../port";
import { idInHref, isRecord } from "./ask";

/**
 * What a delivery is. A webhook names the objects that changed by links, of stock only that something changed; МойСклад numbers its
 * deliveries by `?requestId=`. An order that is posted whole is taken as it is.
 */
export function inspect({ query, rawBody }: Pick<Incoming, "query" | "rawBody">): Delivery {
  const body = parsed(rawBody);
  const fingerprint = createHash("sha256").update(rawBody).digest("hex");
  const requestId = (query["requestId"] ?? "").trim().slice(0, 100);
  const delivery = { deliveryId: requestId || `body-${fingerprint.slice(0, 32)}`, fingerprint, reason: null };
  if (typeof body["reportUrl"] === "string") return { ...delivery, topic: "stock", kind: "stock" };
  if (!Array.isArray(body["events"])) return { ...delivery, topic: "order", kind: "order" };
  const events = body["events"].filter(isRecord).map((event) => {
    const meta = isRecord(event["meta"]) ? event["meta"] : {};
    return { type: text(meta["type"]), id: idInHref(text(meta["href"])), action: text(event["action"]).toUpperCase() };
  });
  const orders = events.filter(({ type }) => type === "customerorder");
  const topic = [events[0]?.type || "events", events[0]?.action.toLowerCase()].filter(Boolean).join(".").slice(0, 60);
  const changed = [...new Set(orders.flatMap(({ id, action }) => (id && action !== "DELETE" ? [id] : [])))];
  const [externalId] = changed;
  if (externalId) return { ...delivery, topic, kind: "notice", externalId, externalIds: changed };
  const why = orders.some(({ action }) => action === "DELETE")
    ? reason("channel.deleted_at_channel")
    : orders.length > 0
      ? reason("channel.no_order_id")
      : reason("channel.other_topic", { topic });
  return { ...delivery, topic, kind: "ignored", reason: why };
}

/** МойСклад signs nothing: the address itself is the secret, and what a notice names is read through the API. */
export function verify(): "ok" {
  return "ok";
}

function text(value: unknown): string {
  return typeof value === "string" ? value.trim() : "";
}

function parsed(rawBody: Uint8Array): Record<string, unknown> {
  const body = readBody(rawBody);
  return isRecord(body) ? body : {};
}
