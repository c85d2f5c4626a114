import { and, asc, eq } from "drizzle-orm";
import { products } from "@/modules/catalog/tables";
import { warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { organizations } from "@/modules/organizations/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { type Locale, localeOf } from "@/platform/i18n/locale";
import { translator } from "@/platform/i18n/translator";
import type { Label } from "@/platform/labels/label";
import { notFound } from "@/platform/refusal";
import type { BinLabels, ProductLabels, ToteLabels } from "./inputs";
import { placeLabel, productLabel } from "./label-layout";

/** Labels that are ready to be drawn, and what the file says about itself. */
export type LabelFile = { labels: readonly Label[]; title: string; locale: Locale; createdAt: Date };

async function localeOfShop(ctx: Context): Promise<Locale> {
  const [shop] = await ctx.db
    .select({ locale: organizations.locale })
    .from(organizations)
    .where(eq(organizations.id, ctx.actor.organizationId));
  return localeOf(shop?.locale, null);
}

/** The labels of units of a product. */
export async function productLabels(ctx: Context, { sku, lot, expiresOn, copies, paper }: ProductLabels): Promise<LabelFile> {
  const [product] = await ctx.db
    .select({ sku: products.sku, name: products.name, barcode: products.barcode })
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.sku, sku)));
  if (!product) throw notFound("product");
  const locale = await localeOfShop(ctx);
  const t = translator(locale, "documents.stockLabel");
  const dated = [
    lot ? t("lot", { lot }) : null,
    expiresOn ? t("until", { day: expiresOn.split("-").toReversed().join(".") }) : null,
  ].filter(Boolean);
  const unit = { ...product, barcode: product.barcode || product.sku, lot: lot ?? null, expiresOn: expiresOn ?? null };
  const label = productLabel(paper, { ...unit, dated: dated.join(", ") }, copies);
  return { labels: [label], title: sku, locale, createdAt: ctx.now() };
}

/** The labels of bins, along the walk. */
export async function binLabels(ctx: Context, { warehouse, zone, bin, paper }: BinLabels): Promise<LabelFile> {
  const place = await warehouseNamed(ctx, warehouse, "warehouse");
  const rows = await ctx.db
    .select({ code: bins.code })
    .from(bins)
    .where(
      and(
        eq(bins.organizationId, ctx.actor.organizationId),
        eq(bins.warehouseId, place.id),
        zone ? eq(bins.zone, zone) : undefined,
        bin ? eq(bins.code, bin) : undefined,
      ),
    )
    .orderBy(asc(bins.walkOrder), asc(bins.code))
    .limit(5_000);
  if (rows.length === 0) throw notFound("bin");
  const labels = rows.map(({ code }) => placeLabel(paper, { code, caption: place.code }));
  return { labels, title: place.code, locale: await localeOfShop(ctx), createdAt: ctx.now() };
}

/** The labels of totes or carts, numbered in a row. */
export async function toteLabels(ctx: Context, { warehouse, prefix, from, count, paper }: ToteLabels): Promise<LabelFile> {
  const place = await warehouseNamed(ctx, warehouse, "warehouse");
  const digits = Math.max(3, String(from + count - 1).length);
  const codes = Array.from({ length: count }, (_, index) => `${prefix}${String(from + index).padStart(digits, "0")}`);
  const labels = codes.map((code) => placeLabel(paper, { code, caption: place.code }));
  return { labels, title: `${codes[0]}`, locale: await localeOfShop(ctx), createdAt: ctx.now() };
}
