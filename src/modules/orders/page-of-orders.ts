import { type SQL, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { mine } from "./lock-order";
import { ordersWhere } from "./search/order-conditions";
import type { OrderFilter } from "./search/order-filter";
import { newestOfWord, type Place, type Way, waysOf } from "./search/ways";
import { orders } from "./tables";

export type PageKey = { id: string; placedAt: Date; key: string };

/** So many orders are looked through on each way before anything dearer is tried. */
const walked = ({ direct }: Way) => (direct ? 2_000 : 500);
/** With fewer finds among those, walking on would take too long; words that are so rare are read from their index sooner. */
const tooFew = ({ sought }: OrderFilter) => (sought ? 10 : 3);

/**
 * The newest orders that a filter finds, after a place in the list. PostgreSQL cannot know how far a list must be walked until
 * a page is full, and guesses wrong both ways. So we say how: each way (a sorted index that answers a part of the filter) is
 * walked a little, and what it hands out is looked at one by one. A page is full soon on a way where the filter is common; a
 * way that ends was short. Only what is rare on long ways is left, and found by the indexes of its own conditions.
 */
export async function pageOfOrders(ctx: Context, filter: OrderFilter, after: Place, limit: number): Promise<PageKey[]> {
  const asked = Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined && value !== "all")) as OrderFilter;
  if (isFew(asked)) return readAll(ctx, asked, after, limit);
  const ofWord = newestOfWord(ctx, asked, after, limit);
  if (ofWord) return readKeys(ctx, ofWord);
  const ways = waysOf(ctx, asked, after);
  let densest: { way: Way; found: number; rest: OrderFilter } | null = null;
  for (const way of ways) {
    const rest = restOf(asked, way);
    if (!rest) return readKeys(ctx, way.newest(limit));
    const near = await walk(ctx, way, rest, walked(way), limit);
    if (near.length === limit || (await ends(ctx, way))) return near;
    // The ways are walked as far as takes the same time, so finds compare as they are.
    if (near.length >= (densest?.found ?? tooFew(asked))) densest = { way, found: near.length, rest };
    // With so much of a page nothing can be nearer than the rest of this way.
    if (way.direct && near.length >= limit / 4) break;
  }
  // Words and a state are found together from both indexes; each order that is looked up by its key costs more than that.
  if (densest && (densest.way.direct || !asked.sought)) {
    const { way, found, rest } = densest;
    // As dense as they lie here, they fill the page within twice this way.
    const further = await walk(ctx, way, rest, Math.ceil((2 * walked(way) * limit) / found), limit);
    if (further.length === limit) return further;
  }
  return readAll(ctx, asked, after, limit);
}

/** What of a filter a way leaves to be looked at; null when nothing. */
function restOf(filter: OrderFilter, { answers }: Way): OrderFilter | null {
  const rest = Object.entries(filter).filter(([key]) => !answers.includes(key as keyof OrderFilter));
  return rest.length > 0 ? (Object.fromEntries(rest) as OrderFilter) : null;
}

function walk(ctx: Context, way: Way, rest: OrderFilter, count: number, limit: number): Promise<PageKey[]> {
  // Without "offset 0" the planner may take a word for rare, and read all orders with it instead of those on the way.
  const from = way.direct
    ? sql`(${way.newest(count, sql`*`)}) as ${orders}`
    : sql`(${way.newest(count)}) w cross join lateral (select * from ${orders} where ${mine(ctx)} and ${orders.id} = w.id offset 0) as ${orders}`;
  const by = way.direct ? sql`orders.placed_at desc, orders.id desc` : sql`w.placed_at desc, w.id desc`;
  return read(
    ctx,
    sql`select ${orders.id}, ${orders.placedAt}, ${orders.placedAt}::text as key from ${from} where ${ordersWhere(ctx, rest, true)} order by ${by} limit ${limit}`,
  );
}

async function ends(ctx: Context, way: Way): Promise<boolean> {
  const { rows } = await ctx.db.execute<{ n: number }>(sql`select count(*)::int as n from (${way.newest(walked(way))}) w`);
  return (rows[0]?.n ?? 0) < walked(way);
}

/** Everything that the filter finds, sorted: right where that is little. */
function readAll(ctx: Context, filter: OrderFilter, after: Place, limit: number): Promise<PageKey[]> {
  const place = after ? sql`(placed_at, id) < (${after.placedAt}::timestamptz, ${after.id}::uuid)` : sql`true`;
  return read(
    ctx,
    sql`with found as materialized (select id, placed_at from orders where ${ordersWhere(ctx, filter)} and ${place})
      select id, placed_at, placed_at::text as key from found order by placed_at desc, id desc limit ${limit}`,
  );
}

const readKeys = (ctx: Context, newest: SQL) =>
  read(ctx, sql`select id, placed_at, placed_at::text as key from (${newest}) w order by placed_at desc, id desc`);

async function read(ctx: Context, query: SQL): Promise<PageKey[]> {
  const { rows } = await ctx.db.execute<{ id: string; placed_at: string; key: string }>(query);
  return rows.map(({ id, placed_at, key }) => ({ id, placedAt: new Date(placed_at), key }));
}

/** What is few however old a shop is: work that is open, and what a search named exactly. */
function isFew({ view, sought, priority }: OrderFilter): boolean {
  const named = sought && ("orderIds" in sought || "customerIds" in sought);
  const acted =
    view === "mine" || view === "held" || view === "awaits_transfer" || view === "delayed" || view === "late" || view === "due_today";
  return Boolean(named) || priority === "urgent" || acted;
}
