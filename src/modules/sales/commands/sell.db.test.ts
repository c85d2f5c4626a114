import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import type { Role } from "@/lib/permission";
import { products } from "@/modules/catalog/tables";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { payments } from "@/modules/orders/payments/tables";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { type Db, inTransaction } from "@/platform/db";
import { callerFactory } from "@/platform/trpc/procedures";
import { readWholeOrders } from "@/server/order-view";
import { appRouter } from "@/server/root-router";
import { bookBreaches } from "@/testing/book-breaches";
import { inRollback, withDatabase } from "@/testing/database";
import { aBundle, aChannel, actingAs, anOrder, aProduct, aShop, eventsOf, stockOf } from "@/testing/orders";
import { pdfText } from "@/testing/read-pdf";
import { salesReceiptPdf } from "../documents/sales-receipt";
import { findGoods } from "../goods-queries";
import { Sell } from "../inputs";
import { loadReceipt } from "../load-receipt";
import { salesToday } from "../sale-queries";
import { noteFiscalNumber } from "./note-fiscal-number";
import { putTill } from "./put-till";
import { sell } from "./sell";

async function aCounter(db: Db) {
  const shop = await aShop(db);
  await aChannel(shop.ctx, { code: "shop", kind: "pos", buffer: 3 });
  await aProduct(shop.ctx, { sku: "A", barcode: "4006381333931", priceMinor: 129_900, stock: { KZN: 5, MSK: 50 } });
  await aProduct(shop.ctx, { sku: "B", priceMinor: 9_999, stock: { KZN: 5 } });
  return shop;
}
const basket = (over: Record<string, unknown> = {}) =>
  Sell.parse({ channel: "shop", warehouse: "KZN", lines: [{ sku: "A", quantity: 2 }], payment: { cash: 300_000 }, ...over });
const orderOf = async (ctx: Context, id: string) => (await readWholeOrders(ctx, [id]))[0];

describe("a sale over the counter", () => {
  test(
    "is placed, paid, handed over and closed at once, off the shop's own shelf",
    inRollback(async (db) => {
      const { ctx } = await aCounter(db);
      const sale = await sell(ctx, basket({ customer: { phone: "8 916 123-45-67" } }));
      expect(sale).toMatchObject({
        total: { amount: 259_800, currency: "RUB" },
        cash: { amount: 259_800 },
        received: { amount: 300_000 },
        change: { amount: 40_200 },
        fiscalNumber: null,
      });
      expect(await orderOf(ctx, sale.orderId)).toMatchObject({
        status: "closed",
        paymentStatus: "paid",
        fulfilmentStatus: "delivered",
        holds: [],
        customer: { phone: "+79161234567" },
        fulfilments: [{ warehouse: "KZN", status: "delivered" }],
        lines: [{ reserved: 0, shipped: 2, delivered: 2 }],
      });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 3, reserved: 0 });
      expect(await stockOf(ctx, "A", "MSK")).toMatchObject({ onHand: 50 });
      const told = (await eventsOf(ctx, sale.orderId)).map((event) => event.type);
      expect(told).toEqual(expect.arrayContaining(["order.placed", "fulfilment.handed_over", "fulfilment.delivered", "order.closed"]));
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test(
    "counts discounts, tax and both kinds of money to the kopeck",
    inRollback(async (db) => {
      const { ctx } = await aCounter(db);
      const lines = [
        { sku: "A", quantity: 1, discount: 900 },
        { sku: "B", quantity: 3, discountPercent: 10 },
      ];
      const sale = await sell(ctx, basket({ lines, payment: { card: 100_000, cash: 60_000 }, fiscalNumber: "ФД 12345" }));
      expect(sale).toMatchObject({
        total: { amount: 155_997 },
        discount: { amount: 3_900 },
        card: { amount: 100_000 },
        cash: { amount: 55_997 },
        change: { amount: 4_003 },
        fiscalNumber: "ФД 12345",
      });
      expect(await orderOf(ctx, sale.orderId)).toMatchObject({ totals: { tax: { amount: 23_262 + 4_868 } } });
      const booked = await db
        .select({ method: payments.method, amountMinor: payments.amountMinor, fiscalNumber: payments.fiscalNumber })
        .from(payments)
        .where(and(eq(payments.organizationId, ctx.actor.organizationId), eq(payments.orderId, sale.orderId)));
      expect(booked).toEqual(
        expect.arrayContaining([
          { method: "cash", amountMinor: 55_997, fiscalNumber: "ФД 12345" },
          { method: "card", amountMinor: 100_000, fiscalNumber: "ФД 12345" },
        ]),
      );
    }),
  );

  test(
    "repeated under its key changes nothing; another basket under it is refused with the order's number",
    inRollback(async (db) => {
      const { ctx } = await aCounter(db);
      const first = await sell(ctx, basket({ key: "till-1" }));
      expect(await sell(ctx, basket({ key: "till-1" }))).toEqual(first);
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 3 });
      await expect(sell(ctx, basket({ key: "till-1", lines: [{ sku: "B", quantity: 1 }] }))).rejects.toMatchObject({
        kind: "conflict",
        reason: { code: "sale.key_used", params: { number: first.number } },
      });
    }),
  );

  test(
    "is refused for units that others reserved, with what there is, and leaves nothing behind; buffer and safety stock do not stop it",
    inRollback(async (db) => {
      const { ctx } = await aCounter(db);
      await aBundle(ctx, { sku: "SET", parts: { A: 2, B: 1 } });
      await anOrder(ctx, { lines: { B: 3 } });
      await expect(sell(ctx, basket({ lines: [{ sku: "B", quantity: 3 }] }))).rejects.toMatchObject({
        kind: "conflict",
        reason: { code: "sale.short" },
        details: { short: [{ sku: "B", wanted: 3, there: 2 }] },
      });
      expect(await salesToday(ctx, { channel: "shop", warehouse: "KZN" })).toMatchObject({ count: 0, items: [] });
      await sell(ctx, basket({ lines: [{ sku: "SET", quantity: 2 }], payment: { card: 399_800 } }));
      expect(await stockOf(ctx, "B", "KZN")).toMatchObject({ onHand: 3, reserved: 3 });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 1 });
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );

  test.each([
    ["too little money", { payment: { cash: 100 } }, "sale.too_little_money"],
    ["an unknown product", { lines: [{ sku: "X", quantity: 1 }] }, "sale.unknown_product"],
    ["a discount above the price", { lines: [{ sku: "B", quantity: 1, discount: 10_000 }] }, "sale.discount_above_price"],
    ["a channel without a till", { channel: "site" }, "sale.no_till"],
  ])("is refused: %s", (_, over, code) =>
    inRollback(async (db) => {
      const { ctx } = await aCounter(db);
      await expect(sell(ctx, basket(over))).rejects.toMatchObject({ reason: { code } });
      expect(await stockOf(ctx, "A", "KZN")).toMatchObject({ onHand: 5 });
    })(),
  );

  test(
    "is not found in another organization, nor from a warehouse that is not the seller's",
    inRollback(async (db) => {
      const { ctx, warehouses } = await aCounter(db);
      const other = await aShop(db);
      const sale = await sell(ctx, basket());
      await expect(sell(other.ctx, basket())).rejects.toMatchObject({ kind: "not_found" });
      await expect(noteFiscalNumber(other.ctx, { orderId: sale.orderId, fiscalNumber: "1" })).rejects.toMatchObject({ kind: "not_found" });
      await expect(putTill(other.ctx, { channel: "shop", fiscal: "none" })).rejects.toMatchObject({ kind: "not_found" });
      await expect(loadReceipt(other.ctx, sale.orderId)).rejects.toMatchObject({ kind: "not_found" });
      const elsewhere = actingAs(ctx, { warehouseIds: [warehouses.MSK] });
      await expect(sell(elsewhere, basket())).rejects.toMatchObject({ kind: "not_found" });
      await expect(loadReceipt(elsewhere, sale.orderId)).rejects.toMatchObject({ kind: "not_found" });
    }),
  );
});

test(
  "pickers and viewers do not sell, operators do not change the till",
  inRollback(async (db) => {
    const { ctx } = await aCounter(db);
    const as = (role: Role) => callerFactory(appRouter)({ ...actingAs(ctx, { role }), ip: null }).sales;
    for (const role of ["viewer", "picker"] as const) await expect(as(role).sell(basket())).rejects.toMatchObject({ code: "FORBIDDEN" });
    await expect(as("operator").putTill({ channel: "shop", fiscal: "none" })).rejects.toMatchObject({ code: "FORBIDDEN" });
    expect(await as("operator").sell(basket())).toMatchObject({ warehouse: "KZN" });
  }),
);

test(
  "a register that issues receipts gives the number by itself, a typed one is kept and corrected",
  inRollback(async (db) => {
    const { ctx } = await aCounter(db);
    const typed = await sell(ctx, basket({ lines: [{ sku: "B", quantity: 1 }], payment: { cash: 9_999 } }));
    await noteFiscalNumber(ctx, { orderId: typed.orderId, fiscalNumber: "ФД 1" });
    expect(await noteFiscalNumber(ctx, { orderId: typed.orderId, fiscalNumber: "ФД 2" })).toMatchObject({ fiscalNumber: "ФД 2" });
    await putTill(ctx, { channel: "shop", fiscal: "simulated", seller: "ИП Иванова А. А., ИНН 770000000000" });
    const issued = await sell(ctx, basket({ lines: [{ sku: "B", quantity: 1 }], payment: { card: 9_999 } }));
    expect(issued.fiscalNumber).toMatch(/^TEST \d+ \/ \d{10}$/);
    expect(await salesToday(ctx, { channel: "shop", warehouse: "KZN" })).toMatchObject({
      count: 2,
      cash: { amount: 9_999 },
      card: { amount: 9_999 },
      total: { amount: 19_998 },
      fiscal: "simulated",
    });
    const words = pdfText(await salesReceiptPdf(await loadReceipt(ctx, issued.orderId))).replaceAll("\u00a0", " ");
    for (const piece of [`Товарный чек № ${issued.number}`, "ИНН 770000000000", "Товар B", "99,99 ₽", "Картой", "TEST", "Анна"])
      expect(words).toContain(piece);
  }),
);

test(
  "a code finds its product with what lies free on the shop's shelf",
  inRollback(async (db) => {
    const { ctx } = await aCounter(db);
    await anOrder(ctx, { lines: { A: 2 } });
    expect(await findGoods(ctx, { warehouse: "KZN", code: "4006381333931" })).toMatchObject({ sku: "A", there: 3, units: 1, serial: null });
    expect(await findGoods(ctx, { warehouse: "KZN", code: "b" })).toMatchObject({ sku: "B", there: 5 });
    await expect(findGoods(ctx, { warehouse: "KZN", code: "nothing" })).rejects.toMatchObject({ reason: { code: "sale.unknown_code" } });
  }),
);

test(
  "a bundle whose parts have serial numbers is sold with the numbers that were scanned, and not without them",
  inRollback(async (db) => {
    const { ctx } = await aCounter(db);
    await aProduct(ctx, { sku: "CAM", priceMinor: 50_000 });
    await ctx.db
      .update(products)
      .set({ tracksSerials: true })
      .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, "CAM")));
    const lines = [{ sku: "CAM", delta: 3, serials: ["S1", "S2", "S3"] }];
    await adjustStock(ctx, { warehouse: "KZN", reason: "found", lines });
    await aBundle(ctx, { sku: "KIT", parts: { CAM: 2, A: 1 } });
    expect(await findGoods(ctx, { warehouse: "KZN", code: "KIT" })).toMatchObject({
      ...{ sku: "KIT", there: 1, tracksSerials: false },
      numberedParts: [{ sku: "CAM", per: 2 }],
    });
    const kit = (parts?: { sku: string; serials: string[] }[]) =>
      basket({ lines: [{ sku: "KIT", quantity: 1, unitPrice: 100_000, ...(parts && { parts }) }], payment: { cash: 100_000 } });
    for (const parts of [undefined, [{ sku: "CAM", serials: ["S1"] }], [{ sku: "A", serials: ["S1"] }]])
      await expect(inTransaction(ctx, (ctx) => sell(ctx, kit(parts)))).rejects.toMatchObject({ kind: "invalid" });
    const sale = await sell(ctx, kit([{ sku: "CAM", serials: ["S1", "S3"] }]));
    expect(await orderOf(ctx, sale.orderId)).toMatchObject({ status: "closed", fulfilmentStatus: "delivered" });
    const left = await db
      .select({ serial: stockSerials.serial, state: stockSerials.state })
      .from(stockSerials)
      .where(eq(stockSerials.organizationId, ctx.actor.organizationId))
      .orderBy(stockSerials.serial);
    expect(left.map(({ serial, state }) => [serial, state === "in_stock"])).toEqual([
      ["S1", false],
      ["S2", true],
      ["S3", false],
    ]);
    expect(await bookBreaches(ctx)).toEqual([]);
  }),
);

describe("two tills at once", () => {
  test(
    "only one sells the last unit, and the same basket sent twice is one sale",
    withDatabase(async ({ db }) => {
      const { ctx } = await aCounter(db);
      await aProduct(ctx, { sku: "LAST", priceMinor: 1_000, stock: { KZN: 1 } });
      const last = { lines: [{ sku: "LAST", quantity: 1 }], payment: { card: 1_000 } };
      const race = await Promise.allSettled([sell(ctx, basket({ ...last, key: "one" })), sell(ctx, basket({ ...last, key: "two" }))]);
      expect(race.map((one) => one.status).sort()).toEqual(["fulfilled", "rejected"]);
      expect(race.find((one) => one.status === "rejected")).toMatchObject({ reason: { reason: { code: "sale.short" } } });
      expect(await stockOf(ctx, "LAST", "KZN")).toMatchObject({ onHand: 0, reserved: 0 });

      const twice = await Promise.all([1, 2, 3].map(() => sell(ctx, basket({ key: "same" }))));
      expect(new Set(twice.map((sale) => sale.orderId)).size).toBe(1);
      const own = await db.select({ id: orders.id }).from(orders).where(eq(orders.organizationId, ctx.actor.organizationId));
      expect(own).toHaveLength(2);
      expect(await bookBreaches(ctx)).toEqual([]);
    }),
  );
});
