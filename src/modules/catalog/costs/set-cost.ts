import { reason } from "@/lib/reason";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { notFound, Refusal } from "@/platform/refusal";
import { lockProducts } from "../commands/import-products";
import { appendCosts } from "./append-costs";
import type { SetCost } from "./inputs";
import { fineCost } from "./moving-average";

/**
 * Sets what a unit of a product costs, with the reason: an opening cost, or one that was wrong. Receipts average on from it.
 * Refuses another currency than the price's, and a bundle: it costs what its parts cost.
 */
export function setCost(ctx: Context, { sku, cost, reason: note }: SetCost): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const [product] = await lockProducts(ctx, { ids: [], skus: [sku] });
    if (!product) throw notFound("product");
    if (product.isBundle) throw new Refusal("conflict", reason("product.bundle_has_no_cost", { sku }));
    if (cost.currency !== product.currency) {
      const currencies = { price: product.currency, cost: cost.currency };
      throw new Refusal("invalid", reason("product.two_currencies", currencies), {
        errors: [{ path: "cost.currency", message: "product.two_currencies" }],
      });
    }
    await appendCosts(ctx, [{ productId: product.id, unitCostE4: fineCost(cost.amount), cause: "manual", note }]);
    await record(ctx, {
      type: "product.cost_changed",
      subject: { kind: "product", id: product.id, number: sku },
      data: { sku, cause: "manual", from: product.costMinor, to: cost.amount, reason: note },
    });
  });
}
