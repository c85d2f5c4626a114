import { and, eq, inArray, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { refuseElsewhere } from "@/modules/inventory/arrivals/look-up";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound, Refusal } from "@/platform/refusal";
import { orderable } from "../suppliers/supplier";
import { type SupplierTerms, termsFor } from "../suppliers/terms-queries";
import { purchaseOrders } from "./tables";
import { type DraftLine, insertPurchase, lockNumbers, taxRatesOf } from "./write-purchase";

/** Units of a product that are wanted in a warehouse; without a supplier the preferred one is asked. */
export type WantedUnits = {
  productId: string;
  warehouseId: string;
  quantity: number;
  supplierId?: string | null;
  /** The lines of orders that wait for them. */
  waits?: readonly { orderLineId: string; units: number }[];
};

/**
 * Drafts orders for what is wanted, one for each supplier and warehouse, at the prices of the suppliers' lists: what is wanted of a
 * product twice is one line, and quantities are raised to the minimum and to whole packs. With a `causeKey` the same is drafted once,
 * and asked again answers what it drafted. Refuses bundles, and products that nobody sells.
 */
export function draftPurchaseOrders(
  ctx: Context,
  wanted: readonly WantedUnits[],
  { causeKey }: { causeKey?: string } = {},
): Promise<{ id: string; number: string }[]> {
  return inTransaction(ctx, async (ctx) => {
    await lockNumbers(ctx);
    const drafted = causeKey ? await draftedBy(ctx, causeKey) : null;
    if (drafted) return drafted;
    await refuseUnknown(ctx, wanted);
    const productIds = [...new Set(wanted.map((one) => one.productId))];
    const terms = await termsFor(ctx, productIds);
    const rates = await taxRatesOf(ctx, productIds);
    const groups = new Map<string, { terms: SupplierTerms; warehouseId: string; lines: Map<string, WantedLine> }>();
    for (const one of wanted) {
      const best = terms.find((row) => row.productId === one.productId && (!one.supplierId || row.supplierId === one.supplierId));
      if (!best) throw new Refusal("conflict", reason("purchase.no_supplier", { sku: await skuOf(ctx, one.productId) }));
      const key = `${best.supplierId} ${one.warehouseId}`;
      const group = groups.get(key) ?? { terms: best, warehouseId: one.warehouseId, lines: new Map() };
      const line = group.lines.get(one.productId) ?? { terms: best, units: 0, waits: [] };
      group.lines.set(one.productId, { terms: best, units: line.units + one.quantity, waits: [...line.waits, ...(one.waits ?? [])] });
      groups.set(key, group);
    }
    const made: { id: string; number: string }[] = [];
    for (const [key, { terms: supplier, warehouseId, lines }] of groups) {
      made.push(
        await insertPurchase(ctx, {
          supplierId: supplier.supplierId,
          warehouseId,
          currency: supplier.currency,
          expectedAt: null,
          note: null,
          reference: null,
          freightMinor: 0,
          causeKey: causeKey ? `${causeKey}:${key}` : null,
          lines: [...lines.values()].map((line) => draftLine(line, rates)),
        }),
      );
    }
    return made;
  });
}

type WantedLine = { terms: SupplierTerms; units: number; waits: readonly { orderLineId: string; units: number }[] };

const draftLine = ({ terms, units, waits }: WantedLine, rates: ReadonlyMap<string, number | null>): DraftLine => ({
  productId: terms.productId,
  supplierSku: terms.supplierSku,
  quantity: orderable(units, terms),
  unitPriceMinor: terms.priceMinor,
  discountMinor: 0,
  taxRate: rates.get(terms.productId) ?? null,
  expectedAt: null,
  waits,
});

/** What the same cause has drafted already; null: nothing. */
async function draftedBy(ctx: Context, causeKey: string): Promise<{ id: string; number: string }[] | null> {
  const rows = await ctx.db
    .select({ id: purchaseOrders.id, number: purchaseOrders.number })
    .from(purchaseOrders)
    .where(
      and(eq(purchaseOrders.organizationId, ctx.actor.organizationId), sql`starts_with(${purchaseOrders.causeKey}, ${`${causeKey}:`})`),
    )
    .orderBy(purchaseOrders.running);
  return rows.length > 0 ? rows : null;
}

/** Refuses products and warehouses that are not the organization's, warehouses that are not the actor's, and bundles. */
async function refuseUnknown(ctx: Context, wanted: readonly WantedUnits[]): Promise<void> {
  const { organizationId } = ctx.actor;
  const places = await ctx.db
    .select({ id: warehouses.id, code: warehouses.code })
    .from(warehouses)
    .where(and(eq(warehouses.organizationId, organizationId), inArray(warehouses.id, [...new Set(wanted.map((one) => one.warehouseId))])));
  const known = await ctx.db
    .select({ id: products.id, sku: products.sku, isBundle: products.isBundle })
    .from(products)
    .where(and(eq(products.organizationId, organizationId), inArray(products.id, [...new Set(wanted.map((one) => one.productId))])));
  for (const { warehouseId, productId } of wanted) {
    const place = places.find(({ id }) => id === warehouseId);
    if (!place) throw notFound("warehouse");
    refuseElsewhere(ctx, place);
    const product = known.find(({ id }) => id === productId);
    if (!product) throw notFound("product");
    if (product.isBundle) throw new Refusal("conflict", reason("stock.bundle_has_no_stock", { sku: product.sku }));
  }
}

async function skuOf(ctx: Context, productId: string): Promise<string> {
  const [row] = await ctx.db
    .select({ sku: products.sku })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.id, productId)));
  return row?.sku ?? "";
}
