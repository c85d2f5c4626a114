import { type SQL, sql } from "drizzle-orm";
import type { CarrierRule } from "@/modules/shipments/carrier-rule";
import { openPriceBook, type PriceBook } from "@/modules/shipments/carriers/price-lists";
import { carrierRuleSets, carriers } from "@/modules/shipments/tables";
import type { Context } from "@/platform/context";

// Tables of prices may be long and seldom change: read and checked once, and again when their rows are others.
const opened = new Map<string, { stamp: string; book: PriceBook }>();
const mostOpened = 500;

/** Which versions of its rows an organization's price book is made of: for whoever asks the database anyway. */
export function priceBookStamp(organizationId: SQL | string): SQL<string> {
  return sql<string>`(select coalesce(string_agg(s.row, ' ' order by s.row), '') from (
    select c.xmin::text || c.ctid::text from ${carriers} c where c.organization_id = ${organizationId} and c.active
    union all
    select r.xmin::text || r.ctid::text from ${carrierRuleSets} r where r.organization_id = ${organizationId}) as s(row))`;
}

type Row = { stamp: string; accounts: { code: string; kind: string; settings: unknown }[]; rules: CarrierRule[] };

/** The organization's tables of delivery prices. With its stamp at hand they are read only when they have changed. */
export async function loadPriceBook(ctx: Context, stamp?: string): Promise<PriceBook> {
  const { organizationId } = ctx.actor;
  const known = opened.get(organizationId);
  if (known && known.stamp === stamp) return known.book;
  const { rows } = await ctx.db.execute<Row>(sql`
    select ${priceBookStamp(sql`${organizationId}::uuid`)} as stamp,
      (select coalesce(json_agg(json_build_object('code', c.code, 'kind', c.kind,
          'settings', case when c.kind in ('own_courier', 'pickup') then c.settings end) order by c.code), '[]')
        from ${carriers} c where c.organization_id = ${organizationId}::uuid and c.active) as accounts,
      coalesce((select r.rules from ${carrierRuleSets} r where r.organization_id = ${organizationId}::uuid), '[]') as rules`);
  const [row] = rows;
  if (!row) throw new Error("a select without a table gave no row");
  if (known && known.stamp === row.stamp) return known.book;
  const book = openPriceBook(row.accounts, row.rules);
  if (opened.size >= mostOpened) opened.clear();
  opened.set(organizationId, { stamp: row.stamp, book });
  return book;
}
