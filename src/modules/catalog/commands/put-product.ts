import { and, eq, inArray, sql } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { brokenConstraint, inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { appendCosts } from "../costs/append-costs";
import { fineCost } from "../costs/moving-average";
import type { PutProduct } from "../inputs";
import { putPacks, refusePackBarcode } from "../packs/put-packs";
import { mine, type ProductAnswer, productBySku } from "../product-queries";
import { productComponents, products } from "../tables";

type Row = typeof products.$inferSelect;

/**
 * Creates a product or changes it, by its SKU. Saying the same again changes nothing. A bundle consists of plain products only;
 * it has no stock of its own, so what has stock cannot become one. Refuses a stale version, unknown parts, and a cost in
 * another currency than the price.
 */
export async function putProduct(ctx: Context, sku: string, input: PutProduct): Promise<ProductAnswer & { created: boolean }> {
  const { price, cost, version } = input;
  if (cost && cost.currency !== price.currency)
    throw invalid("cost.currency", "product.two_currencies", { price: price.currency, cost: cost.currency });
  try {
    return await inTransaction(ctx, async (ctx) => {
      const created = await insertIfNew(ctx, sku, input);
      const locked = await lockWithParts(ctx, sku, input.components ?? []);
      const row = locked.get(sku);
      if (!row) throw new Error("the product vanished while it was written");
      if (!created && version !== undefined && version !== row.version)
        throw new Refusal("stale", reason("product.stale_version", { version: row.version }), { version: row.version });
      const partsChanged = await putComponents(ctx, row, input.components, locked);
      if (input.barcode && input.barcode !== row.barcode) await refusePackBarcode(ctx, input.barcode);
      const next = { ...valuesOf(input), isBundle: input.components ? input.components.length > 0 : row.isBundle };
      if (next.isBundle && (next.tracksLots ?? row.tracksLots)) throw invalid("tracksLots", "product.bundle_has_no_lots", { sku });
      if (next.isBundle && (next.tracksSerials ?? row.tracksSerials))
        throw invalid("tracksSerials", "product.bundle_has_no_serials", { sku });
      const packsChanged = await putPacks(ctx, row, input.packs, next.isBundle);
      const changed =
        partsChanged ||
        packsChanged ||
        Object.entries(next).some(([field, value]) => value !== undefined && !isSame(row[field as keyof Row], value));
      // Orders that wait for its day follow it.
      const movesDay = !created && next.availableFrom !== undefined && !isSame(row.availableFrom, next.availableFrom);
      if (next.costMinor !== undefined && next.costMinor !== row.costMinor) {
        const unitCostE4 = next.costMinor === null ? null : fineCost(next.costMinor);
        await appendCosts(ctx, [{ productId: row.id, unitCostE4, cause: "catalog" }]);
      }
      if (changed || created) {
        await ctx.db
          .update(products)
          .set({ ...next, ...(created ? {} : { version: row.version + 1 }), updatedAt: ctx.now() })
          .where(and(mine(ctx), eq(products.id, row.id)));
        await record(ctx, {
          type: "product.changed",
          subject: { kind: "product", id: row.id, number: sku },
          data: { sku, created, ...(movesDay && { availableFrom: true }) },
        });
      }
      return { ...(await productBySku(ctx, sku)), created };
    });
  } catch (error) {
    if (brokenConstraint(error) === "products_bundle_without_stock") throw new Refusal("conflict", reason("product.has_stock", { sku }));
    if (brokenConstraint(error) === "products_lots_without_stock")
      throw new Refusal("conflict", reason("product.lots_need_empty_shelves", { sku }));
    if (brokenConstraint(error) === "products_serials_without_stock")
      throw new Refusal("conflict", reason("product.serials_need_empty_shelves", { sku }));
    // Somebody gave another product's pack the same code in this moment: asked again, the answer names it.
    if (brokenConstraint(error) === "product_packs_barcode" && !ctx.inTransaction) return putProduct(ctx, sku, input);
    throw error;
  }
}

/** What the input says about the row; undefined where it says nothing. */
function valuesOf({ price, cost, dimensionsMm, availableFrom, ...input }: PutProduct) {
  const {
    name,
    barcode,
    group,
    weightGrams,
    taxRate,
    hsCode,
    originCountry,
    active,
    backorderLimit,
    tracksLots,
    tracksSerials,
    needsMark,
  } = input;
  const size =
    dimensionsMm === undefined
      ? {}
      : { lengthMm: dimensionsMm?.length ?? null, widthMm: dimensionsMm?.width ?? null, heightMm: dimensionsMm?.height ?? null };
  const costMinor = cost === undefined ? undefined : (cost?.amount ?? null);
  const from = availableFrom === undefined ? {} : { availableFrom: availableFrom === null ? null : new Date(availableFrom) };
  const sums = { priceMinor: price.amount, currency: price.currency, costMinor };
  const customs = { hsCode, originCountry };
  const kept = { name, barcode, group, weightGrams, taxRate, active, backorderLimit, tracksLots, tracksSerials, needsMark };
  return { ...kept, ...customs, ...sums, ...from, ...size };
}

const isSame = (a: unknown, b: unknown) => (a instanceof Date && b instanceof Date ? a.getTime() === b.getTime() : a === b);

async function insertIfNew(ctx: Context, sku: string, { name, price }: PutProduct): Promise<boolean> {
  const inserted = await ctx.db
    .insert(products)
    .values({ organizationId: ctx.actor.organizationId, id: newId(), sku, name, priceMinor: price.amount, currency: price.currency })
    .onConflictDoNothing({ target: [products.organizationId, products.sku] })
    .returning({ id: products.id });
  return inserted.length > 0;
}

/** Locks the product and its parts in the order of their SKUs, so that two bundles that name one another never wait in a circle. */
async function lockWithParts(ctx: Context, sku: string, components: readonly { sku: string }[]): Promise<Map<string, Row>> {
  const rows = await ctx.db
    .select()
    .from(products)
    .where(and(mine(ctx), inArray(products.sku, [sku, ...components.map((part) => part.sku)])))
    .orderBy(products.sku)
    .for("update");
  return new Map(rows.map((row) => [row.sku, row]));
}

/** Makes the parts of a bundle say what the input says; true when that changed anything. */
async function putComponents(ctx: Context, row: Row, wanted: PutProduct["components"], locked: ReadonlyMap<string, Row>): Promise<boolean> {
  if (!wanted) return false;
  const { organizationId } = ctx.actor;
  const parts = wanted.map(({ sku, quantity }, index) => {
    const part = locked.get(sku);
    if (sku === row.sku) throw invalid(`components.${index}.sku`, "product.contains_itself", { sku });
    if (!part) throw invalid(`components.${index}.sku`, "product.unknown", { sku });
    if (part.isBundle) throw invalid(`components.${index}.sku`, "product.bundle_in_bundle", { sku });
    return { organizationId, bundleId: row.id, componentId: part.id, quantity };
  });
  if (parts.length > 0) await refuseIfPartOfABundle(ctx, row);
  const known = await ctx.db
    .select()
    .from(productComponents)
    .where(and(eq(productComponents.organizationId, organizationId), eq(productComponents.bundleId, row.id)));
  const same =
    known.length === parts.length &&
    parts.every((part) => known.some((k) => k.componentId === part.componentId && k.quantity === part.quantity));
  if (same) return false;
  await ctx.db
    .delete(productComponents)
    .where(and(eq(productComponents.organizationId, organizationId), eq(productComponents.bundleId, row.id)));
  if (parts.length > 0) await ctx.db.insert(productComponents).values(parts);
  return true;
}

async function refuseIfPartOfABundle(ctx: Context, row: Row): Promise<void> {
  const [bundle] = await ctx.db
    .select({ sku: products.sku })
    .from(productComponents)
    .innerJoin(products, and(eq(products.organizationId, productComponents.organizationId), eq(products.id, productComponents.bundleId)))
    .where(
      and(
        eq(productComponents.organizationId, ctx.actor.organizationId),
        eq(productComponents.componentId, row.id),
        sql`${productComponents.bundleId} <> ${row.id}`,
      ),
    )
    .limit(1);
  if (bundle) throw invalid("components", "product.part_of_bundle", { sku: row.sku, bundle: bundle.sku });
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
