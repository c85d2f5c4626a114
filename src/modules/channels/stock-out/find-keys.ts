import { and, eq, inArray } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { channelProducts } from "../mapping/tables";
import type { Line } from "../marketplaces/line";
import type { ProductKey, StockOut } from "../marketplaces/stock-port";

type Row = { connectionId: string; productId: string; key: Record<string, string> | null };
type Product = { id: string; sku: string; barcode: string | null };

/**
 * How the channel names each product: as found before, else as the channel answers, else our own SKU where it goes by SKUs. Products
 * that a person matched are looked for by the channel's SKU. One that the channel does not know is missing.
 */
export async function findKeys(
  ctx: Context,
  line: Line,
  stock: StockOut,
  rows: readonly Row[],
  products: ReadonlyMap<string, Product>,
): Promise<Map<string, Record<string, string>>> {
  const keys = new Map<string, Record<string, string>>();
  const [first] = rows;
  if (!first) return keys;
  const matched = await theirSkus(ctx, first.connectionId, [...products.keys()]);
  const called = (id: string): { sku: string; barcode: string | null } | null => {
    const product = products.get(id);
    return product ? { sku: matched.get(id) ?? product.sku, barcode: product.barcode } : null;
  };
  for (const row of rows) if (row.key && Object.keys(row.key).length > 0) keys.set(row.productId, row.key);
  const missing = [...new Set(rows.map((row) => row.productId))].filter((id) => !keys.has(id));
  if (!stock.find) {
    for (const id of missing) {
      const product = called(id);
      if (product) keys.set(id, { sku: product.sku });
    }
    return keys;
  }
  const asked = missing.flatMap((id) => called(id) ?? []);
  const found: ReadonlyMap<string, ProductKey> = asked.length > 0 ? await stock.find(line, asked) : new Map();
  for (const id of missing) {
    const key = found.get(called(id)?.sku ?? "");
    if (key) keys.set(id, { ...key });
  }
  return keys;
}

async function theirSkus(ctx: Context, connectionId: string, productIds: readonly string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ productId: channelProducts.productId, sku: channelProducts.sku })
    .from(channelProducts)
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        inArray(channelProducts.productId, [...productIds]),
      ),
    );
  return new Map(rows.flatMap(({ productId, sku }) => (productId && sku ? [[productId, sku] as const] : [])));
}
