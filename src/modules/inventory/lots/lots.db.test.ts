import { describe, expect, test } from "vitest";
import { putProduct } from "@/modules/catalog/commands/put-product";
import { PutProduct } from "@/modules/catalog/inputs";
import { handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { packFulfilment } from "@/modules/fulfilment/commands/pack-fulfilment";
import { pickUnits } from "@/modules/fulfilment/commands/pick-units";
import { readFulfilment } from "@/modules/fulfilment/queries";
import { suggestLots } from "@/modules/fulfilment/suggest-lots";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { changeCondition } from "@/modules/orders/commands/change-condition";
import { countStock } from "@/modules/orders/commands/count-stock";
import { receiveArrival } from "@/modules/orders/commands/receive-arrival";
import { receiveTransfer } from "@/modules/orders/commands/receive-transfer";
import { setExpiredApart } from "@/modules/orders/commands/set-expired-apart";
import { writeOffStock } from "@/modules/orders/commands/write-off-stock";
import { readOrders } from "@/modules/orders/queries";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { anArrival } from "@/testing/arrivals";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, receive, stockOf } from "@/testing/orders";
import { box } from "@/testing/pick-task";
import { createTransfer } from "../commands/create-transfer";
import { sendTransfer } from "../commands/send-transfer";
import { listMovements } from "../ledger-queries";
import { levelsOfSku } from "../level-queries";
import { lotsOfSku } from "./lot-queries";

const put = (more: object) => PutProduct.parse({ name: "Кефир", price: { amount: 9_900, currency: "RUB" }, ...more });
const into = (ctx: Context, delta: number, lot: string, expiresOn: string | null = null, warehouse = "MSK") =>
  adjustStock(ctx, { warehouse, reason: "delivered", lines: [{ sku: "MILK", delta, lot, expiresOn }] });
const there = async (ctx: Context) =>
  Object.fromEntries((await lotsOfSku(ctx, { sku: "MILK" })).map((row) => [`${row.lot} ${row.warehouse}`, row.onHand]));

/** A product that tracks lots: 3 that expire on the first of December, 5 on the tenth, in Moscow; it is the 23rd of November. */
async function aDairy(db: Db) {
  const clock = { now: new Date("2026-11-23T09:00:00Z") };
  const shop = await aShop(db, { now: () => clock.now });
  await putProduct(shop.ctx, "MILK", put({ tracksLots: true }));
  await into(shop.ctx, 5, "L2", "2026-12-10");
  await into(shop.ctx, 3, "L1", "2026-12-01");
  return { ...shop, clock };
}

async function packed(ctx: Context, fulfilmentId: string, units: number) {
  const lines = [{ sku: "MILK", quantity: units }];
  await pickUnits(ctx, { fulfilmentId, lines });
  await packFulfilment(ctx, { fulfilmentId, parcels: [{ ...box, lines }] });
}

describe("lots of a product that tracks them", () => {
  test(
    "sum to the level, leave by expiry as the pick list named them, and stand in the ledger",
    inRollback(async (db) => {
      const { ctx } = await aDairy(db);
      const first = await anOrder(ctx, { lines: { MILK: 2 } });
      const second = await anOrder(ctx, { lines: { MILK: 4 } });
      const [a, b] = [first, second].map((order) => order.fulfilments[0]?.id ?? "");
      expect((await readFulfilment(ctx, b ?? "")).lines[0]?.lots).toEqual([
        { lot: "L1", expiresOn: "2026-12-01", units: 1 },
        { lot: "L2", expiresOn: "2026-12-10", units: 3 },
      ]);
      // Handed over in the other order, each takes what its own pick list named.
      await packed(ctx, b ?? "", 4);
      await handOverFulfilment(ctx, { fulfilmentId: b ?? "", at: ctx.now() });
      expect(await there(ctx)).toEqual({ "L1 MSK": 2, "L2 MSK": 2 });
      await packed(ctx, a ?? "", 2);
      await handOverFulfilment(ctx, { fulfilmentId: a ?? "", at: ctx.now() });
      expect(await there(ctx)).toEqual({ "L2 MSK": 2 });
      const shipped = (await listMovements(ctx, { sku: "MILK", kind: "shipped" })).items.map(({ lot, quantity }) => [lot, quantity]);
      expect(shipped.sort()).toEqual([
        ["L1", -1],
        ["L1", -2],
        ["L2", -3],
      ]);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "must be named by whoever receives, counts, writes off or sets apart, and are refused elsewhere",
    inRollback(async (db) => {
      const { ctx } = await aDairy(db);
      const missing = { kind: "invalid", reason: { code: "stock.lot_missing" } };
      const act = { warehouse: "MSK", reason: "x" };
      await expect(receive(ctx, "MSK", { MILK: 5 })).rejects.toMatchObject(missing);
      await expect(adjustStock(ctx, { ...act, lines: [{ sku: "MILK", delta: -1 }] })).rejects.toMatchObject(missing);
      await expect(countStock(ctx, { ...act, lines: [{ sku: "MILK", onHand: 1 }] })).rejects.toMatchObject(missing);
      const off = { warehouse: "MSK", why: "lost" as const, note: null };
      await expect(writeOffStock(ctx, { ...off, lines: [{ sku: "MILK", quantity: 1, from: "sellable" }] })).rejects.toMatchObject(missing);
      const apart = { sku: "MILK", quantity: 1, from: "sellable" as const, to: "damaged" as const };
      await expect(changeCondition(ctx, { ...act, lines: [apart] })).rejects.toMatchObject(missing);
      await expect(into(ctx, 1, "OLD", "2026-11-22")).rejects.toMatchObject({ reason: { code: "stock.lot_expired" } });
      await expect(into(ctx, 1, "L1", "2027-01-01")).rejects.toMatchObject({ reason: { code: "stock.lot_other_expiry" } });
      await expect(into(ctx, -4, "L1")).rejects.toMatchObject({ reason: { code: "stock.lot_not_so_many" } });
      await aProduct(ctx, { sku: "CUP" });
      const cup = adjustStock(ctx, { ...act, lines: [{ sku: "CUP", delta: 1, lot: "L1" }] });
      await expect(cup).rejects.toMatchObject({ kind: "invalid", reason: { code: "stock.lot_not_tracked" } });

      await changeCondition(ctx, { ...act, lines: [{ ...apart, lot: "L1" }] });
      await writeOffStock(ctx, { ...off, lines: [{ sku: "MILK", quantity: 1, from: "damaged", lot: "L1" }] });
      await countStock(ctx, {
        ...act,
        lines: [
          { sku: "MILK", lot: "L2", onHand: 4 },
          { sku: "MILK", lot: "L1", onHand: 3 },
        ],
      });
      expect(await there(ctx)).toEqual({ "L1 MSK": 3, "L2 MSK": 4 });
      expect(await stockOf(ctx, "MILK")).toMatchObject({ onHand: 7 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "that have expired are nobody's any more: set apart, not picked, and the order waits",
    inRollback(async (db) => {
      const { ctx, clock } = await aDairy(db);
      const { id } = await anOrder(ctx, { lines: { MILK: 7 } });
      clock.now = new Date("2026-12-01T20:00:00Z");
      expect(await setExpiredApart(ctx)).toBe(0);
      clock.now = new Date("2026-12-01T21:30:00Z");
      // In Moscow the second of December has begun.
      expect(await setExpiredApart(ctx)).toBe(1);
      expect(await setExpiredApart(ctx)).toBe(0);
      expect((await levelsOfSku(ctx, "MILK")).find((level) => level.warehouse === "MSK")).toMatchObject({
        onHand: 8,
        quarantine: 3,
        available: 0,
      });
      const [order] = await readOrders(ctx, [id]);
      expect(order?.lines).toMatchObject([{ reserved: 5, backordered: 2 }]);
      expect((await lotsOfSku(ctx, { sku: "MILK" })).map(({ lot, apart, expired }) => [lot, apart, expired])).toEqual([
        ["L1", 3, true],
        ["L2", 0, false],
      ]);
      await writeOffStock(ctx, {
        warehouse: "MSK",
        why: "expired",
        note: null,
        lines: [{ sku: "MILK", quantity: 3, from: "quarantine", lot: "L1" }],
      });
      expect(await there(ctx)).toEqual({ "L2 MSK": 5 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "travel with a transfer and arrive with a delivery that names them",
    inRollback(async (db) => {
      const { ctx } = await aDairy(db);
      const lines = [{ sku: "MILK", quantity: 4 }];
      const { id: transferId } = await createTransfer(ctx, {
        from: "MSK",
        to: "KZN",
        expectedAt: "2026-11-25T09:00:00Z",
        note: null,
        lines,
      });
      await sendTransfer(ctx, { transferId });
      expect(await there(ctx)).toEqual({ "L2 MSK": 4 });
      const part = (received: number, damaged: number) =>
        receiveTransfer(ctx, { transferId, note: null, lines: [{ sku: "MILK", received, damaged, lost: 0, surplus: 0 }] });
      await part(2, 0);
      await part(1, 1);
      expect(await there(ctx)).toEqual({ "L1 KZN": 3, "L2 KZN": 1, "L2 MSK": 4 });
      const arrivalId = await anArrival(ctx, { sku: "MILK", quantity: 6 });
      await expect(receiveArrival(ctx, { arrivalId, quantity: 6 })).rejects.toMatchObject({ reason: { code: "stock.lot_missing" } });
      for (let i = 0; i < 2; i++) await receiveArrival(ctx, { arrivalId, quantity: 6, receipt: "box", lot: "L3", expiresOn: "2027-01-01" });
      expect(await there(ctx)).toMatchObject({ "L3 MSK": 6 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "begin and end to be tracked while the shelves are empty, never for a bundle",
    inRollback(async (db) => {
      const { ctx } = await aDairy(db);
      const full = { kind: "conflict", reason: { code: "product.lots_need_empty_shelves" } };
      await expect(putProduct(ctx, "MILK", put({ tracksLots: false }))).rejects.toMatchObject(full);
      await aProduct(ctx, { sku: "CUP", stock: { MSK: 1 } });
      await expect(putProduct(ctx, "CUP", put({ tracksLots: true }))).rejects.toMatchObject(full);
      const bundle = put({ tracksLots: true, components: [{ sku: "CUP", quantity: 2 }] });
      await expect(putProduct(ctx, "SET", bundle)).rejects.toMatchObject({ reason: { code: "product.bundle_has_no_lots" } });
      const neighbour = await aShop(db);
      expect(await lotsOfSku(neighbour.ctx, { sku: "MILK" })).toEqual([]);
      expect(await suggestLots(neighbour.ctx, [])).toEqual(new Map());
    }),
  );
});

test(
  "receipts, write-offs and orders of one lot at once leave lots that sum to the level",
  { timeout: 60_000 },
  withDatabase(async ({ db }) => {
    const { ctx } = await aShop(db);
    await putProduct(ctx, "MILK", put({ tracksLots: true }));
    await into(ctx, 30, "L1");
    const many = (times: number, run: (n: number) => Promise<unknown>) => Array.from({ length: times }, (_, n) => run(n).catch(() => {}));
    await Promise.all([
      ...many(8, (n) => into(ctx, 5, `L${n % 3}`)),
      ...many(8, (n) => into(ctx, -3, `L${n % 3}`)),
      ...many(8, () => anOrder(ctx, { lines: { MILK: 2 } })),
      ...many(4, () =>
        changeCondition(ctx, {
          warehouse: "MSK",
          reason: "x",
          lines: [{ sku: "MILK", lot: "L1", quantity: 2, from: "sellable", to: "damaged" }],
        }),
      ),
      ...many(2, () => putProduct(ctx, "MILK", put({ tracksLots: false }))),
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);
