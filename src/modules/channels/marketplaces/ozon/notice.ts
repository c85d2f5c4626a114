import { createHash } from "node:crypto";
import { entry, list, text } from "@/lib/lenient";
import { readBody } from "@/lib/parse-keeping-ids";
import { reason } from "@/lib/reason";
import type { Delivery, Incoming } from "../port";

const push = entry({
  message_type: text(100),
  posting_number: text(100).catch(""),
  postings: list(entry({ posting_number: text(100) })).catch([]),
  uuid: text(100).catch(""),
});

/** Pushes about one posting, FBS and FBO alike, whatever is said of it: it is read again by the API, since pushes carry no signature. */
const aboutPosting = /^TYPE_(FBO_)?(NEW_POSTING|POSTING_|STATE_CHANGED|CUTOFF_DATE_CHANGED|DELIVERY_DATE_CHANGED|ORDER_)/;

/** What a push is. A posting that is sent whole is only a notice too: nobody signed it. */
export function inspect({ rawBody }: Pick<Incoming, "rawBody">): Delivery {
  const fingerprint = createHash("sha256").update(rawBody).digest("hex");
  const { data } = push.safeParse(readBody(rawBody));
  const topic = data?.message_type || "order";
  const id = { deliveryId: data?.uuid || `body-${fingerprint.slice(0, 32)}`, fingerprint, topic };
  if (topic === "TYPE_PING") return { ...id, kind: "ping", reason: null };
  const externalId = data?.posting_number || data?.postings[0]?.posting_number;
  if (externalId && (topic === "order" || aboutPosting.test(topic))) return { ...id, kind: "notice", externalId, reason: null };
  // No posting at all: `translate` says so.
  if (topic === "order") return { ...id, kind: "order", reason: null };
  return { ...id, kind: "ignored", reason: reason("channel.other_topic", { topic: topic.slice(0, 60) }) };
}

/** Ozon signs nothing. The address of the webhook is the secret, and nothing is believed before it has been read by the API. */
export function verify(): "ok" {
  return "ok";
}

/** What Ozon's push service expects within five seconds; anything else is sent again. */
export function reply(delivery: Delivery, now: Date): unknown {
  return delivery.kind === "ping" ? { version: "1", name: "Dirigent", time: now.toISOString() } : { result: true };
}
