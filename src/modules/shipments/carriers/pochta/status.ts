import type { TrackingStatus } from "../../tracking";

/** What the attributes of a type mean, and what any other of them does. */
type Rule = { else: TrackingStatus } & Partial<Record<TrackingStatus, readonly number[]>>;

/**
 * The Post's operations over a parcel (types and attributes of «Трекинг отправлений») in our vocabulary. Left out, and so "unknown":
 * what says nothing of where a parcel is (notices, agreed hours, paid duties, a transferred payment, the undoing of an operation).
 */
const rules: Readonly<Record<number, Rule>> = {
  1: { else: "in_transit" },
  2: {
    else: "unknown",
    delivered: [1, 3, 5, 6, 8, 10, 11, 12, 13, 14, 15, 17, 18, 19, 21, 23, 25, 26, 27],
    returned: [2, 4, 7, 9, 16, 20, 22, 24, 28, 29, 30, 31],
  },
  3: { else: "return_to_sender" },
  4: { else: "in_transit" },
  5: { else: "failed_attempt", lost: [1, 2], in_transit: [3] },
  6: { else: "ready_for_pickup" },
  8: {
    else: "in_transit",
    ready_for_pickup: [2, 9, 10, 14, 16, 27, 28, 33, 35, 42, 52, 56, 57, 58, 59, 60, 62, 74],
    out_for_delivery: [15, 18],
    unknown: [19, 21, 23, 24, 25, 26, 29, 34, 36, 37, 38, 40, 41, 43, 45, 46, 47, 48, 50, 51, 53, 54, 55, 61, 63, 65, 66, 67, 78],
  },
  9: { else: "in_transit" },
  10: { else: "in_transit" },
  11: { else: "in_transit" },
  12: { else: "failed_attempt", lost: [28] },
  13: { else: "in_transit" },
  14: { else: "in_transit" },
  15: { else: "lost" },
  16: { else: "lost" },
  17: { else: "lost" },
  18: { else: "lost" },
  20: { else: "pre_transit" },
  21: { else: "unknown", delivered: [1, 2, 3] },
  22: { else: "failed_attempt" },
  24: { else: "in_transit" },
  27: { else: "pre_transit" },
  28: { else: "pre_transit" },
  29: { else: "in_transit" },
  31: { else: "in_transit" },
  32: { else: "in_transit" },
  33: { else: "in_transit" },
  37: { else: "pre_transit" },
  38: { else: "in_transit" },
  39: { else: "in_transit" },
  40: { else: "in_transit" },
  41: { else: "in_transit" },
  42: { else: "failed_attempt", lost: [28] },
  43: { else: "ready_for_pickup" },
  47: { else: "pre_transit" },
  // A part was handed over and the rest comes back as a parcel of its own.
  48: { else: "delivered" },
  50: { else: "failed_attempt" },
  51: { else: "failed_attempt" },
  56: { else: "return_to_sender" },
  59: { else: "pre_transit" },
  61: { else: "in_transit" },
  62: { else: "returned" },
};

const handedOver = 2;

/**
 * What an operation says. One of handing over whose attribute tells nobody is read by its name, and one without any by the way that
 * the parcel was going.
 */
export function statusOf(type: number, attribute: number, { name = "", isComingBack = false } = {}): TrackingStatus {
  const rule = Object.hasOwn(rules, type) ? rules[type] : undefined;
  if (!rule) return "unknown";
  const { else: otherwise, ...named } = rule;
  const [told] = Object.entries(named).find(([, attributes]) => attributes.includes(attribute)) ?? [];
  if (told) return told as TrackingStatus;
  if (type !== handedOver) return otherwise;
  if (/отправител/iu.test(name)) return "returned";
  if (/адресат/iu.test(name)) return "delivered";
  if (attribute !== 0) return otherwise;
  return isComingBack ? "returned" : "delivered";
}
