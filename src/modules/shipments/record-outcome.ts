import { and, eq, sql } from "drizzle-orm";
import { nextCutOff } from "@/lib/departure";
import type { Reason } from "@/lib/reason";
import { refreshOrder } from "@/modules/orders/refresh-order";
import { orders } from "@/modules/orders/tables";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { afterUnavailable, stateAfter, whyNot } from "./booking";
import type { BookingResult, CarrierUnavailable, Label } from "./carriers/port";
import { isDrawnHere, type OpenedCarrier } from "./carriers/registry";
import { drawLabel } from "./documents/draw-label";
import { arrivalOf } from "./lateness";
import type { Consignment } from "./load-consignment";
import { factOf, type LockedShipment, lockShipment, type ShipmentRow } from "./lock-shipment";
import { pollInMs } from "./pace";
import { type Claim, lookAgain, writeShipment } from "./record-claim";
import { recordEvents } from "./record-events";

type Booked = Extract<BookingResult, { outcome: "booked" }>;

/** Writes what the carrier said to a booking. True when the next step may follow at once. */
export async function recordOutcome(
  ctx: Context,
  claim: Claim,
  result: BookingResult,
  opened: OpenedCarrier,
  consignment: Consignment,
): Promise<boolean> {
  // Drawn before the transaction; stored with the number, or the parcel would look labelled without a label.
  const label = result.outcome === "booked" ? await labelOf(ctx, claim.shipment, result, opened, consignment) : null;
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, claim.shipment.id);
    if (isOutdated(locked.shipment, claim)) return false;
    if (result.outcome === "refused") return refused(ctx, locked, result.reason);
    if (result.outcome === "accepted") return accepted(ctx, locked, result.carrierReference, opened);
    return booked(ctx, locked, { result, label, opened, consignment });
  });
}

/** The claim ran out and somebody else has finished the booking since: what they wrote stands. */
function isOutdated(now: ShipmentRow, { shipment }: Claim): boolean {
  return now.booking !== shipment.booking;
}

async function labelOf(
  ctx: Context,
  shipment: ShipmentRow,
  { label, trackingNumber }: Booked,
  { carrier }: OpenedCarrier,
  consignment: Consignment,
) {
  if (label) return Buffer.from(label);
  return isDrawnHere(carrier) ? drawLabel({ consignment, shipment, trackingNumber, now: ctx.now() }) : null;
}

type Booking = { result: Booked; label: Buffer | null; opened: OpenedCarrier; consignment: Consignment };

async function booked(ctx: Context, locked: LockedShipment, { result, label, opened, consignment }: Booking): Promise<boolean> {
  const { order } = locked;
  if (whyNot("book", { state: locked.shipment.booking })) return false;
  const now = ctx.now();
  const { trackingNumber, carrierReference, priceMinor = locked.shipment.priceMinor } = result;
  const { daysMax } = locked.shipment;
  const { warehouse, shop } = consignment;
  const shipment = await writeShipment(ctx, locked, {
    booking: stateAfter("book"),
    trackingNumber,
    carrierReference,
    priceMinor,
    label,
    bookedAt: now,
    callingUntil: null,
    lastError: null,
    // It leaves with the warehouse's next work; the day is set anew by the handover itself.
    expectedAt: daysMax === null ? null : arrivalOf(nextCutOff({ ...warehouse, handlingDays: 0, now }), daysMax, shop.timezone),
  });
  await ctx.db
    .update(orders)
    .set({ searchText: sql`left(${orders.searchText} || ' ' || ${trackingNumber.toLowerCase()}, 2000)` })
    .where(and(eq(orders.organizationId, order.organizationId), eq(orders.id, order.id)));
  await record(ctx, factOf({ ...locked, shipment }, "shipment.booked", { trackingNumber, labelReady: label !== null }));
  await recordEvents(ctx, { ...locked, shipment }, result.events ?? []);
  if (opened.carrier.track) await trackFrom(ctx, shipment, opened);
  if (locked.fulfilment.status === "cancelled") await dropSoon(ctx, order.id);
  await refreshOrder(ctx, order.id);
  return label === null;
}

async function accepted(
  ctx: Context,
  locked: LockedShipment,
  carrierReference: string,
  { carrier, account }: OpenedCarrier,
): Promise<boolean> {
  const { booking, id, requestedAt } = locked.shipment;
  if (whyNot("accept", { state: booking })) return false;
  const shipment = await writeShipment(ctx, locked, {
    booking: stateAfter("accept"),
    carrierReference,
    callingUntil: null,
    lastError: null,
  });
  if (booking !== "accepted") {
    await record(ctx, factOf({ ...locked, shipment }, "shipment.booking_accepted"));
    await refreshOrder(ctx, locked.order.id);
  }
  if (locked.fulfilment.status === "cancelled") await dropSoon(ctx, locked.order.id);
  if (!carrier.poll) return false;
  const now = ctx.now();
  const waited = now.getTime() - requestedAt.getTime();
  await lookAgain(ctx, id, new Date(now.getTime() + pollInMs(waited, carrier.pace(account.settings).pollMs)));
  return false;
}

async function refused(ctx: Context, locked: LockedShipment, why: Reason): Promise<boolean> {
  if (whyNot("refuse", { state: locked.shipment.booking })) return false;
  await fail(ctx, locked, stateAfter("refuse"), why);
  return false;
}

/** Nobody knows, or nothing more can be tried: a person looks at the carrier. */
export function recordGivenUp(ctx: Context, shipmentId: string, why: Reason): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, shipmentId);
    const { booking, callingUntil } = locked.shipment;
    if (callingUntil && callingUntil > ctx.now()) return lookAgain(ctx, shipmentId, callingUntil);
    if (!whyNot("giveUp", { state: booking })) await fail(ctx, locked, stateAfter("giveUp"), why);
  });
}

async function fail(ctx: Context, locked: LockedShipment, booking: ShipmentRow["booking"], why: Reason): Promise<void> {
  const shipment = await writeShipment(ctx, locked, { booking, lastError: why, callingUntil: null });
  await record(ctx, factOf({ ...locked, shipment }, "shipment.booking_failed", { reason: why.code, params: why.params ?? {}, booking }));
  await refreshOrder(ctx, locked.order.id);
}

/** The carrier could not be asked: later again, or to a person after some hours. */
export function recordUnavailable(
  ctx: Context,
  claim: Claim,
  error: CarrierUnavailable,
  { carrier, account }: OpenedCarrier,
): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, claim.shipment.id);
    const { shipment } = locked;
    if (isOutdated(shipment, claim)) return;
    const why: Reason = { code: "carrier.unavailable", params: { carrier: shipment.carrier } };
    const now = ctx.now();
    const later = (ms: number) => lookAgain(ctx, shipment.id, new Date(now.getTime() + ms));
    if (claim.step === "poll" || claim.step === "fetch_label") {
      await writeShipment(ctx, locked, { lastError: why, callingUntil: null });
      const waited = now.getTime() - shipment.requestedAt.getTime();
      return later(Math.max(error.retryAfterMs ?? 0, pollInMs(waited, carrier.pace(account.settings).pollMs)));
    }
    // A look that failed bought nothing and settled nothing: the booking stays unknown.
    const reached = claim.step === "call" ? error.reached : "maybe";
    const next = afterUnavailable({ attempt: shipment.attempts, reached, retryAfterMs: error.retryAfterMs });
    if (next.action === "giveUp") return fail(ctx, locked, stateAfter("giveUp"), why);
    const booking = next.action === "backOff" ? stateAfter("backOff") : shipment.booking;
    // What may have arrived and cannot be seen yet is not looked for sooner, whoever asks: it would be taken for missing and bought twice.
    const isUnseen = booking === "calling" && error.retryAfterMs !== null;
    const callingUntil = isUnseen ? new Date(now.getTime() + next.retryInMs) : null;
    await writeShipment(ctx, locked, { booking, lastError: why, callingUntil });
    return later(next.retryInMs);
  });
}

/** Stores the carrier's own label; while it is still being made, looks again. */
export function recordLabel(ctx: Context, claim: Claim, label: Label | null, { carrier, account }: OpenedCarrier): Promise<void> {
  return inTransaction(ctx, async (ctx) => {
    const locked = await lockShipment(ctx, claim.shipment.id);
    const answered = { callingUntil: null, lastError: null };
    const shipment = await writeShipment(ctx, locked, { ...answered, ...(label ? { label: Buffer.from(label) } : {}) });
    if (label) return record(ctx, factOf({ ...locked, shipment }, "shipment.label_ready", { trackingNumber: shipment.trackingNumber }));
    const now = ctx.now();
    const waited = now.getTime() - (shipment.bookedAt ?? shipment.requestedAt).getTime();
    await lookAgain(ctx, shipment.id, new Date(now.getTime() + pollInMs(waited, carrier.pace(account.settings).pollMs)));
  });
}

async function trackFrom(ctx: Context, { id }: ShipmentRow, { carrier, account }: OpenedCarrier): Promise<void> {
  const { trackMs } = carrier.pace(account.settings);
  await addJob(ctx, "track_shipment", { shipmentId: id }, { key: id, runAt: new Date(ctx.now().getTime() + trackMs) });
}

/** The order was cancelled while the carrier was being called: what was bought is given back. */
async function dropSoon(ctx: Context, orderId: string): Promise<void> {
  await addJob(ctx, "cancel_shipment_bookings", { orderId }, { key: orderId });
}
