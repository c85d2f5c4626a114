import { newId } from "@/lib/ids";
import type { Context } from "@/platform/context";
import { addJob } from "@/platform/jobs/add-job";
import { record } from "@/platform/outbox/record";
import { carrierOf } from "../carriers/registry";
import type { Consignment } from "../load-consignment";
import type { LockedShipment } from "../lock-shipment";
import { handoverShipments, handovers } from "./tables";

/** One list after another: the job of a handover that is asked for again waits for the one that runs. */
export const manifestQueue = "manifests";

/** The handovers of one call: of its parcels those of one carrier and warehouse leave together. */
export class Together {
  readonly ids = new Map<string, string>();
  /** Those whose carrier makes a list of its own. */
  readonly listed = new Set<string>();
}

/** Counted from the last parcel. Should this process die before it is done, the list is made of what had left. */
const gatheringMs = 60_000;

/**
 * Notes in the transaction in which a parcel leaves with whom it left. Marketplaces have drop-offs of their own. The shipment is locked
 * by the caller.
 */
export async function noteLeft(
  ctx: Context,
  { shipment, fulfilment, carrierKind }: LockedShipment,
  { parcels, valueMinor, cashOnDeliveryMinor, currency }: Consignment["request"],
  { ids, listed }: Together,
): Promise<void> {
  if (carrierKind === "marketplace") return;
  const { organizationId, carrierId } = shipment;
  const { warehouseId } = fulfilment;
  const place = `${carrierId} ${warehouseId}`;
  const id = ids.get(place) ?? newId();
  ids.set(place, id);
  const hasManifest = carrierOf(carrierKind)?.manifest !== undefined;
  const [made] = await ctx.db
    .insert(handovers)
    .values({
      organizationId,
      id,
      carrierId,
      warehouseId,
      manifest: hasManifest ? "waiting" : "none",
      by: ctx.actor.name,
      createdAt: ctx.now(),
    })
    .onConflictDoNothing()
    .returning({ id: handovers.id });
  await ctx.db
    .insert(handoverShipments)
    .values({
      organizationId,
      handoverId: id,
      shipmentId: shipment.id,
      parcels: parcels.length,
      weightGrams: parcels.reduce((sum, parcel) => sum + parcel.weightGrams, 0),
      valueMinor,
      cashMinor: cashOnDeliveryMinor,
      currency,
    })
    .onConflictDoNothing();
  if (made)
    await record(ctx, { type: "handover.made", subject: { kind: "handover", id }, warehouseId, data: { carrier: shipment.carrier } });
  if (!hasManifest) return;
  listed.add(id);
  // Put off by each parcel: a list that is made while others still leave would lack them for good.
  await addJob(
    ctx,
    "make_manifest",
    { handoverId: id },
    { key: id, queue: manifestQueue, runAt: new Date(ctx.now().getTime() + gatheringMs) },
  );
}

/** All that could leave has left: carriers with a list of their own are asked for it now. */
export async function closeHandovers(ctx: Context, { listed }: Together): Promise<void> {
  for (const id of listed) await addJob(ctx, "make_manifest", { handoverId: id }, { key: id, queue: manifestQueue });
}
