import { expect, test } from "vitest";
import { inRollback } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { aKey, anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { fixture } from "../marketplaces/woocommerce/fixtures";

test(
  "the API lists what a channel calls things, and takes what they are",
  inRollback(async (db) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, CUP: 10 });
    const shop = await aConnectedShop(ctx);
    await shop.tell(fixture("order-paid"));
    const app = testApp(db);
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const ask = async (method: string, path: string, body?: unknown) => {
      const res = await app.request(`/api/v1/connections/woo/${path}`, {
        method,
        headers,
        ...(body ? { body: JSON.stringify(body) } : {}),
      });
      return { status: res.status, body: (await res.json()) as { items: Record<string, unknown>[] } & Record<string, unknown> };
    };

    const seen = await ask("GET", "mappings");
    expect(seen.body.items.map(({ kind }) => kind)).toEqual(["delivery", "payment"]);
    const theirs = String(seen.body.items[1]?.["theirs"]);
    const put = await ask("PUT", "mappings", { mappings: [{ kind: "payment", theirs, ours: { method: "card" } }] });
    expect(put.body.items).toContainEqual(expect.objectContaining({ kind: "payment", theirs, ours: { method: "card" } }));
    expect((await ask("PUT", "mappings", { mappings: [{ kind: "payment", theirs, ours: { warehouse: "MSK" } }] })).status).toBe(422);

    const wanted = await ask("GET", "products?wanted=true");
    expect(wanted.body.items).toMatchObject([{ sku: "MUG-WHT", product: null, price: { currency: "RUB" } }]);
    const path = `products/${encodeURIComponent(String(wanted.body.items[0]?.["externalId"]))}`;
    expect((await ask("GET", `${path}/suggestions`)).status).toBe(200);
    expect(await ask("PUT", path, { sku: "NOPE" })).toMatchObject({ status: 422, body: { code: "unknown" } });
    expect(await ask("PUT", "products/NOPE", { sku: "CUP" })).toMatchObject({ status: 404 });
    expect(await ask("PUT", path, { sku: "CUP" })).toMatchObject({ status: 200, body: { product: "CUP", wantedAt: null } });
    expect(await ordersOf(ctx)).toMatchObject([{ status: "confirmed" }]);
    expect((await ask("GET", "products?wanted=true")).body.items).toEqual([]);
  }),
);
