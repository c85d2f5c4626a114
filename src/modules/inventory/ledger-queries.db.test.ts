import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { reserveForCheckout } from "@/modules/orders/commands/reserve-for-checkout";
import { heldUnits, holdersOfSku } from "@/modules/orders/holders-queries";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, stockOf } from "@/testing/orders";
import { explainStock, listMovements } from "./ledger-queries";

test(
  "the sum of the movements makes what is on hand, in one warehouse and in all, and a page of them can be narrowed",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 50, KZN: 7 } });
    await adjustStock(ctx, { warehouse: "MSK", reason: "broken", lines: [{ sku: "A", delta: -3 }] });
    const { number } = await anOrder(ctx, { lines: { A: 2 } });

    expect(await explainStock(ctx, { sku: "A" })).toEqual({
      sku: "A",
      warehouse: null,
      opening: 0,
      sums: [
        { kind: "received", units: 57, movements: 2 },
        { kind: "adjusted", units: -3, movements: 1 },
      ],
      closing: 54,
    });
    expect(await explainStock(ctx, { sku: "A", warehouse: "MSK" })).toMatchObject({ opening: 0, closing: 47 });
    expect((await stockOf(ctx, "A", "MSK")).onHand).toBe(47);

    const reserved = await listMovements(ctx, { sku: "A", kind: "reserved" });
    expect(reserved.items).toMatchObject([
      { reservedDelta: 2, causeKind: "fulfilment", cause: { order: number, fulfilment: `${number}-1` } },
    ]);
    const first = await listMovements(ctx, { sku: "A", limit: 2 });
    const rest = await listMovements(ctx, { sku: "A", limit: 2, cursor: first.nextCursor ?? "" });
    expect([...first.items, ...rest.items].map((row) => row.kind)).toEqual(["reserved", "adjusted", "received", "received"]);
    expect(rest.nextCursor).toBeNull();
  }),
);

test(
  "a period begins with what was there, and a later day sees what happened before it as one figure",
  inRollback(async (db) => {
    let now = new Date("2026-11-02T09:00:00Z");
    const { ctx } = await aShop(db, { now: () => now });
    await aProduct(ctx, { sku: "A", stock: { MSK: 50 } });
    now = new Date("2026-11-05T09:00:00Z");
    await adjustStock(ctx, { warehouse: "MSK", reason: "broken", lines: [{ sku: "A", delta: -3 }] });
    now = new Date("2026-11-09T09:00:00Z");
    await adjustStock(ctx, { warehouse: "MSK", reason: "delivered", lines: [{ sku: "A", delta: 10 }] });
    expect(await explainStock(ctx, { sku: "A", since: "2026-11-03", until: "2026-11-08" })).toMatchObject({
      opening: 50,
      sums: [{ kind: "adjusted", units: -3 }],
      closing: 47,
    });
    expect(await explainStock(ctx, { sku: "A", since: "2026-11-09" })).toMatchObject({ opening: 47, closing: 57 });
    const page = await listMovements(ctx, { sku: "A", since: "2026-11-05", until: "2026-11-05" });
    expect(page.items.map((row) => row.quantity)).toEqual([-3]);
  }),
);

test(
  "a row that the ledger lacks shows as an opening figure that nobody booked",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 50 } });
    await db.execute(sql`set local session_replication_role = replica`);
    await db.execute(sql`delete from stock_movements where organization_id = ${organizationId}`);
    await db.execute(sql`set local session_replication_role = origin`);
    expect(await explainStock(ctx, { sku: "A" })).toMatchObject({ opening: 50, sums: [], closing: 50 });
  }),
);

test(
  "who holds the reserved units: orders and checkouts add up to the level, and who waits is told apart",
  inRollback(async (db) => {
    const { ctx } = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { MSK: 6 } });
    const order = await anOrder(ctx, { lines: { A: 2 } });
    const gone = await anOrder(ctx, { lines: { A: 1 } });
    await cancelOrder(ctx, { orderId: gone.id, reason: "changed mind" });
    await reserveForCheckout(ctx, { channel: "site", reference: "cart-7", lines: [{ sku: "A", quantity: 3 }], minutes: 15 });
    const late = await anOrder(ctx, { lines: { A: 4 } });

    const { items } = await holdersOfSku(ctx, { sku: "A" });
    expect(items.map(({ kind, quantity, number, reference, warehouse }) => ({ kind, quantity, number, reference, warehouse }))).toEqual([
      { kind: "hard", quantity: 2, number: order.number, reference: null, warehouse: "MSK" },
      { kind: "soft", quantity: 3, number: null, reference: "cart-7", warehouse: "MSK" },
      expect.objectContaining({ number: late.number }),
      expect.objectContaining({ number: late.number }),
    ]);
    expect(items[1]?.expiresAt).toBeInstanceOf(Date);
    const held = await heldUnits(ctx, { sku: "A" });
    expect(held).toEqual({ orders: 3, checkouts: 3, waiting: 3 });
    expect(held.orders + held.checkouts).toBe((await stockOf(ctx, "A")).reserved);
    const one = await holdersOfSku(ctx, { sku: "A", limit: 1 });
    expect((await holdersOfSku(ctx, { sku: "A", limit: 1, cursor: one.nextCursor ?? "" })).items).toMatchObject([{ kind: "soft" }]);
    const neighbour = await aShop(db);
    expect((await holdersOfSku(neighbour.ctx, { sku: "A" })).items).toEqual([]);
    expect(await explainStock(neighbour.ctx, { sku: "A" })).toMatchObject({ sums: [], closing: 0 });
  }),
);
