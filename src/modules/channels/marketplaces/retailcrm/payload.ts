import { parseKeepingIds } from "@/lib/parse-keeping-ids";

export type Fields = Record<string, unknown>;

/** The fields of what a caller sent: a form whose values may be JSON, or JSON itself. Null if it is neither. */
export function payloadOf(rawBody: Uint8Array): Fields | null {
  const text = new TextDecoder("utf-8").decode(rawBody).trim();
  if (/^[[{]/.test(text)) {
    const value = json(text);
    return isFields(value) ? value : null;
  }
  const form = new URLSearchParams(text);
  const fields = [...form].map(([name, value]) => [name, /^\s*[[{]/.test(value) ? (json(value) ?? value) : value] as const);
  return fields.some(([name]) => name === "order" || name === "orders") ? Object.fromEntries(fields) : null;
}

/** The order in a payload: under its name, or the payload itself where it is one. */
export function orderIn(payload: Fields): Fields | null {
  if (isFields(payload["order"])) return payload["order"];
  const known = ["items", "externalId", "firstName", "phone", "delivery", "customer"];
  return known.some((name) => name in payload) ? payload : null;
}

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function json(text: string): unknown {
  try {
    return parseKeepingIds(text);
  } catch {
    return null;
  }
}
