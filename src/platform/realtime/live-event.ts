/** An event as browsers get it. */
export type LiveEvent = {
  cursor: string;
  type: string;
  at: string;
  subject: { kind: string; id: string; number?: string };
  orderId?: string;
  warehouseId?: string;
  by?: { kind: string; id: string | null; name: string };
  data: Record<string, unknown>;
};

/** A topic ("order"), a whole type ("order.placed"), several of them, or whatever a function says. */
export type Topics = string | readonly string[] | ((event: LiveEvent) => boolean);

/** Whether an event is one of the topics and, where an id is given, about that thing or its order. */
export function concerns(event: LiveEvent, topics: Topics, id?: string): boolean {
  if (id !== undefined && event.subject.id !== id && event.orderId !== id) return false;
  if (typeof topics === "function") return topics(event);
  const wanted = typeof topics === "string" ? [topics] : topics;
  return wanted.some((topic) => event.type === topic || event.type.startsWith(`${topic}.`));
}
