import { and, eq, inArray, isNotNull, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { connections } from "@/modules/channels/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { noteTracked } from "./note-difference";
import { masterFigures } from "./tables";

/** A figure of the warehouse's own master, of a product of ours. */
export type MasterRow = {
  warehouse: string;
  warehouseId: string;
  productId: string;
  sku: string;
  figure: number;
  at: Date;
  /** The connection's code. */
  master: string;
};

type Given = { warehouse: string; onHand: number; at: Date } & ({ sku: string } | { productId: string });

/**
 * The rows that may be taken over, each shelf once with its latest figure; and those left out: of warehouses with another master,
 * older than what is known, or unknown. Products with lots or serial numbers are asked about: a bare figure does not say which.
 */
export async function masterRows(
  ctx: Context,
  connectionId: string,
  given: readonly Given[],
): Promise<{ known: MasterRow[]; older: number; foreign: number; unknown: string[] }> {
  const { places, goods, master } = await namesOf(ctx, connectionId, given);
  const result = { known: [] as MasterRow[], older: 0, foreign: 0, unknown: [] as string[] };
  const latest = new Map<string, MasterRow & { isTracked: boolean }>();
  for (const row of given) {
    const place = places.get(row.warehouse);
    const name = "sku" in row ? row.sku : row.productId;
    const product = goods.get(name);
    if (!place || !product || product.isBundle) {
      result.unknown.push(place ? name : row.warehouse);
      continue;
    }
    if (place.stockMasterId !== connectionId) {
      result.foreign += 1;
      continue;
    }
    const key = `${place.id} ${product.id}`;
    const before = latest.get(key);
    if (before && before.at >= row.at) continue;
    const figure = Math.max(0, Math.trunc(row.onHand));
    const named = { warehouse: row.warehouse, warehouseId: place.id, productId: product.id, sku: product.sku };
    latest.set(key, { ...named, figure, at: row.at, master, isTracked: product.tracksLots || product.tracksSerials });
  }
  const newest = await figuresOf(ctx, [...latest.values()]);
  for (const [key, { isTracked, ...row }] of latest) {
    const known = newest.get(key);
    if (known && known > row.at) result.older += 1;
    else if (isTracked) await noteTracked(ctx, row);
    else result.known.push(row);
  }
  return result;
}

async function namesOf(ctx: Context, connectionId: string, given: readonly Given[]) {
  const { organizationId } = ctx.actor;
  const list = (words: readonly string[]) => sql.param([...new Set(words)]);
  const skus = given.flatMap((row) => ("sku" in row ? [row.sku] : []));
  const ids = given.flatMap((row) => ("sku" in row ? [] : [row.productId]));
  const [connection] = await ctx.db
    .select({ code: connections.code })
    .from(connections)
    .where(and(eq(connections.organizationId, organizationId), eq(connections.id, connectionId)));
  const places = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code, stockMasterId: warehouses.stockMasterId })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), isNotNull(warehouses.id)));
  const goods = await ctx.db
    .select({
      ...{ id: products.id, sku: products.sku, isBundle: products.isBundle },
      ...{ tracksLots: products.tracksLots, tracksSerials: products.tracksSerials },
    })
    .from(products)
    .where(
      and(
        eq(products.organizationId, organizationId),
        sql`(${products.sku} = any(${list(skus)}::text[]) or ${products.id} = any(${list(ids)}::uuid[]))`,
      ),
    );
  return {
    master: connection?.code ?? "",
    places: new Map(places.map((place) => [place.code, place])),
    goods: new Map(goods.flatMap((product) => [[product.sku, product] as const, [product.id, product] as const])),
  };
}

async function figuresOf(ctx: Context, rows: readonly MasterRow[]): Promise<Map<string, Date>> {
  if (rows.length === 0) return new Map();
  const warehouseIds = [...new Set(rows.map(({ warehouseId }) => warehouseId))];
  const known = await ctx.db
    .select({ warehouseId: masterFigures.warehouseId, productId: masterFigures.productId, at: masterFigures.at })
    .from(masterFigures)
    .where(
      and(
        eq(masterFigures.organizationId, ctx.actor.organizationId),
        inArray(masterFigures.warehouseId, warehouseIds),
        sql`${masterFigures.productId} = any(${sql.param(rows.map(({ productId }) => productId))}::uuid[])`,
      ),
    );
  return new Map(known.map(({ warehouseId, productId, at }) => [`${warehouseId} ${productId}`, at]));
}

/** Keeps what was taken over, so that an older figure never follows it. */
export async function rememberFigures(ctx: Context, rows: readonly MasterRow[], postedUntil: Date | null): Promise<void> {
  if (rows.length === 0) return;
  const { organizationId } = ctx.actor;
  await ctx.db
    .insert(masterFigures)
    .values(
      rows.map(({ warehouseId, productId, figure, at }) => {
        return { organizationId, warehouseId, productId, figure, at, postedUntil: postedUntil ?? at };
      }),
    )
    .onConflictDoUpdate({
      target: [masterFigures.organizationId, masterFigures.warehouseId, masterFigures.productId],
      set: { figure: sql`excluded.figure`, at: sql`excluded.at`, postedUntil: sql`excluded.posted_until` },
      setWhere: sql`${masterFigures.at} <= excluded.at`,
    });
}
