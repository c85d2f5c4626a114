import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { listOrderIds } from "@/modules/orders/list-orders";
import { askOf, readAddress } from "@/modules/orders/ui/list-filter";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { foldOrders } from "../rollups/fold-orders";
import { lockFigures } from "../rollups/lock-figures";
import { type AskFigures, breakdowns } from "./ask";
import { type FigureKey, figure, type OrdersBehind } from "./figure";
import { ordersBehind } from "./orders-behind";
import { columnsOf } from "./page-columns";
import { salesFigures } from "./sales-queries";
import type { Sums } from "./sums";

const timezone = "Europe/Moscow";
const days = { from: "2026-11-01", to: "2026-11-23" };

/** Orders of every kind that figures tell apart: what each is follows from its number. */
async function aMixedShop(db: Context["db"]): Promise<Context> {
  const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T12:00:00Z") });
  const own = ctx.actor.organizationId;
  await db.execute(sql`update organizations set timezone = ${timezone} where id = ${own}`);
  await aChannel(ctx, { code: "market" });
  for (const sku of ["A", "B", "C"]) await aProduct(ctx, { sku, stock: { KZN: 500 } });
  await db.execute(
    sql`update products set product_group = case sku when 'C' then 'Caps' else 'Shirts' end where organization_id = ${own} and sku <> 'B'`,
  );
  const ids: string[] = [];
  for (let n = 0; n < 36; n++) {
    const { id } = await anOrder(ctx, {
      channel: n % 3 ? "site" : "market",
      lines: { A: 1 + (n % 2), ...(n % 2 ? { B: 2 } : {}), ...(n % 4 ? { C: 1 } : {}), ...(n % 9 ? {} : { NOBODY: 1 }) },
      unitPrice: 1_000 + n * 7,
      placedAt: new Date(Date.UTC(2026, 10, 2 + (n % 20), n % 24)).toISOString(),
      customer: { name: "Мария", phone: n % 7 ? `+7916000000${n % 5}` : null, email: null, locale: "ru" },
    });
    ids.push(id);
    const one = sql`organization_id = ${own} and id = ${id}`;
    const lines = sql`organization_id = ${own} and order_id = ${id}`;
    await db.execute(sql`update orders set status = case when ${n % 6}::int = 5 then 'cancelled' else status end, currency = case when ${n % 10}::int = 9 then 'KZT' else currency end,
      responsible_id = (select m.user_id from members m where m.organization_id = ${own} limit ${n % 2}::int), refunded_minor = case when ${n % 5}::int = 0 then least(paid_minor, ${n + 1}::int) else 0 end,
      shipping_address = case ${n % 4}::int when 0 then '{"region": "Тверь", "city": "Ржев"}'::jsonb when 1 then '{"region": "", "city": "Ржев"}'::jsonb when 2 then null else shipping_address end,
      warehouse_ids = (select coalesce(array_agg(id), '{}') from (select id from warehouses where organization_id = ${own} order by code limit ${n % 3}::int) w) where ${one}`);
    // A line that nobody gets any more, and others that left; of some of those something came back.
    await db.execute(
      sql`update order_lines set cancelled = quantity, reserved = 0, backordered = 0, picked = 0, packed = 0 where ${lines} and position = 1 and ${n % 3}::int = 1`,
    );
    await db.execute(
      sql`update order_lines set shipped = quantity - cancelled, reserved = 0, backordered = 0, picked = 0, packed = 0, unit_cost_minor = 300 where ${lines}`,
    );
    await db.execute(
      sql`update order_lines set returned_good = 1 where ${lines} and shipped > 0 and position = ${1 + (n % 2)}::int and ${n % 4}::int < 2`,
    );
  }
  await inTransaction(ctx, async (ctx) => {
    await lockFigures(ctx);
    await ctx.db.execute(sql`update analytics_states set generation = 1, timezone = ${timezone} where organization_id = ${own}`);
    await foldOrders(ctx, { generation: 1, timezone }, ids);
  });
  return ctx;
}

/** How many orders a figure was counted from, by the sums that it stands on. */
const countedFrom: Record<Exclude<OrdersBehind, "refunded">, (sums: Sums) => number> = {
  sold: ({ orders }) => orders,
  cancelled: ({ cancelled }) => cancelled,
  returned: ({ returnedOrders }) => returnedOrders,
};

/** The sums of some orders alone, of one article or category of theirs where that is asked. */
async function sumsOf(ctx: Context, ids: readonly string[], { sku, category }: { sku?: string; category?: string }) {
  const own = ctx.actor.organizationId;
  const among = sql`a.organization_id = ${own} and a.generation = 1 and a.order_id = any(${sql.param([...ids])}::uuid[])`;
  const facts =
    sku === undefined && category === undefined
      ? sql`select to_jsonb(a) as fact from analytics_orders a where ${among}`
      : sql`select to_jsonb(a) as fact from analytics_lines a join products p on p.organization_id = a.organization_id and p.id = a.product_id
          where ${among} and ${sku === undefined ? sql`p.product_group = ${category}` : sql`p.sku = ${sku}`}`;
  const { rows } = await ctx.db.execute<{ fact: Record<string, unknown> }>(facts);
  const inSums = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());
  const sums: Record<string, number> = {};
  for (const { fact } of rows)
    for (const [column, value] of Object.entries(fact))
      if (typeof value === "number") sums[inSums(column)] = (sums[inSums(column)] ?? 0) + value;
  return { sums: sums as Sums, refunds: rows.filter(({ fact }) => Number(fact.refunded_minor) > 0).length, facts: rows };
}

test(
  "every figure with a list opens exactly the orders it was counted from, whatever it is broken down by",
  inRollback(async (db) => {
    const ctx = await aMixedShop(db);
    const opened = new Set<string>();
    const narrowed: AskFigures[] = [
      {},
      { channel: "site" },
      { buyer: "repeat" },
      { category: "Shirts" },
      { warehouse: "KZN" },
      { region: "Ржев" },
    ];
    for (const narrowing of narrowed) {
      for (const by of breakdowns) {
        const ask = { ...days, compare: "none" as const, ...narrowing };
        const found = await salesFigures(ctx, { ...ask, by });
        if (found.by !== by) continue;
        const rows = [
          { of: found.total, part: null, keys: columnsOf("sales", by, ask).figures },
          ...found.lines.map(({ key, now }) => ({ of: now, part: { by, key }, keys: columnsOf("sales", by, ask).columns })),
        ];
        for (const { of, part, keys } of rows) {
          const shown: FigureKey[] = [...keys, ...(part && by !== "product" && by !== "category" && !ask.category ? everyFigure : [])];
          for (const key of shown) {
            const { behind, of: figureOf, unit } = figure(key);
            const href = ordersBehind(behind, found.span, ask, part);
            if (!href || !behind) continue;
            const filter = readAddress(Object.fromEntries(new URL(href, "http://shop").searchParams));
            const { items } = await listOrderIds(ctx, { ...askOf(filter, timezone), limit: 200 });
            const ids = items.map(({ id }) => id);
            const { sums, refunds, facts } = await sumsOf(ctx, ids, filter);
            const what = JSON.stringify({ key, by, part, narrowing, href });
            opened.add(`${key} ${part ? by : "all"}`);
            const isOfArticles = filter.sku !== undefined || filter.category !== undefined;
            // All that was counted is in the list …
            if (unit === "share")
              expect([what, behind === "cancelled" ? (sums.cancelled ?? 0) : (sums.returnedUnits ?? 0)]).toEqual([
                what,
                behind === "cancelled" ? of.cancelled : of.returnedUnits,
              ]);
            else expect([what, facts.length > 0 ? figureOf(sums) : 0]).toEqual([what, figureOf(of) ?? 0]);
            // … and nothing else is.
            if (behind === "refunded") expect([what, ids.length]).toEqual([what, refunds]);
            else if (!isOfArticles) expect([what, ids.length]).toEqual([what, countedFrom[behind](of)]);
            else if (filter.sku !== undefined && behind === "sold") expect([what, ids.length]).toEqual([what, of.orders]);
            else expect([what, ids.length]).toEqual([what, new Set(facts.map(({ fact }) => fact.order_id)).size]);
          }
        }
      }
    }
    for (const by of breakdowns) expect([...opened].filter((one) => one.endsWith(` ${by}`)).length, by).toBeGreaterThan(2);
    expect(opened).toContain("refunded warehouse");
    expect(opened).toContain("cancelled channel");
    expect(opened).toContain("returnedUnits product");
  }),
);

const everyFigure: FigureKey[] = [
  "sales",
  "orders",
  "average",
  "units",
  "gross",
  "discount",
  "tax",
  "net",
  "shipping",
  "cancelled",
  "cancelShare",
  "refunded",
  "returnedUnits",
  "returnShare",
  "cost",
  "margin",
];
