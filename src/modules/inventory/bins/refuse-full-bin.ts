import { and, eq, sql } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { bins } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { type HeldUnits, roomFor, volumeOf } from "../bin-room";
import { stockBins } from "./tables";

type Goods = { sku: string; productId: string; units: number };

/**
 * Refuses to put more into a bin than its limits allow. It locks a bin that has any, before orders and levels, so that two
 * people do not fill the same room.
 */
export async function refuseFullBin(ctx: Context, binId: string, goods: readonly Goods[]): Promise<void> {
  const own = eq(bins.organizationId, ctx.actor.organizationId);
  const [bin] = await ctx.db
    .select({ code: bins.code, maxUnits: bins.maxUnits, maxWeightGrams: bins.maxWeightGrams, maxVolumeCm3: bins.maxVolumeCm3 })
    .from(bins)
    .where(and(own, eq(bins.id, binId), sql`coalesce(${bins.maxUnits}, ${bins.maxWeightGrams}, ${bins.maxVolumeCm3}) is not null`))
    .for("no key update");
  if (!bin) return;
  const held = await heldIn(ctx, binId);
  for (const { sku, productId, units } of goods) {
    const one = await sizeOf(ctx, productId);
    const fits = roomFor(bin, held, one);
    if (units > fits) throw new Refusal("conflict", reason("warehouse.bin_full", { bin: bin.code, sku, fits }), { fits });
    held.push({ ...one, units });
  }
}

const sides = {
  weightGrams: products.weightGrams,
  lengthMm: products.lengthMm,
  widthMm: products.widthMm,
  heightMm: products.heightMm,
};

async function heldIn(ctx: Context, binId: string): Promise<HeldUnits[]> {
  const rows = await ctx.db
    .select({ units: stockBins.units, ...sides })
    .from(stockBins)
    .innerJoin(products, and(eq(products.organizationId, stockBins.organizationId), eq(products.id, stockBins.productId)))
    .where(and(eq(stockBins.organizationId, ctx.actor.organizationId), eq(stockBins.binId, binId)));
  return rows.map(({ units, weightGrams, ...box }) => ({ units, weightGrams, volumeCm3: volumeOf(box) }));
}

async function sizeOf(ctx: Context, productId: string) {
  const [row] = await ctx.db
    .select(sides)
    .from(products)
    .where(and(eq(products.organizationId, ctx.actor.organizationId), eq(products.id, productId)));
  return { weightGrams: row?.weightGrams ?? null, volumeCm3: row ? volumeOf(row) : null };
}
