import { and, eq, inArray } from "drizzle-orm";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import { binNamed } from "@/modules/inventory/bins/bin-queries";
import { audit } from "@/modules/organizations/commands/audit";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { notFound } from "@/platform/refusal";
import type { DropPickBin, PutPickBin } from "./inputs";
import { makeRefills } from "./make-refills";
import { pickBins, refills } from "./tables";

type Place = { warehouseId: string; binId: string; productId: string };

/** Says how few units of a product a pick bin may hold, and up to how many it is filled. What it lacks becomes a task at once. */
export function putPickBin(ctx: Context, { min, max, ...named }: PutPickBin): Promise<{ refills: number }> {
  return inTransaction(ctx, async (ctx) => {
    const place = await placeNamed(ctx, named);
    const { organizationId } = ctx.actor;
    await ctx.db
      .insert(pickBins)
      .values({ organizationId, ...place, min, max })
      .onConflictDoUpdate({
        target: [pickBins.organizationId, pickBins.warehouseId, pickBins.binId, pickBins.productId],
        set: { min, max },
      });
    await audit(ctx, { action: "stock.pick_bin_put", subject: { kind: "product", id: place.productId }, data: { ...named, min, max } });
    return { refills: await makeRefills(ctx, place.warehouseId, [place.productId]) };
  });
}

/** The bin is not filled by itself any more; tasks that nobody has begun go with it. */
export function dropPickBin(ctx: Context, named: DropPickBin): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { warehouseId, binId, productId } = await placeNamed(ctx, named);
    const own = eq(pickBins.organizationId, ctx.actor.organizationId);
    const gone = await ctx.db
      .delete(pickBins)
      .where(and(own, eq(pickBins.warehouseId, warehouseId), eq(pickBins.binId, binId), eq(pickBins.productId, productId)))
      .returning({ min: pickBins.min });
    if (gone.length === 0) throw notFound("pick_bin");
    await ctx.db
      .update(refills)
      .set({ state: "cancelled", doneAt: ctx.now() })
      .where(
        and(
          eq(refills.organizationId, ctx.actor.organizationId),
          eq(refills.toBinId, binId),
          eq(refills.productId, productId),
          inArray(refills.state, ["open"]),
        ),
      );
    await audit(ctx, { action: "stock.pick_bin_dropped", subject: { kind: "product", id: productId }, data: named });
  });
}

async function placeNamed(ctx: Context, { warehouse, bin, sku }: DropPickBin): Promise<Place> {
  const { id: warehouseId } = await warehouseNamed(ctx, warehouse, "warehouse");
  const product = (await stockedProducts(ctx, [sku], () => "sku")).get(sku);
  if (!product) throw notFound("product");
  return { warehouseId, binId: await binNamed(ctx, warehouseId, bin), productId: product.id };
}
