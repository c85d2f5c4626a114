import type { TrackingStatus } from "../../tracking";

/** The stages of an order (status model of deliveries on other days). Codes that are told nowhere are `unknown`, and kept. */
const tracked: Record<string, TrackingStatus> = {
  CREATED: "pre_transit",
  DELIVERY_PROCESSING_STARTED: "pre_transit",
  DELIVERY_TRACK_RECIEVED: "pre_transit",
  DELIVERY_TRACK_RECEIVED: "pre_transit",
  SORTING_CENTER_PROCESSING_STARTED: "pre_transit",
  SORTING_CENTER_TRACK_RECEIVED: "pre_transit",
  SORTING_CENTER_TRACK_LOADED: "pre_transit",
  SORTING_CENTER_LOADED: "pre_transit",
  DELIVERY_LOADED: "pre_transit",
  SORTING_CENTER_AT_START: "in_transit",
  SORTING_CENTER_PREPARED: "in_transit",
  SORTING_CENTER_TRANSMITTED: "in_transit",
  DELIVERY_AT_START: "in_transit",
  DELIVERY_AT_START_SORT: "in_transit",
  DELIVERY_TRANSPORTATION: "in_transit",
  DELIVERY_ARRIVED: "in_transit",
  DELIVERY_TRANSPORTATION_RECIPIENT: "out_for_delivery",
  DELIVERY_ARRIVED_PICKUP_POINT: "ready_for_pickup",
  CONFIRMATION_CODE_RECEIVED: "ready_for_pickup",
  DELIVERY_STORAGE_PERIOD_EXTENDED: "ready_for_pickup",
  DELIVERY_TRANSMITTED_TO_RECIPIENT: "delivered",
  DELIVERY_DELIVERED: "delivered",
  PARTICULARLY_DELIVERED: "delivered",
  FINISHED: "delivered",
  DELIVERY_ATTEMPT_FAILED: "failed_attempt",
  DELIVERY_CAN_NOT_BE_COMPLETED: "return_to_sender",
  DELIVERY_STORAGE_PERIOD_EXPIRED: "return_to_sender",
  SORTING_CENTER_RETURN_PREPARING: "return_to_sender",
  SORTING_CENTER_RETURN_PREPARING_SENDER: "return_to_sender",
  SORTING_CENTER_RETURN_ARRIVED: "return_to_sender",
  SORTING_CENTER_RETURN_TRANSFERRED: "return_to_sender",
  RETURN_PREPARING: "return_to_sender",
  RETURN_TRANSPORTATION_STARTED: "return_to_sender",
  RETURN_ARRIVED_DELIVERY: "return_to_sender",
  RETURN_TRANSMITTED_FULFILMENT: "return_to_sender",
  RETURN_READY_FOR_PICKUP: "return_to_sender",
  SORTING_CENTER_RETURN_RETURNED: "returned",
  RETURN_RETURNED: "returned",
};

export const statusOf = (status: string): TrackingStatus => (Object.hasOwn(tracked, status) ? (tracked[status] ?? "unknown") : "unknown");

const drafts = new Set(["DRAFT", "VALIDATING"]);

/** Whether an order is still being looked at, has come to nothing, or lives. */
export function stageOf(status: string): "draft" | "dead" | "alive" {
  if (drafts.has(status)) return "draft";
  return /^(VALIDATING_ERROR|ERROR|(SORTING_CENTER_)?CANCELL?ED.*|SORTING_CENTER_ERROR)$/.test(status) ? "dead" : "alive";
}
