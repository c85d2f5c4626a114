import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { adjustStock } from "@/modules/orders/commands/adjust-stock";
import { inRollback } from "@/testing/database";
import { aProduct, aShop } from "@/testing/orders";
import { countStockDays } from "./count-stock-days";
import { derivedStock, stockDays } from "./stock-days";
import { stockFigures } from "./stock-figures";

test("stock is reckoned back day by day from what is there now", () => {
  const flow = fc.record({ day: fc.integer({ min: 1, max: 9 }), net: fc.integer({ min: -9, max: 9 }) });
  fc.assert(
    fc.property(fc.array(flow, { maxLength: 40 }), (moves) => {
      const zero = {
        received: 0,
        shipped: 0,
        returned: 0,
        writtenOff: 0,
        found: 0,
        missed: 0,
        netMinor: 0,
        shippedMinor: 0,
        writtenOffMinor: 0,
        foundMinor: 0,
        missedMinor: 0,
      };
      const flows = moves.map(({ day, net }) => ({ ...zero, net, day: `2026-11-0${day}`, warehouseId: "w" }));
      const start = 1_000;
      const end = start + moves.reduce((sum, { net }) => sum + net, 0);
      const days = stockDays({ from: "2026-11-01", to: "2026-11-07" }, "2026-11-09", { onHand: end, valueMinor: 0 }, flows);
      expect(days).toHaveLength(7);
      for (const { day, onHand } of days)
        expect(onHand).toBe(start + flows.filter((one) => one.day <= day).reduce((sum, { net }) => sum + net, 0));
    }),
  );
  expect(derivedStock([]).turnover).toBeNull();
});

test(
  "flows and stock are those of the ledger, whether a day was counted before or not, and nobody else's",
  inRollback(async (db) => {
    const today = new Date();
    const { ctx } = await aShop(db);
    const other = await aShop(db);
    await aProduct(ctx, { sku: "A", stock: { KZN: 50, MSK: 7 } });
    await adjustStock(ctx, { warehouse: "KZN", reason: "Бой", lines: [{ sku: "A", delta: -4 }] });
    const own = ctx.actor.organizationId;
    const { rows } = await db.execute<Record<string, number>>(sql`
      select sum(quantity)::int as net, sum(quantity) filter (where kind in ('adjusted', 'counted') and quantity > 0)::int as found, -sum(quantity) filter (where kind in ('adjusted', 'counted') and quantity < 0)::int as missed
      from stock_movements where organization_id = ${own}`);
    const live = await stockFigures(ctx, {});
    expect(live.days.at(-1)).toMatchObject({ onHand: rows[0]?.net, found: rows[0]?.found ?? 0, missed: rows[0]?.missed ?? 0 });
    expect(live.warehouses.map(({ key, days }) => [key, days.at(-1)?.onHand])).toEqual(
      expect.arrayContaining([
        ["KZN", 46],
        ["MSK", 7],
      ]),
    );
    expect((await stockFigures(ctx, { warehouse: "MSK" })).days.at(-1)?.onHand).toBe(7);

    const tomorrow = { ...ctx, now: () => new Date(today.getTime() + 2 * 86_400_000) };
    await countStockDays(tomorrow);
    await countStockDays(tomorrow);
    const later = await stockFigures(tomorrow, {});
    expect(later.days.at(-3)).toEqual(live.days.at(-1));
    const { rows: counted } = await db.execute<{ net: number }>(
      sql`select sum(net)::int as net from analytics_stock_days where organization_id = ${own}`,
    );
    expect(counted[0]?.net).toBe(rows[0]?.net);
    expect((await stockFigures(other.ctx, {})).days.at(-1)?.onHand).toBe(0);
  }),
);
