import { and, eq, isNotNull, isNull, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { OpenConnection } from "../connection-queries";
import type { IntakeLine } from "../marketplaces/port";
import { channelProducts } from "./tables";

type Named = Pick<IntakeLine, "externalLineId" | "externalProductId" | "sku" | "barcode" | "name">;
type Priced = Named & Pick<IntakeLine, "unitPriceMinor">;

/** How a channel's product is named in its queue: by the channel's id, else by its article, else by its name. */
export function productKey({ externalProductId, sku, name }: Pick<Named, "externalProductId" | "sku" | "name">): string {
  return (externalProductId || sku || `#${name}`).slice(0, 200);
}

type Row = { how: "match" | "sku" | "barcode"; word: string; sku: string };

/**
 * The SKU of ours that each line means, by the line's id: what a person has matched, else the same SKU, else the only product with
 * the same barcode. A line that means none is absent.
 */
export async function resolveProducts(ctx: Context, connectionId: string, lines: readonly Named[]): Promise<Map<string, string>> {
  if (lines.length === 0) return new Map();
  const { organizationId } = ctx.actor;
  const list = (words: readonly (string | null | undefined)[]) => sql.param([...new Set(words.flatMap((word) => word || []))]);
  const { rows } = await ctx.db.execute<Row>(sql`
    select 'match' as how, c.external_id as word, p.sku from channel_products c
      join products p on p.organization_id = c.organization_id and p.id = c.product_id
      where c.organization_id = ${organizationId} and c.connection_id = ${connectionId} and c.external_id = any(${list(lines.map(productKey))}::text[])
    union all select 'sku', p.sku, p.sku from products p
      where p.organization_id = ${organizationId} and p.sku = any(${list(lines.map(({ sku }) => sku))}::text[])
    union all select 'barcode', p.barcode, min(p.sku) from products p
      where p.organization_id = ${organizationId} and p.barcode = any(${list(lines.map(({ barcode }) => barcode))}::text[])
      group by p.barcode having count(*) = 1`);
  const found = new Map(rows.map(({ how, word, sku }) => [`${how} ${word}`, sku]));
  return new Map(
    lines.flatMap((line) => {
      const sku =
        found.get(`match ${productKey(line)}`) ?? found.get(`sku ${line.sku ?? ""}`) ?? found.get(`barcode ${line.barcode ?? ""}`);
      return sku ? [[line.externalLineId, sku] as const] : [];
    }),
  );
}

/** Puts products that were ordered and that nobody knows here into the connection's queue; one that is there keeps its place. */
export async function wantProducts(ctx: Context, { id, code }: OpenConnection["row"], lines: readonly Priced[]): Promise<void> {
  const wanted = new Map(lines.map((line) => [productKey(line), line]));
  if (wanted.size === 0) return;
  const now = ctx.now();
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(channelProducts)
    .values(
      [...wanted].map(([externalId, { sku, barcode = null, name, unitPriceMinor }]) => ({
        ...{ organizationId, connectionId: id, externalId, sku, barcode, name, priceMinor: unitPriceMinor },
        ...{ wantedAt: now, seenAt: now },
      })),
    )
    .onConflictDoUpdate({
      target: [channelProducts.organizationId, channelProducts.connectionId, channelProducts.externalId],
      set: {
        wantedAt: sql`coalesce(${channelProducts.wantedAt}, excluded.wanted_at)`,
        sku: sql`coalesce(${channelProducts.sku}, excluded.sku)`,
        barcode: sql`coalesce(${channelProducts.barcode}, excluded.barcode)`,
        seenAt: now,
      },
    });
  await record(ctx, { type: "connection.product_wanted", subject: { kind: "connection", id, number: code }, data: { code } });
}

/** Takes products off the queue that are known by now. */
export async function unwantProducts(ctx: Context, connectionId: string, keys: readonly string[]): Promise<void> {
  if (keys.length === 0) return;
  await ctx.db
    .update(channelProducts)
    .set({ wantedAt: null })
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        sql`${channelProducts.externalId} = any(${sql.param([...keys])}::text[])`,
        isNotNull(channelProducts.wantedAt),
        isNull(channelProducts.ignoredAt),
      ),
    );
}
