import { and, asc, eq, inArray } from "drizzle-orm";
import { alias } from "drizzle-orm/pg-core";
import { reason } from "@/lib/reason";
import { textsOf } from "@/modules/catalog/load-scanned-product";
import { productBySku } from "@/modules/catalog/product-queries";
import { productComponents, products } from "@/modules/catalog/tables";
import { packScanned, productScanned } from "@/modules/fulfilment/load-scanned";
import { stockSerials } from "@/modules/inventory/serials/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { notFound, Refusal } from "@/platform/refusal";
import type { FindGoods } from "./inputs";
import { loadShelf } from "./load-shelf";

/** What a code names at a till, with the units that lie free on the shop's shelf; a pack brings several, a serial number names itself. */
export type Goods = {
  sku: string;
  name: string;
  picture: string | null;
  price: { amount: number; currency: string };
  taxRate: number | null;
  tracksSerials: boolean;
  there: number;
  units: number;
  serial: string | null;
  /** A bundle's parts whose units have numbers: each is scanned by itself. */
  numberedParts: { sku: string; name: string; per: number }[];
};

/** Refused: a code that nobody knows, a product that is no longer sold, and the code of a product whose units have numbers of their own. */
export async function findGoods(ctx: Context, { warehouse: warehouseCode, code }: FindGoods): Promise<Goods> {
  const { organizationId, warehouseIds } = ctx.actor;
  const [warehouse] = await ctx.db
    .select({ id: warehouses.id })
    .from(warehouses)
    .where(
      and(
        eq(warehouses.organizationId, organizationId),
        eq(warehouses.code, warehouseCode),
        warehouseIds ? inArray(warehouses.id, [...warehouseIds]) : undefined,
      ),
    );
  if (!warehouse) throw notFound("warehouse");
  const found = await named(ctx, code, warehouse.id);
  if (!found)
    throw new Refusal(
      "not_found",
      reason("sale.unknown_code", {
        code: code
          .replace(/\p{Cc}+/gu, " ")
          .trim()
          .slice(0, 60),
      }),
    );
  const { sku, name, picture, price, taxRate, tracksSerials, active } = await productBySku(ctx, found.sku);
  if (!active) throw new Refusal("conflict", reason("sale.product_inactive", { sku }));
  if (tracksSerials && !found.serial) throw new Refusal("conflict", reason("scan.serial_needed", { sku }));
  const there = (await loadShelf(ctx, warehouse.id, [sku])).get(sku) ?? 0;
  const numberedParts = await numberedPartsOf(ctx, sku);
  return { sku, name, picture, price, taxRate, tracksSerials, there, units: found.units, serial: found.serial, numberedParts };
}

function numberedPartsOf(ctx: Context, sku: string): Promise<Goods["numberedParts"]> {
  const { organizationId } = ctx.actor;
  const bundle = alias(products, "bundle");
  return ctx.db
    .select({ sku: products.sku, name: products.name, per: productComponents.quantity })
    .from(bundle)
    .innerJoin(
      productComponents,
      and(eq(productComponents.organizationId, bundle.organizationId), eq(productComponents.bundleId, bundle.id)),
    )
    .innerJoin(products, and(eq(products.organizationId, bundle.organizationId), eq(products.id, productComponents.componentId)))
    .where(and(eq(bundle.organizationId, organizationId), eq(bundle.sku, sku), eq(bundle.isBundle, true), eq(products.tracksSerials, true)))
    .orderBy(asc(products.sku));
}

type Named = { sku: string; units: number; serial: string | null };

async function named(ctx: Context, code: string, warehouseId: string): Promise<Named | null> {
  const product = await productScanned(ctx, code, warehouseId);
  if (product) return { sku: product.sku, units: 1, serial: null };
  const pack = await packScanned(ctx, code);
  if (pack) return { sku: pack.sku, units: pack.units, serial: null };
  const [unit] = await ctx.db
    .select({ sku: products.sku, serial: stockSerials.serial })
    .from(stockSerials)
    .innerJoin(products, and(eq(products.organizationId, stockSerials.organizationId), eq(products.id, stockSerials.productId)))
    .where(
      and(
        eq(stockSerials.organizationId, ctx.actor.organizationId),
        eq(stockSerials.warehouseId, warehouseId),
        inArray(stockSerials.serial, textsOf(code)),
      ),
    )
    .limit(1);
  return unit ? { sku: unit.sku, units: 1, serial: unit.serial } : null;
}
