import { and, eq, inArray } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { changeProducts, createProducts, lockProducts, type ProductRow } from "@/modules/catalog/commands/import-products";
import { removeUnused } from "@/modules/catalog/commands/remove-unused";
import { products } from "@/modules/catalog/tables";
import { type ProductWish, readProduct } from "../rows/product";
import type { Taken, Taker, Verdict } from "./taker";

const written = [
  "name",
  "barcode",
  "group",
  "priceMinor",
  "costMinor",
  "weightGrams",
  "taxRate",
  "hsCode",
  "originCountry",
  "active",
] as const;
type Written = Pick<ProductRow, (typeof written)[number]>;

type Made = { productId: string; sku: string; before: Partial<Written> | null; after: Partial<Written> };

/** Products by SKU: new ones are made, known ones get what the file says. */
export const productTaker: Taker<ProductWish> = {
  read: readProduct,

  async judge(ctx, { currency }, items) {
    const rows = await ctx.db
      .select()
      .from(products)
      .where(
        and(
          eq(products.organizationId, ctx.actor.organizationId),
          inArray(
            products.sku,
            items.map(({ key }) => key),
          ),
        ),
      );
    const bySku = new Map(rows.map((row) => [row.sku, row]));
    return items.map(({ data, position }): Verdict => {
      const row = bySku.get(data.sku);
      const wrong = whyNot(data, row, currency);
      if (wrong) return { errors: [{ row: position, ...wrong }] };
      return { outcome: !row ? "new" : Object.keys(changesOf(row, data)).length > 0 ? "changed" : "same" };
    });
  },

  async take(ctx, { currency }, items) {
    const rows = await lockProducts(ctx, { ids: [], skus: items.map(({ data }) => data.sku) });
    const bySku = new Map(rows.map((row) => [row.sku, row]));
    const fresh = items.flatMap(({ data }) => (bySku.has(data.sku) || whyNot(data, undefined, currency) ? [] : data));
    const made = await createProducts(
      ctx,
      fresh.map((data) => newProduct(data, currency)),
    );
    const changed = items.flatMap(({ data }) => {
      const row = bySku.get(data.sku);
      const changes = row && !whyNot(data, row, currency) ? changesOf(row, data) : {};
      return row && Object.keys(changes).length > 0 ? [{ row, changes }] : [];
    });
    await changeProducts(
      ctx,
      changed.map(({ row, changes }) => ({ ...row, ...changes })),
    );
    return items.map(({ data }): Taken => {
      const row = bySku.get(data.sku);
      const wrong = whyNot(data, row, currency);
      if (wrong) return { refused: wrong.reason };
      const { sku } = data;
      if (row) {
        const after = changesOf(row, data);
        if (Object.keys(after).length === 0) return { outcome: "same" };
        const before = Object.fromEntries(Object.keys(after).map((field) => [field, row[field as keyof Written]]));
        return { outcome: "changed", made: { productId: row.id, sku, before, after } satisfies Made };
      }
      const productId = made.get(sku);
      // Somebody made it a moment ago; the next file of this source will change it.
      if (!productId) return { refused: reason("file.made_meanwhile") };
      return { outcome: "new", made: { productId, sku, before: null, after: {} } satisfies Made };
    });
  },

  async undo(ctx, told) {
    const { productId, sku, before, after } = told as Made;
    if (before === null) return removeUnused(ctx, { id: productId, sku });
    const [row] = await lockProducts(ctx, { ids: [productId], skus: [] });
    if (!row) return null;
    const isOurs = Object.entries(after).every(([field, value]) => row[field as keyof Written] === value);
    if (!isOurs) return reason("file.changed_since", { sku });
    await changeProducts(ctx, [{ ...row, ...before }]);
    return null;
  },
};

function whyNot(data: ProductWish, row: ProductRow | undefined, currency: string) {
  if (!row && !data.name) return { field: "name" as const, value: "", reason: reason("file.missing") };
  const priced = data.priceMinor !== undefined || data.costMinor !== undefined;
  if (row && row.currency !== currency && priced)
    return { field: "price" as const, value: "", reason: reason("file.priced_in_other", { currency: row.currency }) };
  return null;
}

function changesOf(row: ProductRow, wish: ProductWish): Partial<Written> {
  return Object.fromEntries(
    written.filter((field) => wish[field] !== undefined && wish[field] !== row[field]).map((field) => [field, wish[field]]),
  );
}

function newProduct(data: ProductWish, currency: string) {
  const { sku, name = sku, barcode = null, group = null, priceMinor = 0, costMinor = null } = data;
  const { weightGrams = null, taxRate = null, hsCode = null, originCountry = null, active = true } = data;
  return { sku, name, barcode, group, priceMinor, costMinor, weightGrams, taxRate, hsCode, originCountry, active, currency };
}
