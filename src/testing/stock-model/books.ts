import { sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { Place, Sku, Work } from "./model";

type Level = { onHand: number; reserved: number; inCheck: number; putBack: number; damaged: number; incoming: number };
export type BookedLine = {
  id: string;
  sku: Sku;
  quantity: number;
  cancelled: number;
  reserved: number;
  waiting: number;
  shipped: number;
  delivered: number;
  price: number;
};
export type BookedOrder = {
  status: string;
  total: number;
  paid: number;
  shipping: number;
  holds: { id: string; reason: string }[];
  lines: BookedLine[];
  works: Work[];
};
type BookedCheckout = { state: string; kept: { warehouse: Place; sku: string; units: number }[] };

/** What the database says of a shop, in one snapshot and in the model's words. */
export type Books = {
  levels: Record<string, Level>;
  orders: Record<string, BookedOrder>;
  checkouts: Record<string, BookedCheckout>;
};

export async function readBooks(ctx: Context): Promise<Books> {
  const own = ctx.actor.organizationId;
  const { rows } = await ctx.db.execute<Books>(sql`select
    (select coalesce(json_object_agg(w.code || ' ' || p.sku, json_build_object('onHand', l.on_hand, 'reserved', l.reserved, 'inCheck', l.in_check,
        'putBack', l.put_back, 'damaged', l.damaged, 'incoming', l.incoming)), '{}')
      from stock_levels l join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
      join products p on p.organization_id = l.organization_id and p.id = l.product_id where l.organization_id = ${own}) as levels,
    (select coalesce(json_object_agg(o.id, json_build_object('status', o.status, 'total', o.total_minor, 'paid', o.paid_minor, 'shipping', o.shipping_price_minor,
        'holds', (select coalesce(json_agg(json_build_object('id', h.id, 'reason', h.reason) order by h.id), '[]') from order_holds h
          where h.organization_id = o.organization_id and h.order_id = o.id and h.released_at is null),
        'lines', (select json_agg(json_build_object('id', l.id, 'sku', l.sku, 'quantity', l.quantity, 'cancelled', l.cancelled, 'reserved', l.reserved,
            'waiting', l.backordered, 'shipped', l.shipped, 'delivered', l.delivered, 'price', l.unit_price_minor) order by l.position)
          from order_lines l where l.organization_id = o.organization_id and l.order_id = o.id),
        'works', (select coalesce(json_agg(json_build_object('id', f.id, 'warehouse', w.code, 'status', f.status, 'lines',
            (select coalesce(json_agg(json_build_object('lineId', fl.order_line_id, 'sku', p.sku, 'per', fl.per, 'quantity', fl.quantity, 'picked', fl.picked,
                'packed', fl.packed) order by fl.order_line_id, p.sku), '[]')
              from fulfilment_lines fl join products p on p.organization_id = fl.organization_id and p.id = fl.product_id
              where fl.organization_id = f.organization_id and fl.fulfilment_id = f.id)) order by f.id), '[]')
          from fulfilments f join warehouses w on w.organization_id = f.organization_id and w.id = f.warehouse_id
          where f.organization_id = o.organization_id and f.order_id = o.id))), '{}')
      from orders o where o.organization_id = ${own}) as orders,
    (select coalesce(json_object_agg(c.id, json_build_object('state', c.state, 'kept',
        (select coalesce(json_agg(json_build_object('warehouse', w.code, 'sku', p.sku, 'units', r.quantity) order by w.code, p.sku), '[]')
          from reservations r join warehouses w on w.organization_id = r.organization_id and w.id = r.warehouse_id
          join products p on p.organization_id = r.organization_id and p.id = r.product_id
          where r.organization_id = c.organization_id and r.checkout_id = c.id and r.state = 'open'))), '{}')
      from checkouts c where c.organization_id = ${own}) as checkouts`);
  const [books] = rows;
  if (!books) throw new Error("the books could not be read");
  return books;
}
