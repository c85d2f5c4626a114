import type { IncomingMessage, ServerResponse } from "node:http";
import { placeOfCaller } from "@/platform/telemetry/span";
import { isTracing, openSpan } from "@/platform/telemetry/trace";
import type { Area } from "./request-areas";

/** Answers a request in a span of its own, under the caller's trace if it brings one. Probes are not worth a span. */
export function traceRequest<T>(where: Area, request: IncomingMessage, response: ServerResponse, answer: () => T): T {
  const caller = isTracing() && where !== "health" ? placeOfCaller(request.headers.traceparent) : "unsampled";
  if (caller === "unsampled") return answer();
  const method = request.method ?? "GET";
  const span = openSpan(
    { name: `${method} ${where}`, kind: "server", facts: { "http.request.method": method, "dirigent.area": where } },
    caller,
  );
  response.once("close", () => {
    const status = response.statusCode;
    const error = !response.writableFinished ? "aborted" : status >= 500 ? String(status) : null;
    span.end({ "http.response.status_code": status }, error);
  });
  return span.run(answer);
}
