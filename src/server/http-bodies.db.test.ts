import { createServer, request } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Db } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aBundle, anOrderRequest, aProduct, aShop } from "@/testing/orders";
import { aKey } from "@/testing/organization";
import { aPickTask } from "@/testing/pick-task";

type Call = { method?: string; path?: string; headers?: Record<string, string>; chunks?: (string | Buffer)[] };
type Answered = { status: number; json: Record<string, unknown> };

/** The app behind a real socket, called byte by byte: what a test's own Request hides is seen here. */
async function onSocket(db: Db, run: (call: (wish: Call) => Promise<Answered>) => Promise<void>): Promise<void> {
  const server = createServer(getRequestListener(testApp(db).fetch, { overrideGlobalObjects: false }));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const call = ({ method = "POST", path = "/api/v1/orders", headers = {}, chunks }: Call) =>
    new Promise<Answered>((resolve, reject) => {
      const sent = request({ host: "127.0.0.1", port, method, path, headers, agent: false }, (response) => {
        let text = "";
        response.on("data", (part) => {
          text += part;
        });
        response.on("end", () =>
          resolve({ status: response.statusCode ?? 0, json: text.startsWith("{") ? (JSON.parse(text) as Record<string, unknown>) : {} }),
        );
      });
      sent.on("error", reject);
      if (!chunks) sent.removeHeader("content-length");
      for (const chunk of chunks ?? []) sent.write(chunk);
      sent.end();
    });
  try {
    await run(call);
  } finally {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
}

async function keyHeaders(ctx: Parameters<typeof aKey>[0]) {
  return { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json", "idempotency-key": newId() };
}

test(
  "a body may come in chunks, without a length in front, and counts as it comes",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 10 } });
    const headers = await keyHeaders(ctx);
    await onSocket(db, async (call) => {
      const text = JSON.stringify(anOrderRequest({ lines: { A: 1 }, externalId: "C-1" }));
      const chunks = [text.slice(0, 20), text.slice(20)];
      expect((await call({ headers: { ...headers, "transfer-encoding": "chunked" }, chunks })).status).toBe(201);
      const megabytes = Array.from({ length: 3 }, () => Buffer.alloc(1024 * 1024, "x"));
      const large = await call({ headers: { ...headers, "transfer-encoding": "chunked" }, chunks: megabytes });
      expect([large.status, large.json.code]).toEqual([413, "too_large"]);
    });
  }),
);

test(
  "a request without any body is answered as that, by every method",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const headers = await keyHeaders(ctx);
    await onSocket(db, async (call) => {
      const asked: [string, string][] = ["POST", "PUT", "OPTIONS", "DELETE", "PATCH"].flatMap((method) =>
        ["/api/v1/orders", "/api/v1/nothing", "/api/hooks/x", "/api/1c/x", "/api/trpc/orders.list"].map((path): [string, string] => [
          method,
          path,
        ]),
      );
      for (const [method, path] of asked) {
        const { status } = await call({ method, path, headers });
        expect([method, path, status < 500]).toEqual([method, path, true]);
      }
      expect((await call({ headers })).status).toBe(400);
    });
  }),
);

test(
  "garbage in a path is the caller's fault: 400 or 404",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const headers = await keyHeaders(ctx);
    await onSocket(db, async (call) => {
      for (const [path, status] of [
        ["/api/trpc/%E0%A4%A", 400],
        ["/api/trpc/orders.list?input=%7B%22cursor%22%3A%22WyJhIiwiYiJd%22%7D", 422],
        ["/api/hooks/%00", 404],
        ["/api/v1/orders?cursor=WyJhIiwiYiJd", 422],
        ["/api/v1/orders?placedAfter=0001-01-01T00:00:00%2B14:00", 200],
        ["/api/v1/orders?placedBefore=0000-01-01T00:00:00Z", 200],
      ] as const) {
        const method = path.startsWith("/api/hooks") ? "POST" : "GET";
        expect([path, (await call({ method, path, headers })).status]).toEqual([path, status]);
      }
    });
  }),
);

test(
  "bodies that are no JSON, or nested beyond sense, are refused in words",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    const app = testApp(db);
    const headers = await keyHeaders(ctx);
    const post = async (path: string, body: string, more: Record<string, string> = {}) => {
      const answer = await app.request(`/api/v1${path}`, { method: "POST", headers: { ...headers, ...more }, body });
      return [answer.status, ((await answer.json()) as { code: string }).code];
    };
    const deep = "[".repeat(100_000) + "]".repeat(100_000);
    expect(await post("/orders/batch", `{"orders":[${deep}]}`)).toEqual([400, "too_deep"]);
    expect(await post("/orders", "{}", { "content-type": "text/plain" })).toEqual([415, "unsupported_media_type"]);
  }),
);

test(
  "a stale version of a fulfilment is 409 and tells the present one",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aPickTask(db);
    const answer = await testApp(db).request(`/api/v1/fulfilments/${fulfilmentId}/pick`, {
      method: "POST",
      headers: await keyHeaders(ctx),
      body: JSON.stringify({ version: 99, lines: [{ sku: "A", quantity: 1 }] }),
    });
    expect(answer.status).toBe(409);
    expect(await answer.json()).toMatchObject({ status: 409, code: "stale_version", version: 1, fulfilmentStatus: "planned" });
  }),
);

test(
  "the largest bundle in the largest quantity waits like any other shortage",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "SCREW", stock: { MSK: 10 } });
    await aBundle(ctx, { sku: "CRATE", parts: { SCREW: 1_000 } });
    const answer = await testApp(db).request("/api/v1/orders", {
      method: "POST",
      headers: await keyHeaders(ctx),
      body: JSON.stringify(anOrderRequest({ lines: { CRATE: 1_000_000 }, unitPrice: 1, externalId: "C-2" })),
    });
    expect([answer.status, await answer.json()]).toMatchObject([201, { fulfilmentStatus: "backordered" }]);
  }),
);
