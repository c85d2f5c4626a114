import { and, eq, inArray, sql } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { type LeadTime, latestReceipts, leadTime } from "./lead-time";
import { supplierPrices, suppliers } from "./tables";

/** On which terms a supplier sells a product. */
export type SupplierTerms = {
  supplierId: string;
  supplierName: string;
  currency: string;
  productId: string;
  supplierSku: string | null;
  priceMinor: number;
  minQuantity: number;
  pack: number;
  preferred: boolean;
  lead: LeadTime;
};

const columns = {
  supplierId: supplierPrices.supplierId,
  supplierName: suppliers.name,
  currency: suppliers.currency,
  productId: supplierPrices.productId,
  supplierSku: supplierPrices.supplierSku,
  priceMinor: supplierPrices.priceMinor,
  minQuantity: supplierPrices.minQuantity,
  pack: supplierPrices.pack,
  preferred: supplierPrices.preferred,
  ownLeadDays: supplierPrices.leadDays,
  leadDays: suppliers.leadDays,
};

/** The terms of all active suppliers for some products: the preferred first, then the cheaper of one currency. */
export async function termsFor(ctx: Context, productIds: readonly string[]): Promise<SupplierTerms[]> {
  if (productIds.length === 0) return [];
  const rows = await ctx.db
    .select(columns)
    .from(supplierPrices)
    .innerJoin(suppliers, and(eq(suppliers.organizationId, supplierPrices.organizationId), eq(suppliers.id, supplierPrices.supplierId)))
    .where(
      and(
        eq(supplierPrices.organizationId, ctx.actor.organizationId),
        inArray(supplierPrices.productId, [...new Set(productIds)]),
        eq(suppliers.active, true),
      ),
    )
    .orderBy(supplierPrices.productId, sql`${supplierPrices.preferred} desc`, supplierPrices.priceMinor, suppliers.name);
  return withLeads(ctx, rows);
}

type Stated = { supplierId: string; productId: string; ownLeadDays: number | null; leadDays: number | null };

/** Adds what is known of each pair's lead time, in two reads however many there are. */
export async function withLeads<T extends Stated>(
  ctx: Context,
  rows: readonly T[],
): Promise<(Omit<T, "ownLeadDays" | "leadDays"> & { lead: LeadTime })[]> {
  if (rows.length === 0) return [];
  const supplierIds = [...new Set(rows.map((row) => row.supplierId))];
  const { organizationId } = ctx.actor;
  const { rows: ofProducts } = await ctx.db.execute<{ supplier_id: string; product_id: string; days: number[] }>(sql`
    select w.supplier_id, w.product_id, array(select r.days from purchase_receipts r where r.organization_id = ${organizationId}::uuid
        and r.supplier_id = w.supplier_id and r.product_id = w.product_id order by r.id desc limit ${latestReceipts}) as days
    from unnest(${sql.param(rows.map((row) => row.supplierId))}::uuid[], ${sql.param(rows.map((row) => row.productId))}::uuid[])
      as w(supplier_id, product_id)`);
  const { rows: ofSuppliers } = await ctx.db.execute<{ supplier_id: string; days: number[] }>(sql`
    select w.supplier_id, array(select r.days from purchase_receipts r where r.organization_id = ${organizationId}::uuid
        and r.supplier_id = w.supplier_id order by r.id desc limit ${latestReceipts}) as days
    from unnest(${sql.param(supplierIds)}::uuid[]) as w(supplier_id)`);
  const key = (supplierId: string, productId: string) => `${supplierId} ${productId}`;
  const byProduct = new Map(ofProducts.map((row) => [key(row.supplier_id, row.product_id), row.days]));
  const bySupplier = new Map(ofSuppliers.map((row) => [row.supplier_id, row.days]));
  return rows.map(({ ownLeadDays, leadDays, ...row }) => ({
    ...row,
    lead: leadTime({
      productDays: byProduct.get(key(row.supplierId, row.productId)) ?? [],
      supplierDays: bySupplier.get(row.supplierId) ?? [],
      statedProduct: ownLeadDays,
      statedSupplier: leadDays,
    }),
  }));
}

/** The lead time of all that a supplier sells. */
export async function leadOfSupplier(ctx: Context, { id, leadDays }: { id: string; leadDays: number | null }): Promise<LeadTime> {
  const { rows } = await ctx.db.execute<{ days: number }>(sql`
    select days from purchase_receipts where organization_id = ${ctx.actor.organizationId}::uuid and supplier_id = ${id}::uuid
    order by id desc limit ${latestReceipts}`);
  return leadTime({ productDays: [], supplierDays: rows.map((row) => row.days), statedProduct: null, statedSupplier: leadDays });
}
