import type { Facts, Span } from "./span";

const kinds = { server: 2, client: 3, consumer: 5 } as const;
const failed = 2;

/** The body of an OTLP/HTTP request for traces, in its JSON form: ids in hexadecimal, times and whole numbers as strings. */
export function otlpTraces(spans: readonly Span[], resource: Facts): Record<string, unknown> {
  return {
    resourceSpans: [
      {
        resource: { attributes: attributes(resource) },
        scopeSpans: [{ scope: { name: "dirigent" }, spans: spans.map(asJson) }],
      },
    ],
  };
}

function asJson(span: Span): Record<string, unknown> {
  return {
    traceId: span.traceId,
    spanId: span.spanId,
    ...(span.parentSpanId ? { parentSpanId: span.parentSpanId } : {}),
    flags: 1,
    name: span.name,
    kind: kinds[span.kind],
    startTimeUnixNano: nanoseconds(span.startedAt),
    endTimeUnixNano: nanoseconds(span.endedAt),
    attributes: attributes(span.facts),
    ...(span.error === null ? {} : { status: { code: failed, message: span.error } }),
  };
}

/** Milliseconds with their fractions; a double holds no nanoseconds of our century. */
const nanoseconds = (at: number) => (BigInt(Math.round(at * 1000)) * 1000n).toString();

const attributes = (facts: Facts) => Object.entries(facts).map(([key, value]) => ({ key, value: typed(value) }));

function typed(value: string | number | boolean): Record<string, unknown> {
  if (typeof value === "string") return { stringValue: value };
  if (typeof value === "boolean") return { boolValue: value };
  return Number.isInteger(value) ? { intValue: String(value) } : { doubleValue: value };
}
