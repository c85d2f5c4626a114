import { and, eq, sql } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import type { Context } from "@/platform/context";
import { aStockedMarket, created, order, paths } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import type { Seen } from "@/testing/local-server";
import { anOrganization } from "@/testing/organization";
import { ordersOf } from "@/testing/shop-connection";
import { setConnectionActive } from "./commands/activate-connection";
import { processIntake } from "./commands/process-intake";
import { noteStep } from "./steps-out/note-step";
import { resumeTellings } from "./steps-out/resume-tellings";
import { channelTellings } from "./steps-out/tables";
import { tellAgain, tellChannel } from "./steps-out/tell-channel";
import { compareStock } from "./stock-out/compare-stock";
import { noteChangedStock } from "./stock-out/note-changed-stock";
import { pushStock } from "./stock-out/push-stock";
import { channelStock } from "./stock-out/tables";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const stockOf = (ctx: Context, connectionId: string) =>
  ctx.db
    .select()
    .from(channelStock)
    .where(and(eq(channelStock.organizationId, ctx.actor.organizationId), eq(channelStock.connectionId, connectionId)));
const sentCounts = (seen: readonly Seen[]) =>
  seen
    .filter(({ method }) => method === "PUT")
    .map(({ body }) =>
      Object.fromEntries(
        (body as { skus: { sku: string; items: { count: number }[] }[] }).skus.map(({ sku, items }) => [sku, items[0]?.count]),
      ),
    );

test(
  "stock goes out once per change, waits for a channel that is away, and is not sent twice",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => "hang up");
    await noteChangedStock(ctx, {});
    await pushStock(ctx, market.id);
    expect((await stockOf(ctx, market.id)).every((row) => row.dirtyAt !== null && !row.acknowledged)).toBe(true);
    market.way.answer = () => ({ status: "OK" });
    market.vendor.seen.length = 0;
    await pushStock(ctx, market.id);
    expect(sentCounts(market.vendor.seen)).toEqual([{ "TEE-BLK-M": 10, "KETTLE-1L": 4 }]);
    expect((await stockOf(ctx, market.id)).every((row) => row.dirtyAt === null && row.acknowledged)).toBe(true);
    await noteChangedStock(ctx, {});
    await pushStock(ctx, market.id);
    expect(sentCounts(market.vendor.seen)).toHaveLength(1);
    await adjustStock(ctx, { warehouse: "MSK", reason: "count", lines: [{ sku: "TEE-BLK-M", onHand: 7 }] });
    await noteChangedStock(ctx, { productIds: (await stockOf(ctx, market.id)).map((row) => row.productId) });
    await pushStock(ctx, market.id);
    expect(sentCounts(market.vendor.seen).at(-1)).toEqual({ "TEE-BLK-M": 7 });
  }),
);

test(
  "a number that the channel changed by itself is put right once it stays so",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => ({ status: "OK" }));
    await noteChangedStock(ctx, {});
    await pushStock(ctx, market.id);
    const offers = [
      { offerId: "TEE-BLK-M", stocks: [{ type: "FIT", count: 3 }] },
      { offerId: "KETTLE-1L", stocks: [{ type: "FIT", count: 4 }] },
    ];
    market.way.answer = ({ method }) =>
      method === "PUT" ? { status: "OK" } : { status: "OK", result: { paging: {}, warehouses: [{ warehouseId: 51, offers }] } };
    market.vendor.seen.length = 0;
    await compareStock(ctx, market.id);
    const drifting = (await stockOf(ctx, market.id)).filter((row) => row.driftSince !== null);
    expect(drifting).toMatchObject([{ pushed: 10, theirs: 3, dirtyAt: null }]);
    await compareStock(market.at(11), market.id);
    await pushStock(market.at(11), market.id);
    expect(sentCounts(market.vendor.seen)).toEqual([{ "TEE-BLK-M": 10 }]);
    expect((await stockOf(ctx, market.id)).every((row) => row.driftSince === null && row.dirtyAt === null)).toBe(true);
  }),
);

test(
  "a place that is none of ours any more is told nought after a comparison, although no number drifts",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => ({ status: "OK" }));
    await noteChangedStock(ctx, {});
    await pushStock(ctx, market.id);
    const own = and(eq(channelStock.organizationId, ctx.actor.organizationId), eq(channelStock.connectionId, market.id));
    await db.update(channelStock).set({ place: "gone" }).where(own);
    const waiting = sql`graphile_worker._private_jobs where key like ${`%:push_stock:${market.id}`}`;
    await db.execute(sql`delete from ${waiting}`);
    await compareStock(ctx, market.id);
    expect((await db.execute(sql`select 1 from ${waiting}`)).rowCount).toBe(1);
    await pushStock(ctx, market.id);
    expect((await stockOf(ctx, market.id)).map(({ pushed }) => pushed)).toEqual([0, 0]);
  }),
);

/** Jobs that wait to tell of an order after the net has been cast. */
async function resumedOf(db: Context["db"], orderId: string, now: () => Date): Promise<number> {
  await db.execute(sql`delete from graphile_worker._private_jobs where payload::text like ${`%${orderId}%`}`);
  await resumeTellings({ db, now });
  const { rows } = await db.execute<{ jobs: number }>(
    sql`select count(*)::int as jobs from graphile_worker._private_jobs where payload::text like ${`%${orderId}%`}`,
  );
  return rows[0]?.jobs ?? 0;
}

const tellingsOf = (ctx: Context) =>
  ctx.db
    .select({ step: channelTellings.step, state: channelTellings.state })
    .from(channelTellings)
    .where(eq(channelTellings.organizationId, ctx.actor.organizationId));

test(
  "a step is told once, waits for a channel that is away, and a refusal is kept for a person",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => order());
    await processIntake(ctx, await market.notify(created));
    const [placed] = await ordersOf(ctx);
    const orderId = placed?.id ?? "";
    const cancelled = { orderId, step: "cancelled" as const, about: { order: orderId }, occurredAt: new Date().toISOString() };
    market.way.answer = () => "hang up";
    await noteStep(ctx, cancelled);
    await tellChannel(ctx, { connectionId: market.id, orderId });
    expect(await tellingsOf(ctx)).toEqual([{ step: "cancelled", state: "waiting" }]);

    const no = { status: 400, body: { status: "ERROR", errors: [{ code: "BAD_REQUEST", message: "not now" }] } };
    market.way.answer = ({ method }) => (method === "GET" ? order() : no);
    await tellChannel(ctx, { connectionId: market.id, orderId });
    expect(await tellingsOf(ctx)).toEqual([{ step: "cancelled", state: "refused" }]);

    market.way.answer = ({ method }) => (method === "GET" ? order() : { status: "OK" });
    market.vendor.seen.length = 0;
    await tellAgain(ctx, { orderId });
    await tellChannel(ctx, { connectionId: market.id, orderId });
    await noteStep(ctx, cancelled);
    await tellChannel(ctx, { connectionId: market.id, orderId });
    expect(await tellingsOf(ctx)).toEqual([{ step: "cancelled", state: "told" }]);
    expect(paths(market.vendor.seen).filter((path) => path.startsWith("PUT"))).toEqual(["PUT /v2/campaigns/77/orders/481516234/status"]);
  }),
);

test(
  "a step that was noted while the connection was stopped is told once it goes on",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => order());
    await processIntake(ctx, await market.notify(created));
    const [placed] = await ordersOf(ctx);
    const orderId = placed?.id ?? "";
    await setConnectionActive(ctx, { code: "market", active: false });
    await noteStep(ctx, { orderId, step: "cancelled", about: { order: orderId }, occurredAt: new Date().toISOString() });
    await tellChannel(ctx, { connectionId: market.id, orderId });
    const mine = async () => (await resumedOf(db, orderId, market.at(6).now)) > 0;
    expect(await mine()).toBe(false);
    await setConnectionActive(ctx, { code: "market", active: true });
    expect(await mine()).toBe(true);
    market.way.answer = ({ method }) => (method === "GET" ? order() : { status: "OK" });
    await tellChannel(ctx, { connectionId: market.id, orderId });
    expect(await tellingsOf(ctx)).toEqual([{ step: "cancelled", state: "told" }]);
  }),
);
