import { and, eq } from "drizzle-orm";
import { newId } from "@/lib/ids";
import { storable } from "@/lib/text-input";
import { deliverFulfilment, handOverFulfilment, returnFulfilmentToSender } from "@/modules/fulfilment/commands/hand-over-fulfilment";
import type { FulfilmentState } from "@/modules/orders/fulfilment-state";
import { refreshOrder } from "@/modules/orders/refresh-order";
import type { Context } from "@/platform/context";
import { record } from "@/platform/outbox/record";
import type { TrackingEvent } from "./carriers/port";
import { factOf, type LockedShipment, type ShipmentRow } from "./lock-shipment";
import { expectedFromHandover, keptUntil } from "./promise/expected-day";
import { followTasks } from "./promise/raise-tasks";
import { writeShipment } from "./record-claim";
import { trackingEvents } from "./tables";
import { decidingEvents, type FulfilmentEffect, fulfilmentEffectsOf } from "./tracking";
import { besideTheEnd, newsOf } from "./tracking-changes";

/**
 * Adds events to a parcel's history and does what follows from them, once: the same event told twice is one, an older one
 * never covers a newer, and goods leave the books with the first movement. The shipment is locked by the caller.
 */
export async function recordEvents(ctx: Context, locked: LockedShipment, events: readonly TrackingEvent[]): Promise<ShipmentRow> {
  const { fitting, contradicting } = besideTheEnd(locked.shipment.status, events);
  // Both ends cannot be true: what was done for the first stands, and people see that the carrier said otherwise.
  await record(ctx, ...contradicting.map((event) => factOf(locked, "shipment.event_added", toldOf(event))));
  const added = await addEvents(ctx, locked, fitting);
  if (added.size === 0) return keepLonger(ctx, locked, fitting);
  const all = await ctx.db
    .select()
    .from(trackingEvents)
    .where(and(eq(trackingEvents.organizationId, locked.order.organizationId), eq(trackingEvents.shipmentId, locked.shipment.id)));
  const { news, late } = newsOf(all, added);
  const shipment = await saveStatus(ctx, locked, all, fitting);
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
  if (news.length > 0) await followTasks(ctx, { ...locked, shipment });
  await record(ctx, ...late.map((event) => factOf({ ...locked, shipment }, "shipment.event_added", toldOf(event))));
  let state = locked.fulfilment.status;
  for (const { status, occurredAt } of news) {
    for (const effect of fulfilmentEffectsOf(status, locked.handsTo))
      state = await follow(ctx, { ...locked, shipment }, effect, state, occurredAt);
  }
  await refreshOrder(ctx, locked.order.id);
  return shipment;
}

/** A carrier may tell what was known with nothing new but a later last day of storage: the buyer is reminded by that one. */
async function keepLonger(ctx: Context, locked: LockedShipment, told: readonly TrackingEvent[]): Promise<ShipmentRow> {
  const { shipment } = locked;
  const said = told.findLast((event) => event.storedUntil)?.storedUntil;
  const isNews = said !== undefined && shipment.status === "ready_for_pickup" && said.getTime() !== shipment.storedUntil?.getTime();
  if (!isNews) return shipment;
  const kept = await writeShipment(ctx, locked, { storedUntil: said });
  await record(ctx, factOf({ ...locked, shipment: kept }, "shipment.storage_changed", { storedUntil: said.toISOString() }));
  return kept;
}

const toldOf = ({ status, location, occurredAt, code }: Pick<TrackingEvent, "status" | "location" | "occurredAt" | "code">) => ({
  status,
  location,
  occurredAt: occurredAt.toISOString(),
  code,
});

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
        location: location && storable(location),
        note: note && storable(note),
        code: code && storable(code),
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
  const left = deciding.find(({ status }) => fulfilmentEffectsOf(status, locked.handsTo).includes("handOver"));
  const storedUntil = await keptUntil(ctx, locked, told);
  const expectedAt = await expectedFromHandover(ctx, locked, left?.occurredAt ?? null);
  return writeShipment(ctx, locked, {
    ...(expectedAt && { expectedAt }),
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
