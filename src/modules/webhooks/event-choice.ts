/** What receivers most often want to hear of, by topic. Others are chosen by their own name over the API. */
export const eventTopics = {
  order: ["placed", "confirmed", "reserved", "shortage", "held", "released", "edited", "split", "paid", "refunded", "cancelled", "closed"],
  fulfilment: ["planned", "picking_started", "picked", "packed", "handed_over", "delivered", "short", "cancelled"],
  shipment: ["booked", "status_changed", "booking_failed", "cancelled"],
  stock: ["changed", "audit_failed"],
  product: ["changed"],
  arrival: ["announced", "changed", "received", "cancelled"],
  transfer: ["sent", "received", "cancelled"],
  channel_stock: ["pushed", "drifted"],
  connection: ["troubled", "recovered", "changed"],
  intake: ["received", "failed"],
  message: ["failed"],
} as const satisfies Record<string, readonly string[]>;

export type EventTopic = keyof typeof eventTopics;
export const topicNames = Object.keys(eventTopics) as EventTopic[];

const typesOf = (topic: EventTopic): string[] => eventTopics[topic].map((word) => `${topic}.${word}`);
const isOf = (topic: EventTopic) => (wanted: string) => wanted.startsWith(`${topic}.`);

/** Whether a type is wanted: itself, its whole topic, or everything. */
export function isChosen(events: readonly string[], topic: EventTopic, type: string): boolean {
  return events.includes("*") || events.includes(`${topic}.*`) || events.includes(type);
}

/** How much of a topic is wanted. */
export function chosenOf(events: readonly string[], topic: EventTopic): boolean | "indeterminate" {
  if (events.includes("*") || events.includes(`${topic}.*`)) return true;
  return events.some(isOf(topic)) ? "indeterminate" : false;
}

/** With a whole topic wanted (those to come too), or none of it. */
export function chooseTopic(events: readonly string[], topic: EventTopic, on: boolean): string[] {
  const others = events.filter((wanted) => wanted !== "*" && !isOf(topic)(wanted));
  const rest = events.includes("*") ? topicNames.filter((one) => one !== topic).map((one) => `${one}.*`) : others;
  return on ? [...rest, `${topic}.*`] : rest;
}

/** With one type wanted or not; a topic that was wanted whole is wanted in its other types from then on. */
export function chooseType(events: readonly string[], topic: EventTopic, type: string, on: boolean): string[] {
  const spelt = chosenOf(events, topic) === true ? [...chooseTopic(events, topic, false), ...typesOf(topic)] : [...events];
  const others = spelt.filter((wanted) => wanted !== type);
  return on ? [...others, type] : others;
}

/** Wanted patterns that no checkbox stands for: kept, and shown by their names. */
export function otherEvents(events: readonly string[]): string[] {
  const known = new Set(topicNames.flatMap((topic) => [`${topic}.*`, ...typesOf(topic)]));
  return events.filter((wanted) => wanted !== "*" && !known.has(wanted));
}
