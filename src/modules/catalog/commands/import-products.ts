import { and, asc, eq, inArray, or, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import { appendCosts } from "../costs/append-costs";
import { fineCost } from "../costs/moving-average";
import { productPacks } from "../packs/tables";
import { mine } from "../product-queries";
import { products } from "../tables";

export type ProductRow = typeof products.$inferSelect;
type Told = Pick<ProductRow, "sku" | "name" | "barcode" | "taxRate" | "weightGrams" | "priceMinor" | "currency" | "active">;
/** What not every catalogue tells: left out, it stays as it is. */
type MaybeTold = Partial<Pick<ProductRow, "group" | "costMinor" | "hsCode" | "originCountry">>;
export type NewProduct = Told & MaybeTold;
/** A product as it is to be from now on. */
export type ChangedProduct = Pick<ProductRow, "id"> & Told & MaybeTold;

/** Locks the products of these ids and SKUs, in the order of their SKUs as every command does. Call it in a transaction. */
export function lockProducts(ctx: Context, { ids, skus }: { ids: readonly string[]; skus: readonly string[] }): Promise<ProductRow[]> {
  if (ids.length + skus.length === 0) return Promise.resolve([]);
  const wanted = or(
    ids.length > 0 ? inArray(products.id, [...ids]) : undefined,
    skus.length > 0 ? inArray(products.sku, [...skus]) : undefined,
  );
  return ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), wanted))
    .orderBy(asc(products.sku))
    .for("update");
}

/** Makes many products in one statement; a SKU that somebody else made meanwhile is left out of the answer: ids by SKU. */
export async function createProducts(ctx: Context, wanted: readonly NewProduct[]): Promise<Map<string, string>> {
  if (wanted.length === 0) return new Map();
  const values = (await withoutPackBarcodes(ctx, wanted)).map((product) => ({ ...product, id: newId() }));
  // One parameter whatever the number: thousands of them cost more than the statement.
  const { rows: made } = await ctx.db.execute<{ id: string; sku: string }>(sql`
    insert into products (organization_id, id, sku, name, barcode, tax_rate, weight_grams, price_minor, currency, active, product_group, cost_minor, hs_code, origin_country)
    select ${ctx.actor.organizationId}::uuid, v.id, v.sku, v.name, v.barcode, v."taxRate", v."weightGrams", v."priceMinor", v.currency, v.active,
      v."group", v."costMinor", v."hsCode", v."originCountry"
    from jsonb_to_recordset(${JSON.stringify(values)}::jsonb)
      as v(id uuid, sku text, name text, barcode text, "taxRate" numeric, "weightGrams" integer, "priceMinor" bigint, currency text, active boolean,
        "group" text, "costMinor" bigint, "hsCode" text, "originCountry" text)
    on conflict (organization_id, sku) do nothing
    returning id, sku`);
  await tell(ctx, made, true);
  return new Map(made.map(({ sku, id }) => [sku, id]));
}

/** Changes many products in one statement. They are locked, see `lockProducts`. */
export async function changeProducts(ctx: Context, wanted: readonly ChangedProduct[]): Promise<void> {
  if (wanted.length === 0) return;
  const rows = await withoutPackBarcodes(ctx, wanted);
  await noteCosts(ctx, wanted);
  await ctx.db.execute(sql`
    update products p set name = v.name, barcode = v.barcode, tax_rate = v."taxRate", weight_grams = v."weightGrams", price_minor = v."priceMinor",
      currency = v.currency, active = v.active, product_group = case when told ? 'group' then v."group" else p.product_group end,
      cost_minor = case when told ? 'costMinor' then v."costMinor" else p.cost_minor end,
      hs_code = case when told ? 'hsCode' then v."hsCode" else p.hs_code end,
      origin_country = case when told ? 'originCountry' then v."originCountry" else p.origin_country end, version = p.version + 1, updated_at = ${ctx.now().toISOString()}::timestamptz
    from jsonb_array_elements(${JSON.stringify(rows)}::jsonb) as told, jsonb_to_record(told)
      as v(id uuid, name text, barcode text, "taxRate" numeric, "weightGrams" integer, "priceMinor" bigint, currency text, active boolean,
        "group" text, "costMinor" bigint, "hsCode" text, "originCountry" text)
    where p.organization_id = ${ctx.actor.organizationId} and p.id = v.id`);
  await tell(ctx, wanted, false);
}

/** What a catalogue says of costs is kept where it is another one; that of a new product opens its history with its first change. */
async function noteCosts(ctx: Context, wanted: readonly ChangedProduct[]): Promise<void> {
  const told = wanted.filter((product) => product.costMinor !== undefined);
  if (told.length === 0) return;
  const { rows } = await ctx.db.execute<{ id: string; cost: string | null }>(sql`
    select p.id, v."costMinor" as cost from products p
    join jsonb_to_recordset(${JSON.stringify(told.map(({ id, costMinor }) => ({ id, costMinor })))}::jsonb) as v(id uuid, "costMinor" bigint) on v.id = p.id
    where p.organization_id = ${ctx.actor.organizationId}::uuid and p.cost_minor is distinct from v."costMinor"`);
  const costs = rows.map(({ id, cost }) => ({ productId: id, unitCostE4: cost === null ? null : fineCost(Number(cost)) }));
  await appendCosts(
    ctx,
    costs.map((cost) => ({ ...cost, cause: "catalog" as const })),
  );
}

/** A code that means a box of several units here cannot be a unit's. */
async function withoutPackBarcodes<T extends { barcode: string | null }>(ctx: Context, wanted: readonly T[]): Promise<T[]> {
  const codes = wanted.flatMap(({ barcode }) => barcode ?? []);
  if (codes.length === 0) return [...wanted];
  const packs = await ctx.db
    .select({ barcode: productPacks.barcode })
    .from(productPacks)
    .where(and(eq(productPacks.organizationId, ctx.actor.organizationId), inArray(productPacks.barcode, codes)));
  const taken = new Set(packs.map(({ barcode }) => barcode));
  return wanted.map((product) => (taken.has(product.barcode) ? { ...product, barcode: null } : product));
}

function tell(ctx: Context, changed: readonly { id: string; sku: string }[], created: boolean): Promise<void> {
  return record(
    ctx,
    ...changed.map(({ id, sku }) => ({ type: "product.changed", subject: { kind: "product", id, number: sku }, data: { sku, created } })),
  );
}
