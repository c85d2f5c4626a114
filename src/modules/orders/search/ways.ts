import { and, type SQL, type SQLWrapper, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { rankOf } from "../priority";
import { datesWhere, productNamed, responsibleId, stateWhere, writtenWhere } from "./order-conditions";
import type { OrderFilter } from "./order-filter";
import { newestOfGroups } from "./state-groups";

/**
 * A sorted index that hands out orders of some kind, newest first; `answers` is what of the filter it has seen to. A direct way
 * reads the orders themselves as it goes; others give ids, and each order is looked up by its key, which takes some times longer.
 */
export type Way = { answers: readonly (keyof OrderFilter)[]; direct: boolean; newest: (count: number, columns?: SQL) => SQL };

/** The place in a list after which a page begins. */
export type Place = { placedAt: string; id: string } | null;

const stateKeys = ["status", "paymentStatus", "fulfilmentStatus", "channel", "warehouse", "placedAfter", "placedBefore"] as const;
/** Views that say nothing but what state their orders are in. */
const stateViews = new Set(["open", "new", "drafts", "backordered", "sold"]);

/** The view says which lines count: it is no mere state. */
const asksLinesSold = ({ view, sku, category, returned }: OrderFilter) => view === "sold" && Boolean(sku ?? category ?? returned);

type Here = (placedAt: SQLWrapper, id: SQLWrapper) => SQL;

/** The condition that an order lies within a filter's dates and after a place, on the columns of any table that has both. */
const hereOf =
  (filter: OrderFilter, after: Place): Here =>
  (placedAt, id) =>
    and(
      sql`true`,
      datesWhere(filter, placedAt),
      after ? sql`(${placedAt}, ${id}) < (${after.placedAt}::timestamptz, ${after.id}::uuid)` : undefined,
    ) ?? sql`true`;

/** The newest orders of some lines, from the end of their index; an order with two such lines once. */
const newestLines = (own: string, where: SQL, here: Here, count: number) =>
  sql`(select distinct placed_at, order_id from order_lines where organization_id = ${own} and ${where} and ${here(sql`placed_at`, sql`order_id`)}
    order by placed_at desc, order_id desc limit ${count})`;

/**
 * The newest orders with a word that is a part of SKUs, and may be one of numbers or phones: each product hands its newest
 * orders out, the search index gives the others. Null for a filter that asks more, or for another word.
 */
export function newestOfWord(ctx: Context, filter: OrderFilter, after: Place, count: number): SQL | null {
  const { sought, placedAfter, placedBefore, ...others } = filter;
  const [only, ...more] = sought && "words" in sought ? sought.words : [];
  if (!only?.productIds?.length || more.length > 0 || Object.keys(others).length > 0) return null;
  const own = ctx.actor.organizationId;
  const here = hereOf(filter, after);
  return sql`select id, placed_at from (
      select id, placed_at from (select id, placed_at from orders where organization_id = ${own} and ${writtenWhere(only.word)} and ${here(sql`placed_at`, sql`id`)} offset 0) o
      union select l.order_id, l.placed_at from unnest(${sql.param(only.productIds)}::uuid[]) as p(id),
        lateral ${newestLines(own, sql`product_id = p.id`, here, count)} l
    ) w order by placed_at desc, id desc limit ${count}`;
}

/** The ways to the orders of a filter, those first that are likely to be short; the last one goes over all orders. */
export function waysOf(ctx: Context, filter: OrderFilter, after: Place): Way[] {
  const own = ctx.actor.organizationId;
  const here = hereOf(filter, after);
  const inOrders = here(sql`placed_at`, sql`id`);
  const ordersWith =
    (where: SQL) =>
    (count: number, columns = sql`id, placed_at`) =>
      sql`select ${columns} from orders where organization_id = ${own} and ${where} and ${inOrders} order by placed_at desc, id desc limit ${count}`;
  const ofLines = (branches: readonly SQL[]) => (count: number) =>
    sql`select order_id as id, placed_at from (${sql.join(
      branches.map((where) => newestLines(own, where, here, count)),
      sql` union `,
    )}) l order by placed_at desc, order_id desc limit ${count}`;

  const dates = ["placedAfter", "placedBefore"] as const;
  const ways: Way[] = [];
  if (filter.customerId)
    ways.push({ answers: ["customerId", ...dates], direct: true, newest: ordersWith(sql`customer_id = ${filter.customerId}`) });
  if (filter.sku) {
    const branches = [sql`product_id = ${productNamed(ctx, filter.sku)}`, sql`product_id is null and sku = ${filter.sku}`];
    // Which lines count in the view of figures is looked up.
    ways.push({ answers: filter.view === "sold" ? dates : ["sku", ...dates], direct: false, newest: ofLines(branches) });
  }
  if (filter.sought && "productIds" in filter.sought)
    ways.push({
      answers: ["sought", ...dates],
      direct: false,
      newest: ofLines(filter.sought.productIds.map((id) => sql`product_id = ${id}`)),
    });
  const rank = filter.priority ? rankOf(filter.priority) : 0;
  // The rank is written out, so that the partial index is seen to hold it.
  if (rank > 0) ways.push({ answers: ["priority", ...dates], direct: true, newest: ordersWith(sql`priority > 0 and priority = ${rank}`) });
  const responsible = filter.responsible ? responsibleId(ctx, filter.responsible) : null;
  if (responsible)
    ways.push({ answers: ["responsible", ...dates], direct: true, newest: ordersWith(sql`responsible_id = ${responsible}`) });
  if (filter.tag) ways.push({ answers: dates, direct: true, newest: ordersWith(sql`tags <> '{}'`) });
  const column = sql`true`;
  const hasState = stateWhere(ctx, filter, { status: column, paymentStatus: column, fulfilmentStatus: column, channelId: column });
  if (hasState || filter.warehouse)
    ways.push({
      answers: filter.view && stateViews.has(filter.view) && !asksLinesSold(filter) ? [...stateKeys, "view"] : stateKeys,
      direct: false,
      newest: (count) => newestOfGroups(ctx, filter, inOrders, count),
    });
  return [...ways, { answers: dates, direct: true, newest: ordersWith(sql`true`) }];
}
