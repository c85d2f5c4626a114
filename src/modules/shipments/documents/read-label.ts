import { and, eq } from "drizzle-orm";
import type { Context } from "@/platform/context";
import type { LabelPrinter } from "@/platform/labels/label";
import { notFound } from "@/platform/refusal";
import { kindsWithoutLabel } from "../carriers/registry";
import { loadConsignment } from "../load-consignment";
import { mine } from "../lock-shipment";
import { carriers, shipments } from "../tables";
import { drawLabel, labelDataOf } from "./draw-label";
import type { LabelPaper } from "./label-data";
import { shippingLabelZpl } from "./shipping-label";

type Found = { label: Buffer | null; trackingNumber: string | null };

/**
 * The label of a shipment; null while there is none. What its carrier has drawn stays as it is; a label of ours is drawn for the paper
 * that is asked for, and so is that of a shipment which was booked elsewhere and came here without one (the demo's past).
 */
export async function readLabel(ctx: Context, id: string, paper?: LabelPaper): Promise<Found> {
  const { shipment, isOurs } = await shipmentToLabel(ctx, id);
  const { label, trackingNumber } = shipment;
  const draws = isOurs && (!label || (paper && paper !== "A6"));
  if (!draws || trackingNumber === null) return { label, trackingNumber };
  return { label: await drawLabel(await labelled(ctx, shipment, trackingNumber), paper), trackingNumber };
}

/** The label of ours for a label printer; null for a carrier that draws its own (a PDF that no label printer takes as it is), and while there is none. */
export async function readLabelZpl(ctx: Context, id: string, paper: LabelPaper, printer: LabelPrinter): Promise<string | null> {
  const { shipment, isOurs } = await shipmentToLabel(ctx, id);
  const { trackingNumber } = shipment;
  if (!isOurs || trackingNumber === null) return null;
  return shippingLabelZpl(labelDataOf(await labelled(ctx, shipment, trackingNumber)), paper, printer);
}

async function shipmentToLabel(ctx: Context, id: string) {
  const [row] = await ctx.db
    .select({ shipment: shipments, kind: carriers.kind })
    .from(shipments)
    .innerJoin(carriers, and(eq(carriers.organizationId, shipments.organizationId), eq(carriers.id, shipments.carrierId)))
    .where(and(mine(ctx), eq(shipments.id, id)));
  if (!row) throw notFound("shipment");
  const { shipment, kind } = row;
  return { shipment, isOurs: kindsWithoutLabel.includes(kind) && shipment.booking === "booked" };
}

async function labelled(ctx: Context, shipment: typeof shipments.$inferSelect, trackingNumber: string) {
  const consignment = await loadConsignment(ctx, shipment.fulfilmentId);
  return { consignment, shipment, trackingNumber, now: shipment.bookedAt ?? ctx.now() };
}
