import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { withDatabase } from "@/testing/database";
import { eventually } from "@/testing/eventually";
import { testApp } from "@/testing/http-app";
import { anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, ordersOf, reservedOf } from "@/testing/shop-connection";
import { setConnectionActive } from "../commands/activate-connection";
import { putChannel } from "../commands/put-channel";
import { putConnection } from "../commands/put-connection";
import { openConnection } from "../connection-queries";
import { aForm, anOrder } from "../marketplaces/retailcrm/fixtures";
import { intake } from "../tables";
import { crmHistory } from "./crm-history-queries";

const apiKey = "only-for-tests";

/** A shop that speaks RetailCRM, connected: `post` and `get` are its client. */
async function aShop(ctx: Context) {
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "MUG-WHT": 10 });
  await putChannel(ctx, "crm", { name: "Shop", kind: "retailcrm" });
  const { id, webhookUrl } = await putConnection(ctx, "crm", { kind: "retailcrm", channel: "crm", settings: {}, secrets: { apiKey } });
  const app = testApp(ctx.db);
  const base = `${new URL(webhookUrl).pathname}/api/v5`;
  const ask = async (path: string, init: RequestInit, key: string | null = apiKey) => {
    const headers = { ...(key === null ? {} : { "x-api-key": key }), ...(init.headers as Record<string, string>) };
    const answer = await app.request(base + path, { ...init, headers });
    return { status: answer.status, body: (await answer.json()) as Record<string, unknown> };
  };
  const form = { "content-type": "application/x-www-form-urlencoded" };
  return {
    id,
    post: (path: string, body: string, key?: string | null) => ask(path, { method: "POST", headers: form, body }, key),
    get: (path: string) => ask(path, { method: "GET" }),
  };
}

test(
  "a shop creates an order and is told its number at once; the same again exists already",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    const created = await shop.post("/orders/create", aForm(anOrder()));
    const [order] = await ordersOf(ctx);
    expect(created).toMatchObject({
      status: 200,
      body: {
        success: true,
        id: Number(order?.number),
        order: {
          number: order?.number,
          externalId: "SHOP-5001",
          site: "shop",
          totalSumm: 3008.3,
          items: [{ quantity: 2 }, { quantity: 1 }],
        },
      },
    });
    expect(order).toMatchObject({ status: "confirmed", paymentStatus: "paid", totalMinor: 300_830 });
    expect(await reservedOf(ctx)).toBe(3);

    // Whatever the second says: creating changes nothing.
    const again = await shop.post("/orders/create", aForm(anOrder({ firstName: "Другой" })));
    expect(again).toEqual({ status: 400, body: { success: false, errorMsg: "Order already exists." } });
    expect(await ordersOf(ctx)).toHaveLength(1);
  }),
);

test(
  "ten clients that create one order at once make one; exactly one is told that it did",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    const answers = await Promise.all(
      Array.from({ length: 10 }, (_, index) => shop.post("/orders/create", aForm(anOrder({ customerComment: `${index}` })))),
    );
    expect(await ordersOf(ctx)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1);
    expect(answers.filter(({ status }) => status === 400)).toHaveLength(9);
  }),
);

test(
  "a wrong or missing key is refused as RetailCRM refuses it, and nothing is stored; the key is never kept",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    for (const key of ["wrong", null])
      expect(await shop.post("/orders/create", aForm(anOrder()), key)).toEqual({
        status: 403,
        body: { success: false, errorMsg: 'Wrong "apiKey" value.' },
      });
    expect(await db.select().from(intake).where(eq(intake.connectionId, shop.id))).toEqual([]);

    expect(await shop.post("/orders/create", aForm(anOrder(), { apiKey }), null)).toMatchObject({ status: 200 });
    const [row] = await db.select().from(intake).where(eq(intake.connectionId, shop.id));
    expect(JSON.stringify(row?.headers) + row?.body.toString()).not.toContain(apiKey);
    expect(JSON.parse(row?.body.toString() ?? "")).toEqual({ site: "shop", order: anOrder() });
  }),
);

test(
  "an edit lays what is new over what was said; a status of the cancel group cancels",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    const { body } = await shop.post("/orders/create", aForm(anOrder({ payments: [{ type: "cash" }] })));
    const change = (order: object) => `order=${encodeURIComponent(JSON.stringify(order))}`;

    expect(await shop.post("/orders/SHOP-5001/edit", change({ phone: "+79210009988" }))).toMatchObject({
      body: { success: true, id: body["id"], order: { phone: "+79210009988", totalSumm: 3008.3 } },
    });
    expect(await shop.post(`/orders/${body["id"]}/edit?by=id`, change({ status: "cancel-other" }))).toMatchObject({
      body: { success: true, order: { status: "cancel-other" } },
    });
    expect(await reservedOf(ctx)).toBe(0);
    expect(await shop.post("/orders/NONE/edit", change({}))).toEqual({ status: 404, body: { success: false, errorMsg: "Not found" } });

    expect(await shop.get(`/orders/statuses?externalIds[]=SHOP-5001&ids[]=${body["id"]}`)).toMatchObject({
      body: { success: true, orders: [{ id: body["id"], externalId: "SHOP-5001", status: "cancel-other", group: "cancel" }] },
    });
    expect(await shop.get("/orders?filter[externalIds][]=SHOP-5001&limit=50")).toMatchObject({
      body: { pagination: { limit: 50, totalCount: 1, currentPage: 1, totalPageCount: 1 }, orders: [{ id: body["id"] }] },
    });
    expect(await shop.get("/orders/SHOP-5001")).toMatchObject({ body: { order: { externalId: "SHOP-5001" } } });
    expect(await shop.get("/orders?limit=7")).toMatchObject({ status: 400, body: { success: false } });
  }),
);

test(
  "the feed of changes tells what happened to the shop's orders since, once each, and nothing of the last seconds",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    await shop.post("/orders/create", aForm(anOrder()));
    await shop.post("/orders/SHOP-5001/edit", `order=${encodeURIComponent('{"status":"cancel-other"}')}`);
    expect(await shop.get("/orders/history")).toMatchObject({ body: { success: true, history: [] } });

    const soon = { ...ctx, now: () => new Date(Date.now() + 60_000) };
    const connection = await openConnection(ctx, { code: "crm" });
    const told = () => crmHistory(soon, connection, 0n);
    await eventually(async () => (await told()).length === 2);
    const entries = await told();
    expect(entries).toMatchObject([
      { created: true, field: "status", newValue: { code: "new" }, order: { externalId: "SHOP-5001" } },
      { source: "api", newValue: { code: "cancel-other" } },
    ]);
    expect(await crmHistory(soon, connection, BigInt(Number(entries[0]?.["id"])))).toEqual([entries[1]]);
    expect(await shop.get("/orders/history?filter[sinceId]=x")).toMatchObject({ status: 400 });
  }),
);

test(
  "orders are uploaded many at once; those that exist are named",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    const orders = (...given: unknown[]) => `orders=${encodeURIComponent(JSON.stringify(given))}`;
    const { externalId: _none, ...nameless } = anOrder();
    expect(await shop.post("/orders/upload", orders(anOrder(), nameless))).toMatchObject({
      status: 200,
      body: { uploadedOrders: [{ externalId: "SHOP-5001" }, { externalId: expect.stringMatching(/^crm-/) }] },
    });
    expect(await shop.post("/orders/upload", orders(anOrder(), anOrder({ externalId: "SHOP-5002" }), 7))).toMatchObject({
      status: 460,
      body: {
        success: false,
        uploadedOrders: [{ externalId: "SHOP-5002" }],
        failedOrders: [{ externalId: "SHOP-5001" }, { externalId: "" }],
      },
    });
    expect(await shop.post("/orders/upload", "orders=x")).toMatchObject({ status: 400, body: { errors: { orders: expect.any(String) } } });
    expect(await shop.post("/orders/create", "order=x")).toMatchObject({ status: 400, body: { errors: { order: expect.any(String) } } });
  }),
);

test(
  "a stopped connection keeps the order and says that it is stopped; started again, it takes the same order in",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aShop(ctx);
    await setConnectionActive(ctx, { code: "crm", active: false });
    expect(await shop.post("/orders/create", aForm(anOrder()))).toMatchObject({
      status: 400,
      body: { success: false, errors: { order: "The connection is switched off" } },
    });
    await setConnectionActive(ctx, { code: "crm", active: true });
    expect(await shop.post("/orders/create", aForm(anOrder()))).toMatchObject({ status: 200 });
    expect(await ordersOf(ctx)).toHaveLength(1);
  }),
);

test(
  "a connection of another kind, or none, has no such paths",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const shop = await aConnectedShop(ctx);
    const app = testApp(db);
    const ask = (path: string) => app.request(`${path}/api/v5/orders/create`, { method: "POST", body: aForm(anOrder(), { apiKey }) });
    expect((await ask(shop.hookPath)).status).toBe(401);
    expect((await ask("/api/hooks/none")).status).toBe(404);
  }),
);
