import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Span } from "@/platform/telemetry/span";
import { currentPlace, traceInto } from "@/platform/telemetry/trace";
import { eventually } from "@/testing/eventually";
import { area } from "./request-areas";
import { traceRequest } from "./trace-request";

afterEach(() => traceInto(null));

test("a request is a span under its caller's trace, with its area and answer but no address", async () => {
  const spans: Span[] = [];
  traceInto((span) => spans.push(span));
  let inside: string | undefined;
  const server = createServer((request, response) =>
    traceRequest(area(request.url ?? "/"), request, response, () => {
      inside = currentPlace()?.traceId;
      response.writeHead(request.url?.includes("broken") ? 500 : 201).end();
    }),
  );
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  const caller = (flags: string) => ({ headers: { traceparent: `00-${traceId}-00f067aa0ba902b7-${flags}` } });

  await fetch(`${url}/api/v1/orders?search=anna`, { method: "POST", ...caller("01") });
  await eventually(() => spans.length === 1);
  expect(inside).toBe(traceId);
  expect(spans[0]).toMatchObject({ name: "POST api", traceId, parentSpanId: "00f067aa0ba902b7", error: null });
  expect(spans[0]?.facts).toEqual({ "http.request.method": "POST", "dirigent.area": "api", "http.response.status_code": 201 });
  expect(JSON.stringify(spans)).not.toContain("anna");

  await fetch(`${url}/api/v1/orders`, caller("00"));
  await fetch(`${url}/readyz`);
  await fetch(`${url}/api/v1/broken`);
  await eventually(() => spans.length === 2);
  expect(spans[1]).toMatchObject({ name: "GET api", parentSpanId: null, error: "500" });
  await new Promise((resolve) => server.close(resolve));
});
