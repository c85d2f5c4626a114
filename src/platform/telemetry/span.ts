import { randomBytes } from "node:crypto";

/** A span's place in its trace: 16 and 8 bytes in hexadecimal (W3C Trace Context). */
export type Place = { traceId: string; spanId: string };

export type Facts = Readonly<Record<string, string | number | boolean>>;

/** One piece of work with its beginning and end, as it is exported. Never a person's data: facts are methods, areas and codes. */
export type Span = Place & {
  parentSpanId: string | null;
  name: string;
  kind: "server" | "consumer" | "client";
  startedAt: number;
  endedAt: number;
  facts: Facts;
  /** What went wrong, in a word; null when nothing did. */
  error: string | null;
};

/** Where a new span stands: under its parent, else at the root of a new trace. */
export function placeUnder(parent: Place | null): Place {
  return { traceId: parent?.traceId ?? randomBytes(16).toString("hex"), spanId: randomBytes(8).toString("hex") };
}

/**
 * The place that a caller gives in its `traceparent` header; null when there is none that can be read.
 * "unsampled" when the caller keeps no trace: then ours would hang in the air.
 */
export function placeOfCaller(header: string | string[] | undefined): Place | "unsampled" | null {
  if (typeof header !== "string") return null;
  const [, traceId = "", spanId = "", flags = ""] =
    /^(?!ff)[0-9a-f]{2}-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})(?:-|$)/.exec(header.trim()) ?? [];
  if (!/[^0]/.test(traceId) || !/[^0]/.test(spanId)) return null;
  return Number.parseInt(flags, 16) % 2 === 1 ? { traceId, spanId } : "unsampled";
}
