import { expect, test } from "vitest";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actingAs } from "@/testing/orders";
import { aKey, anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { processIntake } from "../commands/process-intake";
import { putChannel } from "../commands/put-channel";
import { putConnection } from "../commands/put-connection";
import { listIntake } from "../intake-queries";
import { ownOrder, ownSettings } from "../marketplaces/generic/fixtures";
import { mappingsRouter } from "./router";

const caller = (ctx: Context) => callerFactory(mappingsRouter)({ ...ctx, ip: null });
const signed = { ...ownSettings, signature: { kind: "shared_key", in: "header", name: "X-Shop-Key" } };
const secret = "only-for-tests";

async function aShop(ctx: Context) {
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "MUG-WHT": 10 });
  await putChannel(ctx, "own", { name: "Shop", kind: "generic" });
  const { webhookUrl } = await putConnection(ctx, "own", { kind: "generic", channel: "own", settings: signed, secrets: { secret } });
  const app = testApp(ctx.db);
  const post = (body: unknown, key: string) =>
    app.request(new URL(webhookUrl).pathname, { method: "POST", headers: { "x-shop-key": key }, body: JSON.stringify(body) });
  return { app, post };
}

test(
  "a shop of any make posts its order: it is taken in by the mapping, a wrong key is refused, and the key is not kept",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { post } = await aShop(ctx);
    expect((await post(ownOrder(), "wrong")).status).toBe(401);
    expect((await post(ownOrder(), secret)).status).toBe(200);
    expect((await post(ownOrder(), secret)).status).toBe(200);
    const { items } = await listIntake(ctx, "own", {});
    expect(items).toMatchObject([{ deliveries: 2 }]);
    expect(JSON.stringify(items)).not.toContain(secret);
    expect(await processIntake(ctx, items[0]?.id ?? "")).toMatchObject({ status: "accepted", reason: null });
    expect(await ordersOf(ctx)).toMatchObject([{ externalId: "N-77", totalMinor: 152_050, paymentStatus: "paid" }]);
  }),
);

test(
  "a mapping is tried on the last delivery or a pasted one, and nothing changes",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { app, post } = await aShop(ctx);
    const headers = { authorization: `Bearer ${await aKey(ctx)}`, "content-type": "application/json" };
    const tryIt = async (code: string, body: object) => {
      const answer = await app.request(`/api/v1/connections/${code}/try-mapping`, { method: "POST", headers, body: JSON.stringify(body) });
      return { status: answer.status, body: await answer.json() };
    };
    expect(await tryIt("own", {})).toMatchObject({ status: 409, body: { code: "nothing_to_try" } });
    await post(ownOrder({ sum: 5 }), secret);
    expect(await tryIt("own", {})).toMatchObject({
      status: 200,
      body: { order: { externalId: "N-77" }, errors: [{ field: "total", code: "channel.total_mismatch", params: { total: "5.00" } }] },
    });
    expect(await tryIt("own", { settings: { mapping: {} } })).toMatchObject({ body: { order: null, errors: [{ field: "externalId" }] } });
    expect(await tryIt("own", { settings: { mapping: { externalId: "a..b" } } })).toMatchObject({
      status: 422,
      body: { code: "settings_invalid", errors: [{ path: "settings.mapping.externalId" }] },
    });
    expect(await tryIt("none", {})).toMatchObject({ status: 404 });
    await aConnectedShop(ctx);
    expect(await tryIt("woo", {})).toMatchObject({ status: 409, body: { code: "other_kind" } });
    expect(await ordersOf(ctx)).toEqual([]);

    expect(await caller(ctx).tryMapping({ code: "own", payload: ownOrder() })).toMatchObject({
      errors: [],
      order: { externalId: "N-77" },
      payload: JSON.stringify(ownOrder(), null, 2),
    });
    const { ctx: other } = await anOrganization(db, "Other");
    await expect(caller(other).tryMapping({ code: "own", payload: ownOrder() })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(caller(actingAs(ctx, { role: "operator" })).tryMapping({ code: "own" })).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
);
