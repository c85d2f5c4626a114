import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { misScans } from "@/platform/floor/tables";
import { inRollback } from "@/testing/database";
import { inOperation } from "@/testing/operation";
import { anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { readFulfilment } from "../queries";
import { scanUnit } from "./scan-unit";

const gtin = "04006381333931";
const gs = "\u001d";

/** Two bottles of milk to pick in Moscow, where lot L1 expires before L2; tea beside them tracks no lots. */
async function aDairyTask(db: Db) {
  const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T09:00:00Z") });
  await aProduct(ctx, { sku: "MILK", barcode: "4006381333931", tracksLots: true });
  await aProduct(ctx, { sku: "TEA", barcode: "96385074", stock: { MSK: 5 } });
  for (const [lot, expiresOn] of [
    ["L1", "2026-12-01"],
    ["L2", "2026-12-10"],
  ] as const)
    await adjustStock(ctx, { warehouse: "MSK", reason: "delivered", lines: [{ sku: "MILK", delta: 3, lot, expiresOn }] });
  const order = await anOrder(ctx, { lines: { MILK: 2, TEA: 1 } });
  return { ctx, fulfilmentId: order.fulfilments[0]?.id ?? "" };
}

const refusal = (ctx: Context, fulfilmentId: string, code: string) =>
  scanUnit(ctx, { fulfilmentId, code }).then(
    () => null,
    (error: { reason: unknown }) => error.reason,
  );

test(
  "a GS1 code is taken by its GTIN when its lot is the one to take, and refused otherwise, with nothing changed (C-26)",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aDairyTask(db);
    const before = await readFulfilment(ctx, fulfilmentId);
    const stock = await stockOf(ctx, "MILK", "MSK");
    expect(await refusal(ctx, fulfilmentId, `]d201${gtin}1726121010L2`)).toMatchObject({
      code: "scan.wrong_lot",
      params: { lot: "L2", needed: "L1" },
    });
    expect(await refusal(ctx, fulfilmentId, `]d201${gtin}1726110110L0`)).toMatchObject({
      code: "scan.lot_expired",
      params: { lot: "L0", date: "2026-11-01" },
    });
    expect(await refusal(ctx, fulfilmentId, "]d20104006381333932")).toMatchObject({ code: "gs1.check_digit", params: { ai: "01" } });
    expect(await refusal(ctx, fulfilmentId, `]C101${gtin}10${"L".repeat(21)}`)).toMatchObject({ code: "gs1.length" });
    expect(await readFulfilment(ctx, fulfilmentId)).toEqual(before);
    expect(await stockOf(ctx, "MILK", "MSK")).toEqual(stock);

    expect(await scanUnit(ctx, { fulfilmentId, code: `]C101${gtin}1726120110L1` })).toMatchObject({ line: { sku: "MILK", picked: 1 } });
    // The plain barcode says nothing of lots; and one that the product does not track is not asked for.
    expect(await scanUnit(ctx, { fulfilmentId, code: "4006381333931" })).toMatchObject({ line: { sku: "MILK", picked: 2 } });
    expect(await scanUnit(ctx, { fulfilmentId, code: `]d2010000009638507410X${gs}21S1` })).toMatchObject({
      line: { sku: "TEA" },
      next: null,
    });
  }),
);

test(
  "each refused scan stands in the log of mis-scans once, with its worker, task, code, what was needed, reason and time",
  inRollback(async (db) => {
    const { ctx, fulfilmentId } = await aDairyTask(db);
    const scannedAt = new Date("2026-11-23T08:20:00Z");
    await refusal(inOperation(ctx, { at: scannedAt }), fulfilmentId, `]d201${gtin}1726121010L2`);
    await refusal(ctx, fulfilmentId, "4600000000000");
    const log = await db.select().from(misScans).where(eq(misScans.organizationId, ctx.actor.organizationId)).orderBy(misScans.scannedAt);
    const { number } = await readFulfilment(ctx, fulfilmentId);
    const same = { byId: ctx.actor.id, by: ctx.actor.name, taskKind: "pick", taskId: fulfilmentId, taskNumber: number, expected: "MILK" };
    expect(log).toMatchObject([
      { ...same, reason: "scan.wrong_lot", params: { lot: "L2", needed: "L1" }, offline: true, scannedAt },
      { ...same, reason: "scan.unknown_code", code: "4600000000000", offline: false, scannedAt: ctx.now() },
    ]);
  }),
);
