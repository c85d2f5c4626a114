import { and, asc, count, desc, eq, isNotNull, isNull, type SQL, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { organizations } from "@/modules/organizations/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { openConnection } from "../connection-queries";
import { channels, connections } from "../tables";
import { ListChannelProducts, WantedProducts } from "./inputs";
import { channelProducts } from "./tables";

const mine = (ctx: Context) => eq(channelProducts.organizationId, ctx.actor.organizationId);
const isWanted = and(isNotNull(channelProducts.wantedAt), isNull(channelProducts.ignoredAt), isNull(channelProducts.productId));

const columns = {
  connection: connections.code,
  channelName: channels.name,
  externalId: channelProducts.externalId,
  sku: channelProducts.sku,
  barcode: channelProducts.barcode,
  name: channelProducts.name,
  priceMinor: channelProducts.priceMinor,
  currency: organizations.currency,
  matchedSku: products.sku,
  wantedAt: channelProducts.wantedAt,
  ignoredAt: channelProducts.ignoredAt,
  seenAt: channelProducts.seenAt,
};

/** A product as a channel names it, and which of ours it is. */
export type ChannelProductAnswer = Awaited<ReturnType<typeof rowsOf>>[number];

function rowsOf(ctx: Context, where: SQL | undefined, order: SQL[], limit: number) {
  return ctx.db
    .select(columns)
    .from(channelProducts)
    .innerJoin(
      connections,
      and(eq(connections.organizationId, channelProducts.organizationId), eq(connections.id, channelProducts.connectionId)),
    )
    .innerJoin(channels, and(eq(channels.organizationId, connections.organizationId), eq(channels.id, connections.channelId)))
    .innerJoin(organizations, eq(organizations.id, channelProducts.organizationId))
    .leftJoin(products, and(eq(products.organizationId, channelProducts.organizationId), eq(products.id, channelProducts.productId)))
    .where(and(mine(ctx), where))
    .orderBy(...order)
    .limit(limit);
}

/** One page of the products that a channel named, by its ids. */
export async function listChannelProducts(ctx: Context, code: string, query: ListChannelProducts) {
  const { wanted, q, limit, cursor } = ListChannelProducts.parse(query);
  const [after] = decodeCursor(cursor, ["text"]) ?? [];
  const { row } = await openConnection(ctx, { code });
  const like = q ? `%${q.replace(/[\\%_]/g, "\\$&")}%` : null;
  const rows = await rowsOf(
    ctx,
    and(
      eq(channelProducts.connectionId, row.id),
      wanted ? isWanted : undefined,
      like
        ? sql`(${channelProducts.name} ilike ${like} or ${channelProducts.sku} ilike ${like} or ${channelProducts.barcode} like ${like})`
        : undefined,
      after === undefined ? undefined : sql`${channelProducts.externalId} collate "C" > ${after}`,
    ),
    [sql`${channelProducts.externalId} collate "C"`],
    limit + 1,
  );
  return pageOf(rows, limit, (one) => [one.externalId]);
}

/** What orders wait for and nobody knows, of all connections, what has waited longest first. */
export async function listWantedProducts(ctx: Context, query: WantedProducts) {
  const { limit, cursor } = WantedProducts.parse(query);
  const after = decodeCursor(cursor, ["instant", "text", "text"]);
  const at = sql`date_trunc('milliseconds', ${channelProducts.wantedAt})`;
  const rows = await rowsOf(
    ctx,
    and(
      isWanted,
      after
        ? sql`(${at}, ${connections.code} collate "C", ${channelProducts.externalId} collate "C") > (${after[0]}::timestamptz, ${after[1]}, ${after[2]})`
        : undefined,
    ),
    [asc(at), sql`${connections.code} collate "C"`, sql`${channelProducts.externalId} collate "C"`],
    limit + 1,
  );
  return pageOf(rows, limit, (one) => [one.wantedAt?.toISOString() ?? "", one.connection, one.externalId]);
}

/** How many products orders wait for. */
export async function wantedCount(ctx: Context): Promise<number> {
  const [row] = await ctx.db
    .select({ wanted: count() })
    .from(channelProducts)
    .where(and(mine(ctx), isWanted));
  return row?.wanted ?? 0;
}

export async function channelProduct(
  ctx: Context,
  { code, externalId }: { code: string; externalId: string },
): Promise<ChannelProductAnswer> {
  const { row } = await openConnection(ctx, { code });
  const [found] = await rowsOf(
    ctx,
    and(eq(channelProducts.connectionId, row.id), eq(channelProducts.externalId, externalId)),
    [desc(channelProducts.seenAt)],
    1,
  );
  if (!found) throw notFound("channel_product");
  return found;
}

export type Suggestion = { sku: string; name: string; priceMinor: number; currency: string; why: "barcode" | "alike" };

const mostSuggested = 5;

/** Products of ours that a channel's product may be: the same barcode, then the names and SKUs most alike, of equals the nearest price. */
export async function suggestProducts(ctx: Context, of: { code: string; externalId: string }): Promise<Suggestion[]> {
  const { name, sku, barcode, priceMinor } = await channelProduct(ctx, of);
  const word = sku ?? name;
  const alike = sql<number>`greatest(similarity(${products.name}, ${name}), word_similarity(${name}, ${products.name}), similarity(${products.sku}, ${word}))`;
  const same = sql<boolean>`coalesce(${products.barcode} = ${barcode}, false)`;
  const rows = await ctx.db
    .select({
      ...{ sku: products.sku, name: products.name, priceMinor: products.priceMinor, currency: products.currency },
      isSame: same,
    })
    .from(products)
    .where(
      and(
        eq(products.organizationId, ctx.actor.organizationId),
        eq(products.active, true),
        sql`(${products.name} % ${name} or ${name} <% ${products.name} or ${products.sku} % ${word} or ${same})`,
      ),
    )
    .orderBy(
      desc(same),
      sql`round(${alike}::numeric, 1) desc`,
      sql`abs(${products.priceMinor} - ${priceMinor ?? 0}::bigint)`,
      asc(products.sku),
    )
    .limit(mostSuggested);
  return rows.map(({ isSame, ...product }) => ({ ...product, why: isSame ? "barcode" : "alike" }));
}
