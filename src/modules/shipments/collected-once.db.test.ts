import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import type { Context } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anImport } from "@/testing/imports";
import { anOrder, aProduct, aShop } from "@/testing/orders";
import { aSimulatedCarrier, pickAndPack } from "@/testing/parcel-task";
import { shipFulfilment } from "./commands/ship-fulfilment";
import { loadConsignment } from "./load-consignment";
import { shipments } from "./tables";

/** An order of 1 000 in two packed parcels from two warehouses, to be paid at the door. */
async function twoParcels(db: Context["db"]) {
  const { ctx } = await aShop(db);
  await aProduct(ctx, { sku: "A", stock: { KZN: 5 } });
  await aProduct(ctx, { sku: "B", stock: { MSK: 5 } });
  await aSimulatedCarrier(ctx);
  const order = await anOrder(ctx, { lines: { A: 1, B: 1 }, payment: "cash_on_delivery", unitPrice: 50_000, shippingPrice: 0 });
  const [first = "", second = "", more] = order.fulfilments.map(({ id }) => id);
  expect([first, second].every(Boolean) && more === undefined).toBe(true);
  for (const id of [first, second]) await pickAndPack(ctx, id);
  const pay = (amount: number, method: string) => recordPayment(ctx, { orderId: order.id, amount, method, reference: null });
  const book = (fulfilmentId: string) => shipFulfilment(ctx, { fulfilmentId, carrier: "own_courier" });
  const asked = async (fulfilmentId: string) => (await loadConsignment(ctx, fulfilmentId)).request.cashOnDeliveryMinor;
  return { ctx, order, first, second, pay, book, asked };
}

test(
  "two parcels of a part-paid order collect no more than is owed, in whatever order money comes",
  inRollback(async (db) => {
    const { first, second, pay, book, asked } = await twoParcels(db);
    await pay(70_000, "card");
    expect(await book(first)).toMatchObject({ collectMinor: 30_000 });
    expect(await book(second)).toMatchObject({ collectMinor: 0 });
    // What a carrier was told stays what is asked for, though the order is paid by now.
    await pay(30_000, "carrier");
    expect([await asked(first), await asked(second)]).toEqual([30_000, 0]);
  }),
);

test(
  "what the first parcel has brought is not taken off the second, whether a register or somebody noted it",
  inRollback(async (db) => {
    const { ctx, first, second, pay, book, asked } = await twoParcels(db);
    const { trackingNumber } = await book(first);
    expect(await asked(second)).toBe(50_000);
    const content = `tracking number,amount\n${trackingNumber},400\n`;
    const register = await anImport(ctx, { kind: "settlements", content, settings: { carrier: "own_courier", register: "R-1" } });
    await register.check();
    await register.commit();
    expect(await asked(second)).toBe(50_000);
    await pay(10_000, "cash");
    expect(await asked(second)).toBe(50_000);
    await pay(20_000, "card");
    expect(await asked(second)).toBe(30_000);
  }),
);

test(
  "a parcel that comes back unsold leaves the other its own share; a call that is repeated says what the first one said",
  inRollback(async (db) => {
    const { ctx, first, second, pay, book, asked } = await twoParcels(db);
    await pay(70_000, "card");
    const { id } = await book(first);
    expect(await asked(second)).toBe(0);
    const its = and(eq(shipments.organizationId, ctx.actor.organizationId), eq(shipments.id, id));
    await db.update(shipments).set({ booking: "calling" }).where(its);
    expect(await asked(first)).toBe(30_000);
    await db.update(shipments).set({ status: "returned" }).where(its);
    expect(await asked(second)).toBe(30_000);
  }),
);
