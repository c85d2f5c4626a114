import type { Shipment } from "@/modules/shipments/ui/shipment-row";

type Tracking = Shipment["status"];
export type ParcelStep = { status: Tracking; state: "done" | "current" | "ahead"; at: string | null; place: string | null };

/** The four stages that a parcel's card shows. Collected parcels wait at a point instead of riding with a courier; trouble takes the place of the stage it struck in. */
export function parcelSteps(
  shipment: Pick<Shipment, "status" | "events" | "carrierKind" | "service" | "handedOverAt" | "deliveredAt" | "expectedAt">,
): ParcelStep[] {
  const { status, events } = shipment;
  const collected =
    status === "ready_for_pickup" ||
    events.some((event) => event.status === "ready_for_pickup") ||
    shipment.service === "point" ||
    shipment.carrierKind === "pickup";
  const third: Tracking = status === "failed_attempt" ? "failed_attempt" : collected ? "ready_for_pickup" : "out_for_delivery";
  const ended = status === "return_to_sender" || status === "returned" || status === "lost";
  const stages: Tracking[] = ["pre_transit", "in_transit", third, ended ? status : "delivered"];
  const reached =
    status === "delivered" || status === "returned" ? 4 : ended ? 3 : Math.max(stages.indexOf(status), shipment.handedOverAt ? 1 : 0);
  return stages.map((stage, at) => {
    const event = events.findLast((one) => one.status === stage);
    const given =
      stage === "pre_transit" ? shipment.handedOverAt : stage === "delivered" ? (shipment.deliveredAt ?? shipment.expectedAt) : null;
    const skipped = ended && at === 2 && !event;
    return {
      status: stage,
      state: at < reached && !skipped ? "done" : at === reached ? "current" : "ahead",
      at: event?.occurredAt ?? given,
      place: event?.location ?? null,
    };
  });
}
