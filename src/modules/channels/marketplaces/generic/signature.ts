import { createHash, createHmac } from "node:crypto";
import { isSameSecret } from "@/lib/is-same-secret";
import type { Delivery, Incoming, Secrets, Settings } from "../port";
import { signatureOf } from "./connection";
import { stepsOf, valuesAt } from "./path";
import { readPayload } from "./payload";

/** An order, or what a shop sends to see whether somebody is there (Tilda: `test=test`). */
export function inspect({ rawBody }: Pick<Incoming, "rawBody">): Delivery {
  const fingerprint = createHash("sha256").update(rawBody).digest("hex");
  const delivery = { deliveryId: `body-${fingerprint.slice(0, 32)}`, fingerprint, reason: null };
  if (rawBody.byteLength <= 40 && /^test=test\s*$/.test(Buffer.from(rawBody).toString("latin1")))
    return { ...delivery, topic: "ping", kind: "ping" };
  return { ...delivery, topic: isShipments(rawBody) ? "order/new" : "order", kind: "order" };
}

/** By what the settings name: nothing, a digest of the raw body, or the secret itself. Compared in constant time. */
export function verify({
  headers,
  query,
  rawBody,
  secrets,
  settings = {},
}: Incoming & { secrets: Secrets; settings?: Settings }): "ok" | "bad_signature" {
  const how = signatureOf(settings);
  if (how.kind === "none") return "ok";
  const { secret } = secrets;
  if (!secret) return "bad_signature";
  if (how.kind === "hmac_sha256") {
    const encoding = how.encoding ?? "hex";
    const expected = createHmac("sha256", secret).update(rawBody).digest(encoding);
    const given = (headers[how.header.toLowerCase()] ?? "").trim();
    const digest = how.prefix && given.startsWith(how.prefix) ? given.slice(how.prefix.length) : given;
    return isSame(expected, encoding === "hex" ? digest.toLowerCase() : digest) ? "ok" : "bad_signature";
  }
  const given = how.in === "header" ? headers[how.name.toLowerCase()] : how.in === "query" ? query[how.name] : fieldOf(rawBody, how.name);
  return isSame(secret, (given ?? "").replace(/^Bearer\s+/i, "").trim()) ? "ok" : "bad_signature";
}

/** A marketplace that sends shipments wants to read that it succeeded in its own words. */
export function reply({ topic, kind }: Delivery): unknown {
  return topic === "order/new" ? { data: {}, meta: {}, success: 1 } : { received: kind !== "ping" };
}

function isShipments(rawBody: Uint8Array): boolean {
  const shipments = valuesAt(readPayload(rawBody), stepsOf("data.shipments"));
  return Array.isArray(shipments[0]);
}

function fieldOf(rawBody: Uint8Array, path: string): string {
  const [value] = valuesAt(readPayload(rawBody), stepsOf(path));
  return typeof value === "string" || typeof value === "number" ? String(value) : "";
}

function isSame(expected: string, given: string): boolean {
  return given !== "" && isSameSecret(given, expected);
}
