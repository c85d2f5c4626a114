import { and, eq, inArray, sql } from "drizzle-orm";
import {
  type ChangedProduct,
  changeProducts,
  createProducts,
  lockProducts,
  type NewProduct,
  type ProductRow,
} from "@/modules/catalog/commands/import-products";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { channelProducts } from "../../mapping/tables";
import { baseOf, changesOf, type Fields, skuOf, type Told, type Word } from "./word";

type Mapped = typeof channelProducts.$inferSelect;
export type Imported = {
  created: number;
  changed: number;
  unchanged: number;
  unknown: number;
  ids: Map<string, { productId: string; sku: string; taxRate: number | null }>;
};

/**
 * Makes products again what 1C says of them, some hundred at a time in one transaction. A product is found by 1C's id as it was
 * mapped, else by its SKU; one that is new is made if it has a name. Said again, nothing changes.
 */
export function importWords(ctx: Context, connectionId: string, currency: string, said: readonly Word[]): Promise<Imported> {
  const words = [...new Map(said.map((word) => [word.externalId, word])).values()];
  return inTransaction(ctx, async (ctx) => {
    const ids = words.map(({ externalId }) => externalId);
    const mapped = await mappedOf(ctx, connectionId, [...ids, ...ids.flatMap((id) => baseOf(id) ?? [])]);
    const skuOfWord = new Map(words.map((word) => [word.externalId, skuOf(word, articleOfBase(word, words, mapped))]));
    const rows = await lockProducts(ctx, {
      ids: [...mapped.values()].flatMap(({ productId }) => productId ?? []),
      skus: words.flatMap(({ externalId }) =>
        mapped.get(externalId)?.productId ? [] : [skuOfWord.get(externalId) ?? "", externalId.slice(0, 100)],
      ),
    });
    const taken = await takenBy(
      ctx,
      connectionId,
      rows.map(({ id }) => id),
    );
    const plan = planOf(words, { mapped, skuOfWord, rows, taken, currency });
    const made = await createProducts(
      ctx,
      plan.create.map(({ product }) => product),
    );
    await changeProducts(ctx, plan.change);
    for (const { word, product } of plan.create) {
      const id = made.get(product.sku);
      if (id) plan.found.set(word.externalId, { productId: id, sku: product.sku, taxRate: product.taxRate });
    }
    await remember(ctx, connectionId, words, mapped, plan.found);
    const changed = plan.change.length;
    return {
      created: made.size,
      changed,
      unchanged: plan.found.size - made.size - changed,
      unknown: words.length - plan.found.size,
      ids: plan.found,
    };
  });
}

async function mappedOf(ctx: Context, connectionId: string, externalIds: readonly string[]): Promise<Map<string, Mapped>> {
  if (externalIds.length === 0) return new Map();
  const rows = await ctx.db
    .select()
    .from(channelProducts)
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        inArray(channelProducts.externalId, [...new Set(externalIds)]),
      ),
    );
  return new Map(rows.map((row) => [row.externalId, row]));
}

/** Which products are another thing of 1C already: two of its products with one article are two of ours. */
async function takenBy(ctx: Context, connectionId: string, productIds: readonly string[]): Promise<Map<string, string>> {
  if (productIds.length === 0) return new Map();
  const rows = await ctx.db
    .select({ productId: channelProducts.productId, externalId: channelProducts.externalId })
    .from(channelProducts)
    .where(
      and(
        eq(channelProducts.organizationId, ctx.actor.organizationId),
        eq(channelProducts.connectionId, connectionId),
        inArray(channelProducts.productId, [...productIds]),
      ),
    );
  return new Map(rows.flatMap(({ productId, externalId }) => (productId ? [[productId, externalId] as const] : [])));
}

function articleOfBase({ externalId }: Word, words: readonly Word[], mapped: ReadonlyMap<string, Mapped>): string | null {
  const base = baseOf(externalId);
  return base === null ? null : words.find((word) => word.externalId === base)?.article || mapped.get(base)?.sku || null;
}

type Known = {
  mapped: ReadonlyMap<string, Mapped>;
  skuOfWord: ReadonlyMap<string, string>;
  rows: readonly ProductRow[];
  taken: Map<string, string>;
  currency: string;
};

function planOf(words: readonly Word[], { mapped, skuOfWord, rows, taken, currency }: Known) {
  const byId = new Map(rows.map((row) => [row.id, row]));
  const bySku = new Map(rows.map((row) => [row.sku, row]));
  const newSkus = new Set<string>();
  const create: { word: Word; product: NewProduct }[] = [];
  const change = new Map<string, ChangedProduct>();
  const found: Imported["ids"] = new Map();
  for (const word of words) {
    const { externalId, told } = word;
    const before = mapped.get(externalId);
    const isFree = (row: ProductRow | undefined) => (row && (taken.get(row.id) ?? externalId) === externalId ? row : undefined);
    const wanted = skuOfWord.get(externalId) ?? externalId;
    const row = byId.get(before?.productId ?? "") ?? isFree(bySku.get(wanted));
    if (row) {
      taken.set(row.id, externalId);
      // A product with prices in another currency keeps them.
      const said = row.currency === currency ? told : { ...told, priceMinor: undefined };
      const changes = changesOf(fieldsOf(row), (before?.told ?? null) as Told | null, said);
      if (Object.keys(changes).length > 0) change.set(row.id, { ...changedOf(row), ...changes });
      found.set(externalId, { productId: row.id, sku: row.sku, taxRate: changes.taxRate === undefined ? row.taxRate : changes.taxRate });
      continue;
    }
    // What is marked for deletion before it was ever here is not made.
    if (!word.name || told.active === false) continue;
    // Somebody else has the article: then 1C's own id is the SKU.
    const sku = bySku.has(wanted) || newSkus.has(wanted) ? externalId.slice(0, 100) : wanted;
    if (bySku.has(sku) || newSkus.has(sku)) continue;
    newSkus.add(sku);
    const { barcode = null, taxRate = null, weightGrams = null, priceMinor = 0 } = told;
    create.push({ word, product: { sku, name: word.name, barcode, taxRate, weightGrams, priceMinor, currency, active: true } });
  }
  return { create, change: [...change.values()], found };
}

const fieldsOf = ({ name, barcode, taxRate, weightGrams, priceMinor, active }: ProductRow): Fields => ({
  name,
  barcode,
  taxRate,
  weightGrams,
  priceMinor,
  active,
});
const changedOf = ({ id, sku, currency, ...row }: ProductRow): ChangedProduct => ({
  id,
  sku,
  currency,
  ...fieldsOf({ id, sku, currency, ...row }),
});

/** Keeps what 1C said, word over word, and which product of ours it meant. */
async function remember(
  ctx: Context,
  connectionId: string,
  words: readonly Word[],
  mapped: ReadonlyMap<string, Mapped>,
  found: Imported["ids"],
): Promise<void> {
  const rows = words.flatMap((word) => {
    const product = found.get(word.externalId);
    const before = mapped.get(word.externalId);
    if (!product && !before) return [];
    const told = { ...before?.told, ...word.told, ...(word.properties.length > 0 && { properties: word.properties }) };
    const { barcode, priceMinor } = told as Told;
    return [
      {
        externalId: word.externalId,
        sku: word.article || before?.sku || null,
        barcode: barcode ?? before?.barcode ?? null,
        name: word.name || before?.name || word.externalId,
        priceMinor: priceMinor ?? before?.priceMinor ?? null,
        productId: product?.productId ?? before?.productId ?? null,
        told,
      },
    ];
  });
  if (rows.length === 0) return;
  await ctx.db.execute(sql`
    insert into channel_products as c (organization_id, connection_id, external_id, sku, barcode, name, price_minor, product_id, seen_at, told)
    select ${ctx.actor.organizationId}::uuid, ${connectionId}::uuid, v."externalId", v.sku, v.barcode, v.name, v."priceMinor", v."productId",
      ${ctx.now().toISOString()}::timestamptz, v.told
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb)
      as v("externalId" text, sku text, barcode text, name text, "priceMinor" bigint, "productId" uuid, told jsonb)
    on conflict (organization_id, connection_id, external_id) do update set sku = excluded.sku, barcode = excluded.barcode,
      name = excluded.name, price_minor = excluded.price_minor, product_id = excluded.product_id, seen_at = excluded.seen_at,
      told = excluded.told,
      -- It is known by now.
      wanted_at = case when excluded.product_id is null then c.wanted_at end`);
}
