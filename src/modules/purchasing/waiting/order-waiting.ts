import { reason } from "@/lib/reason";
import { stockedProducts, warehouseNamed } from "@/modules/inventory/arrivals/look-up";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { Refusal } from "@/platform/refusal";
import { draftPurchaseOrders } from "../orders/draft-purchase-orders";
import { lockNumbers } from "../orders/write-purchase";
import type { OrderWaiting } from "./inputs";
import { comingUnits, waitingLines } from "./waiting-queries";

/**
 * Drafts orders for what waiting orders lack of some products, one for each preferred supplier, raised to minimum and pack: the units
 * that nothing is to come for, so that they are not ordered twice, whoever clicks at the same time. What is to come serves those in
 * front; each line knows whom behind them it is for. Refuses where nothing is lacking.
 */
export function orderWaiting(ctx: Context, { warehouse, skus, click }: OrderWaiting): Promise<{ id: string; number: string }[]> {
  return inTransaction(ctx, async (ctx) => {
    const place = await warehouseNamed(ctx, warehouse, "warehouse");
    const products = await stockedProducts(ctx, skus, (i) => `skus.${i}`);
    // Before anything is counted: of two who ask at once the second sees what the first has drafted.
    await lockNumbers(ctx);
    const ids = [...products.values()].map(({ id }) => id);
    const lines = await waitingLines(ctx, ids);
    const coming = await comingUnits(ctx, ids);
    const left = new Map([...coming].map(([id, { incoming, unsent }]) => [id, incoming + unsent]));
    const lacking = lines.flatMap(({ orderLineId, productId, units }) => {
      const served = Math.min(units, left.get(productId) ?? 0);
      left.set(productId, (left.get(productId) ?? 0) - served);
      return units > served ? [{ orderLineId, productId, units: units - served }] : [];
    });
    const wanted = [...products.values()].flatMap(({ id: productId }) => {
      const waits = lacking.filter((line) => line.productId === productId);
      const quantity = waits.reduce((sum, wait) => sum + wait.units, 0);
      return quantity > 0 ? [{ productId, warehouseId: place.id, quantity, waits: waits.map(({ productId: _, ...wait }) => wait) }] : [];
    });
    const causeKey = click ? `waiting:${click}` : undefined;
    const drafted = await draftPurchaseOrders(ctx, wanted, { causeKey });
    if (drafted.length === 0) throw new Refusal("conflict", reason("purchase.nothing_lacking"));
    return drafted;
  });
}
