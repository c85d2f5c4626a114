import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import { afterEach, expect, test } from "vitest";
import { eventually } from "@/testing/eventually";
import { startExporter } from "./exporter";
import type { Span } from "./span";
import { inSpan, openSpan, traceInto } from "./trace";

type Sent = { name: string; kind: number; traceId: string; spanId: string; parentSpanId?: string; status?: unknown; attributes: unknown[] };
type Taken = { url: string; headers: IncomingHttpHeaders; spans: Sent[]; resource: unknown };

const closers: (() => unknown)[] = [];
afterEach(async () => {
  traceInto(null);
  for (const close of closers.splice(0).reverse()) await close();
});

/** A collector that keeps what it gets and answers with the given statuses in turn, then with 200. */
async function aCollector(statuses: number[] = []): Promise<{ endpoint: string; taken: Taken[]; asked: () => number }> {
  const taken: Taken[] = [];
  let asked = 0;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      asked += 1;
      const status = statuses.shift() ?? 200;
      response.writeHead(status, { "content-type": "application/json" }).end("{}");
      if (status !== 200) return;
      const { resourceSpans } = JSON.parse(Buffer.concat(chunks).toString());
      const [{ resource, scopeSpans }] = resourceSpans;
      taken.push({ url: request.url ?? "", headers: request.headers, resource, spans: scopeSpans[0].spans });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  closers.push(() => new Promise((resolve) => server.close(resolve)));
  return { endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`, taken, asked: () => asked };
}

const options = { headers: { authorization: "Bearer x" }, resource: { "service.name": "dirigent" }, everyMs: 20 };

test("finished spans reach the collector: children under their parents, failures by their kind, facts with their types", async () => {
  const { endpoint, taken } = await aCollector();
  const exporter = startExporter({ ...options, endpoint });
  closers.push(exporter.stop);
  traceInto(exporter.add);

  const request = openSpan({ name: "POST api", kind: "server", facts: { "http.request.method": "POST" } });
  await request.run(async () => {
    await inSpan({ name: "POST", kind: "client" }, async () => {});
    await expect(inSpan({ name: "book", kind: "consumer" }, () => Promise.reject(new TypeError("anna@example.com")))).rejects.toThrow();
  });
  request.end({ "http.response.status_code": 201 });

  await eventually(() => taken.flatMap(({ spans }) => spans).length === 3);
  const spans = taken.flatMap(({ spans: some }) => some);
  const parent = spans.find(({ name }) => name === "POST api");
  expect(parent).toMatchObject({
    kind: 2,
    startTimeUnixNano: expect.stringMatching(/^\d{19}$/),
    attributes: [
      { key: "http.request.method", value: { stringValue: "POST" } },
      { key: "http.response.status_code", value: { intValue: "201" } },
    ],
  });
  expect(parent?.parentSpanId).toBeUndefined();
  for (const child of spans.filter((span) => span !== parent))
    expect(child).toMatchObject({ traceId: parent?.traceId, parentSpanId: parent?.spanId });
  expect(spans.find(({ name }) => name === "book")?.status).toEqual({ code: 2, message: "TypeError" });
  expect(JSON.stringify(taken)).not.toContain("anna@");
  expect(taken[0]).toMatchObject({
    url: "/v1/traces",
    headers: { authorization: "Bearer x", "content-type": "application/json" },
    resource: { attributes: [{ key: "service.name", value: { stringValue: "dirigent" } }] },
  });
});

test("a collector that is busy gets the same spans again, one that refuses them does not", async () => {
  const busy = await aCollector([503]);
  const toBusy = startExporter({ ...options, endpoint: busy.endpoint });
  closers.push(toBusy.stop);
  toBusy.add(aSpan("kept"));
  await eventually(() => busy.taken.length === 1);
  expect(busy.asked()).toBe(2);

  const strict = await aCollector([400]);
  const toStrict = startExporter({ ...options, endpoint: strict.endpoint });
  closers.push(toStrict.stop);
  toStrict.add(aSpan("refused"));
  await eventually(() => strict.asked() === 1);
  toStrict.add(aSpan("next"));
  await eventually(() => strict.taken.length === 1);
  expect(strict.taken[0]?.spans.map(({ name }) => name)).toEqual(["next"]);
});

test("what is left is sent at the stop, and a collector that is away does not hold it up", async () => {
  const { endpoint, taken } = await aCollector();
  const exporter = startExporter({ ...options, endpoint, everyMs: 60_000 });
  exporter.add(aSpan("last"));
  await exporter.stop();
  expect(taken.flatMap(({ spans }) => spans.map(({ name }) => name))).toEqual(["last"]);

  const nobody = startExporter({ ...options, endpoint: "http://127.0.0.1:9", everyMs: 60_000 });
  nobody.add(aSpan("lost"));
  await expect(nobody.stop()).resolves.toBeUndefined();
});

test("without a sink nothing is traced", async () => {
  await expect(inSpan({ name: "job", kind: "consumer" }, async () => "done")).resolves.toBe("done");
});

const aSpan = (name: string): Span => ({
  traceId: "4bf92f3577b34da6a3ce929d0e0e4736",
  spanId: "00f067aa0ba902b7",
  parentSpanId: null,
  name,
  kind: "consumer",
  startedAt: 1_700_000_000_000,
  endedAt: 1_700_000_000_001,
  facts: {},
  error: null,
});
