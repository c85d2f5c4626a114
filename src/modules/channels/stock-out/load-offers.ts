import { and, eq, inArray, sql } from "drizzle-orm";
import { productComponents, products } from "@/modules/catalog/tables";
import { stockLevels } from "@/modules/inventory/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import type { OpenConnection } from "../connection-queries";
import { channels } from "../tables";
import { offersOf, type Part } from "./offers";
import { type Per, placesOf, saidPlaces } from "./places";

type Product = { id: string; sku: string; barcode: string | null };
export type Offers = { products: ReadonlyMap<string, Product>; units: ReadonlyMap<string, ReadonlyMap<string, number>> };

/** What a connection's channel may sell of these products now, by product and place. A product that is no longer sold is worth nothing. */
export async function loadOffers(ctx: Context, { row }: OpenConnection, per: Per, productIds: readonly string[]): Promise<Offers> {
  const { organizationId } = ctx.actor;
  if (productIds.length === 0) return { products: new Map(), units: new Map() };
  const ids = [...productIds];
  const [found, parts, [channel], places, said] = await Promise.all([
    ctx.db
      .select({ id: products.id, sku: products.sku, barcode: products.barcode, active: products.active })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), inArray(products.id, ids))),
    ctx.db
      .select({ bundleId: productComponents.bundleId, productId: productComponents.componentId, quantity: productComponents.quantity })
      .from(productComponents)
      .where(and(eq(productComponents.organizationId, organizationId), inArray(productComponents.bundleId, ids))),
    ctx.db
      .select({ buffer: channels.buffer, warehouseIds: channels.warehouseIds })
      .from(channels)
      .where(and(eq(channels.organizationId, organizationId), eq(channels.id, row.channelId))),
    ctx.db
      .select({ id: warehouses.id, code: warehouses.code })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.active, true))),
    saidPlaces(ctx, [row.id]),
  ]);
  const bundles = new Map<string, Part[]>();
  for (const { bundleId, ...part } of parts) bundles.set(bundleId, [...(bundles.get(bundleId) ?? []), part]);
  const stocked = [...new Set([...ids, ...parts.map((part) => part.productId)])];
  const levels = await ctx.db
    .select()
    .from(stockLevels)
    .where(and(eq(stockLevels.organizationId, organizationId), inArray(stockLevels.productId, stocked)));
  const serving = places.filter(({ id }) => !channel?.warehouseIds || channel.warehouseIds.includes(id));
  const placeOf = placesOf(row.settings, per, serving, said.get(row.id));
  const units = offersOf({
    levels,
    warehouseIds: serving.map(({ id }) => id),
    productIds: found.filter((product) => product.active).map((product) => product.id),
    bundles,
    buffer: channel?.buffer ?? 0,
    placeOf: (id) => placeOf.get(id),
  });
  return { products: new Map(found.map((product) => [product.id, product])), units };
}

/** Whether a product, or a part of it, ever lay in a warehouse. */
export const ever = sql`exists (select 1 from stock_levels s where s.organization_id = p.organization_id and (s.product_id = p.id or s.product_id in
  (select c.component_id from product_components c where c.organization_id = p.organization_id and c.bundle_id = p.id)))`;
