import { and, eq, type SQL, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { Refusal } from "@/platform/refusal";
import { ListBinContents } from "../inputs";

/** The bin of a warehouse by its code; `path` is the field that named it. */
export async function binNamed(ctx: Context, warehouseId: string, code: string, path = "bin"): Promise<string> {
  const [row] = await ctx.db
    .select({ id: bins.id })
    .from(bins)
    .where(and(eq(bins.organizationId, ctx.actor.organizationId), eq(bins.warehouseId, warehouseId), eq(bins.code, code)));
  if (row) return row.id;
  const unknown = reason("warehouse.bin_unknown", { bin: code });
  throw new Refusal("invalid", unknown, { errors: [{ path, message: unknown.code }] });
}

export type BinContent = {
  warehouse: string;
  warehouseName: string;
  sku: string;
  name: string;
  /** Null: in no bin. */
  bin: string | null;
  /** Null for a product that does not track lots. */
  lot: string | null;
  units: number;
};

/**
 * One page of what lies in which bin, by warehouse, SKU, bin and lot. Of one SKU also the units that lie in no bin, so that its
 * rows make its levels.
 */
export async function listBinContents(ctx: Context, query: ListBinContents): Promise<{ items: BinContent[]; nextCursor: string | null }> {
  const { limit, cursor, sku, warehouse, bin } = ListBinContents.parse(query);
  const after = decodeCursor(cursor, ["text", "text", "text", "text"]);
  const { organizationId } = ctx.actor;
  const where = (...conditions: (SQL | undefined)[]) => and(...conditions, warehouse ? sql`w.code = ${warehouse}` : undefined) ?? sql`true`;
  const placed = sql`
    select w.code as warehouse, w.name as "warehouseName", p.sku, p.name, b.code as bin, c.lot, c.units
    from stock_bins c
    join bins b on b.organization_id = c.organization_id and b.id = c.bin_id
    join products p on p.organization_id = c.organization_id and p.id = c.product_id
    join warehouses w on w.organization_id = c.organization_id and w.id = c.warehouse_id
    where ${where(sql`c.organization_id = ${organizationId}`, sku ? sql`p.sku = ${sku}` : undefined, bin ? sql`b.code = ${bin}` : undefined)}`;
  const unplaced = sql`
    select w.code, w.name, p.sku, p.name, '', coalesce(t.lot, ''), coalesce(t.on_hand, l.on_hand) - coalesce((
      select sum(c.units)::int from stock_bins c where c.organization_id = l.organization_id and c.warehouse_id = l.warehouse_id
        and c.product_id = l.product_id and c.lot = coalesce(t.lot, '')), 0) as units
    from products p
    join stock_levels l on l.organization_id = p.organization_id and l.product_id = p.id
    join warehouses w on w.organization_id = l.organization_id and w.id = l.warehouse_id
    left join stock_lots t on p.tracks_lots and t.organization_id = l.organization_id and t.warehouse_id = l.warehouse_id and t.product_id = l.product_id
    where ${where(sql`p.organization_id = ${organizationId}`, sql`p.sku = ${sku ?? ""}`)}`;
  const { rows } = await ctx.db.execute<BinContent & { bin: string; lot: string }>(sql`
    select * from (${sku && !bin ? sql`${placed} union all ${unplaced}` : placed}) as contents
    where units > 0 ${after ? sql`and (warehouse, sku, bin, lot) > (${after[0]}, ${after[1]}, ${after[2]?.slice(1)}, ${after[3]?.slice(1)})` : sql``}
    order by warehouse, sku, bin, lot limit ${limit + 1}`);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.warehouse, row.sku, `=${row.bin}`, `=${row.lot}`]);
  return { items: items.map((row) => ({ ...row, bin: row.bin || null, lot: row.lot || null })), nextCursor };
}
