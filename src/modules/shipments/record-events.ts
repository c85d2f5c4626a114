import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { deliverFulfilment, handOverFulfilment, returnFulfilmentToSender } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { TrackingEvent } from "./carriers/port";
import { factOf, type LockedShipment, type ShipmentRow } from "./lock-shipment";
import { writeShipment } from "./record-claim";
import { trackingEvents } from "./tables";
import { decidingEvents, type FulfilmentEffect, fulfilmentEffectsOf } from "./tracking";
import { newsOf } from "./tracking-changes";

/**
 * Adds events to a parcel's history and does what follows from them, once: the same event told twice is one, an older one
 * never covers a newer, and goods leave the books with the first movement. The shipment is locked by the caller.
 */
export async function recordEvents(ctx: Context, locked: LockedShipment, events: readonly TrackingEvent[]): Promise<ShipmentRow> {
  const added = await addEvents(ctx, locked, events);
  if (added.size === 0) return locked.shipment;
  const all = await ctx.db
    .select()
    .from(trackingEvents)
    .where(and(eq(trackingEvents.organizationId, locked.order.organizationId), eq(trackingEvents.shipmentId, locked.shipment.id)));
  const { news, late } = newsOf(all, added);
  const shipment = await saveStatus(ctx, locked, all, events);
  let before = locked.shipment.status;
  for (const event of news) {
    const { status, location, occurredAt, code } = event;
    const { trackingNumber, storedUntil } = shipment;
    const data = {
      status,
      previous: before,
      location,
      occurredAt: occurredAt.toISOString(),
      code,
      trackingNumber,
      storedUntil: storedUntil?.toISOString() ?? null,
    };
    await record(ctx, factOf({ ...locked, shipment }, "shipment.status_changed", data));
    before = status;
  }
  for (const { status, location, occurredAt, code } of late) {
    await record(
      ctx,
      factOf({ ...locked, shipment }, "shipment.event_added", { status, location, occurredAt: occurredAt.toISOString(), code }),
    );
  }
  let state = locked.fulfilment.status;
  for (const { status, occurredAt } of news) {
    for (const effect of fulfilmentEffectsOf(status, locked.handsTo))
      state = await follow(ctx, { ...locked, shipment }, effect, state, occurredAt);
  }
  await refreshOrder(ctx, locked.order.id);
  return shipment;
}

async function addEvents(ctx: Context, { shipment }: LockedShipment, events: readonly TrackingEvent[]): Promise<Set<string>> {
  if (events.length === 0) return new Set();
  const { organizationId, id: shipmentId } = shipment;
  const rows = await ctx.db
    .insert(trackingEvents)
    .values(
      events.map(({ status, occurredAt, location, note, code }) => ({
        organizationId,
        id: newId(),
        shipmentId,
        status,
        occurredAt,
        location,
        note,
        code,
      })),
    )
    .onConflictDoNothing()
    .returning({ id: trackingEvents.id });
  return new Set(rows.map((row) => row.id));
}

type Kept = typeof trackingEvents.$inferSelect;

async function saveStatus(
  ctx: Context,
  locked: LockedShipment,
  all: readonly Kept[],
  told: readonly TrackingEvent[],
): Promise<ShipmentRow> {
  const deciding = decidingEvents(all);
  const current = deciding.at(-1);
  if (!current) return locked.shipment;
  const storedUntil = told.findLast((event) => event.storedUntil)?.storedUntil ?? locked.shipment.storedUntil;
  const left = deciding.find(({ status }) => fulfilmentEffectsOf(status, locked.handsTo).includes("handOver"));
  return writeShipment(ctx, locked, {
    status: current.status,
    statusAt: current.occurredAt,
    storedUntil,
    handedOverAt: left?.occurredAt ?? null,
    deliveredAt: current.status === "delivered" ? current.occurredAt : null,
  });
}

const startsFrom: Record<FulfilmentEffect, FulfilmentState> = { handOver: "packed", deliver: "handed_over", returnToSender: "handed_over" };

/** Makes one move of the fulfilment that is not made yet. What moves although its order was cancelled is an alarm, not a move. */
async function follow(
  ctx: Context,
  locked: LockedShipment,
  effect: FulfilmentEffect,
  state: FulfilmentState,
  at: Date,
): Promise<FulfilmentState> {
  const { booking, id: shipmentId, fulfilmentId } = locked.shipment;
  const dropped = booking === "cancelled" || booking === "refused";
  if (effect === "handOver" && (state === "cancelled" || dropped)) {
    await record(ctx, factOf(locked, "shipment.moved_after_cancel"));
    return state;
  }
  if (dropped || state !== startsFrom[effect]) return state;
  const move = { fulfilmentId, at, data: { shipmentId, carrier: locked.shipment.carrier } };
  switch (effect) {
    case "handOver":
      await handOverFulfilment(ctx, move);
      return "handed_over";
    case "deliver":
      await deliverFulfilment(ctx, move);
      return "delivered";
    case "returnToSender":
      await returnFulfilmentToSender(ctx, move);
      return "returned_to_sender";
  }
}
