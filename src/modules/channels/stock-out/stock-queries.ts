import { and, asc, eq, isNotNull, or, type SQL, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { listConnections, type OpenConnection, openConnection } from "../connection-queries";
import { ListChannelStock, type StockView } from "../inputs";
import { marketplaceOf } from "../marketplaces/registry";
import { loadOffers } from "./load-offers";
import { placesOf, saidPlaces } from "./places";
import { channelStock } from "./tables";

const columns = {
  productId: channelStock.productId,
  sku: products.sku,
  name: products.name,
  picture: products.picture,
  place: channelStock.place,
  pushed: channelStock.pushed,
  pushedAt: channelStock.pushedAt,
  acknowledged: channelStock.acknowledged,
  theirs: channelStock.theirs,
  theirsAt: channelStock.theirsAt,
  driftSince: channelStock.driftSince,
  refused: channelStock.refused,
  waitingSince: channelStock.dirtyAt,
  notBefore: channelStock.notBefore,
};

type Told = Awaited<ReturnType<typeof rowsOf>>[number];
/** What a channel has of a product in one of its places, beside what we have of it. */
export type ChannelStockRow = Told & {
  /** Codes of our warehouses that this place stands for. */
  warehouses: string[];
  /** What the channel may sell now. */
  ours: number;
  /** The channel's own number less the one that it was told; null while it is not known. */
  difference: number | null;
};

const of = (ctx: Context, connectionId: string) =>
  and(eq(channelStock.organizationId, ctx.actor.organizationId), eq(channelStock.connectionId, connectionId));

const seen: Record<StockView, SQL> = {
  differences: isNotNull(channelStock.driftSince),
  refused: isNotNull(channelStock.refused),
  waiting: isNotNull(channelStock.dirtyAt),
};

function rowsOf(ctx: Context, where: SQL | undefined, limit: number) {
  return ctx.db
    .select(columns)
    .from(channelStock)
    .innerJoin(products, and(eq(products.organizationId, channelStock.organizationId), eq(products.id, channelStock.productId)))
    .where(where)
    .orderBy(asc(products.sku), asc(channelStock.place))
    .limit(limit);
}

/** One page of what a connection's channel was told of our stock, by SKU and place. */
export async function listChannelStock(
  ctx: Context,
  code: string,
  query: ListChannelStock,
): Promise<{ items: ChannelStockRow[]; nextCursor: string | null }> {
  const { view, q, limit, cursor } = ListChannelStock.parse(query);
  // Where the channel has only one place its name is empty, so the key carries a sign before it.
  const [sku, place] = decodeCursor(cursor, ["text", "text"]) ?? [];
  const connection = await openConnection(ctx, { code });
  const part = q?.replace(/[\\%_]/g, "\\$&");
  const rows = await rowsOf(
    ctx,
    and(
      of(ctx, connection.row.id),
      view ? seen[view] : undefined,
      part ? or(sql`${products.sku} ilike ${`${part}%`}`, sql`${products.name} ilike ${`%${part}%`}`) : undefined,
      sku === undefined ? undefined : sql`(${products.sku}, ${channelStock.place}) > (${sku}, ${(place ?? "").slice(1)})`,
    ),
    limit + 1,
  );
  const page = pageOf(rows, limit, (row) => [row.sku, `=${row.place}`]);
  return { items: await besideOurs(ctx, connection, page.items), nextCursor: page.nextCursor };
}

/** How many numbers of a connection there are, and how many of them need somebody. */
export async function channelStockSums(ctx: Context, code: string): Promise<Record<StockView | "all", number>> {
  const { row } = await openConnection(ctx, { code });
  const [sums] = await ctx.db
    .select({
      all: sql<number>`count(*)::int`,
      differences: sql<number>`count(*) filter (where ${seen.differences})::int`,
      refused: sql<number>`count(*) filter (where ${seen.refused})::int`,
      waiting: sql<number>`count(*) filter (where ${seen.waiting})::int`,
    })
    .from(channelStock)
    .where(of(ctx, row.id));
  return sums ?? { all: 0, differences: 0, refused: 0, waiting: 0 };
}

/** What every channel has of one product. Refuses an unknown SKU. */
export async function stockInChannels(ctx: Context, sku: string) {
  const [product] = await ctx.db
    .select({ id: products.id })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  if (!product) throw notFound("product");
  const told = (await listConnections(ctx)).filter(({ kind }) => marketplaceOf(kind)?.stock);
  const channels = await Promise.all(
    told.map(async ({ id, code, channel, channelName, active, stockOut }) => {
      const connection = await openConnection(ctx, { id });
      const rows = await rowsOf(ctx, and(of(ctx, id), eq(channelStock.productId, product.id)), 50);
      return { code, channel, channelName, active, stockOut, rows: await besideOurs(ctx, connection, rows) };
    }),
  );
  return channels.filter(({ rows }) => rows.length > 0);
}

async function besideOurs(ctx: Context, connection: OpenConnection, rows: readonly Told[]): Promise<ChannelStockRow[]> {
  const per = marketplaceOf(connection.row.kind)?.stock?.per ?? "product";
  const { id, settings } = connection.row;
  const [offers, places, said] = await Promise.all([
    loadOffers(ctx, connection, per, [...new Set(rows.map((row) => row.productId))]),
    per === "product" ? [] : ourWarehouses(ctx),
    saidPlaces(ctx, [id]),
  ]);
  const named = placesOf(settings, per, places, said.get(id));
  return rows.map((row) => ({
    ...row,
    warehouses: row.place === "" ? [] : places.filter(({ id }) => named.get(id) === row.place).map(({ code }) => code),
    ours: offers.units.get(row.productId)?.get(row.place) ?? 0,
    difference: row.theirs === null || row.pushed === null ? null : row.theirs - row.pushed,
  }));
}

function ourWarehouses(ctx: Context) {
  return ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(eq(warehouses.organizationId, ctx.actor.organizationId))
    .orderBy(asc(warehouses.code));
}
