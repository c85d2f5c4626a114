import { type Reason, reason } from "@/lib/reason";
import { cancelOrder, cancelUnits } from "@/modules/orders/commands/cancel-order";
import { linesOf, type OrderLineRow, type OrderRow } from "@/modules/orders/lock-order";
import { whyNot } from "@/modules/orders/order-moves";
import { lockWithParts } from "@/modules/orders/split/family";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { IntakeLine } from "../marketplaces/port";

/** Units of a channel's line that it no longer wants. */
export type Taken = { externalLineId: string; units: number };

/** Our line of a channel's line: by the channel's id; where the order came by another door, by its SKU. */
function ourLine(lines: readonly OrderLineRow[], externalLineId: string, sku: string | null | undefined): OrderLineRow | undefined {
  return lines.find((line) => line.externalId === externalLineId) ?? lines.find((line) => line.externalId === null && line.sku === sku);
}

/**
 * Cancels an order that its channel cancelled, with all that was split off from it: the channel knows the whole only. What has
 * already left cannot be called back: the rest is cancelled, and what is under way is an expected return, told to staff and never
 * put back into stock. Where somebody here cancelled the first part, the channel may only be repeating it: the others go on, and
 * a person is told.
 */
export async function cancelAtChannel(ctx: Context, orderId: string, because: "cancelled" | "refunded"): Promise<Reason | null> {
  const [order, ...parts] = await lockWithParts(ctx, orderId);
  const living = parts.filter((part) => part.status !== "cancelled");
  if (order.status === "cancelled" && !order.cancelReason?.endsWith("_at_channel"))
    return living.length > 0 ? reason("channel.split_parts_go_on", { numbers: living.map((part) => part.number).join(", ") }) : null;
  let why: Reason | null = null;
  for (const part of [order, ...living]) if (part.status !== "cancelled") why = (await cancelPart(ctx, part, because)) ?? why;
  return why;
}

async function cancelPart(ctx: Context, order: OrderRow, because: "cancelled" | "refunded"): Promise<Reason | null> {
  const orderId = order.id;
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
    lines.filter((line) => line.shipped > 0).map((line) => ({ lineId: line.id, units: line.shipped })),
  );
}

/** One order of those that a channel's order was split into. */
type Part = { order: OrderRow; lines: OrderLineRow[]; open: Map<string, number>; taken: Map<string, number>; late: Map<string, number> };

/**
 * Cancels units of a channel's lines, as far as they have not left, wherever they went by splitting: first in parts of which
 * nothing has left, the channel's own order before those split off from it, the oldest before the younger. Units that have left
 * are an expected return.
 */
export async function cancelUnitsAtChannel(
  ctx: Context,
  orderId: string,
  taken: readonly Taken[],
  incoming: readonly IntakeLine[],
): Promise<Reason | null> {
  const parts: Part[] = [];
  for (const order of await lockWithParts(ctx, orderId)) if (order.status !== "cancelled") parts.push(await partOf(ctx, order));
  const hasLeft = ({ lines }: Part) => lines.some((line) => line.shipped > 0);
  const inTurn = [...parts.filter((part) => !hasLeft(part)), ...parts.filter(hasLeft)];
  for (const { externalLineId, units } of taken)
    takeInTurn(inTurn, units, externalLineId, incoming.find((other) => other.externalLineId === externalLineId)?.sku);
  let late = 0;
  for (const part of parts) {
    const lines = [...part.taken].map(([lineId, units]) => ({ lineId, units }));
    if (lines.length > 0) await cancelUnits(ctx, { orderId: part.order.id, reason: "cancelled_at_channel", lines });
    const gone = [...part.late].map(([lineId, units]) => ({ lineId, units }));
    if (gone.length > 0) await expectReturn(ctx, part.order, gone);
    late += gone.reduce((sum, { units }) => sum + units, 0);
  }
  return late > 0 ? reason("channel.cancelled_after_handover", { units: late }) : null;
}

async function partOf(ctx: Context, order: OrderRow): Promise<Part> {
  const lines = await linesOf(ctx, order.id);
  const mayEdit = !whyNot("edit", { ...order, lines });
  const open = new Map(lines.map((line) => [line.id, mayEdit ? line.quantity - line.cancelled - line.shipped : 0]));
  return { order, lines, open, taken: new Map(), late: new Map() };
}

/** Takes units of one line of the channel; two of its lines may be one of ours. What nobody has any more was never ours to take. */
function takeInTurn(parts: readonly Part[], units: number, externalLineId: string, sku: string | null | undefined): void {
  let left = units;
  const found = parts.flatMap((part) => {
    const line = ourLine(part.lines, externalLineId, sku);
    return line ? [{ part, line }] : [];
  });
  for (const { part, line } of found) {
    const some = Math.min(left, part.open.get(line.id) ?? 0);
    if (some === 0) continue;
    part.open.set(line.id, (part.open.get(line.id) ?? 0) - some);
    part.taken.set(line.id, (part.taken.get(line.id) ?? 0) + some);
    left -= some;
  }
  for (const { part, line } of found) {
    const gone = Math.min(left, line.quantity - line.cancelled - (part.open.get(line.id) ?? 0) - (part.taken.get(line.id) ?? 0));
    if (gone > 0) part.late.set(line.id, (part.late.get(line.id) ?? 0) + gone);
    left -= gone;
  }
}

async function expectReturn(ctx: Context, order: OrderRow, lines: readonly { lineId: string; units: number }[]): Promise<Reason> {
  const units = lines.reduce((sum, line) => sum + line.units, 0);
  await record(ctx, {
    type: "order.cancel_after_handover",
    subject: { kind: "order", id: order.id, number: order.number },
    orderId: order.id,
    data: { units, lines },
  });
  return reason("channel.cancelled_after_handover", { units });
}
