import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { inTransaction } from "@/platform/db";
import { addJob } from "@/platform/jobs/add-job";
import { stateAfter, whyNot } from "./booking";
import { loadConsignment } from "./load-consignment";
import { type LockedShipment, lockShipment, type ShipmentRow } from "./lock-shipment";
import { shipments } from "./tables";

export type CallingStep = "call" | "find_then_call" | "poll" | "fetch_label";
/** The right to call the carrier for one shipment, until its lease ends. */
export type Claim = { shipment: ShipmentRow; step: CallingStep };

/** `held`: `seen` is one's own claim, which goes on from looking up to calling. */
type Claiming = { seen: ShipmentRow; step: CallingStep; held?: boolean };

/** Longer than any call takes; after it, its process is taken for dead. */
const leaseMs = 30_000;

/** Until when a call that begins now has the carrier for itself. */
export const leaseFrom = (now: Date): Date => new Date(now.getTime() + leaseMs);

/**
 * Notes that the carrier is about to be called, before it is. Null when somebody else is calling, or has moved the booking
 * on since it was seen: then there is nothing to do here now, and a job looks again.
 */
export function claimBooking(ctx: Context, shipmentId: string, { seen, step, held = false }: Claiming): Promise<Claim | null> {
  return inTransaction(ctx, async (ctx) => {
    const { shipment, order } = await lockShipment(ctx, shipmentId);
    const now = ctx.now();
    const isOpen = shipment.callingUntil !== null && shipment.callingUntil > now;
    const isMine = held && shipment.callingUntil?.getTime() === seen.callingUntil?.getTime();
    if (isOpen && !isMine) {
      await lookAgain(ctx, shipmentId, shipment.callingUntil);
      return null;
    }
    if (shipment.booking !== seen.booking) return null;
    const calls = step === "call";
    if (calls && whyNot("call", { state: shipment.booking })) return null;
    const changes = {
      callingUntil: leaseFrom(now),
      ...(calls ? { booking: stateAfter("call"), attempts: shipment.attempts + 1 } : {}),
      // Under the order's lock, so that of two parcels booked at once the second leaves out what the first collects. A call that is
      // repeated says what the first one said.
      ...(calls && shipment.booking === "intent" && order.paymentTerms === "cash_on_delivery"
        ? { collectMinor: (await loadConsignment(ctx, shipment.fulfilmentId)).request.cashOnDeliveryMinor }
        : {}),
    };
    return { shipment: await writeShipment(ctx, { shipment }, changes), step };
  });
}

/** Writes a locked shipment's new values and raises its version. */
export async function writeShipment(
  ctx: Context,
  { shipment }: Pick<LockedShipment, "shipment">,
  changes: Partial<ShipmentRow>,
): Promise<ShipmentRow> {
  const [row] = await ctx.db
    .update(shipments)
    .set({ ...changes, version: shipment.version + 1 })
    .where(and(eq(shipments.organizationId, shipment.organizationId), eq(shipments.id, shipment.id)))
    .returning();
  if (!row) throw new Error("the shipment vanished while it was locked");
  return row;
}

/** Queues the next look at a booking; of several only the last counts. */
export async function lookAgain(ctx: Context, shipmentId: string, at: Date | null): Promise<void> {
  await addJob(ctx, "book_shipment", { shipmentId }, { key: shipmentId, ...(at ? { runAt: at } : {}) });
}
