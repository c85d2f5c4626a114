import { sql } from "drizzle-orm";
import { normalizePhone } from "@/lib/phone";
import type { Context } from "@/platform/context";
import { patternsOf, searchWords } from "./search-words";

/** A word, and the products in whose SKUs it occurs; null where they are too many to name. */
export type SoughtWord = { word: string; productIds: string[] | null };

/** What a search turned out to mean. */
export type Sought = { orderIds: string[] } | { customerIds: string[] } | { productIds: string[] } | { words: SoughtWord[] };

const mostNamed = 1_000;

type Sight = { kind: "order" | "customer" | "product"; id: string };

/**
 * Reads the search box: what is exactly an order's number, external id or tracking number means that order, a buyer's whole
 * phone or e-mail the orders of that buyer, a SKU the orders with that product; each is looked up in its own index. Anything
 * else is parts of words.
 */
export async function seek(ctx: Context, q: string): Promise<Sought> {
  const typed = q.trim();
  const phone = normalizePhone(typed);
  const words = async () => ({ words: await wordsOf(ctx, typed) });
  // A name has no digit; what is to be looked up has one, or is an address.
  if (!/[\d@]/.test(typed) || (/\s/.test(typed) && !phone)) return words();
  const own = ctx.actor.organizationId;
  const spellings = sql.param([...new Set([typed, typed.toUpperCase(), typed.toLowerCase()])]);
  const contacts = sql.param(
    [typed.toLowerCase(), phone].map((contact) => (contact?.startsWith("+") ? `tel:${contact}` : `mailto:${contact}`)),
  );
  // Shipments lie further up; their table is named here because one round trip is to ask everything.
  const { rows } = await ctx.db.execute<Sight>(sql`
    (select 'order' as kind, id from orders where organization_id = ${own} and number = any(${spellings}::text[]))
    union (select 'order', o.id from channels c join orders o on o.organization_id = c.organization_id and o.channel_id = c.id and o.external_id = any(${spellings}::text[])
      where c.organization_id = ${own})
    union (select 'order', order_id from shipments where organization_id = ${own} and upper(tracking_number) = ${typed.toUpperCase()} limit 100)
    union (select 'customer', id from customers where organization_id = ${own} and contact_key = any(${contacts}::text[]))
    union (select 'customer', id from customers where organization_id = ${own} and email = any(${spellings}::text[]) limit 100)
    union (select 'product', id from products where organization_id = ${own} and sku = any(${spellings}::text[]))`);
  const ids = (kind: Sight["kind"]) => rows.flatMap((row) => (row.kind === kind ? row.id : []));
  const [orderIds, customerIds, productIds] = [ids("order"), ids("customer"), ids("product")];
  if (orderIds.length > 0) return { orderIds };
  if (customerIds.length > 0) return { customerIds };
  return productIds.length > 0 ? { productIds } : words();
}

/** Known SKUs are not written on the orders: which products a word means is looked up once, in the index of the products. */
async function wordsOf(ctx: Context, typed: string): Promise<SoughtWord[]> {
  const words = searchWords(typed);
  // SKUs are written in Latin letters and digits, as a rule; a word in others is looked up as well, it finds nothing quickly.
  const { rows } = await ctx.db.execute<{ ids: string[] }>(
    sql
      .join(
        words.map(
          (word, i) => sql`(select ${i}::int as i, array(select id from products where organization_id = ${ctx.actor.organizationId}
          and sku ilike any(${sql.param(patternsOf(word))}::text[]) limit ${mostNamed + 1}) as ids)`,
        ),
        sql` union all `,
      )
      .append(sql` order by i`),
  );
  return words.map((word, i) => {
    const ids = rows[i]?.ids ?? [];
    return { word, productIds: ids.length > mostNamed ? null : ids };
  });
}
