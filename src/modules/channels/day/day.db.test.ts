import { and, eq } from "drizzle-orm";
import PDFDocument from "pdfkit";
import { expect, test, vi } from "vitest";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { dropCode, scanCode } from "@/modules/fulfilment/commands/scan-code";
import { readCodes } from "@/modules/fulfilment/queries";
import { markingCodes } from "@/modules/fulfilment/tables";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { fulfilments } from "@/modules/orders/tables";
import { shipFulfilment } from "@/modules/shipments/commands/ship-fulfilment";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { aMarket } from "@/testing/connected-market";
import { withDatabase } from "@/testing/database";
import { actorOf, anOrganization } from "@/testing/organization";
import { pickAndPack } from "@/testing/parcel-task";
import { box } from "@/testing/pick-task";
import { aStockedWarehouse, ordersOf } from "@/testing/shop-connection";
import { importFinanceReport } from "../fees/import-report";
import { fixture } from "../marketplaces/yandex-market/fixtures";
import { fetchLabel } from "../steps-out/fetch-label";
import { noteStep } from "../steps-out/note-step";
import { tellChannel } from "../steps-out/tell-channel";
import { channelDay } from "./day-queries";
import { dropOffPaper, listDropOffs } from "./drop-off-queries";
import { fetchPaper } from "./fetch-paper";
import { channelDayRouter, feesRouter } from "./router";
import { stickersPdf } from "./stickers";

vi.hoisted(() => {
  process.env["DIRIGENT_ALLOW_PRIVATE_HOSTS"] = "127.0.0.1";
});

const day = (ctx: Context) => callerFactory(channelDayRouter)({ ...ctx, ip: null });
const fees = (ctx: Context) => callerFactory(feesRouter)({ ...ctx, ip: null });
const goods = { "TEE-BLK-M": 20, "KETTLE-1L": 20 };
// Separators, small and capital letters, and marks that a careless hand would trim or encode.
const gs = "\u001d";
const first = `010460123456789021aB&<"'%+${gs}91EE06${gs}92dGVzdA==`;
const second = first.replace("aB", "AB");

function label(): Promise<Buffer> {
  return new Promise((done) => {
    const pdf = new PDFDocument({ size: [164, 113] });
    const chunks: Buffer[] = [];
    pdf.on("data", (chunk: Buffer) => chunks.push(chunk));
    pdf.on("end", () => done(Buffer.concat(chunks)));
    pdf.end();
  });
}

const workOf = async (ctx: Context, orderId: string) => {
  const [work] = await ctx.db
    .select()
    .from(fulfilments)
    .where(and(eq(fulfilments.organizationId, ctx.actor.organizationId), eq(fulfilments.orderId, orderId)));
  if (!work) throw new Error("no work");
  return work;
};

/** Orders of the market with nothing to stop them; the market is left agreeing to everything. */
async function aDay(ctx: Context, ids: readonly number[]) {
  await aStockedWarehouse(ctx, goods);
  const market = await aMarket(ctx, { warehouseMap: { MSK: 51 } });
  const works: (Awaited<ReturnType<typeof workOf>> & { order: Awaited<ReturnType<typeof ordersOf>>[number] })[] = [];
  for (const id of ids) {
    await market.tell(fixture("order-fbs", { id }));
    const order = (await ordersOf(ctx)).find((one) => one.externalId === String(id));
    if (!order) throw new Error("no order");
    works.push({ ...(await workOf(ctx, order.id)), order });
  }
  const pdf = await label();
  market.way.answer = ({ path }) =>
    path.includes("labels") || path.includes("reception")
      ? { status: 200, body: pdf, headers: { "content-type": "application/pdf" } }
      : { status: "OK" };
  return { market, works };
}

const tellAll = async (ctx: Context, connectionId: string, orderId: string, fulfilmentId: string, step: "packed" | "handed_over") => {
  await noteStep(ctx, { orderId, step, about: { fulfilment: fulfilmentId }, occurredAt: new Date().toISOString() });
  await tellChannel(ctx, { connectionId, orderId });
};

test(
  "a parcel closes only with the codes that its channel asks for; they go out byte for byte, and none goes twice",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { market, works } = await aDay(ctx, [1, 2]);
    const [one, two] = works;
    if (!one || !two) throw new Error("no work");
    const fulfilmentId = one.id;
    const lines = [
      { sku: "TEE-BLK-M", quantity: 2 },
      { sku: "KETTLE-1L", quantity: 1 },
    ];
    const pack = () => packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
    await pickUnits(ctx, { fulfilmentId, lines });
    await expect(pack()).rejects.toMatchObject({ kind: "conflict", reason: { code: "fulfilment.codes_missing", params: { codes: 2 } } });

    const asked = await readCodes(ctx, fulfilmentId);
    expect(asked.lines).toMatchObject([{ sku: "TEE-BLK-M", units: 2, kinds: ["cis"] }]);
    const orderLineId = asked.lines[0]?.orderLineId ?? "";
    await scanCode(ctx, { fulfilmentId, orderLineId, code: first });
    await expect(scanCode(ctx, { fulfilmentId, orderLineId, code: first })).rejects.toMatchObject({
      reason: { code: "fulfilment.code_taken" },
    });
    await scanCode(ctx, { fulfilmentId, orderLineId, code: second });
    await expect(scanCode(ctx, { fulfilmentId, orderLineId, code: "third" })).rejects.toMatchObject({
      reason: { code: "fulfilment.codes_all_there" },
    });
    // A code scanned by mistake comes off, the next unit's moves up to its place, and it goes on again behind it.
    const held = (await readCodes(ctx, fulfilmentId)).held;
    await dropCode(ctx, { fulfilmentId, codeId: held[0]?.id ?? "" });
    await scanCode(ctx, { fulfilmentId, orderLineId, code: first });
    await pack();

    await tellAll(ctx, market.id, one.orderId, fulfilmentId, "packed");
    const boxes = market.vendor.seen.find(({ path }) => path.endsWith("/boxes"));
    expect(JSON.stringify(boxes?.body)).toContain(JSON.stringify({ instances: [{ cis: second }, { cis: first }] }).slice(1, -1));

    // The same unit cannot be in another parcel, unless its own came to nothing.
    const other = { fulfilmentId: two.id, lines };
    await pickUnits(ctx, other);
    const otherLine = (await readCodes(ctx, two.id)).lines[0]?.orderLineId ?? "";
    await expect(scanCode(ctx, { fulfilmentId: two.id, orderLineId: otherLine, code: first })).rejects.toMatchObject({
      reason: { code: "fulfilment.code_taken", params: { order: one.order.number } },
    });
    await cancelOrder(ctx, { orderId: one.orderId, reason: "cancelled_at_channel" });
    await scanCode(ctx, { fulfilmentId: two.id, orderLineId: otherLine, code: first });
    expect(
      await ctx.db
        .select({ state: markingCodes.state })
        .from(markingCodes)
        .where(and(eq(markingCodes.organizationId, ctx.actor.organizationId), eq(markingCodes.code, first)))
        .orderBy(markingCodes.state),
    ).toEqual([{ state: "in_circulation" }, { state: "returned" }]);
    // What was packed and is not wanted any more stops the day with a word on what to do.
    const { boards } = await channelDay(ctx, {});
    expect(boards[0]?.rows.find((row) => row.fulfilmentId === fulfilmentId)).toMatchObject({ stop: "take_out", step: null });
  }),
  60_000,
);

test(
  "a day at a marketplace: from the shelf over the sticker to one drop-off with the channel's act",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { market, works } = await aDay(ctx, [11, 12, 13]);
    const [one, two, three] = works;
    if (!one || !two || !three) throw new Error("no work");
    const rows = async () => (await channelDay(ctx, { connection: "market" })).boards.flatMap((board) => board.rows);
    expect((await rows()).map(({ step }) => step)).toEqual(["to_pick", "to_pick", "to_pick"]);

    for (const work of [one, two]) {
      await pickAndPack(ctx, work.id);
      await shipFulfilment(ctx, { fulfilmentId: work.id });
      await tellAll(ctx, market.id, work.orderId, work.id, "packed");
      await fetchLabel(ctx, { fulfilmentId: work.id });
    }
    expect((await rows()).map(({ step }) => step).sort()).toEqual(["sticker", "sticker", "to_pick"]);
    const stickers = await stickersPdf(ctx, [two.id, one.id]);
    expect(stickers.toString("latin1")).toContain("/Count 2");
    await expect(stickersPdf(ctx, [one.id, three.id])).rejects.toMatchObject({ reason: { code: "channel_day.no_stickers" } });

    const answer = await day(actorOf(ctx, "picker")).dropOff({ connection: "market", fulfilmentIds: [one.id, two.id, three.id] });
    expect(answer).toMatchObject({ parcels: 2, refused: [{ fulfilmentId: three.id, reason: { code: "fulfilment.wrong_status" } }] });
    await fetchPaper(ctx, { dropOffId: answer.dropOffId ?? "" });
    const act = market.vendor.seen.find(({ path }) => path.includes("reception-transfer-act"));
    expect(act?.path).toContain("warehouse_id=51");
    expect(await listDropOffs(ctx, {})).toMatchObject([{ state: "ready", parcels: 2, warehouse: "MSK" }]);
    expect((await dropOffPaper(ctx, answer.dropOffId ?? "")).document.subarray(0, 5).toString()).toBe("%PDF-");
    expect((await rows()).map(({ step }) => step).sort()).toEqual(["handed_over", "handed_over", "to_pick"]);
    // Brought once is brought.
    expect((await day(ctx).dropOff({ connection: "market", fulfilmentIds: [one.id] })).refused).toMatchObject([
      { reason: { code: "channel_day.brought_already" } },
    ]);
  }),
  60_000,
);

test(
  "the day is each organization's own, and looking is all that a viewer may",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { works } = await aDay(ctx, [21]);
    const fulfilmentId = works[0]?.id ?? "";
    const { ctx: stranger } = await anOrganization(db, "Stranger");
    expect((await channelDay(stranger, {})).boards).toEqual([]);
    await expect(channelDay(stranger, { connection: "market" })).rejects.toMatchObject({ kind: "not_found" });
    await expect(stickersPdf(stranger, [fulfilmentId])).rejects.toMatchObject({ kind: "not_found" });
    await expect(day(stranger).dropOff({ connection: "market", fulfilmentIds: [fulfilmentId] })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
    await expect(scanCode(stranger, { fulfilmentId, orderLineId: fulfilmentId, code: "x" })).rejects.toMatchObject({ kind: "not_found" });
    const viewer = actorOf(ctx, "viewer");
    expect((await day(viewer).day({})).boards).toHaveLength(1);
    await expect(day(viewer).dropOff({ connection: "market", fulfilmentIds: [fulfilmentId] })).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(fees(actorOf(ctx, "operator")).reports({})).rejects.toMatchObject({ code: "FORBIDDEN" });
  }),
  60_000,
);

test(
  "a finance report reaches its orders once, however often it is read",
  withDatabase(async ({ db }) => {
    const { ctx } = await anOrganization(db);
    const { works } = await aDay(ctx, [31, 32]);
    const table = [
      ["Отчёт за ноябрь"],
      ["Номер заказа", "Комиссия за продажу, ₽", "Логистика", "Эквайринг", "Процент комиссии"],
      ["31", "1 234,50", "80", "12.3456", "17"],
      ["31", "1 234,50", "80", "12.3456", "17"],
      ["32", "0", "-40", "", "0"],
      ["99", "10", "", "", ""],
      ["", "10", "", "", ""],
      ["32", "много", "", "", ""],
      ["Итого", "", "", "", ""],
    ].map((cells, at) => ({ row: at + 1, cells }));
    const report = { connection: "market", name: "november.csv", rows: table };
    const read = await importFinanceReport(ctx, report);
    expect(read).toMatchObject({ rows: 6, matched: 3, added: 7, unmatchedCount: 3 });
    expect(read.unmatched.map(({ row, reason }) => [row, reason.code])).toEqual([
      [6, "finance.order_unknown"],
      [7, "finance.no_order_named"],
      [8, "finance.amount_unreadable"],
    ]);
    expect(await importFinanceReport(ctx, report)).toMatchObject({ id: read.id, added: 0 });
    const feesOf = (orderId = "") => fees(actorOf(ctx, "viewer")).order({ orderId });
    expect(await feesOf(works[0]?.orderId)).toEqual([
      { kind: "commission", currency: "RUB", amountMinor: 246_900 },
      { kind: "logistics", currency: "RUB", amountMinor: 16_000 },
      { kind: "other", currency: "RUB", amountMinor: 2_470 },
    ]);
    expect(await feesOf(works[1]?.orderId)).toEqual([{ kind: "logistics", currency: "RUB", amountMinor: -4_000 }]);
    const sums = await fees(ctx).byChannel({ from: new Date("2026-01-01"), until: new Date("2027-01-01") });
    expect(sums.find(({ kind }) => kind === "logistics")).toMatchObject({ channel: "market", amountMinor: 12_000, orders: 2 });
    const { ctx: stranger } = await anOrganization(db, "Stranger");
    await expect(fees(stranger).order({ orderId: works[0]?.orderId ?? "" })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(importFinanceReport(stranger, report)).rejects.toMatchObject({ kind: "not_found" });
    await expect(importFinanceReport(ctx, { ...report, rows: [{ row: 1, cells: ["a", "b"] }] })).rejects.toMatchObject({
      reason: { code: "finance.columns_unknown" },
    });
  }),
  60_000,
);
