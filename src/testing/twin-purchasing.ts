import type { Context } from "@/platform/context";
import type { Foreign } from "./foreign-input";
import { aDraft, aSupplier } from "./purchasing";

/** A supplier of the twin's product, and a draft of an order to it. */
export async function twinPurchasing(ctx: Context, { sku, warehouse }: Foreign, name: string): Promise<Foreign> {
  const supplierId = await aSupplier(ctx, { name: `Supplier of ${name}`, prices: { [String(sku)]: 1_000 } });
  const purchaseId = await aDraft(ctx, { supplierId, warehouse: String(warehouse), lines: { [String(sku)]: 5 } });
  return { supplierId, purchaseId };
}
