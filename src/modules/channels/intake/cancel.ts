import { type Reason, reason } from "@/lib/reason";
import { cancelOrder, cancelUnits } from "@/modules/orders/commands/cancel-order";
import { linesOf, lockOrder, type OrderLineRow, type OrderRow } from "@/modules/orders/lock-order";
import { whyNot } from "@/modules/orders/order-moves";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { IntakeLine } from "../marketplaces/port";

/** Units of a channel's line that it no longer wants. */
export type Taken = { externalLineId: string; units: number };

/** Our line of a channel's line: by the channel's id; where the order came by another door, by its SKU. */
export function ourLine(lines: readonly OrderLineRow[], externalLineId: string, sku: string | null | undefined): OrderLineRow | undefined {
  return lines.find((line) => line.externalId === externalLineId) ?? lines.find((line) => line.externalId === null && line.sku === sku);
}

/**
 * Cancels an order that its channel cancelled. What has already left cannot be called back: the rest is cancelled, and what is
 * under way is an expected return, told to staff and never put back into stock.
 */
export async function cancelAtChannel(ctx: Context, orderId: string, because: "cancelled" | "refunded"): Promise<Reason | null> {
  const order = await lockOrder(ctx, orderId);
  if (order.status === "cancelled") return null;
  const lines = await linesOf(ctx, orderId);
  if (!whyNot("cancel", { ...order, lines })) {
    await cancelOrder(ctx, { orderId, reason: `${because}_at_channel` });
    return null;
  }
  const left = lines.flatMap((line) => {
    const units = line.quantity - line.cancelled - line.shipped;
    return units > 0 ? { lineId: line.id, units } : [];
  });
  if (left.length > 0 && !whyNot("edit", { ...order, lines }))
    await cancelUnits(ctx, { orderId, reason: `${because}_at_channel`, lines: left });
  return expectReturn(
    ctx,
    order,
    lines.reduce((sum, line) => sum + line.shipped, 0),
  );
}

/** Cancels units of single lines, as far as they have not left; units that have are an expected return. */
export async function cancelUnitsAtChannel(
  ctx: Context,
  orderId: string,
  taken: readonly Taken[],
  incoming: readonly IntakeLine[],
): Promise<Reason | null> {
  const order = await lockOrder(ctx, orderId);
  if (order.status === "cancelled") return null;
  const lines = await linesOf(ctx, orderId);
  let late = 0;
  const cancelling = taken.flatMap(({ externalLineId, units }) => {
    const line = ourLine(lines, externalLineId, incoming.find((other) => other.externalLineId === externalLineId)?.sku);
    if (!line) return [];
    const most = line.quantity - line.cancelled - line.shipped;
    late += Math.min(Math.max(0, units - most), line.shipped);
    return most > 0 ? { lineId: line.id, units: Math.min(units, most) } : [];
  });
  if (cancelling.length > 0) {
    if (whyNot("edit", { ...order, lines })) late += cancelling.reduce((sum, { units }) => sum + units, 0);
    else await cancelUnits(ctx, { orderId, reason: "cancelled_at_channel", lines: cancelling });
  }
  return late > 0 ? expectReturn(ctx, order, late) : null;
}

async function expectReturn(ctx: Context, order: OrderRow, units: number): Promise<Reason> {
  await record(ctx, {
    type: "order.cancel_after_handover",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { units },
  });
  return reason("channel.cancelled_after_handover", { units });
}
