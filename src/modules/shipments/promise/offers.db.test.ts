import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { products } from "@/modules/catalog/tables";
import { editOrder } from "@/modules/orders/commands/edit-order";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { readWholeOrders } from "@/server/order-view";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aClock } from "@/testing/parcel-task";
import { carriers, fulfilmentOffers } from "../tables";
import { askForOffers } from "./ask-for-offers";
import { likelyParcel } from "./likely-parcel";

const address = (city: string) => ({
  ...{ country: "RU", region: null, city, postalCode: null, line1: "Садовая, 1" },
  ...{ latitude: null, longitude: null },
});
const deliveryOf = async (ctx: Context, id: string) => (await readWholeOrders(ctx, [id]))[0]?.delivery;
const kept = (ctx: Context) => ctx.db.select().from(fulfilmentOffers).where(eq(fulfilmentOffers.organizationId, ctx.actor.organizationId));

/** A shop without prices of its own, and one carrier that can be asked. */
async function aShopThatAsks(db: Parameters<typeof aShop>[0]) {
  const clock = aClock(new Date("2026-11-23T06:00:00Z"));
  const shop = await aShop(db, { now: clock.now });
  const own = eq(carriers.organizationId, shop.organizationId);
  await db.update(carriers).set({ active: false }).where(own);
  await db
    .insert(carriers)
    .values({ organizationId: shop.organizationId, id: newId(), code: "sim", name: "Симулятор", kind: "simulated", settings: {} });
  await aProduct(shop.ctx, { sku: "A", stock: { MSK: 20 } });
  return { ...shop, clock };
}

test(
  "an order without prices of one's own is promised a day from the carriers' best offer, long before it is packed",
  inRollback(async (db) => {
    const { ctx, clock } = await aShopThatAsks(db);
    const order = await anOrder(ctx, { lines: { A: 2 }, shippingAddress: address("Казань"), shippingMethod: "courier" });
    expect(await deliveryOf(ctx, order.id)).toBeNull();
    await askForOffers(ctx, { orderIds: [order.id] });
    const delivery = await deliveryOf(ctx, order.id);
    expect(delivery).toMatchObject({ late: null, offer: { carrier: "sim", service: "courier", daysMin: 3, daysMax: 5 } });
    // It leaves today at the cut-off.
    expect(delivery?.promisedBy).toBe("2026-11-28T20:59:59.000Z");

    clock.pass(60 * 60_000);
    await askForOffers(ctx, { orderIds: [order.id] });
    expect((await deliveryOf(ctx, order.id))?.offer?.askedAt).toBe(delivery?.offer?.askedAt);
    // Another place is another question; the day that was told stays told.
    await editOrder(ctx, { orderId: order.id, operations: [{ op: "set_address", address: address("Владивосток") }] });
    await askForOffers(ctx, { orderIds: [order.id] });
    const after = await deliveryOf(ctx, order.id);
    expect(after).toMatchObject({ promisedBy: delivery?.promisedBy, late: { reason: "delivery.leaves_late" } });
    expect(after?.offer?.daysMax).toBeGreaterThan(5);
  }),
);

test(
  "nobody is asked about goods that were never weighed, about orders that somebody holds, and where prices are one's own",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShopThatAsks(db);
    const { id } = await aProduct(ctx, { sku: "B", stock: { MSK: 5 } });
    await db
      .update(products)
      .set({ weightGrams: null })
      .where(and(eq(products.organizationId, organizationId), eq(products.id, id)));
    const to = { shippingAddress: address("Казань"), shippingMethod: "courier" };
    const unweighed = await anOrder(ctx, { lines: { B: 1 }, ...to });
    const unpaid = await anOrder(ctx, { lines: { A: 1 }, payment: "unpaid", ...to });
    await askForOffers(ctx, { orderIds: [unweighed.id, unpaid.id] });
    expect(await kept(ctx)).toEqual([]);

    await db.update(carriers).set({ active: true }).where(eq(carriers.organizationId, organizationId));
    const cheap = await anOrder(ctx, { lines: { A: 1 }, shippingAddress: address("Москва"), shippingMethod: "own_courier" });
    await askForOffers(ctx, { orderIds: [cheap.id] });
    expect(await kept(ctx)).toEqual([]);
    expect(await deliveryOf(ctx, cheap.id)).toMatchObject({ offer: null });
  }),
);

test(
  "carriers are never asked within a transaction",
  inRollback(async (db) => {
    const { ctx } = await aShopThatAsks(db);
    await expect(inTransaction(ctx, (ctx) => askForOffers(ctx, { orderIds: [] }))).rejects.toThrow("outside transactions");
  }),
);

const line = { sku: "A", name: "A", unitPriceMinor: 100, taxRate: null, weightGrams: 300, lengthMm: 200, widthMm: 150, heightMm: 50 };

test("the parcel that goods are taken to make holds them all, one thing alone is as large as it is", () => {
  expect(likelyParcel([{ ...line, quantity: 1 }])).toMatchObject({
    weightGrams: 300,
    dimensionsMm: { length: 200, width: 150, height: 50 },
  });
  const many = likelyParcel([{ ...line, quantity: 10 }]);
  const { length = 0, width = 0, height = 0 } = many?.dimensionsMm ?? {};
  expect(many?.weightGrams).toBe(3000);
  expect(length * width * height).toBeGreaterThanOrEqual(10 * 200 * 150 * 50);
  expect(likelyParcel([{ ...line, weightGrams: null, quantity: 1 }])).toBeNull();
  expect(likelyParcel([{ ...line, heightMm: null, quantity: 1 }])?.dimensionsMm).toBeNull();
});
