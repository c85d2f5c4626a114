import { and, asc, eq, inArray } from "drizzle-orm";
import { deliverFulfilment, handOverFulfilment } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import { whyNotShip } from "@/modules/fulfilment/fulfilment";
import { lockFulfilment } from "@/modules/fulfilment/lock-fulfilment";
import { fulfilments } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { record } from "@/platform/outbox/record";
import { Refusal, refuseIf } from "@/platform/refusal";
import { liveShipmentOf } from "../lock-shipment";
import { handOver } from "./hand-over";
import { recordTracking } from "./record-tracking";

/** What another system says of an order: that its goods have left under a number of its own, or have arrived. */
type Left = { orderId: string; number: string; delivered: boolean };

/**
 * Hands over what is packed of an order, since another system (1C) says that it has left: its parcels where a carrier has them, else
 * the goods themselves. What may not leave (held, not paid) is told on the order's timeline. Told again it changes nothing.
 */
export async function handOverOrder(ctx: Context, { orderId, number, delivered }: Left): Promise<void> {
  const rows = await ctx.db
    .select({ id: fulfilments.id, status: fulfilments.status })
    .from(fulfilments)
    .where(
      and(
        eq(fulfilments.organizationId, ctx.actor.organizationId),
        eq(fulfilments.orderId, orderId),
        inArray(fulfilments.status, ["packed", "handed_over"]),
      ),
    )
    .orderBy(asc(fulfilments.id));
  for (const { id, status } of rows) {
    try {
      if (status === "packed") await leave(ctx, id, number);
      if (delivered) await arrive(ctx, id, number);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      await tellRefused(ctx, id, error);
    }
  }
}

async function leave(ctx: Context, fulfilmentId: string, number: string): Promise<void> {
  const shipment = await liveShipmentOf(ctx, fulfilmentId);
  if (shipment) {
    const { refused } = await handOver(ctx, { shipmentIds: [shipment.id] });
    if (refused[0]) throw new Refusal("conflict", refused[0].reason);
    return;
  }
  await inTransaction(ctx, async (ctx) => {
    const { fulfilment, lines, order } = await lockFulfilment(ctx, fulfilmentId);
    refuseIf(whyNotShip({ status: fulfilment.status, lines }, order));
    await handOverFulfilment(ctx, { fulfilmentId, at: ctx.now(), data: { number } });
  });
}

async function arrive(ctx: Context, fulfilmentId: string, number: string): Promise<void> {
  const shipment = await liveShipmentOf(ctx, fulfilmentId);
  const at = ctx.now();
  if (!shipment) return deliverFulfilment(ctx, { fulfilmentId, at, data: { number } });
  const events = [{ status: "delivered" as const, occurredAt: at, location: null, note: number || null, code: null }];
  await recordTracking(ctx, { shipmentId: shipment.id, events });
}

function tellRefused(ctx: Context, fulfilmentId: string, refusal: Refusal): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const { order } = await lockFulfilment(ctx, fulfilmentId);
    const { code, params = {} } = refusal.reason;
    const subject = { kind: "order", id: order.id, number: order.number };
    await record(ctx, { type: "order.channel_change_not_applied", subject, orderId: order.id, data: { reason: code, params } });
  });
}
