import { and, eq } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { products } from "@/modules/catalog/tables";
import { warehouses } from "@/modules/warehouses/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal } from "@/platform/refusal";
import { binNamed } from "../bins/bin-queries";
import type { AssignBin } from "../inputs";
import { ensureLevels, lockLevels } from "../levels";
import { stockLevels } from "../tables";

/** Says where the picker finds a product in a warehouse; null: nowhere in particular. Moves no stock. Refuses unknown codes and bundles. */
export function assignBin(ctx: Context, { warehouse, sku, bin }: AssignBin): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const [product] = await ctx.db
      .select({ id: products.id, isBundle: products.isBundle })
      .from(products)
      .where(and(eq(products.organizationId, organizationId), eq(products.sku, sku)));
    if (!product) throw invalid("sku", "product.unknown", { sku });
    if (product.isBundle) throw invalid("sku", "stock.bundle_has_no_stock", { sku });
    const [place] = await ctx.db
      .select({ id: warehouses.id })
      .from(warehouses)
      .where(and(eq(warehouses.organizationId, organizationId), eq(warehouses.code, warehouse)));
    if (!place) throw invalid("warehouse", "warehouse.unknown", { warehouse });
    if (ctx.actor.warehouseIds && !ctx.actor.warehouseIds.includes(place.id))
      throw invalid("warehouse", "warehouse.not_yours", { warehouse });
    const binId = bin === null ? null : await binNamed(ctx, place.id, bin);
    await ensureLevels(ctx, [{ warehouseId: place.id, productId: product.id }]);
    await lockLevels(ctx, [product.id], [place.id]);
    await ctx.db
      .update(stockLevels)
      .set({ binId, updatedAt: ctx.now() })
      .where(
        and(eq(stockLevels.organizationId, organizationId), eq(stockLevels.warehouseId, place.id), eq(stockLevels.productId, product.id)),
      );
    await record(ctx, {
      type: "stock.bin_assigned",
      subject: { kind: "product", id: product.id, number: sku },
      warehouseId: place.id,
      data: { sku, warehouse, bin },
    });
  });
}

function invalid(path: string, code: string, params: Record<string, string>): Refusal {
  return new Refusal("invalid", reason(code, params), { errors: [{ path, message: code }] });
}
