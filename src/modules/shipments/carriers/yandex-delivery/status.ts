import type { TrackingStatus } from "../../tracking";

/** The stages of a claim (status model of the express API): not confirmed yet, waiting for its courier, on its way, over, or dead. */
const stages = {
  unconfirmed: ["new", "estimating", "ready_for_approval"],
  waiting: ["accepted", "performer_lookup", "performer_draft", "performer_found", "pickup_arrived", "ready_for_pickup_confirmation"],
  moving: [
    "pickuped",
    "delivery_arrived",
    "ready_for_delivery_confirmation",
    "pay_waiting",
    "returning",
    "return_arrived",
    "ready_for_return_confirmation",
  ],
  over: ["delivered", "delivered_finish", "returned", "returned_finish", "cancelled_with_items_on_hands"],
  dead: ["estimating_failed", "performer_not_found", "failed", "cancelled", "cancelled_with_payment", "cancelled_by_taxi"],
} as const;
export type Stage = keyof typeof stages | "unknown";

const stageOfStatus = new Map(Object.entries(stages).flatMap(([stage, all]) => all.map((status) => [status as string, stage as Stage])));

export const stageOf = (status: string): Stage => stageOfStatus.get(status) ?? "unknown";

/** What is nothing about the way of goods, such as a claim that died, is `unknown` with its code and words. */
const tracked: Record<string, TrackingStatus> = {
  ...Object.fromEntries([...stages.unconfirmed, ...stages.waiting].map((status) => [status, "pre_transit"])),
  pickuped: "in_transit",
  delivery_arrived: "out_for_delivery",
  ready_for_delivery_confirmation: "out_for_delivery",
  pay_waiting: "out_for_delivery",
  delivered: "delivered",
  delivered_finish: "delivered",
  returning: "return_to_sender",
  return_arrived: "return_to_sender",
  ready_for_return_confirmation: "return_to_sender",
  returned: "returned",
  returned_finish: "returned",
  // The courier keeps the goods.
  cancelled_with_items_on_hands: "lost",
};

export const statusOf = (status: string): TrackingStatus => (Object.hasOwn(tracked, status) ? (tracked[status] ?? "unknown") : "unknown");

/** Why a claim came to nothing, in Russian as all of Yandex's words about a parcel are. */
const words: Record<string, string> = {
  estimating_failed: "Не удалось оценить доставку",
  performer_not_found: "Курьер не нашёлся",
  failed: "Заявка не выполнена",
  cancelled: "Заявка отменена",
  cancelled_with_payment: "Заявка отменена платно",
  cancelled_by_taxi: "Курьер отказался от заявки",
  cancelled_with_items_on_hands: "Заявка отменена, товар остался у курьера",
};

export const wordsOf = (status: string): string | null => (Object.hasOwn(words, status) ? (words[status] ?? null) : null);
