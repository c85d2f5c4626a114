import type { TrackingStatus } from "../../tracking";

/** EasyPost's own vocabulary for all carriers (tracker "status"); a voided label and a tracker's own error say nothing of the parcel. */
const statuses: Record<string, TrackingStatus> = {
  pre_transit: "pre_transit",
  in_transit: "in_transit",
  out_for_delivery: "out_for_delivery",
  available_for_pickup: "ready_for_pickup",
  delivered: "delivered",
  return_to_sender: "return_to_sender",
  failure: "failed_attempt",
};

/** Our word for theirs; the detail tells a loss from a failed delivery, and a way back from any other. */
export function statusOf(status: string, detail = ""): TrackingStatus {
  const known = Object.hasOwn(statuses, status) ? (statuses[status] ?? "unknown") : "unknown";
  if (known === "failed_attempt" && detail === "lost") return "lost";
  if (known === "in_transit" && detail === "return") return "return_to_sender";
  return known;
}
