import { reason } from "@/lib/reason";
import { handOverCounter } from "@/modules/fulfilment/commands/hand-over-counter";
import { type Placement, placeOrders } from "@/modules/orders/commands/place-orders";
import type { Context } from "@/platform/context";
import { Refusal } from "@/platform/refusal";
import { mergeSale, readSale, type SaleWish } from "../rows/sale";
import { findGoods } from "./find-goods";
import { saleRequest } from "./order-request";
import { knownOrders } from "./take-orders";
import type { Taken, Taker, Verdict } from "./taker";
import { undoOrder } from "./undo-order";

/** Checks of a till: orders that were paid and taken along. Their goods leave the warehouse of the shop at once. */
export const saleTaker: Taker<SaleWish> = {
  read: readSale,
  merge: mergeSale,

  async judge(ctx, shop, items) {
    const isKnown = await knownOrders(
      ctx,
      shop,
      items.map(({ data }) => data),
    );
    const find = await findGoods(
      ctx,
      items.flatMap(({ data }) => data.lines),
    );
    return items.map(({ data, position }): Verdict => {
      if (isKnown(data)) return { outcome: "same" };
      const { wrong } = saleRequest(data, shop.settings.channel ?? "", shop, find);
      return wrong ? { errors: wrong.map((one) => ({ row: position, ...one })) } : { outcome: "new" };
    });
  },

  async take(ctx, shop, items) {
    const isKnown = await knownOrders(
      ctx,
      shop,
      items.map(({ data }) => data),
    );
    const find = await findGoods(
      ctx,
      items.flatMap(({ data }) => data.lines),
    );
    const pinnedWarehouseId = shop.warehouses.get(shop.settings.warehouse ?? "")?.id ?? null;
    const placements: { at: number; soldAt: Date; placement: Placement }[] = [];
    const taken = items.map(({ data }, at): Taken => {
      if (isKnown(data)) return { outcome: "same" };
      const { order, wrong } = saleRequest(data, shop.settings.channel ?? "", shop, find);
      if (!order) return { refused: wrong[0]?.reason ?? reason("file.not_valid") };
      placements.push({ at, soldAt: new Date(data.soldAt), placement: { order, sold: true, pinnedWarehouseId } });
      return { outcome: "new" };
    });
    const placed = await placeOrders(
      ctx,
      placements.map(({ placement }) => placement),
    );
    for (const [i, one] of placed.entries()) {
      const { at, soldAt } = placements[i] ?? { at: -1, soldAt: new Date() };
      if (one.outcome === "refused") taken[at] = { refused: one.refusal.reason };
      else if (one.outcome === "placed") {
        await leave(
          ctx,
          one.order.fulfilments.map(({ id }) => id),
          soldAt,
        );
        taken[at] = { outcome: "new", made: { orderId: one.order.id } };
      } else taken[at] = { outcome: "same" };
    }
    return taken;
  },

  undo: (ctx, made) => undoOrder(ctx, String(made.orderId)),
};

/** A sale that the books cannot cover is held for a person, as any order is: the stock is put right first, then it is let go. */
async function leave(ctx: Context, fulfilmentIds: readonly string[], at: Date): Promise<void> {
  for (const fulfilmentId of fulfilmentIds)
    try {
      await ctx.db.transaction((tx) => handOverCounter({ ...ctx, db: tx as unknown as Context["db"] }, { fulfilmentId, named: [], at }));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
}
