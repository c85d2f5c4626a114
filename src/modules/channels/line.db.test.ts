import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type { Context } from "@/platform/context";
import { aStockedMarket, created, order, paths } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import type { Seen } from "@/testing/local-server";
import { anOrganization } from "@/testing/organization";
import { intakeOf, ordersOf } from "@/testing/shop-connection";
import { importOrder } from "./commands/import-order";
import { processIntake } from "./commands/process-intake";
import { putConnection } from "./commands/put-connection";
import { replayIntake } from "./commands/replay-intake";
import { resumeWaitingIntake } from "./commands/resume-waiting-intake";
import { startBackfill } from "./commands/start-backfill";
import { connectionByCode } from "./connection-queries";
import { listIntake } from "./intake-queries";
import { pollConnection } from "./polling/poll-connection";
import { runBackfill } from "./polling/run-backfill";
import { noteChangedStock } from "./stock-out/note-changed-stock";
import { pushStock } from "./stock-out/push-stock";
import { connections } from "./tables";

// Read when the settings are read for the first time, which is in the first test.
vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const healthOf = async (ctx: Context) => {
  const { failures, trouble, pausedUntil } = await connectionByCode(ctx, "market");
  return { failures, trouble: trouble?.code ?? null, rests: pausedUntil !== null };
};

test(
  "a thin notice is read again at the channel and becomes the order; its repeat changes nothing",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => order());
    const id = await market.notify(created);
    expect(await processIntake(ctx, id)).toMatchObject({ status: "accepted" });
    const [placed] = await ordersOf(ctx);
    expect(placed).toMatchObject({ externalId: "481516234", fulfilledBy: "us" });
    expect(paths(market.vendor.seen)).toEqual(["GET /v2/campaigns/77/orders/481516234"]);
    expect((await intakeOf(ctx, id))?.readBody?.toString()).toContain("481516234");
    expect(await market.notify(created)).toBe(id);
    expect(await processIntake(ctx, await market.notify({ ...created, notificationType: "ORDER_UPDATED" }))).toMatchObject({
      status: "duplicate",
    });
    expect(await ordersOf(ctx)).toHaveLength(1);
  }),
);

test(
  "a channel that does not answer loses nothing: the notice waits, the line rests after three failures, and heals by itself",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => "hang up");
    const id = await market.notify(created);
    for (let failures = 1; failures <= 3; failures++) {
      expect(await processIntake(ctx, id)).toMatchObject({ status: "received", reason: { code: "channel.unreachable" } });
      expect(await healthOf(ctx)).toEqual({ failures, trouble: "channel.unreachable", rests: failures === 3 });
    }
    const asked = market.vendor.seen.length;
    expect(await processIntake(ctx, id)).toMatchObject({ status: "received" });
    expect(market.vendor.seen).toHaveLength(asked);

    market.way.answer = () => order();
    const later = market.at(20);
    expect(await resumeWaitingIntake({ db, now: later.now })).toBeGreaterThanOrEqual(1);
    expect(await processIntake(later, id)).toMatchObject({ status: "accepted" });
    expect(await healthOf(ctx)).toEqual({ failures: 0, trouble: null, rests: false });
  }),
);

test(
  "an order that the channel does not know is a failure that can be replayed",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => ({
      status: 404,
      body: { status: "ERROR", errors: [{ code: "NOT_FOUND", message: "no" }] },
    }));
    const id = await market.notify(created);
    expect(await processIntake(ctx, id)).toMatchObject({ status: "failed", reason: { code: "channel.order_unknown_there" } });
    market.way.answer = () => order();
    expect(await replayIntake(ctx, { code: "market", intakeId: id })).toMatchObject({ status: "received" });
    expect(await processIntake(ctx, id)).toMatchObject({ status: "accepted" });
  }),
);

test(
  "[S9] webhook, poll and a person's import meet in one order",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const list = (asked: Seen) => (asked.path.includes("/orders/481516234") ? order() : { orders: [order().order], paging: {} });
    const market = await aStockedMarket(ctx, list);
    const noticed = await market.notify(created);
    const { id: wanted } = await importOrder(ctx, { code: "market", externalId: "481516234" });
    await pollConnection(ctx, market.id);
    const { items } = await listIntake(ctx, "market", {});
    const polled = items.find((item) => item.source === "poll")?.id ?? "";
    expect(items.map((item) => item.source).toSorted()).toEqual(["hook", "manual", "poll"]);
    const outcomes = await Promise.all([noticed, wanted, polled].map((id) => processIntake(ctx, id)));
    // Of the others each finds that nothing is new, or that it was overtaken.
    expect(outcomes.filter(({ status }) => status === "accepted")).toHaveLength(1);
    expect(outcomes.every(({ status }) => ["accepted", "duplicate", "ignored"].includes(status))).toBe(true);
    expect(await ordersOf(ctx)).toHaveLength(1);
    // Asked again, the poll finds nothing new, and its mark has moved.
    await pollConnection(market.at(2), market.id);
    expect((await listIntake(ctx, "market", {})).items).toHaveLength(3);
    expect((await connectionByCode(ctx, "market")).polledUntil).not.toBeNull();
  }),
);

test(
  "a failed poll asks for the same time again; a back-fill goes day by day and tells how far it is",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => "hang up");
    await pollConnection(ctx, market.id);
    expect((await connectionByCode(ctx, "market")).polledUntil).toBeNull();
    market.way.answer = () => ({ orders: [order().order], paging: {} });
    await startBackfill(ctx, { code: "market", days: 2 });
    await expect(startBackfill(ctx, { code: "market", days: 2 })).rejects.toThrow("connection.backfill_running");
    await runBackfill(ctx, market.id);
    expect((await connectionByCode(ctx, "market")).backfill).toMatchObject({ state: "running", orders: 1 });
    await runBackfill(ctx, market.id);
    expect((await connectionByCode(ctx, "market")).backfill).toMatchObject({ state: "done", orders: 2 });
    expect((await listIntake(ctx, "market", {})).items).toHaveLength(1);
  }),
);

test(
  "other keys are tried at once, whatever became of the old ones",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => ({ status: 401, body: {} }));
    await pollConnection(ctx, market.id);
    expect(await healthOf(ctx)).toEqual({ failures: 1, trouble: "channel.keys_refused", rests: true });
    const { settings } = await connectionByCode(ctx, "market");
    await putConnection(ctx, "market", { kind: "yandex_market", channel: "market", settings, secrets: { apiKey: "ACMA:2" } });
    expect(await healthOf(ctx)).toEqual({ failures: 0, trouble: null, rests: false });
    market.way.answer = () => ({ orders: [], paging: {} });
    await pollConnection(ctx, market.id);
    expect((await connectionByCode(ctx, "market")).polledUntil).not.toBeNull();
  }),
);

test(
  "a stopped connection asks nothing, and another organization's connection is not found",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const market = await aStockedMarket(ctx, () => order());
    await db.update(connections).set({ active: false }).where(eq(connections.id, market.id));
    await pollConnection(ctx, market.id);
    await noteChangedStock(ctx, {});
    await pushStock(ctx, market.id);
    expect(market.vendor.seen).toEqual([]);
    const { ctx: other } = await anOrganization(db);
    await expect(pollConnection(other, market.id)).rejects.toThrow("not_found");
    await expect(importOrder(other, { code: "market", externalId: randomUUID() })).rejects.toThrow("not_found");
  }),
);
