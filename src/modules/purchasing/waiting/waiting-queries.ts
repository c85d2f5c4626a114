import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { countingStatuses } from "../orders/purchase";
import { unsentUnits } from "../orders/purchase-queries";
import { termsFor } from "../suppliers/terms-queries";
import { ListWaiting } from "./inputs";

/** A line of an order that waits for units of a product, and how many of them have been ordered for it already. */
type WaitingLine = {
  productId: string;
  orderLineId: string;
  orderId: string;
  number: string;
  customerName: string;
  placedAt: Date;
  units: number;
  ordered: number;
};

type WaitingRow = {
  product_id: string;
  order_line_id: string;
  order_id: string;
  number: string;
  customer_name: string;
  placed_at: string;
  units: number;
  ordered: number;
};

/**
 * The lines that wait for some products, in the order in which arriving stock serves them. What open orders to suppliers were drafted
 * for counts as ordered, as far as it has not come: what has come has been given out.
 */
export async function waitingLines(ctx: Context, productIds: readonly string[]): Promise<WaitingLine[]> {
  if (productIds.length === 0) return [];
  const { organizationId } = ctx.actor;
  const { rows } = await ctx.db.execute<WaitingRow>(sql`
    select r.product_id, r.order_line_id, o.id as order_id, o.number, o.customer_name, o.placed_at, r.quantity as units,
      least(r.quantity, coalesce((
        select sum(least(w.units, l.quantity - l.received - l.cancelled)) from purchase_waits w
        join purchase_lines l on l.organization_id = w.organization_id and l.id = w.line_id
        join purchase_orders p on p.organization_id = l.organization_id and p.id = l.order_id
        where w.organization_id = r.organization_id and w.order_line_id = r.order_line_id and l.product_id = r.product_id
          and p.status = any(${sql.param([...countingStatuses])}::text[])
      ), 0))::int as ordered
    from reservations r join orders o on o.organization_id = r.organization_id and o.id = r.order_id
    where r.organization_id = ${organizationId}::uuid and r.product_id = any(${sql.param([...productIds])}::uuid[])
      and r.kind = 'backorder' and r.state = 'open' and o.status in ('new', 'confirmed')
    order by r.product_id, o.priority desc, r.id`);
  return rows.map((row) => ({
    ...{ productId: row.product_id, orderLineId: row.order_line_id, orderId: row.order_id, number: row.number },
    ...{ customerName: row.customer_name, placedAt: new Date(row.placed_at), units: row.units, ordered: row.ordered },
  }));
}

/**
 * What is to come of some products, for whomever: announced, in transfers that are under way, or in orders that their suppliers have
 * not seen yet. It is given to those who wait before anybody else, so it is not ordered for them once more.
 */
export async function comingUnits(ctx: Context, productIds: readonly string[]): Promise<Map<string, { incoming: number; unsent: number }>> {
  if (productIds.length === 0) return new Map();
  const { rows } = await ctx.db.execute<{ product_id: string; incoming: number }>(sql`
    select product_id, sum(incoming)::int as incoming from stock_levels
    where organization_id = ${ctx.actor.organizationId}::uuid and product_id = any(${sql.param([...productIds])}::uuid[]) group by 1`);
  const incoming = new Map(rows.map((row) => [row.product_id, row.incoming]));
  const unsent = await unsentUnits(ctx, productIds);
  return new Map(productIds.map((id) => [id, { incoming: incoming.get(id) ?? 0, unsent: unsent.get(id) ?? 0 }]));
}

/** One page of products that orders wait for, by SKU: how many units, for whom, what is on its way, and who would sell them. */
export async function listWaiting(ctx: Context, query: ListWaiting) {
  const { limit, cursor } = ListWaiting.parse(query);
  const after = decodeCursor(cursor, ["text"]);
  const { organizationId } = ctx.actor;
  const { rows } = await ctx.db.execute<{ id: string; sku: string; name: string; picture: string | null }>(sql`
    select p.id, p.sku, p.name, p.picture from products p
    where p.organization_id = ${organizationId}::uuid ${after ? sql`and p.sku > ${after[0]}` : sql``}
      and p.id in (select r.product_id from reservations r join orders o on o.organization_id = r.organization_id and o.id = r.order_id
        where r.organization_id = ${organizationId}::uuid and r.kind = 'backorder' and r.state = 'open' and o.status in ('new', 'confirmed'))
    order by p.sku limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.sku]);
  const ids = items.map((row) => row.id);
  const lines = await waitingLines(ctx, ids);
  const terms = await termsFor(ctx, ids);
  const coming = await comingUnits(ctx, ids);
  return {
    nextCursor,
    items: items.map(({ id, sku, name, picture }) => {
      const own = lines.filter((line) => line.productId === id);
      const { incoming, unsent } = coming.get(id) ?? { incoming: 0, unsent: 0 };
      const units = own.reduce((sum, line) => sum + line.units, 0);
      const best = terms.find((row) => row.productId === id) ?? null;
      return {
        ...{ productId: id, sku, name, picture, units, incoming, unsent },
        /** What nothing is to come for. */
        lacking: Math.max(0, units - incoming - unsent),
        /** Of them ordered for these very lines. */
        ordered: own.reduce((sum, line) => sum + line.ordered, 0),
        orders: own.map(({ orderId, number, customerName, placedAt, units, ordered }) => ({
          ...{ orderId, number, customerName, placedAt, units, ordered },
        })),
        supplier: best && {
          ...{ id: best.supplierId, name: best.supplierName, priceMinor: best.priceMinor, currency: best.currency },
          ...{ minQuantity: best.minQuantity, pack: best.pack, leadDays: best.lead.medianDays },
        },
      };
    }),
  };
}
