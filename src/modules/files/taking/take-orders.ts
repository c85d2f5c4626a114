import { and, eq, inArray, or } from "drizzle-orm";
import { reason } from "@/lib/reason";
import { settleElsewhere } from "@/modules/channels/intake/elsewhere";
import { wording } from "@/modules/channels/intake/words";
import { channels } from "@/modules/channels/tables";
import { type Placement, placeOrders } from "@/modules/orders/commands/place-orders";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { mergeOrder, type OrderWish, readOrder } from "../rows/order";
import { findGoods } from "./find-goods";
import { orderRequest } from "./order-request";
import type { Shop, Taken, Taker, Verdict } from "./taker";
import { undoOrder } from "./undo-order";

/** Orders of a channel: each external id comes in once, whoever brings it. Those that are here already stay as they are. */
export const orderTaker: Taker<OrderWish> = {
  read: readOrder,
  merge: mergeOrder,

  async judge(ctx, shop, items) {
    const wishes = items.map(({ data }) => data);
    const isKnown = await knownOrders(ctx, shop, wishes);
    const find = await findGoods(
      ctx,
      wishes.flatMap(({ lines }) => lines),
    );
    return items.map(({ data, position }): Verdict => {
      const channel = channelOf(data, shop);
      if (isKnown(data)) return { outcome: "same" };
      const at = { row: position };
      if (!channel) {
        const code = data.channel ?? shop.settings.channel ?? "";
        return { errors: [{ ...at, field: "channel", value: code, reason: reason("channel.unknown", { channel: code }) }] };
      }
      if (data.over === "cancelled") return { errors: [{ ...at, field: "status", value: "", reason: reason("file.order_cancelled") }] };
      const { wrong } = orderRequest(data, channel, shop, find);
      return wrong ? { errors: wrong.map((one) => ({ ...at, ...one })) } : { outcome: "new" };
    });
  },

  async take(ctx, shop, items) {
    const wishes = items.map(({ data }) => data);
    const isKnown = await knownOrders(ctx, shop, wishes);
    const find = await findGoods(
      ctx,
      wishes.flatMap(({ lines }) => lines),
    );
    const placements: { at: number; placement: Placement }[] = [];
    const taken = items.map(({ data }, at): Taken => {
      const channel = channelOf(data, shop);
      if (isKnown(data)) return { outcome: "same" };
      if (data.over === "cancelled") return { refused: reason("file.order_cancelled") };
      const { order, wrong } = orderRequest(data, channel ?? "", shop, find);
      if (!order) return { refused: wrong[0]?.reason ?? reason("file.not_valid") };
      const isForeign = order.currency !== shop.currency;
      const foreign = reason("channel.foreign_currency", { currency: order.currency, own: shop.currency });
      const holds = isForeign && !data.over ? [{ reason: "manual" as const, note: wording(shop.locale)(foreign) }] : [];
      placements.push({ at, placement: { order, sold: true, fulfilledBy: data.over ? "channel" : "us", holds } });
      return { outcome: "new" };
    });
    const placed = await placeOrders(
      ctx,
      placements.map(({ placement }) => placement),
    );
    for (const [i, one] of placed.entries()) {
      const { at, placement } = placements[i] ?? { at: -1, placement: null };
      if (one.outcome === "refused") taken[at] = { refused: one.refusal.reason };
      else if (one.outcome === "placed") {
        // What was delivered before it came here is history: nothing of it is reserved or told to the buyer.
        if (placement?.fulfilledBy === "channel") await settleElsewhere(ctx, one.order.id);
        taken[at] = { outcome: "new", made: { orderId: one.order.id } };
      } else taken[at] = { outcome: "same" };
    }
    return taken;
  },

  undo: (ctx, made) => undoOrder(ctx, String(made.orderId)),
};

const channelOf = (wish: Pick<OrderWish, "channel">, { channels, settings }: Shop) =>
  channels.get(wish.channel ?? settings.channel ?? "")?.code;

/** Which orders are here: under the channel's number, or under ours. */
export async function knownOrders(ctx: Context, shop: Shop, wishes: readonly Pick<OrderWish, "channel" | "externalId" | "number">[]) {
  const own = eq(orders.organizationId, ctx.actor.organizationId);
  const externalIds = [...new Set(wishes.map(({ externalId }) => externalId))];
  const numbers = [...new Set(wishes.flatMap(({ number }) => number ?? []))];
  const rows = await ctx.db
    .select({ channel: channels.code, externalId: orders.externalId, number: orders.number })
    .from(orders)
    .innerJoin(channels, and(eq(channels.organizationId, orders.organizationId), eq(channels.id, orders.channelId)))
    .where(
      and(
        own,
        or(
          externalIds.length > 0 ? inArray(orders.externalId, externalIds) : undefined,
          numbers.length > 0 ? inArray(orders.number, numbers) : undefined,
        ),
      ),
    );
  const byExternal = new Set(rows.map(({ channel, externalId }) => `${channel}\n${externalId}`));
  const byNumber = new Set(rows.map(({ number }) => number));
  return (wish: (typeof wishes)[number]) =>
    byExternal.has(`${channelOf(wish, shop)}\n${wish.externalId}`) || (wish.number !== undefined && byNumber.has(wish.number));
}
