import { eq } from "drizzle-orm";
import { expect, test, vi } from "vitest";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import type { Seen, VendorAnswer } from "@/testing/local-server";
import { actorOf, anOrganization } from "@/testing/organization";
import { aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { feesRouter } from "../../day/router";
import { fixture } from "../../marketplaces/yandex-market/fixtures";
import { connections } from "../../tables";
import { importFinanceReport } from "../import-report";
import { feeReadings } from "../tables";
import { queueDueReadings } from "./queue-due-readings";
import { readFees } from "./read-fees";
import { feeReadingOf } from "./reading-queries";
import { startFeeReading } from "./start-reading";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const fees = (ctx: Context) => callerFactory(feesRouter)({ ...ctx, ip: null });
const feesOf = (ctx: Context, orderId: string) => fees(ctx).order({ orderId });

/** Two orders of the market, which tells of them what `commissions` holds. */
async function aTellingMarket(ctx: Context) {
  await aStockedWarehouse(ctx, { "TEE-BLK-M": 20, "KETTLE-1L": 20 });
  const market = await aMarket(ctx, { warehouseMap: { MSK: 51 } });
  for (const id of [61, 62]) await market.tell(fixture("order-fbs", { id }));
  const found = await ordersOf(ctx);
  const idOf = (externalId: string) => found.find((one) => one.externalId === externalId)?.id ?? "";
  const told: Record<string, number> = { FEE: 100, DELIVERY_TO_CUSTOMER: 60 };
  const stats = ({ path }: Seen): VendorAnswer => ({
    status: "OK",
    result: !path.includes("page_token")
      ? {
          orders: [{ id: 61, currency: "RUR", commissions: Object.entries(told).map(([type, actual]) => ({ type, actual })) }],
          paging: { nextPageToken: "second" },
        }
      : { orders: [{ id: 999, currency: "RUR", commissions: [{ type: "FEE", actual: 5 }] }], paging: {} },
  });
  market.way.answer = stats;
  return { ...market, told, stats, first: idOf("61"), second: idOf("62") };
}

/** Goes on until there is nothing more to read. */
async function readAll(ctx: Context, connectionId: string) {
  for (let step = 0; step < 20; step++) {
    await readFees(ctx, connectionId);
    const [row] = await ctx.db.select().from(feeReadings).where(eq(feeReadings.connectionId, connectionId));
    if (row?.state !== "running" || row.failures > 0) return row;
  }
  throw new Error("it reads for ever");
}

const file = {
  connection: "market",
  name: "november.csv",
  rows: [
    ["Номер заказа", "Услуга", "Стоимость услуги"],
    ["61", "Размещение товаров", "100"],
    ["61", "Доставка покупателю", "60"],
    ["62", "Размещение товаров", "70"],
  ].map((cells, at) => ({ row: at + 1, cells })),
};

test(
  "what a marketplace tells by its API reaches its orders once, whichever of API and file comes first",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id, told, first, second } = await aTellingMarket(ctx);
    expect(await importFinanceReport(ctx, file)).toMatchObject({ added: 3 });
    await startFeeReading(ctx, { connection: "market", days: 40 });
    await expect(startFeeReading(ctx, { connection: "market", days: 1 })).rejects.toThrow("finance.reading_runs");
    expect(await readAll(ctx, id)).toMatchObject({ state: "done", trouble: null });
    const once = [
      { kind: "commission", currency: "RUB", amountMinor: 10_000 },
      { kind: "logistics", currency: "RUB", amountMinor: 6_000 },
    ];
    expect(await feesOf(ctx, first)).toEqual(once);
    // What only the file told stays.
    expect(await feesOf(ctx, second)).toEqual([{ kind: "commission", currency: "RUB", amountMinor: 7_000 }]);
    expect(await importFinanceReport(ctx, file)).toMatchObject({ added: 0 });
    expect(await feesOf(ctx, first)).toEqual(once);
    // Forty days are two questions; a row of an order that is not ours is named with its reason.
    const reading = await feeReadingOf(ctx, "market");
    expect(reading.read).toMatchObject({ rows: 4, matched: 2, unmatchedCount: 2 });
    expect(reading.lastSuccessAt).toBeInstanceOf(Date);
    const [report] = (await fees(ctx).reports({})).filter(({ source }) => source === "api");
    expect(report?.unmatched[0]).toMatchObject({ row: 2, key: "999", reason: { code: "finance.order_unknown" } });
    // Told again, a row has the amounts of now.
    Object.assign(told, { FEE: 120, RETURN_PROCESSING: 15 });
    await startFeeReading(ctx, { connection: "market", days: 5 });
    await readAll(ctx, id);
    expect((await feesOf(ctx, first)).map(({ amountMinor }) => amountMinor)).toEqual([12_000, 7_500]);
  }),
  60_000,
);

test(
  "a page that two workers read at once counts once, and what cannot be understood is a failure like any other",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id, way, first } = await aTellingMarket(ctx);
    await startFeeReading(ctx, { connection: "market", days: 5 });
    await Promise.all([readFees(ctx, id), readFees(ctx, id)]);
    expect(await readAll(ctx, id)).toMatchObject({ state: "done" });
    expect((await feeReadingOf(ctx, "market")).read).toMatchObject({ rows: 2, matched: 1, unmatchedCount: 1 });
    expect((await feesOf(ctx, first)).map(({ amountMinor }) => amountMinor)).toEqual([10_000, 6_000]);
    await startFeeReading(ctx, { connection: "market", days: 5 });
    way.answer = () => ({ status: 200, body: "no JSON" });
    expect(await readAll(ctx, id)).toMatchObject({ state: "running", failures: 1 });
  }),
  60_000,
);

test(
  "a marketplace without an answer is asked later and goes on where it was; a refused key is told and left for a day",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id, way, stats, first } = await aTellingMarket(ctx);
    await startFeeReading(ctx, { connection: "market", days: 5 });
    await readFees(ctx, id);
    way.answer = () => ({ status: 503, body: {} });
    const down = await readAll(ctx, id);
    expect(down).toMatchObject({ state: "running", failures: 1, cursor: "second", trouble: { code: "channel.answered_with_error" } });
    expect(down?.nextAt.getTime()).toBeGreaterThan(ctx.now().getTime());
    await readFees(ctx, id);
    const later = await feeReadingOf(ctx, "market");
    expect((later.reading?.nextAt.getTime() ?? 0) - ctx.now().getTime()).toBeGreaterThan(90_000);
    way.answer = stats;
    expect(await readAll(ctx, id)).toMatchObject({ state: "done", failures: 0, trouble: null });
    expect(await feesOf(ctx, first)).toHaveLength(2);
    way.answer = () => ({ status: 403, body: {} });
    await startFeeReading(ctx, { connection: "market", days: 5 });
    expect(await readAll(ctx, id)).toMatchObject({ state: "failed", trouble: { code: "finance.keys_refused" } });
    // Orders and stock go on: the connection is as well as it was.
    const [connection] = await ctx.db.select().from(connections).where(eq(connections.id, id));
    expect(connection).toMatchObject({ failures: 0, pausedUntil: null, trouble: null });
  }),
  60_000,
);

test(
  "once a day each is read by itself, from a little before where it ended",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { id } = await aTellingMarket(ctx);
    const at = (days: number) => ({ db, now: () => new Date(Date.now() + days * 86_400_000) });
    const readingOf = async () => (await ctx.db.select().from(feeReadings).where(eq(feeReadings.connectionId, id)))[0];
    await queueDueReadings(at(0));
    const begun = await readingOf();
    expect(begun).toMatchObject({ state: "running", failures: 0 });
    await readAll(ctx, id);
    await queueDueReadings(at(0.9));
    expect(await readingOf()).toMatchObject({ state: "done" });
    await queueDueReadings(at(1.1));
    const again = await readingOf();
    const overlap = Date.parse(begun?.until ?? "") - Date.parse(again?.from ?? "");
    expect([again?.state, overlap / 86_400_000]).toEqual(["running", 10]);
  }),
  60_000,
);

test(
  "a reading is for managers of its own organization, and of a channel that has an API for it",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    await aTellingMarket(ctx);
    const { ctx: stranger } = await anOrganization(db, "Stranger");
    await expect(startFeeReading(stranger, { connection: "market", days: 5 })).rejects.toMatchObject({ kind: "not_found" });
    expect(await fees(stranger).readings()).toEqual([]);
    await expect(fees(actorOf(ctx, "operator")).read({ connection: "market", days: 5 })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(fees(actorOf(ctx, "operator")).readings()).rejects.toMatchObject({ code: "FORBIDDEN" });
    await ctx.db.update(connections).set({ kind: "woocommerce" }).where(eq(connections.organizationId, ctx.actor.organizationId));
    await expect(startFeeReading(ctx, { connection: "market", days: 5 })).rejects.toMatchObject({ reason: { code: "finance.no_api" } });
    await ctx.db
      .update(connections)
      .set({ kind: "yandex_market", active: false })
      .where(eq(connections.organizationId, ctx.actor.organizationId));
    await expect(startFeeReading(ctx, { connection: "market", days: 5 })).rejects.toMatchObject({
      reason: { code: "connection.disabled" },
    });
  }),
  60_000,
);
