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
