import { type SQL, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { newId } from "@/lib/ids";
import { sendTransfer } from "@/modules/inventory/commands/send-transfer";
import { cancelOrder } from "@/modules/orders/commands/cancel-order";
import { recordPayment } from "@/modules/orders/commands/record-payment";
import type { Db } from "@/platform/db";
import { anArrival, aTransfer } from "@/testing/arrivals";
import { inRollback } from "@/testing/database";
import { aBundle, anOrder, aProduct, aShop, eventsOf, type Shop } from "@/testing/orders";
import { auditStock } from "./audit-stock";
import { auditStockJob } from "./audit-stock-job";

/** A shop where something is reserved, waits, is cancelled, is paid in part, and is a bundle. */
async function aBusyShop(db: Db): Promise<Shop & { orderId: string }> {
  const shop = await aShop(db);
  await aProduct(shop.ctx, { sku: "TEA", stock: { MSK: 10, KZN: 4 } });
  await aProduct(shop.ctx, { sku: "CUP", stock: { MSK: 3 } });
  await aBundle(shop.ctx, { sku: "SET", parts: { TEA: 1, CUP: 2 } });
  await anArrival(shop.ctx, { sku: "TEA", quantity: 6 });
  await sendTransfer(shop.ctx, { transferId: await aTransfer(shop.ctx, { TEA: 1 }) });
  const { id: orderId } = await anOrder(shop.ctx, { lines: { TEA: 2, SET: 1 }, payment: "unpaid" });
  await recordPayment(shop.ctx, { orderId, amount: 100, method: "card", reference: null, occurredAt: undefined });
  await anOrder(shop.ctx, { lines: { SET: 3 } });
  const { id: dropped } = await anOrder(shop.ctx, { lines: { TEA: 1 } });
  await cancelOrder(shop.ctx, { orderId: dropped, reason: "changed mind" });
  return { ...shop, orderId };
}

/** Writes what the database would refuse: no trigger, key or check stands in the way. */
async function plant(db: Db, ...statements: SQL[]): Promise<void> {
  await db.execute(sql`set local session_replication_role = replica`);
  for (const check of ["stock_levels_on_hand", "stock_levels_reserved", "stock_levels_parts"])
    await db.execute(sql.raw(`alter table stock_levels drop constraint ${check}`));
  for (const check of ["order_lines_positive", "order_lines_vector"])
    await db.execute(sql.raw(`alter table order_lines drop constraint ${check}`));
  for (const statement of statements) await db.execute(statement);
  await db.execute(sql`set local session_replication_role = origin`);
}

const found = async (db: Db, { organizationId }: Shop) => (await auditStock(db, organizationId)).map(({ check }) => check);

test(
  "[S1] the books of a busy shop hold",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    expect(await auditStock(db, shop.organizationId)).toEqual([]);
  }),
);

test(
  "an audit within a transaction leaves the planner as it was",
  inRollback(async (db) => {
    const planner = async () => (await db.execute(sql`select current_setting('enable_nestloop') as nested`)).rows;
    const before = await planner();
    await auditStock(db, (await aShop(db)).organizationId);
    expect(await planner()).toEqual(before);
  }),
);

describe("[S1] a planted breach is found", () => {
  const inMoscow = (shop: Shop) =>
    sql`organization_id = ${shop.organizationId} and warehouse_id = ${shop.warehouses.MSK} and product_id = (select id from products where organization_id = ${shop.organizationId} and sku = 'TEA')`;
  const own = (shop: Shop) => sql`organization_id = ${shop.organizationId}`;
  const cases: [string, string[], (shop: Shop & { orderId: string }) => SQL][] = [
    [
      "a level changed without a movement",
      ["on_hand"],
      (shop) => sql`update stock_levels set on_hand = on_hand + 5 where ${inMoscow(shop)}`,
    ],
    [
      "a movement without a level",
      ["on_hand"],
      (shop) => sql`update stock_movements set quantity = quantity + 1 where ${inMoscow(shop)} and kind = 'received'`,
    ],
    [
      "a promise that nobody made",
      ["reserved_by_ledger", "reserved_by_reservations"],
      (shop) => sql`update stock_levels set reserved = reserved + 1 where ${inMoscow(shop)}`,
    ],
    [
      "a reservation that the level does not know",
      ["reserved_by_reservations", "work_reserved"],
      (shop) =>
        sql`update reservations set quantity = quantity + 1 where ${inMoscow(shop)} and state = 'open' and order_id = ${shop.orderId} and order_line_id = (select id from order_lines where order_id = ${shop.orderId} and sku = 'TEA')`,
    ],
    ["units set apart by nobody", ["conditions"], (shop) => sql`update stock_levels set damaged = 1 where ${inMoscow(shop)}`],
    ["a level below zero", ["on_hand", "level_bounds"], (shop) => sql`update stock_levels set on_hand = -1 where ${inMoscow(shop)}`],
    [
      "units to put back without a task",
      ["conditions", "put_back_tasks"],
      (shop) => sql`update stock_levels set put_back = 1 where ${inMoscow(shop)}`,
    ],
    ["units that nobody announced", ["incoming"], (shop) => sql`update stock_levels set incoming = incoming + 1 where ${inMoscow(shop)}`],
    ["a transfer that its way contradicts", ["in_transit"], (shop) => sql`update transfer_lines set sent = sent + 1 where ${own(shop)}`],
    [
      "more done with a line than was ordered",
      ["line_quantities"],
      (shop) => sql`update order_lines set cancelled = quantity where ${own(shop)} and order_id = ${shop.orderId} and sku = 'TEA'`,
    ],
    [
      "a line that its work contradicts",
      ["line_work"],
      (shop) => sql`update order_lines set reserved = reserved - 1 where ${own(shop)} and order_id = ${shop.orderId} and sku = 'TEA'`,
    ],
    [
      "a line that waits for nothing",
      ["line_waiting"],
      (shop) => sql`update reservations set state = 'released' where ${own(shop)} and kind = 'backorder'`,
    ],
    [
      "a closed order that keeps stock",
      ["over_but_reserved"],
      (shop) => sql`update orders set status = 'closed' where ${own(shop)} and id = ${shop.orderId}`,
    ],
    [
      "money that nobody paid",
      ["money"],
      (shop) => sql`update orders set paid_minor = paid_minor + 1 where ${own(shop)} and id = ${shop.orderId}`,
    ],
    [
      "a total that is not the sum",
      ["totals"],
      (shop) => sql`update orders set total_minor = total_minor + 1 where ${own(shop)} and id = ${shop.orderId}`,
    ],
    [
      "an order without its event row",
      ["order_without_event"],
      (shop) => sql`delete from outbox where ${own(shop)} and order_id = ${shop.orderId}`,
    ],
  ];

  test.each(cases)("%s", (_, checks, breach) =>
    inRollback(async (db) => {
      const shop = await aBusyShop(db);
      await plant(db, breach(shop));
      expect([...new Set(await found(db, shop))].sort()).toEqual(checks.toSorted());
    })(),
  );
});

test(
  "[S1] a parcel that has arrived and work that has not contradict each other",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    await plant(
      db,
      sql`insert into shipments (organization_id, id, order_id, fulfilment_id, carrier_id, carrier, service, booking, status, currency)
        select organization_id, ${newId()}, order_id, id, (select id from carriers where organization_id = ${shop.organizationId} limit 1), 'own_courier', 'courier', 'booked', 'delivered', 'RUB'
        from fulfilments where order_id = ${shop.orderId} limit 1`,
    );
    expect(await found(db, shop)).toEqual(["shipment_end"]);
  }),
);

test(
  "[S1] a child of another organization is found, and a key that could let one in",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    const stranger = await aShop(db);
    await plant(
      db,
      sql`update reservations set warehouse_id = ${stranger.warehouses.MSK} where organization_id = ${shop.organizationId} and order_id = ${shop.orderId}`,
    );
    expect(await found(db, shop)).toContain("child_of_another_organization");
    await db.execute(sql`create unique index orders_id_alone on orders (id)`);
    await db.execute(sql`alter table payments add constraint payments_loose foreign key (order_id) references orders (id)`);
    expect(await auditStock(db, stranger.organizationId)).toEqual([
      expect.objectContaining({ check: "key_without_organization", organization: null, subject: "payments.payments_loose" }),
    ]);
  }),
);

test(
  "[S1] a key that is switched off is found",
  inRollback(async (db) => {
    const { organizationId } = await aShop(db);
    await db.execute(sql`alter table order_holds disable trigger all`);
    expect(await auditStock(db, organizationId)).toContainEqual(
      expect.objectContaining({ check: "key_not_in_force", subject: expect.stringContaining("order_holds") }),
    );
  }),
);

test(
  "a breach proposes the movement that heals the ledger",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    await plant(
      db,
      sql`update stock_levels set on_hand = on_hand + 5 where organization_id = ${shop.organizationId} and warehouse_id = ${shop.warehouses.KZN}`,
    );
    const breaches = await auditStock(db, shop.organizationId);
    expect(breaches).toContainEqual({
      check: "on_hand",
      organization: shop.organizationId,
      subject: "TEA in KZN",
      expected: "4",
      found: "9",
      proposal: { warehouse: "KZN", sku: "TEA", kind: "adjusted", quantity: 5, reservedDelta: 0, condition: "sellable", conditionDelta: 0 },
    });
  }),
);

test(
  "the nightly job tells the staff of its organization, and only when something is wrong",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    expect(await auditStockJob(shop.ctx)).toEqual([]);
    expect(await eventsOf(shop.ctx)).not.toContainEqual(expect.objectContaining({ type: "stock.audit_failed" }));
    const neighbour = await aShop(db);
    await plant(
      db,
      sql`update orders set paid_minor = paid_minor + 1 where organization_id = ${shop.organizationId} and id = ${shop.orderId}`,
    );
    expect(await auditStockJob(neighbour.ctx)).toEqual([]);
    await auditStockJob(shop.ctx);
    expect(await eventsOf(shop.ctx)).toContainEqual(
      expect.objectContaining({
        type: "stock.audit_failed",
        data: expect.objectContaining({ breaches: 1, first: [expect.objectContaining({ check: "money" })] }),
      }),
    );
  }),
);
