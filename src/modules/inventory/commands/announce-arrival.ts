import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { refuseIf } from "@/platform/refusal";
import type { AnnounceArrival } from "../arrivals/inputs";
import { arrivalFact } from "../arrivals/lock-arrival";
import { stockedProducts, warehouseNamed } from "../arrivals/look-up";
import { refreshIncoming } from "../arrivals/refresh-incoming";
import { expectedArrivals } from "../arrivals/tables";
import { ensureLevels, lockLevels } from "../levels";
import { whyAboveMost } from "../stock";

/** Announces units that are to come to a warehouse. Moves no stock: promises to waiting orders rest on it. Refuses unknown codes and bundles. */
export function announceArrival(ctx: Context, input: AnnounceArrival): Promise<{ id: string }> {
  return inTransaction(ctx, async (ctx) => {
    const { organizationId } = ctx.actor;
    const place = await warehouseNamed(ctx, input.warehouse, "warehouse");
    const product = (await stockedProducts(ctx, [input.sku], () => "sku")).get(input.sku);
    if (!product) throw new Error("a known product vanished");
    const id = newId();
    const { quantity, source, note } = input;
    const reference = input.reference || null;
    const own = { warehouseId: place.id, productId: product.id };
    await ctx.db.insert(expectedArrivals).values({
      ...own,
      organizationId,
      id,
      quantity,
      source,
      expectedAt: new Date(input.expectedAt),
      reference,
      note: note || null,
    });
    await ensureLevels(ctx, [own]);
    const levels = await lockLevels(ctx, [product.id], [place.id]);
    refuseIf(whyAboveMost(levels.get(place.id, product.id).incoming, quantity, product.sku));
    await refreshIncoming(ctx, [own]);
    const fact = arrivalFact({ ...own, id, reference, sku: product.sku, warehouse: place.code });
    await record(ctx, { ...fact, type: "arrival.announced", data: { ...fact.data, units: quantity, expectedAt: input.expectedAt } });
    return { id };
  });
}
