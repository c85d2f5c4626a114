import { and, eq, inArray, isNull, lt, or } from "drizzle-orm";
import { fulfilments } from "@/modules/orders/tables";
import { type Context, systemContext } from "@/platform/context";
import type { Db } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { log } from "@/platform/log";
import { Refusal } from "@/platform/refusal";
import { unsettledBookings } from "./booking";
import { inTime } from "./carriers/in-time";
import { CarrierUnavailable } from "./carriers/port";
import { advanceBooking, refOf } from "./commands/advance-booking";
import { cancelBooking } from "./commands/cancel-booking";
import { recordTracking } from "./commands/record-tracking";
import { type Opener, openAccountOf } from "./load-accounts";
import { loadConsignment } from "./load-consignment";
import { readShipmentRow } from "./lock-shipment";
import { trackInMs } from "./pace";
import { shipments } from "./tables";
import { isFinalTracking } from "./tracking";

/** Takes a booking further: after a crash, after a time of waiting, or when its number is due. Queues its own next look. */
export async function bookShipmentJob(ctx: Context, { shipmentId }: { shipmentId: string }, open: Opener = openAccountOf): Promise<void> {
  await advanceBooking(ctx, shipmentId, open);
}

/** Asks the carrier where a parcel is, until it has arrived. */
export async function trackShipmentJob(ctx: Context, { shipmentId }: { shipmentId: string }, open: Opener = openAccountOf): Promise<void> {
  const shipment = await readShipmentRow(ctx, shipmentId);
  if (shipment.booking !== "booked" || isFinalTracking(shipment.status)) return;
  const opened = await open(ctx, shipment.carrierId);
  if ("reason" in opened || !opened.carrier.track) return;
  const { carrier, account } = opened;
  let after = shipment;
  try {
    const consignment = await loadConsignment(ctx, shipment.fulfilmentId);
    const events = carrier.track ? await inTime(carrier.track(refOf(ctx, shipment, consignment), account)) : [];
    after = await recordTracking(ctx, { shipmentId, events });
  } catch (error) {
    if (!(error instanceof CarrierUnavailable)) throw error;
    log().warn({ shipmentId, carrier: shipment.carrier, err: error.message }, "a carrier could not be asked where a parcel is");
  }
  if (isFinalTracking(after.status)) return;
  const now = ctx.now().getTime();
  const silentMs = now - (after.statusAt ?? after.requestedAt).getTime();
  const runAt = new Date(now + trackInMs(silentMs, carrier.pace(account.settings).trackMs));
  await addJob(ctx, "track_shipment", { shipmentId }, { key: shipmentId, runAt });
}

/** Gives back the bookings of an order whose work was cancelled. A carrier that says no has told so: staff fetch the parcel back. */
export async function cancelShipmentBookingsJob(
  ctx: Context,
  { orderId }: { orderId: string },
  open: Opener = openAccountOf,
): Promise<void> {
  const rows = await ctx.db
    .select({ id: shipments.id, booking: shipments.booking })
    .from(shipments)
    .innerJoin(fulfilments, and(eq(fulfilments.organizationId, shipments.organizationId), eq(fulfilments.id, shipments.fulfilmentId)))
    .where(
      and(
        eq(shipments.organizationId, ctx.actor.organizationId),
        eq(shipments.orderId, orderId),
        eq(fulfilments.status, "cancelled"),
        inArray(shipments.booking, ["intent", "calling", "accepted", "booked"]),
      ),
    );
  for (const { id, booking } of rows) {
    // An open call is waited for: when it ends, the booking's own step queues this job again.
    if (booking === "calling") continue;
    try {
      await cancelBooking(ctx, { shipmentId: id }, open);
    } catch (error) {
      if (!(error instanceof Refusal) || error.kind === "unavailable") throw error;
    }
  }
}

const stuckAfterMs = 2 * 60_000;

/** The net under the jobs: bookings of all organizations that should have moved by now are looked at again. */
export async function resumeStuckBookings({ db, now }: { db: Db; now: () => Date }): Promise<number> {
  const before = new Date(now().getTime() - stuckAfterMs);
  const rows = await db
    .select({ organizationId: shipments.organizationId, id: shipments.id })
    .from(shipments)
    .where(
      and(
        inArray(shipments.booking, [...unsettledBookings]),
        lt(shipments.requestedAt, before),
        // Died in the middle of a call, or never came to the first one. What waits for its next try has a job of its own.
        or(lt(shipments.callingUntil, before), and(isNull(shipments.callingUntil), eq(shipments.attempts, 0))),
      ),
    )
    .limit(500);
  for (const { organizationId, id } of rows) {
    await addJob(systemContext(db, organizationId), "book_shipment", { shipmentId: id }, { key: id });
  }
  return rows.length;
}
