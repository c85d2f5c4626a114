import { and, asc, eq, ilike, or, sql } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import type { Context } from "@/platform/context";
import { decodeCursor, pageOf } from "@/platform/http/cursor";
import { notFound } from "@/platform/refusal";
import { openStatuses } from "../orders/purchase";
import { ListPrices, ListSuppliers } from "./inputs";
import { mine } from "./lock-supplier";
import { supplierPrices, suppliers } from "./tables";
import { leadOfSupplier, withLeads } from "./terms-queries";

const pattern = (q: string | undefined) => (q ? `%${q.replace(/[\\%_]/g, (letter) => `\\${letter}`)}%` : null);

const columns = {
  id: suppliers.id,
  name: suppliers.name,
  person: suppliers.person,
  email: suppliers.email,
  phone: suppliers.phone,
  taxNumber: suppliers.taxNumber,
  currency: suppliers.currency,
  locale: suppliers.locale,
  paymentTerms: suppliers.paymentTerms,
  leadDays: suppliers.leadDays,
  note: suppliers.note,
  active: suppliers.active,
  version: suppliers.version,
};

export type SupplierAnswer = Awaited<ReturnType<typeof supplierById>>;

/** One page of suppliers by name. */
export async function listSuppliers(ctx: Context, query: ListSuppliers) {
  const { q, active, limit, cursor } = ListSuppliers.parse(query);
  const after = decodeCursor(cursor, ["text"]);
  const word = pattern(q);
  const rows = await ctx.db
    .select({
      ...columns,
      products: sql<number>`(select count(*)::int from supplier_prices p where p.organization_id = ${suppliers.organizationId} and p.supplier_id = ${suppliers.id})`,
      openOrders: sql<number>`(select count(*)::int from purchase_orders o where o.organization_id = ${suppliers.organizationId} and o.supplier_id = ${suppliers.id}
        and o.status = any(${sql.param([...openStatuses])}::text[]))`,
    })
    .from(suppliers)
    .where(
      and(
        mine(ctx),
        active === undefined ? undefined : eq(suppliers.active, active),
        word ? or(ilike(suppliers.name, word), ilike(suppliers.email, word), ilike(suppliers.taxNumber, word)) : undefined,
        after ? sql`${suppliers.name} > ${after[0]}` : undefined,
      ),
    )
    .orderBy(asc(suppliers.name))
    .limit(limit + 1);
  return pageOf(rows, limit, (row) => [row.name]);
}

/** One supplier with the lead time learnt from all of its receipts. */
export async function supplierById(ctx: Context, supplierId: string) {
  const [row] = await ctx.db
    .select(columns)
    .from(suppliers)
    .where(and(mine(ctx), eq(suppliers.id, supplierId)));
  if (!row) throw notFound("supplier");
  return { ...row, lead: await leadOfSupplier(ctx, row) };
}

export type PriceRow = Awaited<ReturnType<typeof listPrices>>["items"][number];

/** One page of a supplier's price list by SKU, with what its receipts taught of each product. */
export async function listPrices(ctx: Context, { supplierId, ...query }: ListPrices & { supplierId: string }) {
  const { q, limit, cursor } = ListPrices.parse(query);
  const { currency, leadDays } = await supplierById(ctx, supplierId);
  const after = decodeCursor(cursor, ["text"]);
  const word = pattern(q);
  const rows = await ctx.db
    .select({
      supplierId: supplierPrices.supplierId,
      productId: products.id,
      sku: products.sku,
      name: products.name,
      picture: products.picture,
      supplierSku: supplierPrices.supplierSku,
      priceMinor: supplierPrices.priceMinor,
      minQuantity: supplierPrices.minQuantity,
      pack: supplierPrices.pack,
      preferred: supplierPrices.preferred,
      ownLeadDays: supplierPrices.leadDays,
      updatedAt: supplierPrices.updatedAt,
    })
    .from(supplierPrices)
    .innerJoin(products, and(eq(products.organizationId, supplierPrices.organizationId), eq(products.id, supplierPrices.productId)))
    .where(
      and(
        eq(supplierPrices.organizationId, ctx.actor.organizationId),
        eq(supplierPrices.supplierId, supplierId),
        word ? or(ilike(products.sku, word), ilike(products.name, word), ilike(supplierPrices.supplierSku, word)) : undefined,
        after ? sql`${products.sku} > ${after[0]}` : undefined,
      ),
    )
    .orderBy(asc(products.sku))
    .limit(limit + 1);
  const { items, nextCursor } = pageOf(rows, limit, (row) => [row.sku]);
  const stated = items.map((row) => ({ ...row, leadDays, statedLeadDays: row.ownLeadDays, currency }));
  return { items: await withLeads(ctx, stated), nextCursor };
}
