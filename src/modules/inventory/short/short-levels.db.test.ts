import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { seededFraction } from "@/lib/seeded";
import { systemContext } from "@/platform/context";
import { inRollback } from "@/testing/database";
import { anOrder, aProduct, aShop, receive } from "@/testing/orders";
import { listStock } from "../queries";

test(
  "the short levels are those with nothing left to promise, whoever changed what",
  inRollback(async (db) => {
    const { ctx, organizationId } = await aShop(db);
    const other = await aShop(db);
    await aProduct(other.ctx, { sku: "A", stock: { KZN: 1 } });
    await anOrder(other.ctx, { lines: { A: 1 } });
    for (let n = 0; n < 30; n++) await aProduct(ctx, { sku: `S-${n}`, stock: { KZN: 5, MSK: 2 } });
    const draw = (what: string, most: number) => Math.floor(seededFraction(what) * most);
    for (let step = 0; step < 60; step++) {
      const sku = `S-${draw(`sku ${step}`, 30)}`;
      const kind = draw(`kind ${step}`, 3);
      if (kind === 0) await anOrder(ctx, { lines: { [sku]: 1 + draw(`units ${step}`, 7) } });
      else if (kind === 1) await receive(ctx, "MSK", { [sku]: 1 + draw(`got ${step}`, 3) });
      else
        await db.execute(sql`update stock_levels set safety = ${draw(`safety ${step}`, 6)}
          where organization_id = ${organizationId} and product_id = (select id from products where organization_id = ${organizationId} and sku = ${sku})`);
    }
    const { rows } = await db.execute<{ sku: string; warehouse: string }>(sql`
      select p.sku, w.code as warehouse from stock_levels l join products p on p.organization_id = l.organization_id and p.id = l.product_id
        join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where l.organization_id = ${organizationId} and on_hand - reserved - safety - damaged - quarantine - in_check - put_back <= 0 order by p.sku, w.code`);
    const own = systemContext(db, organizationId);
    const listed = async (only: "short" | "reserved") => {
      const found: { sku: string; warehouse: string }[] = [];
      for (let cursor: string | undefined; ; ) {
        const { items, nextCursor } = await listStock(own, { only, limit: 7, cursor });
        found.push(...items.map(({ sku, warehouse }) => ({ sku, warehouse })));
        if (!nextCursor) return found;
        cursor = nextCursor;
      }
    };
    expect(rows.length).toBeGreaterThan(5);
    expect(await listed("short")).toEqual(rows);
    const { rows: reserved } = await db.execute(sql`
      select p.sku, w.code as warehouse from stock_levels l join products p on p.organization_id = l.organization_id and p.id = l.product_id
        join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      where l.organization_id = ${organizationId} and reserved > 0 order by p.sku, w.code`);
    expect(await listed("reserved")).toEqual(reserved);
  }),
);
