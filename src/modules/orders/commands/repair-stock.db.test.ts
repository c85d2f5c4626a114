import { type SQL, sql } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { auditById, listAudits } from "@/modules/inventory/audit/audit-queries";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { auditStockJob } from "@/modules/inventory/audit/audit-stock-job";
import { openAudit, requestAudit } from "@/modules/inventory/audit/request-audit";
import { auditLog } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import type { Db } from "@/platform/db";
import { inRollback, withDatabase } from "@/testing/database";
import { anOrder, aProduct, aShop, eventsOf, type Shop, stockOf } from "@/testing/orders";
import { cancelOrder } from "./cancel-order";
import { recordPayment } from "./record-payment";
import { repairStock } from "./repair-stock";

type Busy = Shop & { orderId: string; number: string };

async function aBusyShop(db: Db): Promise<Busy> {
  const shop = await aShop(db);
  await aProduct(shop.ctx, { sku: "TEA", stock: { MSK: 10, KZN: 4 } });
  await aProduct(shop.ctx, { sku: "CUP", stock: { MSK: 2 } });
  const { id: orderId, number } = await anOrder(shop.ctx, { lines: { TEA: 2 }, payment: "unpaid" });
  await recordPayment(shop.ctx, { orderId, amount: 100, method: "card", reference: null, occurredAt: undefined });
  await anOrder(shop.ctx, { lines: { TEA: 3 } });
  await anOrder(shop.ctx, { lines: { CUP: 5 } });
  const dropped = await anOrder(shop.ctx, { lines: { TEA: 1 } });
  await cancelOrder(shop.ctx, { orderId: dropped.id, reason: "changed mind" });
  return { ...shop, orderId, number };
}

/** Writes what the database would refuse: no trigger or key stands in the way. Checks stay, as they do in a real database. */
async function corrupt(db: Db, statement: SQL): Promise<void> {
  await db.execute(sql`set local session_replication_role = replica`);
  await db.execute(statement);
  await db.execute(sql`set local session_replication_role = origin`);
}

/** The whole ledger of an organization as one text: what a repair must never change, only add to. */
async function history(db: Db, { organizationId }: Shop): Promise<string[]> {
  const { rows } = await db.execute<{ row: string }>(
    sql`select to_jsonb(m)::text as row from stock_movements m where organization_id = ${organizationId} order by id`,
  );
  return rows.map(({ row }) => row);
}

async function auditAndRepair(ctx: Context) {
  const auditId = await openAudit(ctx);
  const breaches = await auditStockJob(ctx, { auditId });
  return { auditId, breaches, answer: await repairStock(ctx, auditId) };
}

const inMoscow = (shop: Shop) =>
  sql`organization_id = ${shop.organizationId} and warehouse_id = ${shop.warehouses.MSK} and product_id = (select id from products where organization_id = ${shop.organizationId} and sku = 'TEA')`;
const own = (shop: Shop) => sql`organization_id = ${shop.organizationId}`;
const teaLine = (shop: Busy) => sql`${own(shop)} and order_id = ${shop.orderId} and sku = 'TEA'`;

describe("S11: what was corrupted by hand is found, and repaired without touching history", () => {
  const cases: [string, string[], (shop: Busy) => SQL][] = [
    [
      "reserved − 1",
      ["reserved_by_ledger", "reserved_by_reservations"],
      (s) => sql`update stock_levels set reserved = reserved - 1 where ${inMoscow(s)}`,
    ],
    [
      "reserved + 1",
      ["reserved_by_ledger", "reserved_by_reservations"],
      (s) => sql`update stock_levels set reserved = reserved + 1 where ${inMoscow(s)}`,
    ],
    ["a missing ledger row", ["on_hand"], (s) => sql`delete from stock_movements where ${inMoscow(s)} and kind = 'received'`],
    [
      "a missing reserving row",
      ["reserved_by_ledger"],
      (s) =>
        sql`delete from stock_movements where id = (select id from stock_movements where ${inMoscow(s)} and kind = 'reserved' limit 1)`,
    ],
    ["on hand changed without a movement", ["on_hand"], (s) => sql`update stock_levels set on_hand = on_hand + 5 where ${inMoscow(s)}`],
    ["units set apart by nobody", ["conditions"], (s) => sql`update stock_levels set quarantine = 1 where ${inMoscow(s)}`],
    [
      "units to put back without a task",
      ["conditions", "put_back_tasks"],
      (s) => sql`update stock_levels set put_back = 1 where ${inMoscow(s)}`,
    ],
    ["units announced by nobody", ["incoming"], (s) => sql`update stock_levels set incoming = 7 where ${inMoscow(s)}`],
    [
      "an orphan reservation of a cancelled order",
      ["reserved_by_reservations", "over_but_reserved"],
      (s) => sql`update reservations set state = 'open' where ${own(s)} and state = 'released'`,
    ],
    [
      "a reservation that its work does not know",
      ["reserved_by_reservations", "work_reserved"],
      (s) => sql`update reservations set quantity = quantity + 1 where ${own(s)} and order_id = ${s.orderId}`,
    ],
    [
      "work whose reservation is gone",
      ["reserved_by_reservations", "work_reserved"],
      (s) => sql`delete from reservations where ${own(s)} and order_id = ${s.orderId}`,
    ],
    ["a line that its work contradicts", ["line_work"], (s) => sql`update order_lines set reserved = reserved - 1 where ${teaLine(s)}`],
    [
      "a line that waits for nothing",
      ["line_waiting"],
      (s) => sql`update reservations set state = 'released' where ${own(s)} and kind = 'backorder'`,
    ],
    [
      "a closed order that keeps stock",
      ["over_but_reserved"],
      (s) => sql`update orders set status = 'closed' where ${own(s)} and id = ${s.orderId}`,
    ],
    ["money that nobody paid", ["money"], (s) => sql`update orders set paid_minor = paid_minor + 1 where ${own(s)} and id = ${s.orderId}`],
  ];

  test.each(cases)("%s", (_, checks, corruption) =>
    inRollback(async (db) => {
      const shop = await aBusyShop(db);
      await corrupt(db, corruption(shop));
      const before = await history(db, shop);
      const { auditId, breaches, answer } = await auditAndRepair(shop.ctx);
      expect(breaches.map(({ check }) => check)).toEqual(checks);
      expect(answer.breaches.map(({ outcome }) => outcome)).toEqual(checks.map(() => "repaired"));
      expect(await auditStock(db, shop.organizationId)).toEqual([]);
      expect((await history(db, shop)).slice(0, before.length)).toEqual(before);
      const entries = await db
        .select()
        .from(auditLog)
        .where(sql`${own(shop)} and action = 'stock.repaired'`);
      expect(entries).toMatchObject([{ subjectId: auditId, data: { repaired: checks.length } }]);
    })(),
  );

  test(
    "all at once",
    inRollback(async (db) => {
      const shop = await aBusyShop(db);
      await corrupt(db, sql`update stock_levels set on_hand = on_hand + 5, reserved = reserved - 1 where ${inMoscow(shop)}`);
      await corrupt(db, sql`update reservations set state = 'open' where ${own(shop)} and state = 'released'`);
      await corrupt(db, sql`update stock_levels set damaged = 1 where ${own(shop)} and warehouse_id = ${shop.warehouses.KZN}`);
      await corrupt(db, sql`update order_lines set reserved = reserved - 1 where ${teaLine(shop)}`);
      const { answer } = await auditAndRepair(shop.ctx);
      expect(answer.breaches.every(({ outcome }) => outcome === "repaired")).toBe(true);
      expect(await auditStock(db, shop.organizationId)).toEqual([]);
      // What the level said is what people counted by: it stays, and the ledger explains it.
      expect(await stockOf(shop.ctx, "TEA", "MSK")).toMatchObject({ onHand: 15, reserved: 3 });
    }),
  );
});

test(
  "S11: what is right by now is left, and what only a person can tell is said",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    const auditId = await openAudit(shop.ctx);
    await corrupt(db, sql`update stock_levels set quarantine = 1 where ${inMoscow(shop)}`);
    await corrupt(db, sql`update orders set total_minor = total_minor + 1 where ${own(shop)} and id = ${shop.orderId}`);
    await auditStockJob(shop.ctx, { auditId });
    await corrupt(db, sql`update stock_levels set quarantine = 0 where ${inMoscow(shop)}`);
    const { breaches, movements } = await repairStock(shop.ctx, auditId);
    expect(breaches).toEqual([
      { check: "conditions", subject: "TEA in MSK, quarantine", outcome: "gone" },
      { check: "totals", subject: shop.number, outcome: "person" },
    ]);
    expect(movements).toBe(0);
    await expect(repairStock(shop.ctx, auditId)).rejects.toMatchObject({ reason: { code: "audit.repaired_before" } });
  }),
);

test(
  "an audit is kept with its progress and its finding, and tells the staff; one at a time",
  inRollback(async (db) => {
    const shop = await aBusyShop(db);
    const { auditId } = await requestAudit(shop.ctx);
    await expect(requestAudit(shop.ctx)).rejects.toMatchObject({ kind: "conflict", reason: { code: "audit.running" } });
    expect(await auditById(shop.ctx, auditId)).toMatchObject({ status: "running", checked: 0 });
    await expect(repairStock(shop.ctx, auditId)).rejects.toMatchObject({ reason: { code: "audit.not_finished" } });
    await auditStockJob(shop.ctx, { auditId });
    const kept = await auditById(shop.ctx, auditId);
    expect(kept).toMatchObject({ status: "done", found: 0, levels: 3, checked: kept.checks });
    await expect(repairStock(shop.ctx, auditId)).rejects.toMatchObject({ reason: { code: "audit.nothing_to_repair" } });
    await corrupt(db, sql`update stock_levels set quarantine = 1 where ${inMoscow(shop)}`);
    await auditStockJob(shop.ctx);
    const { items } = await listAudits(shop.ctx, {});
    expect(items.map(({ found }) => found)).toEqual([1, 0]);
    expect((await eventsOf(shop.ctx)).filter(({ type }) => type.startsWith("stock.audit"))).toMatchObject([
      { type: "stock.audited", data: { breaches: 0 } },
      { type: "stock.audited", data: { breaches: 1 } },
      { type: "stock.audit_failed", data: { breaches: 1, first: [{ check: "conditions" }] } },
    ]);
    const neighbour = await aShop(db);
    await expect(auditById(neighbour.ctx, auditId)).rejects.toMatchObject({ kind: "not_found" });
    await expect(repairStock(neighbour.ctx, auditId)).rejects.toMatchObject({ kind: "not_found" });
  }),
);

test(
  "two who repair the same audit at once write each counter-entry once",
  withDatabase(async ({ db }) => {
    const shop = await aBusyShop(db);
    await db.transaction(async (tx) => {
      await corrupt(
        tx as unknown as Db,
        sql`update stock_levels set on_hand = on_hand + 5, reserved = reserved - 1 where ${inMoscow(shop)}`,
      );
    });
    const auditId = await openAudit(shop.ctx);
    await auditStockJob(shop.ctx, { auditId });
    await Promise.allSettled(Array.from({ length: 4 }, () => repairStock(shop.ctx, auditId)));
    expect(await auditStock(db, shop.organizationId)).toEqual([]);
    const { rows } = await db.execute(
      sql`select kind from stock_movements where organization_id = ${shop.organizationId} and cause_kind = 'audit'`,
    );
    expect(rows).toHaveLength(3);
  }),
);
