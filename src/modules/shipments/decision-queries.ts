import { and, desc, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import { mine, readShipmentRow } from "./lock-shipment";
import { readShipments, type ShipmentView } from "./queries";
import type { RateDecision } from "./rate-choice";
import { shipments } from "./tables";

/** Why this carrier: every offer and refusal of the moment when it was chosen; null for bookings without a choice. Dates are as stored. */
export async function decisionOf(ctx: Context, shipmentId: string): Promise<RateDecision | null> {
  const { decision } = await readShipmentRow(ctx, shipmentId);
  return isDecision(decision) ? decision : null;
}

// Stored by the shipping command as plain JSON; history that was written otherwise shows none.
function isDecision(value: unknown): value is RateDecision {
  return typeof value === "object" && value !== null && "ranked" in value && Array.isArray(value.ranked) && "refused" in value;
}

/** Every booking that was tried for a fulfilment's parcels, the latest first. */
export async function shipmentsOfFulfilment(ctx: Context, fulfilmentId: string): Promise<ShipmentView[]> {
  const rows = await ctx.db
    .select({ id: shipments.id })
    .from(shipments)
    .where(and(mine(ctx), eq(shipments.fulfilmentId, fulfilmentId)))
    .orderBy(desc(shipments.id))
    .limit(20);
  return readShipments(
    ctx,
    rows.map((row) => row.id),
  );
}
