import { sql } from "drizzle-orm";
import { announceArrival } from "@/modules/inventory/commands/announce-arrival";
import { createTransfer } from "@/modules/inventory/commands/create-transfer";
import { sendTransfer } from "@/modules/inventory/commands/send-transfer";
import { refreshPromises } from "@/modules/orders/refresh-promises";
import type { Context } from "@/platform/context";
import type { EventActor } from "@/platform/outbox/tables";
import { shortSkus } from "@/testing/demo/plan-shelf";
import { found } from "./demo-shop";
import { demoSuppliers } from "./demo-suppliers";
import { bringBack } from "./returned-goods";

const dayMs = 24 * 60 * 60 * 1000;

/** Suppliers' deliveries of what the shop is short of: one is late, one comes tomorrow, the others take their time. */
const deliveries = [
  { quantity: 24, days: -1, reference: "Счёт 1184", warehouse: "MSK" },
  { quantity: 36, days: 1, reference: "Накладная Т-307", warehouse: "MSK" },
  { quantity: 48, days: 4, reference: "Накладная Т-312", warehouse: "KZN" },
  { quantity: 30, days: 9, reference: null, warehouse: "EKB" },
] as const;

/**
 * What the demo shop expects and buys, what travels between its warehouses, and what buyers send back: by the commands that staff use, and told as a part of
 * the past.
 */
export async function expectGoods(ctx: Context, now: Date, operator: EventActor): Promise<void> {
  const desk: Context = { ...ctx, actor: { ...ctx.actor, id: operator.id, name: operator.name, role: "operator" } };
  const inDays = (days: number) => new Date(now.getTime() + days * dayMs).toISOString();
  for (const [i, { quantity, days, reference, warehouse }] of deliveries.entries()) {
    const sku = found(shortSkus[i], `short product ${i}`);
    await announceArrival(desk, { warehouse, sku, quantity, expectedAt: inDays(days), source: "supplier", reference, note: null });
  }
  const spare = await mostFree(ctx, "MSK", 4);
  const planned = (skus: readonly string[], quantity: number) => skus.map((sku) => ({ sku, quantity }));
  const sent = await createTransfer(desk, {
    from: "MSK",
    to: "KZN",
    expectedAt: inDays(2),
    note: "К выходным в Казань",
    lines: planned(spare.slice(0, 2), 4),
  });
  await sendTransfer(desk, { transferId: sent.id });
  await createTransfer(desk, { from: "MSK", to: "EKB", expectedAt: inDays(5), note: null, lines: planned(spare.slice(2), 3) });
  await refreshPromises(ctx, { productIds: await productsAwaited(ctx) });
  await demoSuppliers(desk, await sellableGoods(ctx, 40));
  await bringBack(ctx, now, operator);
  await becomePast(ctx);
}

async function mostFree(ctx: Context, warehouse: string, count: number): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ sku: string }>(sql`
    select p.sku from stock_levels l
    join products p on p.organization_id = l.organization_id and p.id = l.product_id
    join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
    where l.organization_id = ${ctx.actor.organizationId}::uuid and w.code = ${warehouse}
    order by l.on_hand - l.reserved - l.safety desc, p.sku limit ${count}`);
  return rows.map((row) => row.sku);
}

async function sellableGoods(ctx: Context, count: number): Promise<{ sku: string; priceMinor: number }[]> {
  const { rows } = await ctx.db.execute<{ sku: string; price: string }>(sql`
    select sku, price_minor as price from products
    where organization_id = ${ctx.actor.organizationId}::uuid and not is_bundle and active order by sku limit ${count}`);
  return rows.map((row) => ({ sku: row.sku, priceMinor: Number(row.price) }));
}

async function productsAwaited(ctx: Context): Promise<string[]> {
  const { rows } = await ctx.db.execute<{ id: string }>(sql`
    select distinct product_id as id from reservations
    where organization_id = ${ctx.actor.organizationId}::uuid and kind = 'backorder' and state = 'open'`);
  return rows.map((row) => row.id);
}

/** The facts of these commands go where those of the orders stand: before the beginning of the feed, and behind all others. */
async function becomePast(ctx: Context): Promise<void> {
  await ctx.db.execute(sql`
    with told as (
      delete from outbox where organization_id = ${ctx.actor.organizationId}::uuid and id > 0 and type ~ '^(arrival|transfer|stock|order|return|fulfilment|supplier|purchase)[.]' returning *
    )
    insert into outbox (id, xid, organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data)
    overriding system value
    select row_number() over (order by id) - 100000, '0'::xid8, organization_id, at, type, subject_kind, subject_id, subject_number, order_id, warehouse_id, by, data
    from told`);
}
