import type { Pool } from "pg";
import { encodeCursor } from "@/platform/http/cursor";

/** What the questions are about: one order of the past, its buyer, an article of it. */
export type Sample = {
  orderId: string;
  number: string;
  placedAt: string;
  customerId: string;
  name: string;
  lastName: string;
  phone: string;
  email: string;
  externalId: string;
  tracking: string;
  sku: string;
  commonSku: string;
  /** Where the last page of the list begins. */
  deepest: string;
};

type Row = Omit<Sample, "deepest" | "lastName" | "commonSku"> & { at: Date };

/** Orders all over the past, the same at every run. */
export async function drawSamples(pool: Pool, organizationId: string, count: number): Promise<Sample[]> {
  const { rows: common } = await pool.query<{ sku: string }>(
    "select sku from order_lines where organization_id = $1 group by sku order by count(*) desc, sku limit $2",
    [organizationId, count],
  );
  const { rows: last } = await pool.query<{ key: string; id: string }>(
    "select placed_at::text as key, id from orders where organization_id = $1 order by placed_at, id offset 60 limit 1",
    [organizationId],
  );
  const { rows } = await pool.query<Row>(
    `select o.id as "orderId", o.number, o.placed_at as at, o.customer_id as "customerId", o.customer_name as name, o.customer_phone as phone,
      o.customer_email as email, coalesce(o.external_id, o.number) as "externalId", s.tracking_number as tracking, l.sku
    from orders o join shipments s on s.organization_id = o.organization_id and s.order_id = o.id
      join order_lines l on l.organization_id = o.organization_id and l.order_id = o.id and l.position = 1
    where o.organization_id = $1 and o.number = any(
      select (10001 + n * ((select count(*) from orders where organization_id = $1) - 2000) / $2 / 3)::text from generate_series(1, $2 * 3) n)
    order by o.number limit $2`,
    [organizationId, count],
  );
  const [end] = last;
  return rows.map(({ at, ...row }, i) => ({
    ...row,
    placedAt: at.toISOString(),
    lastName: row.name.split(" ").at(-1) ?? row.name,
    commonSku: common[i % common.length]?.sku ?? row.sku,
    deepest: end ? encodeCursor([end.key, end.id]) : "",
  }));
}
