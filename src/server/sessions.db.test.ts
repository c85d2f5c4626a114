import { encode } from "next-auth/jwt";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { disableMember } from "@/modules/organizations/commands/disable-member";
import { endSession } from "@/modules/organizations/commands/end-sessions";
import { sessionEnd } from "@/modules/organizations/session-life";
import { members, sessions } from "@/modules/organizations/tables";
import type { Db } from "@/platform/db";
import { forget } from "@/platform/short-memory";
import { inRollback } from "@/testing/database";
import { testApp, testBaseUrl, testSecret } from "@/testing/http-app";
import { aKey, aMember, anOrganization } from "@/testing/organization";
import { sessionCookie, sessionFromCookies } from "./session-cookies";

const door = (db: Db) => ({ db, secret: testSecret, baseUrl: testBaseUrl });
const sameOrigin = { "sec-fetch-site": "same-origin", "content-type": "application/json" };

async function aSession(db: Db, userId: string, { secret = testSecret } = {}): Promise<{ id: string; cookie: string }> {
  const id = newId();
  await db.insert(sessions).values({ id, userId, expiresAt: sessionEnd(new Date()) });
  const token = await encode({ token: { sub: userId, sid: id }, secret });
  return { id, cookie: `${sessionCookie(testBaseUrl).name}=${token}` };
}

test(
  "S51: the cookie opens while its session counts, and no copy of it after sign-out or disabling",
  inRollback(async (db) => {
    const { ctx, organizationId, ownerId } = await anOrganization(db);
    const { id, cookie } = await aSession(db, ownerId);
    expect(await sessionFromCookies(cookie, door(db))).toMatchObject({ id, role: "owner", organization: { id: organizationId } });
    await endSession(db, id, new Date());
    expect(await sessionFromCookies(cookie, door(db))).toBeNull();

    const operator = await aMember(ctx, "operator");
    const second = await aSession(db, operator.userId);
    expect(await sessionFromCookies(second.cookie, door(db))).toMatchObject({ role: "operator" });
    await disableMember(ctx, { userId: operator.userId });
    expect(await sessionFromCookies(second.cookie, door(db))).toBeNull();
  }),
);

test(
  "S51: forged, foreign and broken tokens are nobody",
  inRollback(async (db) => {
    const { ownerId } = await anOrganization(db);
    const forged = await aSession(db, ownerId, { secret: "another secret".padEnd(48, "0") });
    const { name } = sessionCookie(testBaseUrl);
    for (const cookie of [forged.cookie, `${name}=`, `${name}=%`, `${name}=a.b.c`, "", null, `${name}`, "=;=;"]) {
      expect(await sessionFromCookies(cookie, door(db))).toBeNull();
    }
  }),
);

test(
  "the organization of the cookie counts only for who belongs to it",
  inRollback(async (db) => {
    const { organizationId, ownerId } = await anOrganization(db, "Mine");
    const second = await anOrganization(db, "Second");
    const { cookie } = await aSession(db, ownerId);
    const at = async (organization: string) =>
      (await sessionFromCookies(`${cookie}; organization=${organization}`, door(db)))?.organization.id;
    expect(await at(second.organizationId)).toBe(organizationId);
    await db.insert(members).values({ organizationId: second.organizationId, userId: ownerId, role: "viewer" });
    forget("sessions");
    expect(await at(second.organizationId)).toBe(second.organizationId);
    expect(await at("nonsense")).toBe(organizationId);
  }),
);

test(
  "S52: a signed-in browser acts for our own pages only",
  inRollback(async (db) => {
    const { ownerId } = await anOrganization(db);
    const app = testApp(db);
    const { cookie } = await aSession(db, ownerId);
    const invite = (headers: Record<string, string>, email: string) =>
      app.request("/api/trpc/organizations.invite", {
        method: "POST",
        headers: { cookie, ...headers },
        body: JSON.stringify({ email, role: "viewer", warehouseIds: null }),
      });
    const foreign: Record<string, string>[] = [
      { "sec-fetch-site": "cross-site" },
      { "sec-fetch-site": "same-site" },
      { origin: "null" },
      { origin: "https://evil.example" },
      {},
      { "content-type": "text/plain", origin: "https://evil.example" },
      { "content-type": "multipart/form-data; boundary=x", "sec-fetch-site": "cross-site" },
    ];
    for (const headers of foreign)
      expect((await invite({ "content-type": "application/json", ...headers }, "a@example.com")).status).toBe(403);
    expect((await invite(sameOrigin, "b@example.com")).status).toBe(200);

    const byGet = `/api/trpc/organizations.invite?input=${encodeURIComponent(JSON.stringify({ email: "c@example.com", role: "viewer", warehouseIds: null }))}`;
    expect((await app.request(byGet, { headers: { cookie, "sec-fetch-site": "same-origin" } })).status).toBe(405);
    const batch = Array.from({ length: 30 }, () => "organizations.settings").join(",");
    expect((await app.request(`/api/trpc/${batch}?batch=1&input={}`, { headers: { cookie } })).status).toBe(400);
  }),
);

test(
  "S52: a cookie reads the HTTP API and changes nothing through it",
  inRollback(async (db) => {
    const { ownerId } = await anOrganization(db);
    const app = testApp(db);
    const { cookie } = await aSession(db, ownerId);
    expect((await app.request("/api/v1/orders", { headers: { cookie } })).status).toBe(200);
    const body = JSON.stringify({});
    const posted = await app.request("/api/v1/orders", {
      method: "POST",
      headers: { cookie, ...sameOrigin, "idempotency-key": "1" },
      body,
    });
    expect(posted.status).toBe(401);
  }),
);

test(
  "S53: tRPC opens to a key by its scopes and to nobody without one",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    const app = testApp(db);
    const ask = (authorization?: string) =>
      app.request("/api/trpc/organizations.settings", { headers: authorization ? { authorization } : {} });
    expect((await ask()).status).toBe(401);
    expect((await ask("Bearer %")).status).toBe(401);
    expect((await ask(`Bearer ${await aKey(ctx, ["orders:read"])}`)).status).toBe(403);
    expect((await ask(`Bearer ${await aKey(ctx)}`)).status).toBe(200);
  }),
);
