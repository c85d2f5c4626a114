import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { revokeApiKey } from "@/modules/organizations/commands/revoke-api-key";
import { apiKeys } from "@/modules/organizations/tables";
import { createDb, createPool } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { testApp, testBaseUrl } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";
import { perKey, takeToken } from "./rate-limit";

const bearer = (key: string) => ({ authorization: `Bearer ${key}` });
const json = { "content-type": "application/json" };

test(
  "S50: a wrong Authorization header is 401, whatever it holds, and never 500",
  inRollback(async (db) => {
    const app = testApp(db);
    for (const authorization of [
      "Bearer %",
      "Bearer",
      "Bearer drg_",
      `Bearer drg_${"0".repeat(64)}`,
      "Basic YTpi",
      "%",
      "Bearer %E0%A4%A",
    ]) {
      const answer = await app.request("/api/v1/orders", { headers: { authorization } });
      expect([authorization, answer.status]).toEqual([authorization, 401]);
      expect(await answer.json()).toMatchObject({ status: 401, code: "unauthorized" });
      expect(answer.headers.get("content-type")).toBe("application/problem+json");
    }
  }),
);

test(
  "S50: no door of the API opens without a key, however the path is written",
  inRollback(async (db) => {
    const app = testApp(db);
    for (const path of [
      "/api/v1/orders",
      "/api/v1//orders",
      "/api/v1/orders/",
      "/api/v1/%6frders",
      "/api/v1/./orders",
      "/api/v1/nothing",
    ]) {
      const answer = await app.request(path, { headers: { "x-middleware-subrequest": "proxy:proxy:proxy", "x-middleware-rewrite": "/" } });
      expect([401, 404]).toContain(answer.status);
      expect(await answer.json()).not.toHaveProperty("items");
    }
  }),
);

test(
  "S53: a key opens the API until it is revoked; its use is noted",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const key = await aKey(ctx);
    expect((await app.request("/api/v1/nothing", { headers: bearer(key) })).status).toBe(404);
    const [row] = await db.select().from(apiKeys).where(eq(apiKeys.organizationId, ctx.actor.organizationId));
    expect(row?.lastUsedAt).toBeInstanceOf(Date);
    expect(JSON.stringify(row)).not.toContain(key);

    await revokeApiKey(ctx, { keyId: row?.id ?? "" });
    expect((await app.request("/api/v1/nothing", { headers: bearer(key) })).status).toBe(401);
  }),
);

test(
  "bad bodies are told from bad content: 400, 413, and nothing leaks",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const headers = { ...bearer(await aKey(ctx)), ...json, "idempotency-key": "1" };
    const post = (body: string) => app.request("/api/v1/orders", { method: "POST", headers, body });
    const malformed = await post("{oops");
    expect([malformed.status, (await malformed.json()).code]).toEqual([400, "malformed_json"]);
    const large = await post(`"${"x".repeat(3 * 1024 * 1024)}"`);
    expect([large.status, (await large.json()).code]).toEqual([413, "too_large"]);
    const announced = await app.request("/api/v1/orders", {
      method: "POST",
      headers: { ...headers, "content-length": "10485760" },
      body: "{}",
    });
    expect(announced.status).toBe(413);
  }),
);

test(
  "S52: every answer forbids sniffing, framing and keeping",
  inRollback(async (db) => {
    const answer = await testApp(db).request("/api/v1/orders");
    expect(answer.headers.get("x-content-type-options")).toBe("nosniff");
    expect(answer.headers.get("content-security-policy")).toContain("frame-ancestors 'none'");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect(answer.headers.get("referrer-policy")).toBe("no-referrer");
    expect(answer.headers.get("x-request-id")).toBeTruthy();
  }),
);

test("a database that is away is 503 with Retry-After", async () => {
  const pool = createPool("postgres://nobody@127.0.0.1:1/none", { connectionTimeoutMillis: 500 });
  try {
    const answer = await testApp(createDb(pool)).request("/api/v1/orders", { headers: bearer(`drg_${"1".repeat(64)}`) });
    expect([answer.status, (await answer.json()).code]).toEqual([503, "unavailable"]);
    expect(answer.headers.get("retry-after")).toBe("2");
  } finally {
    await pool.end();
  }
});

test(
  "S53: a thousand requests of one key at once are served, a flood is told to wait",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const headers = bearer(await aKey(ctx));
    const ask = () => app.request("/api/v1/nothing", { headers });
    await ask();
    const first = await Promise.all(Array.from({ length: 1_000 }, ask));
    expect(new Set(first.map(({ status }) => status))).toEqual(new Set([404]));
    const [key] = await db.select().from(apiKeys).where(eq(apiKeys.organizationId, ctx.actor.organizationId));
    // The clock stands still, so that nothing grows back.
    vi.spyOn(performance, "now").mockReturnValue(performance.now());
    while (takeToken("key", key?.id ?? "", perKey) === 0);
    const refused = await ask();
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get("retry-after"))).toBeGreaterThanOrEqual(1);
  }),
);

test(
  "the OpenAPI document and its reader are open to everybody",
  inRollback(async (db) => {
    const app = testApp(db);
    const document = await (await app.request("/api/v1/openapi.json")).json();
    expect(document).toMatchObject({
      openapi: "3.1.0",
      servers: [{ url: testBaseUrl }],
      components: { securitySchemes: { apiKey: { scheme: "bearer" } } },
    });
    const page = await app.request("/api/v1/docs");
    expect(page.headers.get("content-security-policy")).toContain("script-src 'self';");
    for (const file of (await page.text()).matchAll(/(?:src|href)="(\/[^"]+)"/g)) {
      const found = await app.request(file[1] ?? "");
      expect([file[1], found.status]).toEqual([file[1], 200]);
      await found.body?.cancel();
    }
    expect((await app.request("/api/v1/docs/package.json")).status).not.toBe(200);
  }),
);
