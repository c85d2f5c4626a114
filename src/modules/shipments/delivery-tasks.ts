import type { TrackingStatus } from "./tracking";

/** What a parcel on its way wants of a person. Pure. */
export const deliveryTaskKinds = ["stuck", "failed_attempt", "returning", "lost"] as const;
export type DeliveryTaskKind = (typeof deliveryTaskKinds)[number];

const ofStatus: Partial<Record<TrackingStatus, DeliveryTaskKind>> = {
  failed_attempt: "failed_attempt",
  return_to_sender: "returning",
  lost: "lost",
};

/** The task that a status raises; null for most: then everything that was open has settled itself. */
export function taskOfStatus(status: TrackingStatus): DeliveryTaskKind | null {
  return ofStatus[status] ?? null;
}

const dayMs = 24 * 60 * 60 * 1000;

// At a point or at the door a parcel waits for its buyer: standing still is what it is to do. A task of its own covers the others.
const mayStandStill: readonly TrackingStatus[] = ["ready_for_pickup", "delivered", "returned", "failed_attempt", "lost"];

export type MovingParcel = { status: TrackingStatus; statusAt: Date | null; handedOverAt: Date | null };

/** Since when a parcel that should move has not; null: it moves, waits for its buyer, or has arrived. */
export function stuckSince({ status, statusAt, handedOverAt }: MovingParcel, stuckAfterDays: number, now: Date): Date | null {
  if (!handedOverAt || mayStandStill.includes(status)) return null;
  const last = statusAt && statusAt > handedOverAt ? statusAt : handedOverAt;
  return now.getTime() - last.getTime() >= stuckAfterDays * dayMs ? last : null;
}
