import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { channels, connections } from "@/modules/channels/tables";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { listMovements } from "@/modules/inventory/ledger-queries";
import { listDifferences } from "@/modules/inventory/masters/difference-queries";
import { putWarehouse } from "@/modules/warehouses/commands/put-warehouse";
import type { Context } from "@/platform/context";
import { callerFactory } from "@/platform/trpc/procedures";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { actingAs, anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { pickAndPack } from "@/testing/parcel-task";
import { readOrders } from "../queries";
import { inventoryRouter } from "../stock-router";
import { applyMasterStock } from "./apply-master-stock";
import { countStock } from "./count-stock";
import { settleDifference } from "./settle-difference";

/** The procedures as somebody calls them. */
const asked = (ctx: Context) => callerFactory(inventoryRouter)({ ...ctx, ip: null });

/** A connection to accounts, as their adapters make it. */
async function someAccounts(ctx: Context, code = "accounts", kind = "moysklad"): Promise<string> {
  const { organizationId } = ctx.actor;
  const [channelId, id] = [newId(), newId()];
  await ctx.db.insert(channels).values({ organizationId, id: channelId, code, name: code, kind });
  await ctx.db.insert(connections).values({ organizationId, id, code, kind, channelId, secrets: "-", hookToken: newId() });
  return id;
}

function aClockedShop(start = "2026-11-20T08:00:00Z") {
  const clock = { at: new Date(start) };
  return { clock, now: () => clock.at, pass: (hours: number) => (clock.at = new Date(clock.at.getTime() + hours * 3_600_000)) };
}

const openOf = async (ctx: Context) => (await listDifferences(ctx, {})).items;

test(
  "on hand is the master's figure without what left and is not posted there; a repeat and an older list change nothing",
  inRollback(async (db) => {
    const { now, pass } = aClockedShop();
    const { ctx } = await aShop(db, { now });
    const connectionId = await someAccounts(ctx);
    await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "accounts" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const order = await anOrder(ctx, { lines: { A: 3 } });
    const fulfilmentId = order.fulfilments[0]?.id ?? "";
    await pickAndPack(ctx, fulfilmentId);
    pass(1);
    await handOverFulfilment(ctx, { fulfilmentId, at: now() });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 7, reserved: 0 });

    pass(1);
    const list = (onHand: number, at = now()) => ({
      connectionId,
      rows: [{ warehouse: "KZN", sku: "A", onHand, at }],
      postedUntil: new Date("2026-11-20T08:30:00Z"),
    });
    // The accounts had 25 and know nothing of the three that left at nine.
    expect(await applyMasterStock(ctx, list(25))).toMatchObject({ applied: 1, differences: 0 });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 22 });
    expect(await applyMasterStock(ctx, list(25))).toMatchObject({ applied: 0, unchanged: 1 });
    expect(await applyMasterStock(ctx, list(99, new Date("2026-11-20T09:30:00Z")))).toMatchObject({ applied: 0, older: 1 });
    pass(1);
    // Now they have posted them.
    expect(await applyMasterStock(ctx, { ...list(22), postedUntil: now() })).toMatchObject({ unchanged: 1 });
    const { items } = await listMovements(ctx, { sku: "A", kind: "counted" });
    expect(items).toMatchObject([{ quantity: 15, onHandAfter: 22, causeKind: "master", reason: "accounts" }]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "reservations survive a figure that leaves enough; one that does not makes the newest order wait, never what is picked",
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    const connectionId = await someAccounts(ctx);
    await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "accounts" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const older = await anOrder(ctx, { lines: { A: 4 } });
    const newer = await anOrder(ctx, { lines: { A: 4 } });
    const apply = (onHand: number) =>
      applyMasterStock(ctx, { connectionId, rows: [{ warehouse: "KZN", sku: "A", onHand, at: new Date() }], postedUntil: new Date() });
    const reserved = async (id: string) => (await readOrders(ctx, [id]))[0]?.lines[0]?.reserved;

    await apply(8);
    expect([await reserved(older.id), await reserved(newer.id)]).toEqual([4, 4]);
    await apply(6);
    expect([await reserved(older.id), await reserved(newer.id)]).toEqual([4, 2]);
    await apply(9);
    expect([await reserved(older.id), await reserved(newer.id)]).toEqual([4, 4]);

    await pickAndPack(ctx, older.fulfilments[0]?.id ?? "");
    expect(await apply(1)).toMatchObject({ applied: 1, differences: 1 });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 4, reserved: 4 });
    expect(await openOf(ctx)).toMatchObject([
      { sku: "A", figure: 1, onHand: 4, reason: { code: "stock.below_picked" }, master: "accounts" },
    ]);
    const [difference] = await openOf(ctx);
    const accept = settleDifference(ctx, { differenceId: difference?.id ?? "", settlement: "accept" });
    await expect(accept).rejects.toMatchObject({ kind: "conflict" });
    expect(await apply(4)).toMatchObject({ differences: 0 });
    expect(await openOf(ctx)).toEqual([]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "what was counted here after the figure is the truth until a person says otherwise; an ignored figure is not asked about again",
  inRollback(async (db) => {
    const { now, pass } = aClockedShop();
    const { ctx } = await aShop(db, { now });
    const connectionId = await someAccounts(ctx);
    await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "accounts" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    await aProduct(ctx, { sku: "B", stock: { KZN: 10 } });
    pass(1);
    const at = now();
    pass(1);
    await countStock(ctx, { warehouse: "KZN", reason: null, lines: ["A", "B"].map((sku) => ({ sku, onHand: 8 })) });
    pass(1);
    const rows = ["A", "B"].map((sku) => ({ warehouse: "KZN", sku, onHand: 12, at }));
    expect(await applyMasterStock(ctx, { connectionId, rows, postedUntil: null })).toMatchObject({ applied: 0, differences: 2 });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 8 });
    const [b, a] = (await openOf(ctx)).toSorted((x, y) => y.sku.localeCompare(x.sku));
    expect(await settleDifference(ctx, { differenceId: a?.id ?? "", settlement: "accept" })).toMatchObject({ state: "accepted" });
    expect(await settleDifference(ctx, { differenceId: b?.id ?? "", settlement: "ignore" })).toMatchObject({ state: "ignored" });
    expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 12 });
    expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ onHand: 8 });
    await expect(settleDifference(ctx, { differenceId: b?.id ?? "", settlement: "accept" })).rejects.toMatchObject({ kind: "conflict" });
    await applyMasterStock(ctx, { connectionId, rows, postedUntil: null });
    expect(await openOf(ctx)).toEqual([]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

test(
  "only the warehouse's own master counts; unknown goods are told, and no shop can be a master",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShop(db);
    const connectionId = await someAccounts(ctx);
    await someAccounts(ctx, "woo", "woocommerce");
    await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "accounts" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10, MSK: 10 } });
    const at = new Date();
    const rows = [
      { warehouse: "MSK", sku: "A", onHand: 1, at },
      { warehouse: "KZN", sku: "NOPE", onHand: 1, at },
      { warehouse: "SPB", sku: "A", onHand: 1, at },
    ];
    expect(await applyMasterStock(ctx, { connectionId, rows, postedUntil: null })).toEqual({
      ...{ applied: 0, unchanged: 0, differences: 0, older: 0, foreign: 1, unknown: ["NOPE", "SPB"] },
    });
    await expect(putWarehouse(ctx, "MSK", { name: "Moscow", stockMaster: "woo" })).rejects.toMatchObject({ kind: "invalid" });
    expect(await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "dirigent" })).toMatchObject({ stockMaster: "dirigent" });
    expect(await db.select({ id: connections.id }).from(connections).where(eq(connections.organizationId, organizationId))).toHaveLength(2);
  }),
);

test(
  "a difference is an operator's to settle, and another organization's is not there",
  inRollback(async (db) => {
    const { now, pass } = aClockedShop();
    const { ctx } = await aShop(db, { now });
    const connectionId = await someAccounts(ctx);
    await putWarehouse(ctx, "KZN", { name: "Kazan", stockMaster: "accounts" });
    await aProduct(ctx, { sku: "A", stock: { KZN: 10 } });
    const at = now();
    pass(1);
    await countStock(ctx, { warehouse: "KZN", reason: null, lines: [{ sku: "A", onHand: 8 }] });
    await applyMasterStock(ctx, { connectionId, rows: [{ warehouse: "KZN", sku: "A", onHand: 12, at }], postedUntil: null });
    const [difference] = await openOf(ctx);
    const input = { differenceId: difference?.id ?? "", settlement: "ignore" as const };
    await expect(asked(actingAs(ctx, { role: "picker" })).settleDifference(input)).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
    const { ctx: other } = await aShop(db);
    await expect(asked(other).settleDifference(input)).rejects.toMatchObject({ code: "NOT_FOUND" });
    expect((await asked(other).differences({})).items).toEqual([]);
  }),
);
