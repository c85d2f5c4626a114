import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditLog } from "@/modules/organizations/tables";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { inRollback, withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actorOf, aKey, anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { putChannel } from "./commands/put-channel";
import { putConnection } from "./commands/put-connection";
import { secretsOf } from "./connection-queries";
import { fixture } from "./marketplaces/woocommerce/fixtures";
import { connections, intake } from "./tables";

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });
const woo = (secrets: Record<string, string>, settings = {}) => ({ kind: "woocommerce", channel: "woo", settings, secrets });

test(
  "a channel is put, put again without effect, and limited to warehouses",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putWarehouse(ctx, "MSK", { name: "Moscow" });

    expect(await putChannel(ctx, "site", { name: "Site", kind: "api", buffer: 2, warehouses: ["MSK"] })).toMatchObject({
      created: true,
      buffer: 2,
      warehouses: ["MSK"],
    });
    expect(await putChannel(ctx, "site", { name: "Site", kind: "api" })).toMatchObject({ created: false, buffer: 2, warehouses: ["MSK"] });
    expect(await putChannel(ctx, "site", { name: "Site", kind: "api", warehouses: [] })).toMatchObject({ warehouses: [] });

    const noted = await ctx.db
      .select({ action: auditLog.action })
      .from(auditLog)
      .where(and(eq(auditLog.organizationId, ctx.actor.organizationId), eq(auditLog.subjectKind, "channel")));
    expect(noted.map((row) => row.action)).toEqual(["channel.created", "channel.updated"]);
  }),
);

test(
  "unknown kinds, warehouses and channels are refused at the field",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putChannel(ctx, "woo", { name: "Shop", kind: "woocommerce" });

    await expect(putChannel(ctx, "x", { name: "X", kind: "fax" })).rejects.toMatchObject({
      kind: "invalid",
      details: { errors: [{ path: "kind" }] },
    });
    await expect(putChannel(ctx, "x", { name: "X", kind: "api", warehouses: ["NOPE"] })).rejects.toMatchObject({
      details: { errors: [{ path: "warehouses.0" }] },
    });
    await expect(putConnection(ctx, "c", { ...woo({ webhookSecret: "s" }), kind: "fax" })).rejects.toMatchObject({
      details: { errors: [{ path: "kind" }] },
    });
    await expect(putConnection(ctx, "c", { ...woo({ webhookSecret: "s" }), channel: "nope" })).rejects.toMatchObject({
      details: { errors: [{ path: "channel" }] },
    });
    await expect(putConnection(ctx, "c", woo({}))).rejects.toMatchObject({ details: { errors: [{ path: "secrets.webhookSecret" }] } });
    await expect(putConnection(ctx, "c", woo({ webhookSecret: "s", password: "x" }))).rejects.toMatchObject({ kind: "invalid" });
    await expect(putConnection(ctx, "c", woo({ webhookSecret: "s" }, { baseUrl: "javascript:alert(1)" }))).rejects.toMatchObject({
      details: { errors: [{ path: "settings.baseUrl" }] },
    });
  }),
);

test(
  "secrets are sealed, kept when left out, taken away when empty, and never told",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putChannel(ctx, "woo", { name: "Shop", kind: "woocommerce" });
    const made = await putConnection(ctx, "c", woo({ webhookSecret: "hush-hush", consumerKey: "ck", consumerSecret: "cs" }));
    expect(made.webhookUrl).toMatch(/^https?:\/\/.+\/api\/hooks\/[0-9a-f]{64}$/);
    expect(JSON.stringify(made)).not.toContain("hush-hush");

    const changed = await putConnection(ctx, "c", woo({ consumerKey: "", consumerSecret: "" }, { baseUrl: "https://shop.example" }));
    expect(changed).toMatchObject({ id: made.id, webhookUrl: made.webhookUrl, secretsSet: ["webhookSecret"], created: false });

    const [row] = await ctx.db.select().from(connections).where(eq(connections.organizationId, ctx.actor.organizationId));
    expect(row?.secrets).not.toContain("hush-hush");
    expect(row && secretsOf(row)).toEqual({ webhookSecret: "hush-hush" });
  }),
);

test(
  "a connection is tested without reaching into private networks",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await putChannel(ctx, "woo", { name: "Shop", kind: "woocommerce" });
    await putConnection(
      ctx,
      "c",
      woo({ webhookSecret: "s", consumerKey: "ck", consumerSecret: "cs" }, { baseUrl: "http://169.254.169.254/" }),
    );

    expect(await callerOf(ctx).connections.test({ code: "c" })).toEqual({ problem: { code: "channel.unreachable" } });
  }),
);

test(
  "settings are for managers, and another organization's connection is not there",
  inRollback(async (db) => {
    const [mine, theirs] = [await anOrganization(db), await anOrganization(db)];
    await aConnectedShop(theirs.ctx);
    const operator = callerOf(actorOf(mine.ctx, "operator"));
    await expect(operator.channels.put({ code: "x", channel: { name: "X", kind: "api" } })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(operator.connections.put({ code: "woo", connection: woo({ webhookSecret: "s" }) })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    await expect(operator.connections.setActive({ code: "woo", active: false })).rejects.toMatchObject({ code: "FORBIDDEN" });
    const manager = callerOf(actorOf(mine.ctx, "manager"));
    const asks = [
      () => manager.connections.byCode({ code: "woo" }),
      () => manager.connections.setActive({ code: "woo", active: false }),
      () => manager.connections.test({ code: "woo" }),
      () => manager.intake.list({ code: "woo" }),
    ];
    for (const ask of asks) await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
  }),
);

test(
  "S19: only a delivery with the connection's own signature over its raw body is stored",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aConnectedShop(ctx);
    await aConnectedShop(ctx, "other").then(() => putConnection(ctx, "other", { ...woo({ webhookSecret: "theirs" }), channel: "other" }));
    const app = testApp(db);
    const call = (body: string, headers: Record<string, string>, path = shop.hookPath) =>
      app.request(path, { method: "POST", headers, body });
    const stored = () => ctx.db.select().from(intake).where(eq(intake.organizationId, ctx.actor.organizationId));
    const good = shop.sign(fixture("order-paid"));

    const { "x-wc-webhook-signature": _signature, ...unsigned } = good.headers;
    expect((await call(good.body, unsigned)).status).toBe(401);
    expect((await call(good.body, { ...good.headers, "x-wc-webhook-signature": "bm90IGl0" })).status).toBe(401);
    expect((await call(JSON.stringify(JSON.parse(good.body), null, 1), good.headers)).status).toBe(401);
    expect((await call(good.body, shop.sign(good.body, { secret: "theirs" }).headers)).status).toBe(401);
    expect((await call(good.body, good.headers, `/api/hooks/${"0".repeat(64)}`)).status).toBe(404);
    expect(await stored()).toEqual([]);

    // Yandex Market adds a path of its own to the address that it is given.
    expect((await call(good.body, unsigned, `${shop.hookPath}/notification`)).status).toBe(401);
    expect((await call("webhook_id=17", {}, `${shop.hookPath}/order/accept`)).status).toBe(200);
    expect((await call("webhook_id=17", { "content-type": "application/x-www-form-urlencoded" })).status).toBe(200);
    expect(await stored()).toEqual([]);

    expect((await call(good.body, good.headers)).status).toBe(200);
    expect((await call(good.body, good.headers)).status).toBe(200);
    expect(await stored()).toMatchObject([{ status: "received", deliveries: 2 }]);
    expect((await stored())[0]?.body.toString()).toBe(good.body);
  }),
);

test(
  "the API shows what came and takes it in again once per key",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 5, "MUG-WHT": 5 });
    const shop = await aConnectedShop(ctx);
    const id = await shop.deliver(fixture("order-paid"));
    const app = testApp(db);
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };

    const list = await (await app.request("/api/v1/connections/woo/intake?limit=1", { headers })).json();
    expect(list).toMatchObject({ items: [{ id, status: "received", reason: null, orderId: null }], nextCursor: null });

    const replay = () =>
      app.request(`/api/v1/connections/woo/intake/${id}/replay`, { method: "POST", headers: { ...headers, "idempotency-key": "k1" } });
    const [first, second] = [await replay(), await replay()];
    expect(await first.json()).toMatchObject({ status: "accepted" });
    expect(second.headers.get("idempotency-replayed")).toBe("true");
    expect(await ordersOf(ctx)).toHaveLength(1);

    const connection = await app.request("/api/v1/connections/woo", { headers });
    expect(await connection.text()).not.toContain("only-for-tests");
    expect((await app.request("/api/v1/connections/nope/intake", { headers })).status).toBe(404);
    expect(
      (await app.request("/api/v1/channels/site", { method: "PUT", headers, body: JSON.stringify({ name: "Site", kind: "fax" }) })).status,
    ).toBe(422);
  }),
);

test(
  "a stopped connection keeps what it receives for later",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 5, "MUG-WHT": 5 });
    const shop = await aConnectedShop(ctx);
    const caller = callerOf(ctx);
    await caller.connections.setActive({ code: "woo", active: false });
    expect(await shop.tell(fixture("order-paid"))).toMatchObject({ status: "ignored", reason: { code: "connection.disabled" } });

    await caller.connections.setActive({ code: "woo", active: true });
    const { items } = await caller.intake.list({ code: "woo" });
    expect(await caller.intake.replay({ code: "woo", intakeId: items[0]?.id ?? "" })).toMatchObject({ status: "accepted" });
  }),
);
