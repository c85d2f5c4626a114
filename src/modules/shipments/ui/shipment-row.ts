import type { OverTheWire } from "@/platform/trpc/over-the-wire";
import type { ShipmentView } from "../queries";

/** A shipment as the screens get it. */
export type Shipment = OverTheWire<ShipmentView>;

const trouble = new Set(["failed_attempt", "return_to_sender", "lost", "unknown"]);

/** It wants somebody: not booked, not handed to the buyer, lost, or expected before now. */
export function wantsSomebody(shipment: Pick<Shipment, "booking" | "status" | "expectedAt" | "deliveredAt">, now: Date): boolean {
  return shipment.booking === "failed" || shipment.booking === "refused" || trouble.has(shipment.status) || isLate(shipment, now);
}

/** The carrier said by when, and it is not there. */
export function isLate(
  { booking, expectedAt, deliveredAt, status }: Pick<Shipment, "booking" | "status" | "expectedAt" | "deliveredAt">,
  now: Date,
): boolean {
  const over = status === "delivered" || status === "returned" || status === "ready_for_pickup";
  return booking === "booked" && expectedAt !== null && !deliveredAt && !over && new Date(expectedAt) < now;
}

/** Parcels at the door that may be handed over. */
export const isReady = ({ booking, fulfilmentStatus }: Pick<Shipment, "booking" | "fulfilmentStatus">) =>
  booking === "booked" && fulfilmentStatus === "packed";
