import { sql } from "drizzle-orm";
import fc from "fast-check";
import { expect, test } from "vitest";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { inRollback } from "@/testing/database";
import { aChannel, anOrder, aProduct, aShop } from "@/testing/orders";
import { foldOrders } from "./fold-orders";
import { lockFigures } from "./lock-figures";
import { moveCategories } from "./move-categories";
import { rawCategories, rawDays, rawProducts, rawWork } from "./raw-sums.fixture";

const calendar = { generation: 1, timezone: "Europe/Moscow" };

const count = (ctx: Context, orderIds: readonly string[]) =>
  inTransaction(ctx, async (ctx) => {
    await lockFigures(ctx);
    return foldOrders(ctx, calendar, orderIds);
  });

const measures = sql`orders, confirmed, cancelled, cancelled_minor, units, gross_minor, discount_minor, tax_minor, total_minor, shipping_minor,
  refunded_minor, returned_orders, returned_units, cost_minor, uncosted_units, commission_minor, logistics_minor, other_fees_minor, delivery_minor, way_back_minor`;

/** The roll-ups of a shop without rows that have come to nothing. */
async function rolledUp(ctx: Context) {
  const own = ctx.actor.organizationId;
  const { rows: days } = await ctx.db.execute(sql`
    select dimension, to_char(day, 'YYYY-MM-DD') as day, channel_id, value, currency, ${measures} from analytics_days
    where organization_id = ${own} and generation = 1 and dimension not in ('category', 'work') and (orders, cancelled, commission_minor, logistics_minor, other_fees_minor, delivery_minor, way_back_minor) is distinct from (0, 0, 0, 0, 0, 0, 0)
    order by 1, 2, 3, 4, 5`);
  const { rows: products } = await ctx.db.execute(sql`
    select to_char(day, 'YYYY-MM-DD') as day, product_id, channel_id, currency, orders, units, total_minor, discount_minor, tax_minor, returned_units, cost_minor, uncosted_units
    from analytics_product_days where organization_id = ${own} and generation = 1 and orders <> 0 order by 1, 2, 3, 4`);
  const { rows: categories } = await ctx.db.execute(sql`
    select to_char(day, 'YYYY-MM-DD') as day, channel_id, value, currency, orders, units, total_minor from analytics_days
    where organization_id = ${own} and generation = 1 and dimension = 'category' and orders <> 0 order by 1, 2, 3, 4`);
  const { rows: work } = await ctx.db.execute(sql`
    select to_char(day, 'YYYY-MM-DD') as day, channel_id, value, seconds from analytics_days
    where organization_id = ${own} and generation = 1 and dimension = 'work' and seconds <> 0 order by 1, 2, 3`);
  return { days, products, categories, work };
}

const raw = async (ctx: Context) => ({
  days: await rawDays(ctx, calendar.timezone),
  products: await rawProducts(ctx, calendar.timezone),
  categories: await rawCategories(ctx, calendar.timezone),
  work: await rawWork(ctx, calendar.timezone),
});

type Act = { kind: (typeof kinds)[number]; order: number; number: number; times: number };
const kinds = [
  "place",
  "placeEarlier",
  "cancel",
  "revive",
  "ship",
  "comeBack",
  "refund",
  "fee",
  "buyer",
  "responsible",
  "region",
  "warehouses",
  "category",
  "cut",
  "parcel",
  "wayBack",
  "work",
] as const;

const acts = fc.array(
  fc.record({
    kind: fc.constantFrom(...kinds, "placeEarlier", "placeEarlier", "place"),
    order: fc.nat(30),
    number: fc.nat(97),
    times: fc.integer({ min: 0, max: 3 }),
  }),
  { minLength: 5, maxLength: 40 },
);

test(
  "whatever happens to orders, told in any order, late and several times, the roll-ups are the raw sums (S12)",
  inRollback(async (db) => {
    await fc.assert(
      fc.asyncProperty(acts, async (happened) => {
        // Under a savepoint: one that fails leaves the others their transaction.
        await db.transaction((tx) => comesToRawSums(tx as unknown as Context["db"], happened));
      }),
      { numRuns: 20, endOnFailure: true },
    );
  }),
);

async function comesToRawSums(db: Context["db"], happened: readonly Act[]): Promise<void> {
  const shop = await aPlayground(db);
  const { ctx } = shop;
  const told: string[] = [];
  const untold: string[] = [];
  for (const act of happened) {
    const touched = await play(shop, act);
    told.push(...touched);
    // Told once or several times, or at the very end, backwards.
    for (let time = 0; time < act.times; time++) await count(ctx, touched);
    if (act.times === 0) untold.push(...touched);
  }
  for (const id of untold.reverse()) await count(ctx, [id]);
  await inTransaction(ctx, (ctx) => moveCategories(ctx, 1, shop.productIds));
  expect(await rolledUp(ctx)).toEqual(await raw(ctx));
  // All of it once more changes nothing.
  expect(await count(ctx, [...new Set(told)])).toBe(0);
}

type Playground = { ctx: Context; orderIds: string[]; productIds: string[]; customers: string[]; channels: string[] };

async function aPlayground(db: Context["db"]): Promise<Playground> {
  const { ctx } = await aShop(db, { now: () => new Date("2026-11-23T12:00:00Z") });
  await aChannel(ctx, { code: "market" });
  const productIds: string[] = [];
  for (const sku of ["A", "B", "C"]) productIds.push((await aProduct(ctx, { sku, stock: { KZN: 500 } })).id);
  return { ctx, orderIds: [], productIds, customers: ["+79160000001", "+79160000002", "+79160000003"], channels: ["site", "market"] };
}

/** Something happens to an order, by its rows: any state that a command could leave, and some that none would. Answers whom it concerns. */
async function play(shop: Playground, { kind, order, number }: Act): Promise<string[]> {
  const { ctx, orderIds, productIds } = shop;
  const own = ctx.actor.organizationId;
  if (kind === "place" || kind === "placeEarlier" || orderIds.length === 0) {
    const placed = await anOrder(ctx, {
      channel: shop.channels[number % 2] ?? "site",
      lines: { A: 1 + (number % 3), ...(number % 2 ? { B: 2 } : {}), ...(number % 5 ? {} : { NOBODY: 1 }) },
      unitPrice: 1_000 + number * 7,
      placedAt: new Date(Date.UTC(2026, 10, kind === "placeEarlier" ? 1 + (number % 9) : 20, number % 24, number % 60)).toISOString(),
      customer: { name: "Мария", phone: shop.customers[number % 3] ?? null, email: null, locale: "ru" },
    });
    orderIds.push(placed.id);
    return [placed.id];
  }
  const id = orderIds[order % orderIds.length] ?? "";
  const one = sql`organization_id = ${own} and id = ${id}`;
  const lines = sql`organization_id = ${own} and order_id = ${id}`;
  const run = (statement: ReturnType<typeof sql>) => ctx.db.execute(statement);
  switch (kind) {
    case "cancel":
      await run(sql`update orders set status = 'cancelled' where ${one}`);
      break;
    case "revive":
      await run(sql`update orders set status = 'confirmed' where ${one}`);
      break;
    case "ship":
      await run(
        sql`update order_lines set shipped = quantity - cancelled, reserved = 0, backordered = 0, picked = 0, packed = 0, unit_cost_minor = ${number} where ${lines} and shipped = 0`,
      );
      break;
    case "comeBack":
      await run(sql`update order_lines set returned_good = least(shipped, ${number % 2}), returned_damaged = 0 where ${lines}`);
      break;
    case "refund":
      await run(sql`update orders set refunded_minor = least(paid_minor, ${number}) where ${one}`);
      break;
    case "fee":
      await aFee(ctx, id, number);
      break;
    case "buyer":
      await run(
        sql`update orders set customer_id = (select c.id from customers c where c.organization_id = ${own} and c.contact_key = ${`tel:${shop.customers[number % 3]}`}) where ${one}`,
      );
      break;
    case "responsible":
      await run(
        sql`update orders set responsible_id = (select m.user_id from members m where m.organization_id = ${own} limit ${number % 2}) where ${one}`,
      );
      break;
    case "region":
      await run(
        sql`update orders set shipping_address = ${number % 3 === 0 ? null : JSON.stringify({ region: number % 2 ? " Тверь " : "", city: "Ржев" })}::jsonb where ${one}`,
      );
      break;
    case "warehouses":
      await run(
        sql`update orders set warehouse_ids = (select coalesce(array_agg(id), '{}') from (select id from warehouses where organization_id = ${own} order by id limit ${number % 3}) w) where ${one}`,
      );
      break;
    case "category":
      await run(
        sql`update products set product_group = ${number % 3 === 0 ? null : `Группа ${number % 3}`} where organization_id = ${own} and id = ${productIds[number % 3]}`,
      );
      await inTransaction(ctx, (ctx) => moveCategories(ctx, 1, productIds));
      break;
    case "parcel":
      await run(sql`insert into shipments (organization_id, id, order_id, fulfilment_id, carrier_id, carrier, service, booking, price_minor, currency)
        select f.organization_id, ${newId()}, f.order_id, f.id, c.id, c.code, 'courier', ${number % 3 ? "booked" : "refused"}, ${number}, 'RUB'
        from fulfilments f, carriers c where f.organization_id = ${own} and f.order_id = ${id} and c.organization_id = ${own}
          and not exists (select 1 from shipments s where s.organization_id = ${own} and s.fulfilment_id = f.id) order by c.code limit 1`);
      break;
    case "wayBack":
      await run(sql`insert into returns (organization_id, id, order_id, number, status, origin, way_back_payer, way_back_minor, currency, by, refund_due_at)
        values (${own}, ${newId()}, ${id}, ${newId()}, ${number % 3 ? "approved" : "rejected"}, 'staff', ${number % 2 ? "shop" : "buyer"}, ${number}, 'RUB', '{}', now())`);
      break;
    case "work":
      await run(sql`insert into work_log (organization_id, id, at, warehouse_id, name, role, stage, step, subject_id, seconds)
        select organization_id, ${newId()}, now(), warehouse_id, 'Тимур', 'picker', ${number % 2 ? "pick" : "pack"}, 'done', id, ${number} from fulfilments
        where organization_id = ${own} and order_id = ${id} limit 1`);
      break;
    case "cut":
      await run(
        sql`update order_lines set cancelled = quantity, reserved = 0, backordered = 0, picked = 0, packed = 0 where ${lines} and shipped = 0 and position = 1`,
      );
      break;
  }
  return [id];
}

async function aFee(ctx: Context, orderId: string, number: number): Promise<void> {
  const own = ctx.actor.organizationId;
  const connection = newId();
  const report = newId();
  await ctx.db.execute(sql`
    insert into connections (organization_id, id, code, kind, channel_id, secrets, hook_token)
    select ${own}, ${connection}, ${`c${connection.slice(-8)}`}, 'simulated', (select id from channels where organization_id = ${own} limit 1), '', ${connection}`);
  await ctx.db.execute(sql`insert into finance_reports (organization_id, id, connection_id, name, rows, matched, unmatched_count, by, imported_at)
    values (${own}, ${report}, ${connection}, 'Отчёт', 1, 1, 0, 'Анна', now())`);
  await ctx.db.execute(sql`insert into order_fees (organization_id, report_id, row_key, kind, order_id, connection_id, amount_minor, currency)
    select ${own}, ${report}, kind, kind, ${orderId}, ${connection}, ${number}, currency from unnest(array['commission', 'logistics', 'other']) kind, (values ('RUB'), ('EUR')) c(currency) where currency = 'RUB' or kind = 'x'`);
}
