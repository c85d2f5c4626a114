import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { auditStock } from "@/modules/inventory/audit/audit-stock";
import { systemContext } from "@/platform/context";
import { withOwnDatabase } from "@/testing/database";
import { anOrder } from "@/testing/orders";
import { seedHistory } from "./seed-history";

test(
  "[S1] a seeded history has right books in every organization, and its numbers go on",
  withOwnDatabase(async ({ db, pool }) => {
    const progress: number[] = [];
    const seeded = await seedHistory(pool, { orders: 1500, organizations: 2, chunkSize: 400 }, (written) => progress.push(written));
    expect(seeded).toHaveLength(2);
    expect(seeded.reduce((sum, { orders }) => sum + orders, 0)).toBe(1500);
    expect(progress).toEqual([400, 800, 1200, 1500]);
    expect(await auditStock(db)).toEqual([]);
    const { rows } = await db.execute<{ balances: number }>(sql`
      select count(*)::int as balances from (
        select on_hand_after, sum(quantity) over one as on_hand, reserved_after, sum(reserved_delta) over one as reserved
        from stock_movements window one as (partition by organization_id, warehouse_id, product_id order by id)
      ) as moved where on_hand_after <> on_hand or reserved_after <> reserved or reserved > on_hand`);
    expect(rows).toEqual([{ balances: 0 }]);
    for (const { organizationId, orders } of seeded) {
      const { number } = await anOrder(systemContext(db, organizationId), { lines: { "TEA-SEN-100": 1 } });
      expect(Number(number)).toBe(10_001 + orders);
    }
  }),
  60_000,
);

test(
  "[S1] what a shop brought along from its system before is told by every table alike, and its numbers go on",
  withOwnDatabase(async ({ db, pool }) => {
    const progress: number[] = [];
    const seeded = await seedHistory(pool, { orders: 3001, organizations: 2, detailed: 401 }, (written) => progress.push(written));
    expect(seeded.map(({ orders }) => orders).reduce((sum, orders) => sum + orders)).toBe(3001);
    expect(progress).toEqual(progress.toSorted((a, b) => a - b));
    expect(await auditStock(db)).toEqual([]);
    for (const { organizationId, orders } of seeded) {
      const { rows } = await db.execute<{
        numbers: number;
        ended: number;
        future: number;
        early: number;
        lines: number;
        skus: number;
        tags: number;
      }>(sql`
        select count(distinct number)::int as numbers, count(*) filter (where status in ('closed', 'cancelled'))::int as ended,
          count(*) filter (where updated_at > now())::int as future,
          (select count(*)::int from (select placed_at, lag(placed_at, 200) over (order by number::int) as before from orders where organization_id = ${organizationId}) x where placed_at < before) as early,
          (select count(*)::int from order_lines l where l.organization_id = ${organizationId}) as lines,
          (select count(distinct sku)::int from order_lines l where l.organization_id = ${organizationId}) as skus,
          count(*) filter (where tags <> '{}')::int as tags
        from orders where organization_id = ${organizationId}`);
      const [found] = rows;
      expect(found).toMatchObject({ numbers: orders, future: 0, early: 0 });
      expect(found?.ended).toBeGreaterThan(orders * 0.9);
      expect(found?.lines).toBeGreaterThan(orders * 2.5);
      expect(found?.skus).toBeGreaterThan(100);
      expect(found?.tags).toBeGreaterThan(orders * 0.05);
      const { number } = await anOrder(systemContext(db, organizationId), { lines: { "TEA-SEN-100": 1 } });
      expect(Number(number)).toBe(10_001 + orders);
    }
  }),
  60_000,
);
