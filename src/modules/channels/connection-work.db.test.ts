import { and, eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { appRouter } from "@/server/root-router";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { testApp } from "@/testing/http-app";
import { actorOf, aKey, anOrganization } from "@/testing/organization";
import { aConnectedShop, aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { replayFailed } from "./commands/replay-failed";
import { setStockOut } from "./commands/set-stock-out";
import { listIntake } from "./intake-queries";
import { fixture } from "./marketplaces/yandex-market/fixtures";
import { channelTellings } from "./steps-out/tables";
import { tellAgain } from "./steps-out/tell-channel";
import { channelOfOrder } from "./steps-out/telling-queries";
import { noteChangedStock } from "./stock-out/note-changed-stock";
import { pushAgain } from "./stock-out/push-again";
import { pushStock } from "./stock-out/push-stock";
import { channelStockSums, listChannelStock, stockInChannels } from "./stock-out/stock-queries";
import { intake } from "./tables";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const callerOf = (ctx: Context) => callerFactory(appRouter)({ ...ctx, ip: null });
const skus = (rows: readonly { sku: string }[]) => rows.map((row) => row.sku);
const later = (ctx: Context, minutes: number): Context => ({ ...ctx, now: () => new Date(Date.now() + minutes * 60_000) });

test(
  "stock at the channel: ours, what was told, what was refused, what waits, page by page; and told again on a person's word",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "KETTLE-1L": 4, "MUG-WHT": 2 });
    const market = await aMarket(ctx);
    await noteChangedStock(ctx, {});
    expect(await channelStockSums(ctx, "market")).toEqual({ all: 3, differences: 0, refused: 0, waiting: 3 });
    const first = await listChannelStock(ctx, "market", { limit: 2 });
    expect(skus(first.items)).toEqual(["KETTLE-1L", "MUG-WHT"]);
    const rest = await listChannelStock(ctx, "market", { limit: 2, cursor: first.nextCursor ?? "" });
    expect(rest).toMatchObject({ items: [{ sku: "TEE-BLK-M", ours: 10, pushed: null, acknowledged: false }], nextCursor: null });

    market.way.answer = () => ({ status: "OK", result: { offerMappings: [] } });
    await pushStock(ctx, market.id);
    expect((await listChannelStock(ctx, "market", { q: "kett" })).items).toMatchObject([
      { sku: "KETTLE-1L", pushed: 4, acknowledged: true },
    ]);
    expect((await channelStockSums(ctx, "market")).waiting).toBe(0);

    // It has the number already: told again only because somebody asks for it.
    expect(await pushAgain(ctx, { code: "market", skus: ["KETTLE-1L"] })).toEqual({ products: 1 });
    expect((await listChannelStock(ctx, "market", { view: "waiting" })).items).toMatchObject([{ sku: "KETTLE-1L", acknowledged: false }]);
    const told = market.vendor.seen.length;
    await pushStock(later(ctx, 5), market.id);
    expect(market.vendor.seen.length).toBeGreaterThan(told);
    expect(await pushAgain(ctx, { code: "market" })).toEqual({ products: null });
    expect((await channelStockSums(ctx, "market")).waiting).toBe(3);
    expect(await stockInChannels(ctx, "MUG-WHT")).toMatchObject([{ code: "market", rows: [{ ours: 2, pushed: 2 }] }]);
  }),
);

test(
  "numbers are told again only of known products, to a connection that is on and tells, by an operator",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db, "Other");
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 1 });
    await aMarket(ctx);
    await expect(pushAgain(ctx, { code: "market", skus: ["NOPE"] })).rejects.toMatchObject({
      kind: "invalid",
      reason: { code: "product.unknown" },
    });
    await expect(pushAgain(other.ctx, { code: "market" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(listChannelStock(other.ctx, "market", {})).rejects.toMatchObject({ kind: "not_found" });
    await expect(channelStockSums(other.ctx, "market")).rejects.toMatchObject({ kind: "not_found" });
    await expect(stockInChannels(other.ctx, "TEE-BLK-M")).rejects.toMatchObject({ kind: "not_found" });
    expect(await setStockOut(ctx, { code: "market", stockOut: false })).toMatchObject({ stockOut: false });
    await expect(pushAgain(ctx, { code: "market" })).rejects.toMatchObject({ reason: { code: "connection.stock_off" } });
    await expect(setStockOut(other.ctx, { code: "market", stockOut: true })).rejects.toMatchObject({ kind: "not_found" });
    const as = (role: "viewer" | "picker" | "operator") => callerOf(actorOf(ctx, role));
    await expect(as("picker").telling.pushStock({ code: "market" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("operator").connections.setStockOut({ code: "market", stockOut: true })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("picker").telling.tellAgain({ orderId: crypto.randomUUID() })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("picker").intake.replayFailed({ code: "market" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await as("viewer").telling.stockSums({ code: "market" })).toMatchObject({ all: 0 });
  }),
);

test(
  "what failed is queued once more in one go, and the log is narrowed to how it came",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db, "Other");
    const shop = await aConnectedShop(ctx);
    await shop.tell("{broken");
    await shop.tell({ id: "nonsense" });
    expect((await listIntake(ctx, "woo", { status: "failed", source: "hook" })).items).toHaveLength(2);
    expect((await listIntake(ctx, "woo", { source: "poll" })).items).toEqual([]);
    await expect(replayFailed(other.ctx, { code: "woo" })).rejects.toMatchObject({ kind: "not_found" });
    expect(await replayFailed(ctx, { code: "woo" })).toEqual({ queued: 2 });
    expect(await replayFailed(ctx, { code: "woo" })).toEqual({ queued: 0 });
    const states = await db.select({ status: intake.status }).from(intake).where(eq(intake.organizationId, ctx.actor.organizationId));
    expect(states).toEqual([{ status: "received" }, { status: "received" }]);
  }),
);

test(
  "what the channel of an order was told, and told again only what it refused",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const other = await anOrganization(db, "Other");
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10, "KETTLE-1L": 4 });
    const market = await aMarket(ctx);
    await market.tell(fixture("order-fbs", {}) as never);
    const [order] = await ordersOf(ctx);
    const orderId = order?.id ?? "";
    const own = { organizationId: ctx.actor.organizationId, connectionId: market.id, orderId, occurredAt: ctx.now() };
    await db
      .insert(channelTellings)
      .values({ ...own, step: "cancelled", about: orderId, state: "refused", reason: { code: "channel.cancelled_there" } });
    expect(await channelOfOrder(ctx, orderId)).toMatchObject({
      connection: "market",
      kind: "yandex_market",
      abilities: { splits: false },
      tellings: [{ step: "cancelled", state: "refused", fulfilment: null }],
    });
    await expect(channelOfOrder(other.ctx, orderId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(tellAgain(other.ctx, { orderId })).rejects.toMatchObject({ kind: "not_found" });
    await tellAgain(ctx, { orderId });
    expect((await channelOfOrder(ctx, orderId))?.tellings).toMatchObject([{ state: "waiting", reason: null }]);
    await expect(tellAgain(ctx, { orderId })).rejects.toMatchObject({ reason: { code: "channel.nothing_refused" } });
    await db
      .update(orders)
      .set({ fulfilledBy: "channel" })
      .where(and(eq(orders.organizationId, own.organizationId), eq(orders.id, orderId)));
    expect(await channelOfOrder(ctx, orderId)).toBeNull();
  }),
);

test(
  "the HTTP API tells the kinds in both languages, stock at the channel and the order's channel",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aStockedWarehouse(ctx, { "TEE-BLK-M": 10 });
    const market = await aMarket(ctx);
    await noteChangedStock(ctx, {});
    const app = testApp(db);
    const key = await aKey(ctx);
    const ask = async (path: string, init: RequestInit = {}) => {
      const headers = { authorization: `Bearer ${key}`, "content-type": "application/json" };
      const response = await app.request(`/api/v1${path}`, { ...init, headers });
      return { status: response.status, body: await response.json() };
    };
    const { body: kinds } = await ask("/connection-kinds");
    expect(kinds.items.find(({ kind }: { kind: string }) => kind === "ozon")).toMatchObject({
      name: { ru: "Ozon", en: "Ozon" },
      can: { stockPer: "warehouse", splits: true },
      fields: expect.arrayContaining([expect.objectContaining({ name: "warehouseMap", label: { ru: "Склады", en: "Warehouses" } })]),
    });
    expect(await ask("/connections/market/stock?view=waiting")).toMatchObject({
      status: 200,
      body: { items: [{ sku: "TEE-BLK-M", ours: 10, waitingSince: expect.any(String) }], nextCursor: null },
    });
    const post = (path: string, body?: object) => ask(path, { method: "POST", ...(body && { body: JSON.stringify(body) }) });
    expect(await post("/connections/market/stock/push", { skus: ["TEE-BLK-M"] })).toMatchObject({ status: 202, body: { products: 1 } });
    expect(await post("/connections/market/stock/push", { skus: ["NOPE"] })).toMatchObject({ status: 422 });
    expect(await post("/connections/market/intake/replay-failed")).toMatchObject({ status: 202, body: { queued: 0 } });
    await market.tell(fixture("order-fbs", {}) as never);
    const [order] = await ordersOf(ctx);
    expect(await ask(`/orders/${order?.id}/channel`)).toMatchObject({ status: 200, body: { connection: "market", tellings: [] } });
    expect(await post(`/orders/${order?.id}/channel/tell-again`)).toMatchObject({ status: 409 });
  }),
);
